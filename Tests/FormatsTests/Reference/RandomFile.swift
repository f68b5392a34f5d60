import TestSupport

/// Files that are likely to be wrong in interesting ways.
enum RandomFile {
  private static let pieces: [[UInt8]] = [
    ";", ";", ";", "\n", "\n", "\"", "\"", "\"\"", "\r\n", "\r", ",", " ", "\t", "\u{A0}", "a",
    "12", "é", "€", "=", "abcdefgh", "0123456789012345678901234567890",
  ].map { Array($0.utf8) }

  /// A file of random pieces; one in eight has a byte that is not UTF-8.
  static func pieces(_ random: inout SeededGenerator) -> [UInt8] {
    let few = Int.random(in: 3...pieces.count, using: &random)
    var file: [UInt8] = []
    for _ in 0..<Int.random(in: 0...70, using: &random) {
      file += pieces[Int.random(in: 0..<few, using: &random)]
    }
    if Int.random(in: 0..<8, using: &random) == 0 {
      file.insert(
        UInt8.random(in: 0x80...0xFF, using: &random),
        at: Int.random(in: 0...file.count, using: &random))
    }
    if Int.random(in: 0..<8, using: &random) == 0 { file = [0xEF, 0xBB, 0xBF] + file }
    return file
  }

  /// A sound table with many quoted cells.
  static func table(_ random: inout SeededGenerator) -> [UInt8] {
    let columns = Int.random(in: 1...6, using: &random)
    let delimiter = [";", ";", ","].randomElement(using: &random) ?? ";"
    let lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
    var text = (0..<columns).map { "kolom\($0)" }.joined(separator: delimiter)
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      let cells = (0..<columns).map { _ in quotedIfNeeded(cell(&random), &random) }
      text += lineEnd + cells.joined(separator: delimiter)
    }
    if Bool.random(using: &random) { text += lineEnd }
    return Array(text.utf8)
  }

  /// The text of a cell, with everything that needs care.
  static func cell(_ random: inout SeededGenerator) -> String {
    let parts = ["", "", "a", "é", ";", ",", "\"", "\n", "\r\n", " ", "12,5", "-", "=", "naam"]
    return (0..<Int.random(in: 0...4, using: &random))
      .compactMap { _ in parts.randomElement(using: &random) }.joined()
  }

  /// The same file with a few bytes changed, taken away or put in.
  static func mutated(_ file: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var file = file
    for _ in 0..<Int.random(in: 1...3, using: &random) where !file.isEmpty {
      let place = Int.random(in: 0..<file.count, using: &random)
      let byte = Array("\";\n\r a,".utf8).randomElement(using: &random) ?? 0x22
      switch Int.random(in: 0..<3, using: &random) {
      case 0: file[place] = byte
      case 1: file.remove(at: place)
      default: file.insert(byte, at: place)
      }
    }
    return file
  }

  private static func quotedIfNeeded(_ cell: String, _ random: inout SeededGenerator) -> String {
    let needsQuotes = cell.unicodeScalars.contains { "\";,\r\n ".unicodeScalars.contains($0) }
    guard needsQuotes || Bool.random(using: &random) else { return cell }
    let doubled = cell.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
    return "\"\(doubled)\""
  }
}
