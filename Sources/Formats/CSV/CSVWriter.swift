/// Writes a table that Dutch Excel opens by double click: `;`, UTF-8 with byte order mark, LF.
public struct CSVWriter: Sendable {
  /// The file so far.
  public private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// An empty file.
  public init() {}

  /// Writes a row.
  ///
  /// A text that a spreadsheet would take for a formula, and that is no Dutch number, gets an
  /// apostrophe before it.
  public mutating func row(_ cells: [String]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(Ascii.semicolon) }
      write(cell)
    }
    bytes.append(Ascii.lineFeed)
  }

  /// The text that ``row(_:)`` was given, from the cell that it wrote.
  ///
  /// A text that itself begins with an apostrophe and then looks like a formula loses the apostrophe.
  public static func original(_ cell: String) -> String {
    guard cell.utf8.first == Ascii.apostrophe else { return cell }
    var rest = String(cell.unicodeScalars.dropFirst())
    return looksLikeFormula(&rest) ? rest : cell
  }

  private mutating func write(_ cell: String) {
    var cell = cell
    if Self.looksLikeFormula(&cell) { cell = "'" + cell }
    cell.withUTF8 { text in
      guard Self.needsQuotes(text) else { return bytes.append(contentsOf: text) }
      bytes.append(Ascii.quote)
      for byte in text {
        if byte == Ascii.quote { bytes.append(Ascii.quote) }
        bytes.append(byte)
      }
      bytes.append(Ascii.quote)
    }
  }

  private static func needsQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    WhiteSpace.trimmed(text).count < text.count
      || text.contains { byte in
        switch byte {
        case Ascii.semicolon, Ascii.quote, Ascii.lineFeed, Ascii.carriageReturn: true
        default: false
        }
      }
  }

  /// Whether a spreadsheet would calculate the cell; it skips white space before a sign.
  private static func looksLikeFormula(_ cell: inout String) -> Bool {
    cell.withUTF8 { text in
      switch text.first {
      case Ascii.tab, Ascii.carriageReturn, Ascii.lineFeed: return true
      default: break
      }
      switch WhiteSpace.afterLeading(text).first {
      case Ascii.equals, Ascii.at: return true
      case Ascii.plus, Ascii.hyphen:
        if case .value = NumberReader.decimal(text, style: .dutch) { return false }
        return true
      default: return false
      }
    }
  }
}
