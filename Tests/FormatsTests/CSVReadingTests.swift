import Formats
import TestSupport
import Testing

@Suite("Reading CSV, compared with a slow reader")
struct CSVReadingTests {
  @Test(arguments: 0..<8)
  func `random files give the same records or the same faults`(part: UInt64) {
    var random = SeededGenerator(seed: 100 + part)
    var seen: [String: Int] = [:]
    for _ in 0..<1000 { seen[agreement(on: RandomFile.pieces(&random)), default: 0] += 1 }
    for outcome in ["sound", "ragged", "strayQuote", "textAfterQuote", "unclosedQuote", "empty"] {
      #expect(seen[outcome, default: 0] > 5, "too few of \(outcome): \(seen)")
    }
  }

  @Test(arguments: 0..<8)
  func `tables and damaged tables give the same records or the same faults`(part: UInt64) {
    var random = SeededGenerator(seed: 200 + part)
    var sound = 0
    var damaged = 0
    for _ in 0..<150 {
      let table = RandomFile.table(&random)
      if agreement(on: table) == "sound" { sound += 1 }
      if agreement(on: RandomFile.mutated(table, &random)) != "sound" { damaged += 1 }
    }
    #expect(sound > 110)
    #expect(damaged > 60)
  }

  @Test func `no file traps, whatever its bytes`() {
    var random = SeededGenerator(seed: 300)
    var read = 0
    for size in 0..<20_000 {
      let bytes = (0..<size % 20).flatMap { _ in
        withUnsafeBytes(of: random.next(), Array.init)
      }
      // Every second file without the byte 0, which would end the reading early.
      let file = size.isMultiple(of: 2) ? bytes : bytes.map { $0 == 0 ? 0x3B : $0 }
      if case .success(let document) = CSVDocument.read(file) {
        read += document.integers(column: 0).states.count >= 0 ? 1 : 0
        _ = document.decimals(column: document.columnCount - 1)
        _ = document.day(record: document.recordCount - 1, column: 0)
      }
    }
    #expect(read > 1000)
  }

  /// Expects both readers to agree, and names the outcome.
  private func agreement(on bytes: [UInt8]) -> String {
    let expected = ReferenceReader.read(bytes)
    let shown = String(decoding: bytes, as: UTF8.self).debugDescription
    switch CSVDocument.read(bytes) {
    case .success(let document):
      #expect(.records(records(of: document)) == expected, "\(shown)")
      return "sound"
    case .failure(let faults):
      #expect(.faults(faults.faults) == expected, "\(shown)")
      let kinds = faults.faults.map { String(describing: $0.kind).prefix { $0 != "(" } }
      return kinds.first.map(String.init) ?? "no fault"
    }
  }

  private func records(of document: CSVDocument) -> [ReferenceReader.Record] {
    (0..<document.recordCount).map { record in
      let cells = (0..<document.columnCount).map { column in
        let place = document.position(record: record, column: column)
        let text = document.text(record: record, column: column)
        #expect(document.isEmpty(record: record, column: column) == text.isEmpty)
        return ReferenceReader.Cell(text: text, line: place.line, column: place.column)
      }
      return ReferenceReader.Record(
        cells: cells, line: document.line(ofRecord: record), row: document.row(ofRecord: record))
    }
  }
}
