import Dossiers
import Tables
import Testing

@testable import verdeelsleutel

/// A table in which every cell is quoted, and texts hold delimiters, doubled quotes and line breaks.
private struct QuotedTable {
  let path: String
  let bytes: [UInt8]
  let quotes: [Quote]

  struct Quote {
    /// Where it stands.
    let offset: Int
    /// The quote that opens its cell.
    let opening: Int
    /// The quotes that open earlier cells of its row in which the line breaks.
    let broken: [Int]
  }

  private static let texts: Set = [
    "naam", "schoolbestuur", "titel", "vindplaats", "omschrijving", "toelichting",
  ]

  init(_ file: DossierFile) {
    path = file.path
    var bytes: [UInt8] = []
    var quotes: [Quote] = []
    let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
    let header = lines[0].split(separator: ";").map(String.init)
    for (row, line) in lines.enumerated() {
      var broken: [Int] = []
      let cells = line.split(separator: ";", omittingEmptySubsequences: false)
      for (column, cell) in cells.enumerated() {
        if column > 0 { bytes.append(UInt8(ascii: ";")) }
        let isText = row > 0 && Self.texts.contains(header[column])
        let text = isText ? "Het \"\"\(cell)\"\"; of\nhoe \"\"het\"\" heet" : String(cell)
        let opening = bytes.count
        for byte in "\"\(text)\"".utf8 {
          if byte == UInt8(ascii: "\"") {
            quotes.append(Quote(offset: bytes.count, opening: opening, broken: broken))
          }
          bytes.append(byte)
        }
        if isText { broken.append(opening) }
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    self.bytes = bytes
    self.quotes = quotes
  }

  /// The table without one of its bytes.
  func without(_ offset: Int) -> DossierFile {
    var bytes = bytes
    bytes.remove(at: offset)
    return DossierFile(path: path, bytes: bytes)
  }

  /// The quotes that a reader may be sent to.
  func blamed(without index: Int) -> [Int] {
    let quote = quotes[index]
    // A cell that lost its opening quote has none; the next quote is the first that is wrong. Or the
    // text of an earlier cell went on for too long: nobody can tell.
    if quote.offset == quote.opening { return [quotes[index + 1].offset] + quote.broken }
    // Of a doubled quote before a delimiter one closes the cell: the text after it is wrong.
    var end = quote.offset
    while bytes[end] == UInt8(ascii: "\"") { end += 1 }
    if bytes[end] == UInt8(ascii: ";"),
      let next = quotes[index...].first(where: { $0.offset > end }),
      next.opening == quote.opening
    {
      return [next.offset]
    }
    return [quote.opening]
  }

  /// The line and the column of a quote after another was removed.
  func place(of offset: Int, without index: Int) -> (line: Int, column: Int) {
    let removed = quotes[index].offset
    let start = bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = String(decoding: bytes[start..<offset], as: UTF8.self).unicodeScalars.count + 1
    return (
      bytes[..<offset].count { $0 == UInt8(ascii: "\n") } + 1,
      column - (removed >= start && removed < offset ? 1 : 0)
    )
  }
}

@Suite struct `One quote too few` {
  private static let tables: [QuotedTable] = {
    let base = (try? FindingCase.base) ?? []
    return base.filter { !$0.path.hasPrefix("scenarios/") }.map { QuotedTable($0) }
      .sorted { $0.path < $1.path }
  }()

  @Test func `needs a dossier whose quotes are right`() {
    let printed = Printed(Self.tables.map { DossierFile(path: $0.path, bytes: $0.bytes) })
    #expect(printed.text == "")
    #expect(printed.calculation.outcome != nil)
  }

  @Test(arguments: tables.map(\.path))
  func `is one finding, at the quote that was opened`(in path: String) throws {
    let table = try #require(Self.tables.first { $0.path == path })
    let others = Self.tables.filter { $0.path != path }
      .map { DossierFile(path: $0.path, bytes: $0.bytes) }
    for index in table.quotes.indices {
      let reading = DossierReader.read(others + [table.without(table.quotes[index].offset)])
      #expect(reading.findings.count == 1, "\(path), quote \(index): \(reading.findings)")
      let finding = try #require(reading.findings.first)
      #expect([.unclosedQuote, .strayQuote, .textAfterQuote].contains(finding.code))
      let place = try #require(reading.files.place(of: finding))
      #expect(place.path == path)
      let blamed = table.blamed(without: index).map { table.place(of: $0, without: index) }
      #expect(
        blamed.contains { $0.line == place.line && $0.column == place.column },
        "\(path), quote \(index): \(finding.code) at \(place.line ?? 0):\(place.column ?? 0)")
    }
  }
}
