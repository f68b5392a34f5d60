/// Largest remainder over exact fractions; every remainder is sorted.
enum Hamilton {
  /// Why a division cannot be made.
  enum Refusal: Error, Equatable {
    case negativeKey(place: Int)
    case zeroTotal
  }

  struct Share: Equatable {
    var units: Int128
    var extra: Int
  }

  /// The units of each key; of equal remainders the key that comes first in `order` is served first.
  static func divide(
    _ units: Int128, over keys: [Fraction], order: [Int]? = nil
  ) throws(Refusal) -> [Share] {
    if let place = keys.firstIndex(where: { $0 < .zero }) { throw .negativeKey(place: place) }
    if units == 0 { return keys.map { _ in Share(units: 0, extra: 0) } }
    let common = keys.reduce(Int128(1)) {
      $0 / Fraction.commonDivisor($0, $1.denominator) * $1.denominator
    }
    let whole = keys.map { $0.numerator * (common / $0.denominator) }
    let total = whole.reduce(0, +)
    guard total > 0 else { throw .zeroTotal }
    let amount = Int128(units.magnitude)
    let quotas = whole.map { (amount * $0).quotientAndRemainder(dividingBy: total) }
    let left = Int(amount - quotas.reduce(Int128(0)) { $0 + $1.quotient })
    let rank = order ?? Array(keys.indices)
    let served = Set(
      keys.indices.sorted {
        quotas[$0].remainder == quotas[$1].remainder
          ? rank[$0] < rank[$1] : quotas[$0].remainder > quotas[$1].remainder
      }.prefix(left))
    return quotas.indices.map { place in
      let extra = served.contains(place) ? 1 : 0
      let share = quotas[place].quotient + Int128(extra)
      return Share(units: units < 0 ? -share : share, extra: extra)
    }
  }
}
