import Formats
import Numbers
import Testing

@Suite("Reading and writing days")
struct DayTextTests {
  @Test func `every day of two centuries is read in each of its forms`() throws {
    var count = 0
    for year in 1900...2099 {
      for month in 1...12 {
        for number in 1...31 {
          guard let day = Day(year: year, month: month, day: number) else { continue }
          count += 1
          #expect(NumberText.day(DutchText.isoDay(day)) == .value(day))
          #expect(NumberText.day("\(number)-\(month)-\(year)") == .value(day))
        }
      }
    }
    #expect(count == 73_049)
  }

  @Test(arguments: [
    ("2025-10-01", 2025), ("1-10-2025", 2025), ("01-10-2025", 2025), (" 1-10-2025 ", 2025),
    ("01-10-0999", 999), ("0999-10-01", 999),
  ])
  func `a day is written in one of two orders`(text: String, year: Int) throws {
    let day = try #require(Day(year: year, month: 10, day: 1))
    #expect(NumberText.day(text) == .value(day))
  }

  @Test(arguments: [
    ("30-2-2025", NumberFault.noSuchDay), ("2025-13-01", .noSuchDay), ("0000-01-01", .noSuchDay),
    ("2025-00-01", .noSuchDay), ("00-1-2025", .noSuchDay), ("29-02-1900", .noSuchDay),
    ("1/10/2025", .notADate), ("2025-1-1", .notADate), ("1-10-25", .notADate), ("2025", .notADate),
    ("1-10-2025-", .notADate), ("--", .notADate), ("1 oktober 2025", .notADate), ("<5", .notADate),
    ("99999-01-01", .notADate), ("1-10-02025", .notADate),
  ])
  func `what is no day says why`(text: String, fault: NumberFault) {
    #expect(NumberText.day(text) == .fault(fault))
  }

  @Test func `an empty text is no day yet`() {
    #expect(NumberText.day("  ") == .empty)
  }

  @Test func `a day to read has the name of its month`() throws {
    #expect(DutchText.day(try #require(Day(year: 2025, month: 10, day: 1))) == "1 oktober 2025")
    #expect(DutchText.day(try #require(Day(year: 2024, month: 2, day: 29))) == "29 februari 2024")
    #expect(DutchText.isoDay(try #require(Day(year: 7, month: 3, day: 9))) == "0007-03-09")
  }
}
