/// What kinds of bytes a file has, gathered at next to no cost while it is scanned.
struct ByteExtremes {
  private var union = SIMD16<UInt8>()
  private var zeros = SIMDMask<SIMD16<Int8>>(repeating: false)

  /// Takes in a block.
  @inline(__always)
  mutating func add(_ block: ByteBlock) {
    union |= block.union
    zeros = zeros .| block.zeros
  }

  /// Whether a byte is 0.
  var hasNul: Bool { any(zeros) }

  /// Whether no byte has its highest bit set.
  var isASCII: Bool { union.max() < 0x80 }
}
