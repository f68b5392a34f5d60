import TestSupport

/// A division to make: units over keys.
struct DivisionSample: Sendable {
  var units: Int128
  var keys: [Int128]

  /// Samples that lie on the boundaries more often than chance would bring them there.
  static func samples(_ count: Int, seed: UInt64) -> [DivisionSample] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let keys = generator.keys()
      return DivisionSample(units: generator.units(keys), keys: keys)
    }
  }
}

extension SeededGenerator {
  fileprivate mutating func keys() -> [Int128] {
    let count = pick(1, 1, 2, 2, 3, 3, 4, 5, 8, 17, 40)
    let end: Int128 = 1 << 63
    switch whole(0...9) {
    case 0: return Array(repeating: 0, count: count)
    case 1: return Array(repeating: Int128(whole(1...3000)), count: count)
    case 2: return some(count) { Int128($0.whole(0...3)) }
    case 3: return some(count) { $0.happens(percent: 30) ? 0 : Int128($0.whole(0...2000)) }
    case 4: return some(count) { Int128($0.whole(0...9)) + end / Int128(count) - 9 }
    case 5:
      let divisor = pick(Int128(1) << 63, 3_486_784_401, 1 << 100, 1_000_000_000_000_000_000)
      return some(count) { Int128($0.whole(0...999)) * divisor }
    case 6:
      var keys = some(count) { Int128($0.whole(0...5)) }
      keys[whole(0...count - 1)] = pick(end - 1, end / 2, end - Int128(5 * count), end, end + 1)
      return keys
    case 7: return some(count) { Int128(truncatingIfNeeded: $0.wideBits() >> 66) }
    case 8: return some(count) { Int128($0.pick(100, 200, 300, 150)) * 1_000_000 }
    default:
      var keys = some(count) { Int128($0.whole(0...50)) }
      if happens(percent: 50) { keys[whole(0...count - 1)] = pick(-1, -3000, -end, .min) }
      return keys
    }
  }

  fileprivate mutating func units(_ keys: [Int128]) -> Int128 {
    let end: Int128 = 1 << 63
    let count = Int128(keys.count)
    let total = keys.reduce(Int128(0)) { $0.addingReportingOverflow($1).partialValue }
    let near = total < end && total > 0 ? total : 1000
    let units =
      switch whole(0...9) {
      case 0: Int128(0)
      case 1: Int128(1)
      case 2: count - 1
      case 3: count + 1
      case 4: near * Int128(whole(0...3)) + Int128(whole(-1...1))
      case 5: pick(end - 1, end - 2, end / 2, end, end + 1, Int128.max)
      default: Int128(whole(0...1_000_000_000_000))
      }
    return happens(percent: 20) && units != .min ? -units : units
  }

  private mutating func some(
    _ count: Int, _ key: (inout SeededGenerator) -> Int128
  ) -> [Int128] {
    (0..<count).map { _ in key(&self) }
  }
}
