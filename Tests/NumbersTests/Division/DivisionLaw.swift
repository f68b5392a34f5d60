import Testing

/// A law of largest remainder that needs no reference: it looks at the shares only.
struct DivisionLaw: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// Whether the law holds for a sample; nothing when the law says nothing about it.
  let holds: @Sendable (DivisionSample, Divider) -> Bool?

  /// The shares add up to the units.
  static let conserved = DivisionLaw(testDescription: "conserved") { sample, divider in
    divider.shares(sample).map { $0.reduce(0, +) == sample.units }
  }

  /// Each share is the quota rounded down or up.
  static let withinOne = DivisionLaw(testDescription: "within one unit") { sample, divider in
    guard let shares = divider.shares(sample) else { return nil }
    let total = sample.keys.reduce(UInt128(0)) { $0 + $1.magnitude }
    guard total > 0 else { return shares.allSatisfy { $0 == 0 } }
    return zip(shares, sample.keys).allSatisfy { share, key in
      let (whole, remainder) = ExactDivision.quota(sample.units, key, of: total)
      return share.magnitude == whole || (remainder > 0 && share.magnitude == whole + 1)
    }
  }

  /// A key with a larger remainder is not passed over for one with a smaller.
  static let inOrder = DivisionLaw(testDescription: "largest remainder first") { sample, divider in
    guard let shares = divider.shares(sample) else { return nil }
    let total = sample.keys.reduce(UInt128(0)) { $0 + $1.magnitude }
    guard total > 0 else { return nil }
    let places = zip(shares, sample.keys).map { share, key in
      let (whole, remainder) = ExactDivision.quota(sample.units, key, of: total)
      return (remainder: remainder, isExtra: share.magnitude > whole)
    }
    let passed = places.filter { !$0.isExtra }.map(\.remainder).max()
    let served = places.filter(\.isExtra).map(\.remainder).min()
    guard let passed, let served else { return nil }
    return passed <= served
  }

  /// Equal keys differ by at most one unit, and the earlier one has it.
  static let earlierFirst = DivisionLaw(testDescription: "ties by index") { sample, divider in
    guard let shares = divider.shares(sample) else { return nil }
    return sample.keys.indices.allSatisfy { first in
      sample.keys.indices.dropFirst(first + 1).allSatisfy { second in
        sample.keys[first] != sample.keys[second]
          || (0...1).contains(Int128(shares[first].magnitude) - Int128(shares[second].magnitude))
      }
    }
  }

  /// Keys that are all so many times as large give the same shares.
  static let scaled = DivisionLaw(testDescription: "scaling changes nothing") { sample, divider in
    guard let shares = divider.shares(sample), sample.keys.allSatisfy({ $0 < 1 << 90 }) else {
      return nil
    }
    for factor in [3, 10, 1_000_003] as [Int128] {
      var larger = sample
      larger.keys = sample.keys.map { $0 * factor }
      guard divider.shares(larger) == shares else { return false }
    }
    return true
  }

  /// Paying back is paying with the sign turned.
  static let mirrored = DivisionLaw(testDescription: "negative is the mirror") { sample, divider in
    guard let shares = divider.shares(sample) else { return nil }
    var mirror = sample
    mirror.units = -sample.units
    return divider.shares(mirror) == shares.map { -$0 }
  }
}
