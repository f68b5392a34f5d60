import Formats
import Numbers
import TestSupport
import Testing

@testable import Reports

@Suite("What differs in a file")
struct FileDifferenceTests {
  private static let columns: [ReportTable.Column] = [
    .init("jaar", "Jaar"), .init("school", "School"), .init("bedrag", "Bedrag", numeric: true),
    .init("bron", "Bron"),
  ]

  /// A table with a row per school; every cell can be changed on its own.
  private static func cells(_ count: Int) -> [[String]] {
    (0..<count).map { ["2026", "s\($0)", "\($0 * 7),50", "plan §\($0 % 3)"] }
  }

  private static func bytes(_ rows: [[String]]) -> [UInt8] {
    var writer = CSVWriter()
    writer.row(columns.map(\.name))
    for row in rows { writer.row(row) }
    return writer.bytes
  }

  private static func expected(_ rows: [[String]]) -> ReportFile {
    var table = ReportTable(columns)
    for row in rows { table.row(row.map { .text($0) }) }
    return ReportFile("t.csv", table)
  }

  private static func sentences(_ found: [[String]], _ rows: [[String]]) -> [String] {
    FileDifference(found: bytes(found), expected: expected(rows)).sentences
  }

  @Test func `is nothing when the bytes are the same`() {
    let rows = Self.cells(5)
    #expect(Self.bytes(rows) == Self.expected(rows).bytes)
    #expect(Self.sentences(rows, rows).isEmpty)
  }

  @Test func `of a changed cell names its row, its column and both values, and no other`() {
    var random = SeededGenerator(seed: 5)
    let rows = Self.cells(12)
    for _ in 0..<200 {
      let (row, column) = (random.whole(0...11), random.whole(0...3))
      var changed = rows
      changed[row][column] = "anders"
      let line = row + 2
      let key = "2026 · s\(row)"
      #expect(
        Self.sentences(changed, rows) == [
          "t.csv regel \(line), kolom \(Self.columns[column].name) (\(key)): er staat «anders», "
            + "het programma schrijft «\(rows[row][column])»."
        ])
    }
  }

  @Test func `of rows tells which are too many, which are missing, and that they moved`() {
    let rows = Self.cells(4)
    let extra = ["2026", "erbij", "1,00", ""]
    #expect(
      Self.sentences([rows[0], extra] + rows[1...], rows) == [
        "t.csv regel 3: deze rij schrijft het programma niet: «2026;erbij;1,00;»."
      ])
    #expect(
      Self.sentences(Array(rows.dropFirst()), rows) == [
        "t.csv: deze rij ontbreekt: «2026;s0;0,50;plan §0»."
      ])
    #expect(
      Self.sentences(rows.reversed(), rows) == [
        "t.csv: de rijen staan in een andere volgorde."
      ])
    // The same row twice is one row too many.
    #expect(
      Self.sentences(rows + [rows[3]], rows) == [
        "t.csv regel 6: deze rij schrijft het programma niet: «2026;s3;21,50;plan §0»."
      ])
  }

  @Test func `of a table saved by a spreadsheet says that only the bytes differ`() {
    let rows = Self.cells(3)
    let text = String(decoding: Self.bytes(rows).dropFirst(3), as: UTF8.self)
    let saved = Array(text.replacing("\n", with: "\r\n").utf8)
    let difference = FileDifference(found: saved, expected: Self.expected(rows))
    #expect(difference.sentences.count == 1)
    #expect(difference.sentences[0].hasPrefix("t.csv: elk woord en getal klopt"))
  }

  @Test func `tells at most twenty, and counts the rest`() {
    let rows = Self.cells(50)
    let difference = FileDifference(
      found: Self.bytes(rows.map { [$0[0], $0[1], "9", "9"] }), expected: Self.expected(rows))
    #expect(difference.sentences.count == 20)
    #expect(difference.untold == 80)
  }

  @Test func `of other columns and of what is no table tells that`() {
    let rows = Self.cells(2)
    let other = Array("jaar;school;bedrag;bro\n2026;s0;0,50;x\n".utf8)
    #expect(
      FileDifference(found: other, expected: Self.expected(rows)).sentences == [
        "t.csv: de kolommen zijn «jaar;school;bedrag;bro», het programma schrijft "
          + "«jaar;school;bedrag;bron»."
      ])
    for bytes: [UInt8] in [[], [0xFF, 0xFE, 0x00], [0x22], Array("a;b;c\n1\n".utf8), [0]] {
      #expect(!FileDifference(found: bytes, expected: Self.expected(rows)).sentences.isEmpty)
    }
  }

  @Test func `of a page tells the lines`() {
    let page = ReportFile("p.md", page: "# Kop\n\neen\ntwee\n")
    func sentences(_ text: String) -> [String] {
      FileDifference(found: Array(text.utf8), expected: page).sentences
    }
    #expect(
      sentences("# Kop\n\neem\ntwee\n") == [
        "p.md regel 3: er staat «eem», het programma schrijft «een»."
      ])
    #expect(
      sentences("# Kop\n\neen\n") == ["p.md: het zijn 4 regels, het programma schrijft er 5."])
    #expect(sentences("").last == "p.md: het zijn 1 regels, het programma schrijft er 5.")
  }

  @Test func `never traps on a page that was cut, doubled or scrambled`() {
    var random = SeededGenerator(seed: 12)
    let table = Self.expected(Self.cells(6))
    let page = ReportFile("p.md", page: "a\nb\nb\nc\n\nd")
    for file in [table, page] {
      for _ in 0..<400 {
        var bytes = file.bytes
        for _ in 0..<random.whole(1...4) {
          let place = random.whole(0...max(bytes.count - 1, 0))
          switch random.whole(0...3) {
          case 0: bytes = Array(bytes.prefix(place))
          case 1: bytes += bytes.suffix(place)
          case 2 where !bytes.isEmpty: bytes[place] = UInt8(random.whole(0...255))
          default: bytes.insert(UInt8(random.pick(10, 34, 59, 59, 65)), at: min(place, bytes.count))
          }
        }
        let difference = FileDifference(found: bytes, expected: file)
        #expect(difference.sentences.isEmpty == (bytes == file.bytes))
      }
    }
  }

  @Test func `shows long lines around the difference, and nothing that a terminal obeys`() {
    let long = String(repeating: "a", count: 500)
    let (one, other) = ShownText.excerpts(long + "1" + long, long + "2")
    #expect(one.contains("a1a") && one.hasPrefix("…") && one.hasSuffix("…") && one.count <= 82)
    #expect(other.hasSuffix("a2"))
    #expect(ShownText.line("a\u{1B}[31m\u{202E}\nb\u{9B}") == "a [31m  b ")
  }
}
