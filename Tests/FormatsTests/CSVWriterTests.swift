import Formats
import TestSupport
import Testing

@Suite("Writing CSV")
struct CSVWriterTests {
  @Test(arguments: 0..<4)
  func `what is written is read back`(part: UInt64) throws {
    var random = SeededGenerator(seed: 500 + part)
    for _ in 0..<250 {
      let columns = Int.random(in: 1...5, using: &random)
      var writer = CSVWriter()
      var rows = [(0..<columns).map { "kolom\($0)" }]
      writer.row(rows[0])
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        let row = (0..<columns).map { _ in RandomFile.cell(&random) }
        writer.row(row)
        if row.contains(where: { !$0.isEmpty }) { rows.append(row) }
      }
      let document = try CSVDocument.read(writer.bytes).get()
      #expect(document.recordCount == rows.count)
      for (record, row) in rows.enumerated() {
        for (column, cell) in row.enumerated() {
          let text = document.text(record: record, column: column)
          #expect(text == cell || text == "'" + cell && isDangerous(cell))
        }
      }
    }
  }

  @Test(arguments: [
    ("", ""), ("a", "a"), ("a b", "a b"), ("a;b", "\"a;b\""), ("\"", "\"\"\"\""), (" a", "\" a\""),
    ("a\u{A0}", "\"a\u{A0}\""), ("a\nb", "\"a\nb\""), ("a\rb", "\"a\rb\""), ("a,b", "a,b"),
    ("-12,50", "-12,50"), ("-1.234,5", "-1.234,5"), ("+3", "+3"), ("-3,5%", "-3,5%"),
    ("-1+2", "'-1+2"), ("=1", "'=1"), ("@x", "'@x"), ("-", "'-"), ("+31 20", "'+31 20"),
    ("\tx", "'\tx"), ("\r=1", "\"'\r=1\""), (" =1", "' =1"), ("-1.5", "'-1.5"), ("€ -5", "€ -5"),
  ])
  func `quotes and an apostrophe stand where they are needed`(cell: String, written: String) {
    var writer = CSVWriter()
    writer.row(["x", cell])
    #expect(writer.bytes == Array("\u{FEFF}x;\(written)\n".utf8))
  }

  private func isDangerous(_ cell: String) -> Bool {
    let first = cell.unicodeScalars.first { $0 != " " }
    return ["=", "-", "\n", "\r"].contains(first)
  }
}
