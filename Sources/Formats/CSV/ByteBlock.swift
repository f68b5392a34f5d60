/// 64 bytes of a file, looked at all at once: a question gives one bit per byte, the first lowest.
struct ByteBlock {
  static let size = 64
  private let parts: (SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>)

  /// The block at an offset in a file.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
    let bytes = UnsafeRawBufferPointer(bytes)
    parts = (
      bytes.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self),
      bytes.loadUnaligned(fromByteOffset: offset + 16, as: SIMD16<UInt8>.self),
      bytes.loadUnaligned(fromByteOffset: offset + 32, as: SIMD16<UInt8>.self),
      bytes.loadUnaligned(fromByteOffset: offset + 48, as: SIMD16<UInt8>.self)
    )
  }

  /// The last bytes of a file, with line ends after them.
  init(padding rest: Slice<UnsafeBufferPointer<UInt8>>) {
    var padded = Array(repeating: Ascii.lineFeed, count: Self.size)
    for (index, byte) in rest.enumerated() { padded[index] = byte }
    self = padded.withUnsafeBufferPointer { ByteBlock($0, at: 0) }
  }

  /// The bytes that equal `byte`.
  @inline(__always)
  func mask(_ byte: UInt8) -> UInt64 {
    let byte = SIMD16(repeating: byte)
    return Self.join(parts.0 .== byte, parts.1 .== byte, parts.2 .== byte, parts.3 .== byte)
  }

  /// The bytes that equal one of three.
  @inline(__always)
  func mask(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt64 {
    let first = SIMD16(repeating: first)
    let second = SIMD16(repeating: second)
    let third = SIMD16(repeating: third)
    return Self.join(
      (parts.0 .== first) .| (parts.0 .== second) .| (parts.0 .== third),
      (parts.1 .== first) .| (parts.1 .== second) .| (parts.1 .== third),
      (parts.2 .== first) .| (parts.2 .== second) .| (parts.2 .== third),
      (parts.3 .== first) .| (parts.3 .== second) .| (parts.3 .== third))
  }

  /// The bits of all bytes together: bit 7 tells that a byte is not ASCII.
  @inline(__always)
  var union: SIMD16<UInt8> { parts.0 | parts.1 | parts.2 | parts.3 }

  /// Whether all bytes are ASCII.
  @inline(__always)
  var isASCII: Bool {
    let halves = unsafeBitCast(union, to: SIMD2<UInt64>.self)
    return (halves[0] | halves[1]) & 0x8080_8080_8080_8080 == 0
  }

  /// The lanes that have a byte 0.
  @inline(__always)
  var zeros: SIMDMask<SIMD16<Int8>> {
    let zero = SIMD16<UInt8>()
    return (parts.0 .== zero) .| (parts.1 .== zero) .| (parts.2 .== zero) .| (parts.3 .== zero)
  }

  @inline(__always)
  private static func join(
    _ first: SIMDMask<SIMD16<Int8>>, _ second: SIMDMask<SIMD16<Int8>>,
    _ third: SIMDMask<SIMD16<Int8>>, _ fourth: SIMDMask<SIMD16<Int8>>
  ) -> UInt64 {
    bits(first) | bits(second) << 16 | bits(third) << 32 | bits(fourth) << 48
  }

  /// One bit per byte: each of eight bytes keeps its own bit, and a multiplication adds them up.
  @inline(__always)
  private static func bits(_ mask: SIMDMask<SIMD16<Int8>>) -> UInt64 {
    let halves = unsafeBitCast(mask, to: SIMD2<UInt64>.self) & 0x8040_2010_0804_0201
    let ones: UInt64 = 0x0101_0101_0101_0101
    return (halves[0] &* ones) >> 56 | ((halves[1] &* ones) >> 48) & 0xFF00
  }
}
