/// Random numbers for eight runs side by side, each run with a row of its own.
///
/// What a run draws follows from the seed and the number of the run alone, so it does not matter which
/// runs stand beside it, in what order they are made, or on which thread. The numbers are those of
/// xorshift128+ (Vigna, shifts 23, 18 and 5), which has only adds, shifts and xors, first the low half
/// of each and then the high half; the 128 bits with which a run begins come from SplitMix64. Its
/// lowest bits are its weakest: take what decides most from the highest.
@frozen
public struct RunGenerator: Sendable {
  @usableFromInline var first: SIMD8<UInt64>
  @usableFromInline var second: SIMD8<UInt64>
  /// The high halves, where the low ones have been given.
  @usableFromInline var highHalves: SIMD8<UInt32>
  @usableFromInline var hasHighHalves = false

  /// The rows of the runs `run` up to and including `run` + 7.
  @inlinable
  public init(seed: UInt64, run: UInt64) {
    (first, second, highHalves) = (.zero, .zero, .zero)
    let golden: UInt64 = 0x9E37_79B9_7F4A_7C15
    var state = Self.mixed(seed &+ golden) &+ run &* 2 &* golden
    for lane in 0..<8 {
      state &+= golden
      first[lane] = Self.mixed(state)
      state &+= golden
      // Only zeros would give nothing but zeros.
      second[lane] = Self.mixed(state) | 1
    }
  }

  @inlinable
  static func mixed(_ state: UInt64) -> UInt64 {
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// The next 32 random bits of each run.
  @inlinable
  @inline(__always)
  public mutating func next() -> SIMD8<UInt32> {
    if hasHighHalves {
      hasHighHalves = false
      return highHalves
    }
    let halves = unsafeBitCast(first &+ second, to: SIMD16<UInt32>.self)
    let mixed = first ^ (first &<< 23)
    first = second
    second = mixed ^ second ^ (mixed &>> 18) ^ (second &>> 5)
    highHalves = halves.oddHalf
    hasHighHalves = true
    return halves.evenHalf
  }
}
