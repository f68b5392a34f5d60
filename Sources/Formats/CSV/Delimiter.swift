/// What divides the cells of a file.
enum Delimiter {
  /// `;` when the header line has one outside quotes, else `,` when it has one, else `;`.
  ///
  /// The header line is the first with more than white space, quotes and delimiters.
  static func find(in text: Slice<UnsafeBufferPointer<UInt8>>) -> UInt8 {
    var isQuoted = false
    var hasText = false
    var found: UInt8?
    for byte in text {
      switch byte {
      case Ascii.quote: isQuoted.toggle()
      case _ where isQuoted: hasText = true
      case Ascii.semicolon: found = byte
      case Ascii.comma where found == nil: found = byte
      case Ascii.lineFeed, Ascii.carriageReturn:
        if hasText { return found ?? Ascii.semicolon }
        found = nil
      // 0xC2 0xA0 is the no-break space; no other character is made of these two bytes only.
      case Ascii.comma, Ascii.space, Ascii.tab, 0xC2, 0xA0: continue
      default: hasText = true
      }
      if hasText, found == Ascii.semicolon { return Ascii.semicolon }
    }
    return found ?? Ascii.semicolon
  }
}
