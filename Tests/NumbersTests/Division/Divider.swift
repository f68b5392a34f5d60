import Numbers
import Testing

/// Something that divides units over keys: the code under test, or a twin that is wrong on purpose.
struct Divider: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let shares: @Sendable (DivisionSample) -> [Int128]?

  /// The code under test; nothing when it refuses.
  static let tested = Divider(testDescription: "LargestRemainder") { sample in
    try? divided(sample).get().shares
  }

  /// What the code under test gives or why it refuses.
  static func divided(
    _ sample: DivisionSample
  ) -> Result<(shares: [Int128], extra: [Bool]), LargestRemainder.Refusal> {
    var division = LargestRemainder(capacity: sample.keys.count + 1)
    for (index, key) in sample.keys.enumerated() { division.keys[index] = key }
    do throws(LargestRemainder.Refusal) {
      try division.divide(sample.units, count: sample.keys.count)
    } catch {
      return .failure(error)
    }
    let count = sample.keys.count
    return .success((Array(division.shares.prefix(count)), Array(division.extra.prefix(count))))
  }

  // MARK: Wrong on purpose

  /// Rounds each share half up, so that the total may be off.
  static let halfUp = wrong("rounds each share half up") { quotas, total, _ in
    quotas.map { Int128($0.whole) + ($0.remainder >= total - $0.remainder ? 1 : 0) }
  }

  /// Gives what is left over to the first keys, whatever their remainder.
  static let firstInLine = wrong("gives the rest to the first keys") { quotas, _, left in
    quotas.enumerated().map { Int128($1.whole) + ($0 < left ? 1 : 0) }
  }

  /// Gives everything that is left over to the largest remainder.
  static let allToOne = wrong("gives the whole rest to one key") { quotas, _, left in
    let best = quotas.indices.max { quotas[$0].remainder < quotas[$1].remainder }
    return quotas.enumerated().map { Int128($1.whole) + ($0 == best ? Int128(left) : 0) }
  }

  /// Gives what is left over to the smallest remainders.
  static let smallest = wrong("gives the rest to the smallest remainders") { quotas, _, left in
    hand(out: left, quotas) { $0.remainder < $1.remainder }
  }

  /// Breaks ties in favour of the last key.
  static let tiesToLast = wrong("breaks ties for the last key") { quotas, _, left in
    Array(hand(out: left, quotas.reversed()) { $0.remainder > $1.remainder }.reversed())
  }

  /// Drops the last bits of keys before it divides.
  static let coarse = Divider(testDescription: "drops the last bit of each key") { sample in
    tested.shares(DivisionSample(units: sample.units, keys: sample.keys.map { $0 / 2 }))
  }

  /// Floors negative quotas before it hands out the rest, which turns the ties around.
  static let floored = Divider(testDescription: "floors what is negative") { sample in
    (sample.units < 0 ? tiesToLast : tested).shares(sample)
  }

  private typealias Quota = (whole: UInt128, remainder: UInt128)

  private static func wrong(
    _ name: String, _ rule: @escaping @Sendable ([Quota], UInt128, Int) -> [Int128]
  ) -> Divider {
    Divider(testDescription: name) { sample in
      guard ExactDivision.refusal(sample) == nil else { return nil }
      let total = sample.keys.reduce(UInt128(0)) { $0 + $1.magnitude }
      guard total > 0 else { return sample.keys }
      let quotas = sample.keys.map { ExactDivision.quota(sample.units, $0, of: total) }
      let left = sample.units.magnitude - quotas.reduce(UInt128(0)) { $0 + $1.whole }
      let shares = rule(quotas, total, Int(left))
      return sample.units < 0 ? shares.map { -$0 } : shares
    }
  }

  private static func hand(
    out left: Int, _ quotas: [Quota], _ precedes: (Quota, Quota) -> Bool
  ) -> [Int128] {
    var shares = quotas.map { Int128($0.whole) }
    let inLine = quotas.indices.sorted {
      precedes(quotas[$0], quotas[$1]) || (!precedes(quotas[$1], quotas[$0]) && $0 < $1)
    }
    for index in inLine.prefix(left) { shares[index] += 1 }
    return shares
  }
}
