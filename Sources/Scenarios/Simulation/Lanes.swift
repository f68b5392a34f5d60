/// A number of eight runs: whole numbers below 2^53, which doubles hold exactly.
typealias Lanes = SIMD8<Double>

/// For each of eight runs yes or no.
typealias LaneMask = SIMDMask<SIMD8<Int64>>

extension SIMDMask<SIMD8<Int32>> {
  /// Whether it is yes for any run.
  @inline(__always) var hasAny: Bool {
    let lanes = unsafeBitCast(self, to: SIMD4<Int64>.self)
    let half = lanes.lowHalf | lanes.highHalf
    return half[0] | half[1] != 0
  }
}

extension SIMDMask<SIMD8<Int64>> {
  /// Whether it is yes for any run; `any` of the standard library looks at one after the other.
  @inline(__always) var hasAny: Bool {
    let lanes = unsafeBitCast(self, to: SIMD8<Int64>.self)
    let half = lanes.lowHalf | lanes.highHalf
    let quarter = half.lowHalf | half.highHalf
    return quarter[0] | quarter[1] != 0
  }

  /// The same of 32 bits for each run.
  @inline(__always)
  init(_ mask: SIMDMask<SIMD8<Int32>>) {
    var pairs = SIMD16<Int32>.zero
    pairs.evenHalf = unsafeBitCast(mask, to: SIMD8<Int32>.self)
    pairs.oddHalf = pairs.evenHalf
    self = unsafeBitCast(pairs, to: Self.self)
  }
}

extension SIMD8<Double> {
  /// Added to a number below 2^51 either way, the sum has no room for a fraction: what is left after it
  /// is taken off again is the nearest whole number, ties to even; its lowest bits are that number.
  @inline(__always) static var magic: Lanes { Lanes(repeating: 6_755_399_441_055_744) }

  /// The nearest whole number, of numbers below 2^51 either way.
  @inline(__always) var nearest: Lanes { (self + .magic) - .magic }

  /// Whole numbers from −2^31 to 2^31 − 1 as such.
  @inline(__always) var narrow: SIMD8<Int32> {
    unsafeBitCast((self + .magic), to: SIMD16<Int32>.self).evenHalf
  }

  /// Whole numbers that are not negative as doubles.
  @inline(__always)
  init(bits: SIMD8<Int32>) { self.init(bits: SIMD8<UInt32>(truncatingIfNeeded: bits)) }

  /// Numbers of 32 bits as doubles.
  @inline(__always)
  init(bits: SIMD8<UInt32>) {
    // 2^52 plus the number: its lowest 32 bits are the number, the highest those of 2^52.
    var pairs = SIMD16<UInt32>(repeating: 0x4330_0000)
    pairs.evenHalf = bits
    self = unsafeBitCast(pairs, to: Lanes.self) - Lanes(repeating: 4_503_599_627_370_496)
  }
}
