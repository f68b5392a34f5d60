import Numbers
import TestSupport
import Testing

@Suite("Days of the calendar")
struct DayTests {
  /// Days since 1 March of year 0, from the lengths of months that begin in March.
  private func serial(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let (shifted, months) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
    return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * months + 2) / 5
      + day - 1
  }

  @Test func `a day exists exactly when the day after the one before it is new`() {
    var existing = 0
    for year in [1, 4, 100, 400, 1582, 1900, 2000, 2023, 2024, 2100, 9996, 9999] {
      for month in 1...12 {
        let next = month == 12 ? serial(year + 1, 1, 1) : serial(year, month + 1, 1)
        let length = next - serial(year, month, 1)
        for day in -1...33 {
          let found = Day(year: year, month: month, day: day)
          #expect((found != nil) == (1...length).contains(day), "\(year)-\(month)-\(day)")
          if found != nil { existing += 1 }
        }
      }
    }
    #expect(existing == 12 * 365 + 5)
  }

  @Test(arguments: [
    (0, 1, 1), (10_000, 1, 1), (2025, 0, 1), (2025, 13, 1), (2025, 1, 0), (2025, 2, 29),
    (1900, 2, 29), (2025, 4, 31), (.max, 1, 1), (2025, .min, 1), (2025, 1, .max),
  ])
  func `a day outside the calendar does not exist`(year: Int, month: Int, day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test func `days sort by time`() {
    var generator = SeededGenerator(seed: 1_10)
    var compared = 0
    for _ in 0..<2000 {
      let (year, month, day) = (
        generator.whole(2023...2025), generator.whole(1...12), generator.whole(1...31)
      )
      let other = (
        generator.whole(2023...2025), generator.pick(1, month, 12), generator.pick(1, 28)
      )
      guard let left = Day(year: year, month: month, day: day),
        let right = Day(year: other.0, month: other.1, day: other.2)
      else { continue }
      compared += 1
      let isEarlier = serial(year, month, day) < serial(other.0, other.1, other.2)
      #expect((left < right) == isEarlier)
      #expect((left == right) == (serial(year, month, day) == serial(other.0, other.1, other.2)))
    }
    #expect(compared > 1800)
  }

  @Test func `the ordinal spells the day`() {
    #expect(Day(year: 2025, month: 10, day: 1)?.ordinal == 20_251_001)
    #expect(Day(year: 1, month: 1, day: 1)?.ordinal == 10_101)
  }
}
