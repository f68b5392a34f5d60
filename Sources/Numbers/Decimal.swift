/// An exact decimal number: `coefficient` × 10^−`scale`.
///
/// Range of a cell: twelve digits before and twelve after the decimal sign, so that a coefficient has
/// at most 24 digits and a product of a rate and a count still fits `Int128`. Two decimals are equal
/// when they are written alike: 1,50 and 1,5 differ here, because the number of decimals that a cell
/// shows is the scale of the register it fills.
@frozen
public struct Decimal: Hashable, Sendable {
  /// The digits without the decimal sign.
  public let coefficient: Int128
  /// The number of digits after the decimal sign, 0 to 38.
  public let scale: Int

  /// The most digits that a cell may have on either side of the decimal sign.
  public static let cellDigits = 12

  /// The number `coefficient` × 10^−`scale`.
  @inlinable
  public init(coefficient: Int128, scale: Int) {
    precondition(scale >= 0 && scale <= PowerOfTen.largest, "a scale counts decimals")
    self.coefficient = coefficient
    self.scale = scale
  }

  /// A whole number.
  @inlinable
  public init(_ whole: Int64) {
    self.init(coefficient: Int128(whole), scale: 0)
  }

  /// The same value with more decimals, or nothing when it does not fit `Int128`.
  @inlinable
  public func coefficient(atScale wider: Int) -> Int128? {
    guard wider >= scale, wider - scale <= PowerOfTen.largest else { return nil }
    let (value, overflow) = coefficient.multipliedReportingOverflow(
      by: PowerOfTen.value(wider - scale))
    return overflow ? nil : value
  }

  /// The same value written with no decimals that are zero at the end.
  public var reduced: Decimal {
    var digits = coefficient
    var decimals = scale
    while decimals > 0, digits % 10 == 0 {
      digits /= 10
      decimals -= 1
    }
    return Decimal(coefficient: digits, scale: decimals)
  }

  /// The value with `scale` decimals, rounded half away from zero; nothing when it does not fit.
  public func rounded(toScale decimals: Int) -> Decimal? {
    if decimals >= scale {
      return coefficient(atScale: decimals).map { Decimal(coefficient: $0, scale: decimals) }
    }
    return Decimal(
      coefficient: Rounding.halfAwayFromZero(coefficient, dropping: scale - decimals),
      scale: decimals)
  }
}
