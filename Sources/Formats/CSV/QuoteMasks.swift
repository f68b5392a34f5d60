/// Follows the quotes of a file block by block, and checks that they stand where RFC 4180 wants them.
///
/// A doubled quote closes and opens again, so a byte stands inside quotes exactly when an odd number
/// of quotes comes before it. In well-formed text each quote that opens comes after a boundary (or a
/// quote that closed), and each quote that closes before a boundary (or a quote that opens).
struct QuoteMasks {
  /// Whether a quote stood where none may stand.
  private(set) var isBroken = false
  /// The line breaks inside quotes of this block; CRLF counts once, at its CR.
  private(set) var breaks: UInt64 = 0
  /// All ones when the last block ended inside quotes.
  private var inside: UInt64 = 0
  /// 1 when the last byte was a boundary or a quote that closed, so that a quote may open.
  private var mayOpen: UInt64 = 1
  /// 1 when the last byte was a quote that closed.
  private var justClosed: UInt64 = 0
  /// 1 when the last byte was a CR inside quotes.
  private var afterReturn: UInt64 = 0

  /// Whether the last block ended inside quotes.
  var isInside: Bool { inside != 0 }

  /// The boundaries (delimiters and line ends) that do not stand inside quotes.
  @inline(__always)
  mutating func outside(_ boundaries: UInt64, in block: ByteBlock) -> UInt64 {
    let quotes = block.mask(Ascii.quote)
    if quotes | inside | justClosed == 0 {
      mayOpen = boundaries >> 63
      breaks = 0
      return boundaries
    }
    let within = Self.parity(quotes) ^ inside
    let opening = quotes & within
    let closing = quotes & ~within
    let outside = boundaries & ~within
    let unopened = opening & ~((outside | closing) << 1 | mayOpen)
    let unclosed = (closing << 1 | justClosed) & ~(outside | opening)
    if unopened | unclosed != 0 { isBroken = true }
    let returns = block.mask(Ascii.carriageReturn) & within
    let feeds = block.mask(Ascii.lineFeed) & within
    breaks = returns | feeds & ~(returns << 1 | afterReturn)
    inside = within >> 63 == 1 ? ~0 : 0
    mayOpen = (outside | closing) >> 63
    justClosed = closing >> 63
    afterReturn = returns >> 63
    return outside
  }

  /// For each bit whether the number of ones up to and with it is odd.
  private static func parity(_ bits: UInt64) -> UInt64 {
    var parity = bits
    for shift in [1, 2, 4, 8, 16, 32] as [UInt64] { parity ^= parity &<< shift }
    return parity
  }
}
