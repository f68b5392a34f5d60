/// Reads the plain numbers that nearly all cells hold, eight digits in a few steps.
///
/// What it cannot read is not wrong: such a cell is read again by ``NumberReader``.
struct QuickDigits {
  private let bytes: UnsafeRawBufferPointer
  /// The decimal sign, eight times.
  private let signs: UInt64

  init(_ bytes: UnsafeBufferPointer<UInt8>, style: NumberStyle) {
    self.bytes = UnsafeRawBufferPointer(bytes)
    signs = 0x0101_0101_0101_0101 &* UInt64(style == .dutch ? Ascii.comma : Ascii.point)
  }

  /// One to eight digits: `1234`.
  @inline(__always)
  func whole(_ cell: Range<Int>) -> Int64? {
    guard cell.count &- 1 < 8, cell.count > 0, cell.upperBound >= 8 else { return nil }
    return digits(cell.count, before: cell.upperBound)
  }

  /// One to eight digits, or that with one to seven decimals: `12345678,90`.
  @inline(__always)
  func decimal(_ cell: Range<Int>) -> (coefficient: Int64, scale: Int)? {
    guard cell.count > 0, cell.lowerBound >= 8 else { return nil }
    let sign = zeroBytes(eight(before: cell.upperBound) ^ signs)
    let scale = sign.leadingZeroBitCount / 8
    if scale >= cell.count || sign == 0 { return whole(cell).map { ($0, 0) } }
    let point = cell.upperBound &- scale &- 1
    guard scale > 0, var coefficient = whole(cell.lowerBound..<point),
      let decimals = digits(scale, before: cell.upperBound)
    else { return nil }
    for _ in 0..<scale { coefficient &*= 10 }
    return (coefficient &+ decimals, scale)
  }

  @inline(__always)
  private func eight(before end: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: end &- 8, as: UInt64.self))
  }

  /// `count` digits, 1 to 8: the bytes before them are made zeros, then pairs, fours and eights add up.
  @inline(__always)
  private func digits(_ count: Int, before end: Int) -> Int64? {
    let kept = ~UInt64(0) &<< UInt64(truncatingIfNeeded: 64 &- 8 &* count)
    var digits = (eight(before: end) ^ 0x3030_3030_3030_3030) & kept
    guard (digits | (digits &+ 0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080 == 0 else {
      return nil
    }
    digits = (digits &* (10 << 8 + 1)) &>> 8 & 0x00FF_00FF_00FF_00FF
    digits = (digits &* (100 << 16 + 1)) &>> 16 & 0x0000_FFFF_0000_FFFF
    digits = (digits &* (10_000 << 32 + 1)) &>> 32
    return Int64(truncatingIfNeeded: digits)
  }

  /// The highest bit of each byte that is 0.
  @inline(__always)
  private func zeroBytes(_ word: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ~((word & low) &+ low | word | low)
  }
}
