import Formats

/// A table of a report as it stands, and as the program writes it.
struct TablePair {
  let found: CSVDocument
  let expected: CSVDocument
  /// The columns that the program writes.
  let columns: [ReportTable.Column]

  /// Rows that are not in both tables, by their records.
  struct Rows {
    /// The same row with other cells.
    var changed: [(found: Int, expected: Int)] = []
    /// Rows that only stand there.
    var surplus: [Int] = []
    /// Rows that only the program writes.
    var missing: [Int] = []
  }

  var haveSameColumns: Bool { header(found) == header(expected) }

  func header(_ table: CSVDocument) -> [String] {
    (0..<table.columnCount).map { table.text(record: 0, column: $0) }
  }

  /// The columns by which a reader knows a row: those before the first number.
  private var keyColumns: Range<Int> {
    let count = columns.firstIndex(where: \.isNumeric) ?? columns.count
    return 0..<min(max(count, 1), expected.columnCount)
  }

  /// The rows that differ; each changed one beside the row that it was.
  ///
  /// A row is known by its key; one whose key was changed too, by its place.
  func differingRows() -> Rows {
    let all = 0..<expected.columnCount
    var unmatched: [String: [Int]] = [:]
    for record in (1..<expected.recordCount).reversed() {
      unmatched[text(expected, record, all), default: []].append(record)
    }
    var strange: [Int] = []
    for record in 1..<found.recordCount
    where unmatched[text(found, record, all)]?.popLast() == nil { strange.append(record) }
    var byKey: [String: [Int]] = [:]
    let absent = unmatched.values.joined().sorted()
    for record in absent.reversed() {
      byKey[text(expected, record, keyColumns), default: []].append(record)
    }
    var rows = Rows()
    var rest: [Int] = []
    for record in strange {
      if let twin = byKey[text(found, record, keyColumns)]?.popLast() {
        rows.changed.append((record, twin))
      } else {
        rest.append(record)
      }
    }
    var places = Set(byKey.values.joined())
    for record in rest {
      if places.remove(record) != nil {
        rows.changed.append((record, record))
      } else {
        rows.surplus.append(record)
      }
    }
    rows.changed.sort { $0 < $1 }
    rows.missing = places.sorted()
    return rows
  }

  /// Whether the rows do not follow each other as the program writes them.
  var areInOtherOrder: Bool {
    let all = 0..<expected.columnCount
    return (1..<min(found.recordCount, expected.recordCount)).contains {
      text(found, $0, all) != text(expected, $0, all)
    }
  }

  /// A row as a reader knows it: the cells of its key that are not empty.
  func name(ofRow record: Int) -> String {
    keyColumns.map { expected.text(record: record, column: $0) }.filter { !$0.isEmpty }
      .joined(separator: " · ")
  }

  /// A row as it stands in the file, apart from its quotes.
  func text(_ table: CSVDocument, _ record: Int) -> String {
    (0..<table.columnCount).map { table.text(record: record, column: $0) }.joined(separator: ";")
  }

  /// Some cells of a row as one text; no two rows with other cells share it.
  private func text(_ table: CSVDocument, _ record: Int, _ columns: Range<Int>) -> String {
    columns.map { table.text(record: record, column: $0) }.joined(separator: "\0")
  }
}
