import Dossiers
import Numbers
import Results
import TestSupport
import Testing

@testable import Reports

@Suite("An amount over months")
struct PaymentScheduleTests {
  /// What a division into months breaks; the months are judged apart from how they were made.
  private static func breach(_ months: [Int128], of cents: Int128, by parts: [Int128]) -> String? {
    if months.reduce(0, +) != cents { return "som" }
    let total = parts.reduce(0, +)
    for (month, part) in zip(months, parts) where abs(month * total - cents * part) >= total {
      return "meer dan een cent van het quotum"
    }
    // Of months with the same part an earlier one never gets less.
    for one in months.indices {
      for other in months.indices.dropFirst(one + 1)
      where parts[one] == parts[other] && months[one] < months[other] { return "volgorde" }
    }
    return nil
  }

  /// Amounts and parts, many of them at a boundary.
  private static let samples: [(cents: Int128, parts: [Int128])] = {
    var generator = SeededGenerator(seed: 6)
    return (0..<4000).map { _ in
      let parts = (0..<generator.whole(1...12)).map { _ in
        Int128(generator.pick(1, 1, 1, 2, 3, 7, generator.whole(1...999_999), 999_999))
      }
      let cents = generator.pick(
        0, 1, 11, 12, 13, Int128(generator.whole(0...1_000_000)), Int128(Int64.max),
        Int128(Int64.max) * 1_000_000, Int128(generator.whole(0...Int.max)))
      return (cents, parts)
    }
  }()

  @Test func `is exactly that amount, each month within a cent of its quota`() {
    for (cents, parts) in Self.samples {
      let months = PaymentSchedule.divided(cents, by: parts)
      #expect(Self.breach(months, of: cents, by: parts) == nil, "\(cents) \(parts) \(months)")
    }
  }

  @Test func `is not made by rounding each month, by the first month, or from the last`() {
    typealias Divider = (Int128, [Int128]) -> [Int128]
    let wrong: [Divider] = [
      { cents, parts in
        let total = parts.reduce(0, +)
        return parts.map { Rounding.halfAwayFromZero(cents * $0, dividedBy: total) }
      },
      { cents, parts in
        let total = parts.reduce(0, +)
        var months = parts.map { cents * $0 / total }
        months[0] += cents - months.reduce(0, +)
        return months
      },
      { cents, parts in PaymentSchedule.divided(cents, by: parts.reversed()).reversed() },
    ]
    for divide in wrong {
      // A product of the largest amounts would not fit the twin itself.
      let caught = Self.samples.filter { cents, parts in
        cents <= Int128(Int64.max)
          && Self.breach(divide(cents, parts), of: cents, by: parts) != nil
      }
      #expect(caught.count > 100)
    }
  }

  @Test func `ten euros and one cent over twelve months begin with the larger ones`() {
    #expect(
      PaymentSchedule.divided(1001, by: Array(repeating: 1, count: 12))
        == Array(repeating: 84, count: 5) + Array(repeating: 83, count: 7))
  }

  // MARK: The rhythm of a year

  private func months(_ rows: [(from: Int, month: Int, part: Int64)], in year: Int) -> [Int] {
    var dossier = Dossier()
    dossier.paymentMonths = rows.map {
      PaymentMonth(
        from: $0.from, month: $0.month, part: $0.part,
        provenance: Provenance(status: .voorbeeld, source: "", origin: .none))
    }
    return dossier.paymentMonths(inYear: year).map(\.month)
  }

  @Test func `the last rhythm that has begun holds, without the months that have no part`() {
    let rows: [(from: Int, month: Int, part: Int64)] = [
      (2027, 10, 1), (2027, 4, 3), (2025, 2, 1), (2025, 1, 1), (2025, 3, 0),
    ]
    #expect(months(rows, in: 2024).isEmpty)
    #expect(months(rows, in: 2025) == [1, 2])
    #expect(months(rows, in: 2026) == [1, 2])
    #expect(months(rows, in: 2029) == [4, 10])
    #expect(months([(2025, 1, 0)], in: 2025).isEmpty)
  }
}
