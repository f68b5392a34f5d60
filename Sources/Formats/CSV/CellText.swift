/// The text of a cell, from the bytes that stand in the file.
enum CellText {
  /// Whether the cell is quoted.
  static func isQuoted(_ cell: UnsafeBufferPointer<UInt8>) -> Bool { cell.first == Ascii.quote }

  /// Whether the cell has no character but white space outside quotes.
  static func isEmpty(_ cell: UnsafeBufferPointer<UInt8>) -> Bool { content(of: cell).isEmpty }

  /// The cell without its quotes, or without the white space around it; doubled quotes stay doubled.
  static func content(of cell: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard isQuoted(cell) else { return WhiteSpace.trimmed(cell) }
    return UnsafeBufferPointer(rebasing: cell.dropFirst().dropLast())
  }

  /// Calls `body` with the text of the cell, which is copied only when it has doubled quotes.
  static func withText<Result>(
    of cell: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let content = content(of: cell)
    guard isQuoted(cell), content.contains(Ascii.quote) else { return body(content) }
    var text: [UInt8] = []
    text.reserveCapacity(content.count)
    var isSecond = false
    for byte in content {
      isSecond = byte == Ascii.quote && !isSecond
      if !isSecond { text.append(byte) }
    }
    return text.withUnsafeBufferPointer(body)
  }

  /// The number of characters (Unicode scalars) of the text, counted without copying it.
  static func characters(_ cell: UnsafeBufferPointer<UInt8>) -> Int {
    let content = content(of: cell)
    let all = SourceLines.characters(in: content[...])
    guard isQuoted(cell) else { return all }
    var quotes = 0
    for byte in content where byte == Ascii.quote { quotes += 1 }
    return all - quotes / 2
  }
}
