/// An exact fraction, for a reference that must be obviously right; it traps rather than wraps.
struct Fraction: Hashable, Comparable, Sendable, CustomStringConvertible {
  let numerator: Int128
  let denominator: Int128

  static let zero = Fraction(0)

  init(_ numerator: Int128, over denominator: Int128 = 1) {
    precondition(denominator > 0, "a denominator is positive")
    let divisor = max(1, Self.commonDivisor(numerator, denominator))
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  static func commonDivisor(_ left: Int128, _ right: Int128) -> Int128 {
    right == 0 ? Int128(left.magnitude) : commonDivisor(right, left % right)
  }

  static func + (left: Fraction, right: Fraction) -> Fraction {
    Fraction(
      left.numerator * right.denominator + right.numerator * left.denominator,
      over: left.denominator * right.denominator)
  }

  static func - (left: Fraction, right: Fraction) -> Fraction { left + right * Fraction(-1) }

  static func * (left: Fraction, right: Fraction) -> Fraction {
    Fraction(left.numerator * right.numerator, over: left.denominator * right.denominator)
  }

  static func < (left: Fraction, right: Fraction) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }

  /// The whole number below or equal to it.
  var floor: Int128 {
    let whole = numerator / denominator
    return numerator < 0 && whole * denominator != numerator ? whole - 1 : whole
  }

  /// The nearest whole number; of two the one farther from zero.
  var rounded: Int128 {
    let half = Fraction(1, over: 2)
    return self < .zero ? -(half - self).floor : (self + half).floor
  }

  var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }
}
