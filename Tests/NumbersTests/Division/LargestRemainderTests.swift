import Numbers
import TestSupport
import Testing

@Suite("Division by largest remainder")
struct LargestRemainderTests {
  static let samples = DivisionSample.samples(6000, seed: 20_251_001)

  @Test func `the shares and the refusals are those of exact fractions`() {
    var divided = 0
    var refused: [String: Int] = [:]
    for sample in Self.samples {
      let expected = ExactDivision.refusal(sample)
      switch Divider.divided(sample) {
      case .success(let found):
        divided += 1
        let shares =
          sample.keys.contains { $0 > 0 } ? ExactDivision.shares(sample) : sample.keys
        #expect(expected == nil && found.shares == shares, "\(sample)")
      case .failure(let refusal):
        switch refusal {
        case .negativeKey: refused["negative", default: 0] += 1
        case .zeroTotal: refused["zero", default: 0] += 1
        case .tooLarge: refused["large", default: 0] += 1
        }
        #expect(refusal == expected, "\(sample)")
      }
    }
    #expect(divided > 4000)
    #expect(refused.values.allSatisfy { $0 > 100 } && refused.count == 3, "\(refused)")
  }

  @Test func `extra marks exactly the keys that received a unit that was left over`() {
    var marks = 0
    for sample in Self.samples {
      guard case .success(let found) = Divider.divided(sample) else { continue }
      let total = sample.keys.reduce(UInt128(0)) { $0 + $1.magnitude }
      guard total > 0 else {
        #expect(!found.extra.contains(true))
        continue
      }
      for (index, key) in sample.keys.enumerated() {
        let whole = ExactDivision.quota(sample.units, key, of: total).whole
        #expect(found.extra[index] == (found.shares[index].magnitude > whole), "\(sample)")
        marks += found.extra[index] ? 1 : 0
      }
    }
    #expect(marks > 4000)
  }

  @Test func `a workspace that divided before gives the same as a new one`() {
    var workspace = LargestRemainder(capacity: 40)
    var compared = 0
    for sample in Self.samples {
      for (index, key) in sample.keys.enumerated() { workspace.keys[index] = key }
      guard (try? workspace.divide(sample.units, count: sample.keys.count)) != nil else { continue }
      let shares = Array(workspace.shares.prefix(sample.keys.count))
      #expect(shares == Divider.tested.shares(sample), "\(sample)")
      compared += 1
    }
    #expect(compared > 4000)
  }

  static let byHand: [(units: Int128, keys: [Int128], shares: [Int128])] = [
    (100, [1, 1, 1], [34, 33, 33]), (2, [1, 1, 1], [1, 1, 0]), (-2, [1, 1, 1], [-1, -1, 0]),
    (7, [0, 5, 0], [0, 7, 0]), (0, [0, 0], [0, 0]), (10, [3, 3, 1], [4, 4, 2]),
    // Hamilton's own weakness, which is why nothing promises more: with one unit more the last key
    // gets one less (the Alabama paradox).
    (10, [6, 6, 2], [4, 4, 2]), (11, [6, 6, 2], [5, 5, 1]),
  ]

  @Test(arguments: byHand)
  func `a division by hand`(units: Int128, keys: [Int128], shares: [Int128]) {
    #expect(Divider.tested.shares(DivisionSample(units: units, keys: keys)) == shares)
  }

  @Test func `the first negative key is named, also when there is nothing to divide`() {
    var division = LargestRemainder(capacity: 3)
    division.keys = [4, -1, -2]
    #expect(throws: LargestRemainder.Refusal.negativeKey(index: 1)) {
      try division.divide(0, count: 3)
    }
  }

  @Test func `a total that only fits after reduction is divided, even beyond 128 bits`() {
    let sample = DivisionSample(units: 3, keys: [1 << 126, 1 << 126])
    #expect(Divider.tested.shares(sample) == [2, 1])
  }
}
