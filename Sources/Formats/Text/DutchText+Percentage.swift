import Numbers

extension DutchText {
  /// What percentage `part` is of `whole`, rounded half away from zero: `12,3%`.
  ///
  /// A percentage of nothing, or one beyond 10^36, is `–`.
  public static func percentage(_ part: Int128, of whole: Int128) -> String {
    if whole == 0 { return "–" }
    let divisor = whole.magnitude
    let (times, rest) = part.magnitude.quotientAndRemainder(dividingBy: divisor)
    // The rest is smaller than the divisor, so this quotient is below 1000.
    let (thousandths, left) = divisor.dividingFullWidth(rest.multipliedFullWidth(by: 1000))
    let rounded = Int128(left >= divisor - left ? thousandths + 1 : thousandths)
    guard times < 1 << 115 else { return "–" }
    let tenths = Int128(times) * 1000 + rounded
    let isNegative = (part < 0) != (whole < 0)
    return DigitText.string(isNegative ? -tenths : tenths, scale: 1, isGrouped: true, after: "%")
  }

  /// A fraction as a percentage, with the decimals that it needs: 0,0275 is `2,75%`.
  public static func percentage(_ fraction: Decimal) -> String {
    let reduced = fraction.reduced
    if reduced.scale >= 2 {
      return number(Decimal(coefficient: reduced.coefficient, scale: reduced.scale - 2)) + "%"
    }
    guard let hundredths = reduced.coefficient(atScale: 2) else { return "–" }
    return number(Decimal(coefficient: hundredths, scale: 0)) + "%"
  }
}
