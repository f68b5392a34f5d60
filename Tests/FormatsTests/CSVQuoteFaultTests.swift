import Formats
import TestSupport
import Testing

@Suite("One missing quote is one fault, at the quote that was opened")
struct CSVQuoteFaultTests {
  /// Delimiters, line breaks and doubled quotes in cells; every cell is quoted, so that a quote that
  /// is missing leaves all later ones in disorder.
  private static let rows = [
    ["school", "naam, plaats", "opmerking"],
    ["s1", "De \"Punt\", Diemen", "regel een\nregel; twee;\n\"drie\""],
    ["s2", "Het Mansveld; noord", ""],
    ["s3", "", "x;y\n"],
    ["s4", "é", "einde"],
  ]

  @Test func `taking away any one quote gives exactly one fault, in the cell that lost it`() {
    let file = QuotedFile(Self.rows)
    #expect(faults(file.bytes).isEmpty)
    var elsewhere: [String] = []
    for cell in file.cells {
      for place in cell.range where file.bytes[place] == UInt8(ascii: "\"") {
        var damaged = file.bytes
        damaged.remove(at: place)
        let found = faults(damaged)
        #expect(ReferenceReader.read(damaged) == .faults(found))
        #expect(found.count == 1 && found.allSatisfy(isOfQuotes))
        let isInCell = cell.places(without: place, in: file.bytes).contains { line, column in
          found.first?.line == line && found.first?.column == column
        }
        if !isInCell { elsewhere.append(cell.text) }
      }
    }
    #expect(elsewhere == [])
  }

  @Test func `taking away any one quote of random tables gives at most one fault of quoting`() {
    var random = SeededGenerator(seed: 400)
    var broken = 0
    var count = 0
    for _ in 0..<100 {
      let table = RandomFile.table(&random)
      for place in table.indices where table[place] == UInt8(ascii: "\"") {
        var file = table
        file.remove(at: place)
        let found = faults(file)
        if found.contains(where: isOfQuotes) {
          broken += 1
          #expect(found.count == 1)
        }
        count += 1
      }
    }
    #expect(count > 3000)
    #expect(broken * 10 > count * 9)
  }

  @Test(arguments: [
    ("a;b\n\"x;1\ny;2\n", CSVFault.Kind.unclosedQuote, 2, 1),
    ("a;b\nx;\"1\ny;\"2\"\n", .textAfterQuote, 2, 3),
    ("a;b\n\"x\"y;1\nz;\"w\"v\n", .textAfterQuote, 2, 1),
    ("a;b\nx\"y;1\n", .strayQuote, 2, 2),
    ("a;b\nx;1\n \"y\";2\n", .strayQuote, 3, 2),
    // The quote after `c` is out of place only because the one after `x` is missing.
    ("a;b\n\"x;1\ny;\";c\"\n", .unclosedQuote, 2, 1),
    ("a;b\n\"x;1\";c\"\n", .strayQuote, 2, 8),
    ("a;b\n1\n1;2;3\nx;\"y\n", .unclosedQuote, 4, 3),
  ])
  func `a fault stands where a cell was opened`(
    text: String, kind: CSVFault.Kind, line: Int, column: Int
  ) {
    #expect(faults(Array(text.utf8)) == [CSVFault(kind: kind, line: line, column: column)])
  }

  private func isOfQuotes(_ fault: CSVFault) -> Bool {
    switch fault.kind {
    case .unclosedQuote, .strayQuote, .textAfterQuote: true
    case .empty, .utf16, .nulByte, .tooLarge, .cellTooLong, .ragged: false
    }
  }

  private func faults(_ bytes: [UInt8]) -> [CSVFault] {
    switch CSVDocument.read(bytes) {
    case .success: []
    case .failure(let faults): faults.faults
    }
  }
}

/// A file of which every cell is quoted, and where its cells stand.
private struct QuotedFile {
  struct Cell {
    var text: String
    var range: Range<Int>

    /// The lines and columns of the quotes of the cell when the one at `place` is gone.
    func places(without place: Int, in file: [UInt8]) -> [(line: Int, column: Int)] {
      var places: [(line: Int, column: Int)] = []
      var (line, column) = (1, 1)
      for (offset, byte) in file.enumerated() where offset != place {
        if range.contains(offset), byte == UInt8(ascii: "\"") { places.append((line, column)) }
        if byte == UInt8(ascii: "\n") { (line, column) = (line + 1, 0) }
        if byte & 0xC0 != 0x80 || byte == UInt8(ascii: "\n") { column += 1 }
      }
      return places
    }
  }

  private(set) var bytes: [UInt8] = []
  private(set) var cells: [Cell] = []

  init(_ rows: [[String]]) {
    for row in rows {
      for (index, text) in row.enumerated() {
        let start = bytes.count
        let doubled = text.split(separator: "\"", omittingEmptySubsequences: false)
        bytes += Array("\"\(doubled.joined(separator: "\"\""))\"".utf8)
        cells.append(Cell(text: text, range: start..<bytes.count))
        bytes.append(UInt8(ascii: index + 1 < row.count ? ";" : "\n"))
      }
    }
  }
}
