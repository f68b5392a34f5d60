import Numbers

/// Numbers, amounts and days as a Dutch reader writes them; all exact, nothing depends on a locale.
public enum DutchText {
  /// An amount to read: `€ 1.234.567,89`; a debt is `€ -1.234,56`.
  public static func money(_ amount: Money) -> String {
    DigitText.string(Int128(amount.cents), scale: 2, isGrouped: true, before: "€ ")
  }

  /// An amount for a CSV cell: `1234567,89`.
  public static func plainMoney(_ amount: Money) -> String {
    DigitText.string(Int128(amount.cents), scale: 2, isGrouped: false)
  }

  /// A number to read, with all decimals that it has: `1.234,5`.
  public static func number(_ number: Decimal) -> String {
    DigitText.string(number.coefficient, scale: number.scale, isGrouped: true)
  }

  /// A number for a CSV cell, with all decimals that it has: `1234,5`.
  public static func plainNumber(_ number: Decimal) -> String {
    DigitText.string(number.coefficient, scale: number.scale, isGrouped: false)
  }

  /// A whole number: `46.871`.
  public static func whole(_ number: Int64) -> String { whole(Int128(number)) }

  /// A whole number that may be large: `46.871`.
  public static func whole(_ number: Int128) -> String {
    DigitText.string(number, scale: 0, isGrouped: true)
  }

  /// A day to read: `1 oktober 2025`.
  public static func day(_ day: Day) -> String {
    "\(day.day) \(months[day.month - 1]) \(day.year)"
  }

  /// A day of every year to read: `1 oktober`; only digits for a month that the year has not.
  public static func day(_ day: Int, ofMonth month: Int) -> String {
    months.indices.contains(month - 1) ? "\(day) \(months[month - 1])" : "\(day)-\(month)"
  }

  /// A month as people write it: `april 2026`.
  public static func month(_ month: Int, ofYear year: Int) -> String {
    months.indices.contains(month - 1) ? "\(months[month - 1]) \(year)" : "\(month)-\(year)"
  }

  /// A day for a CSV cell: `2025-10-01`.
  public static func isoDay(_ day: Day) -> String {
    String(unsafeUninitializedCapacity: 10) { text in
      var rest = day.ordinal
      for place in [9, 8, 6, 5, 3, 2, 1, 0] {
        text[place] = Ascii.zero + UInt8(rest % 10)
        rest /= 10
      }
      text[4] = Ascii.hyphen
      text[7] = Ascii.hyphen
      return 10
    }
  }

  private static let months = [
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
  ]
}
