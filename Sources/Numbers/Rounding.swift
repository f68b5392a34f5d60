/// Rounding of a product: half away from zero.
///
/// This is the first of the three roundings that the program knows; the other two are
/// ``LargestRemainder`` for money and the same for whole pupils.
public enum Rounding {
  /// `value` / `divisor`, rounded half away from zero; `divisor` is positive.
  ///
  /// Exact for every `Int128`: the comparison is made on the remainder, so nothing can overflow.
  @inlinable
  public static func halfAwayFromZero(_ value: Int128, dividedBy divisor: Int128) -> Int128 {
    precondition(divisor > 0, "a divisor is positive")
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    let distance = remainder.magnitude
    guard distance >= divisor.magnitude - distance else { return quotient }
    return value < 0 ? quotient - 1 : quotient + 1
  }

  /// `value` without its last `digits` digits, rounded half away from zero.
  @inlinable
  public static func halfAwayFromZero(_ value: Int128, dropping digits: Int) -> Int128 {
    digits == 0 ? value : halfAwayFromZero(value, dividedBy: PowerOfTen.value(digits))
  }
}
