import Numbers

/// Largest remainder as a textbook says it: every quota as an exact fraction, every remainder sorted.
///
/// Nothing is reduced and nothing is selected: products take 256 bits. It shares no code with
/// `LargestRemainder`.
enum ExactDivision {
  /// The whole part and the remainder of `units` × `key` / `total`, all positive.
  static func quota(
    _ units: Int128, _ key: Int128, of total: UInt128
  ) -> (whole: UInt128, remainder: UInt128) {
    let product = units.magnitude.multipliedFullWidth(by: key.magnitude)
    let (whole, remainder) = total.dividingFullWidth(product)
    return (whole, remainder)
  }

  /// The shares; the keys may not be negative and at least one is above zero.
  static func shares(_ sample: DivisionSample) -> [Int128] {
    let total = sample.keys.reduce(UInt128(0)) { $0 + $1.magnitude }
    let quotas = sample.keys.map { quota(sample.units, $0, of: total) }
    var shares = quotas.map { Int128($0.whole) }
    let left = sample.units.magnitude - quotas.reduce(UInt128(0)) { $0 + $1.whole }
    let inLine = quotas.indices.sorted {
      quotas[$0].remainder == quotas[$1].remainder
        ? $0 < $1 : quotas[$0].remainder > quotas[$1].remainder
    }
    for index in inLine.prefix(Int(left)) { shares[index] += 1 }
    return sample.units < 0 ? shares.map { -$0 } : shares
  }

  /// Why the division may not be made, in the words of the documentation of `LargestRemainder`.
  static func refusal(_ sample: DivisionSample) -> LargestRemainder.Refusal? {
    if let index = sample.keys.firstIndex(where: { $0 < 0 }) { return .negativeKey(index: index) }
    let total = sample.keys.reduce(UInt128(0)) { $0 + $1.magnitude }
    let divisor = sample.keys.reduce(UInt128(0)) { commonDivisor($0, $1.magnitude) }
    if divisor > 0, total / divisor >= 1 << 63 { return .tooLarge }
    if sample.units == 0 { return nil }
    if total == 0 { return .zeroTotal }
    return sample.units.magnitude >= 1 << 63 ? .tooLarge : nil
  }

  private static func commonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    right == 0 ? left : commonDivisor(right, left % right)
  }
}
