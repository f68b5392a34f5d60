/// A calendar day of the Gregorian calendar, years 1 to 9999.
@frozen
public struct Day: Hashable, Comparable, Sendable {
  /// The year, 1 to 9999.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, 1 to 31.
  public let day: Int

  /// The day, or nothing when the calendar does not have it (30 February).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Orders by time.
  public static func < (left: Day, right: Day) -> Bool { left.ordinal < right.ordinal }

  /// The day as one number that sorts by time: 20251001.
  public var ordinal: Int { (year * 100 + month) * 100 + day }

  /// The next day; the last day that the calendar has is followed by itself.
  public var next: Day {
    Day(year: year, month: month, day: day + 1) ?? Day(year: year, month: month + 1, day: 1)
      ?? Day(year: year + 1, month: 1, day: 1) ?? self
  }

  /// The same day so many months later, or the last day of that month when it has no such day; `self`
  /// when that lies outside the calendar.
  public func adding(months: Int) -> Day {
    let (count, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !overflow, (12..<120_000).contains(count) else { return self }
    let (year, month) = (count / 12, count % 12 + 1)
    return Day(
      year: year, month: month, day: min(day, Self.length(ofMonth: month, year: year))) ?? self
  }

  /// The last day of its month.
  public var endOfMonth: Day {
    Day(year: year, month: month, day: Self.length(ofMonth: month, year: year)) ?? self
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
