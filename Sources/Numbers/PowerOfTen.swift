/// The powers of ten that fit `Int128`.
public enum PowerOfTen {
  /// The largest exponent: 10^38 < 2^127.
  public static let largest = 38

  /// 10^`exponent`; `exponent` is 0 to ``largest``.
  @inlinable
  public static func value(_ exponent: Int) -> Int128 {
    precondition(exponent >= 0 && exponent <= largest, "10^39 does not fit")
    var power: Int128 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
  }
}
