import Formats

/// What differs between a file as it stands and the same file as the program writes it.
public struct FileDifference: Sendable {
  /// A sentence for each difference, at most ``most`` of them.
  public private(set) var sentences: [String] = []
  /// How many more there are.
  public private(set) var untold = 0

  /// How many differences of one file are told.
  public static let most = 20

  /// Lays a file beside what the program writes: no difference when all bytes are the same.
  ///
  /// Of a table it tells the cells, of a page the lines.
  public init(found: [UInt8], expected: ReportFile) {
    guard found != expected.bytes else { return }
    let path = expected.path
    if let columns = expected.columns, case .success(let old) = CSVDocument.read(found),
      case .success(let new) = CSVDocument.read(expected.bytes)
    {
      compareTables(TablePair(found: old, expected: new, columns: columns), path)
    } else {
      compareLines(Self.lines(found), Self.lines(expected.bytes), path)
    }
    // Every text is the same, and yet the bytes are not.
    if sentences.isEmpty { tell(VerifyWording.writtenOtherwise(path)) }
  }

  private mutating func tell(_ sentence: @autoclosure () -> String) {
    if sentences.count < Self.most { sentences.append(sentence()) } else { untold += 1 }
  }

  // MARK: Tables

  private mutating func compareTables(_ tables: TablePair, _ path: String) {
    guard tables.haveSameColumns else {
      tell(VerifyWording.columns(path, tables.header(tables.found), tables.header(tables.expected)))
      return
    }
    let rows = tables.differingRows()
    for pair in rows.changed {
      for column in 0..<tables.expected.columnCount {
        let old = tables.found.text(record: pair.found, column: column)
        let new = tables.expected.text(record: pair.expected, column: column)
        guard old != new else { continue }
        tell(
          VerifyWording.cell(
            path, line: tables.found.line(ofRecord: pair.found),
            column: tables.expected.text(record: 0, column: column),
            row: tables.name(ofRow: pair.expected), found: old, expected: new))
      }
    }
    for record in rows.surplus {
      tell(
        VerifyWording.surplusRow(
          path, line: tables.found.line(ofRecord: record), tables.text(tables.found, record)))
    }
    for record in rows.missing {
      tell(VerifyWording.missingRow(path, tables.text(tables.expected, record)))
    }
    if sentences.isEmpty, tables.areInOtherOrder { tell(VerifyWording.otherOrder(path)) }
  }

  // MARK: Pages

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }

  private mutating func compareLines(
    _ found: [ArraySlice<UInt8>], _ expected: [ArraySlice<UInt8>], _ path: String
  ) {
    let start = zip(found, expected).prefix { $0 == $1 }.count
    let shorter = min(found.count, expected.count) - start
    let end = zip(found.reversed(), expected.reversed()).prefix { $0 == $1 }.count
    let tail = min(end, shorter)
    let old = found[start..<(found.count - tail)]
    let new = expected[start..<(expected.count - tail)]
    for (line, pair) in zip(old.indices, zip(old, new)) where pair.0 != pair.1 {
      tell(
        VerifyWording.line(
          path, line + 1, found: String(decoding: pair.0, as: UTF8.self),
          expected: String(decoding: pair.1, as: UTF8.self)))
    }
    if old.count != new.count {
      tell(VerifyWording.lineCount(path, found: found.count, expected: expected.count))
    }
  }
}
