/// A CSV file whose structure is sound: a rectangle of cells, read where they stand in the bytes.
///
/// Record 0 is the header. A row in which no cell has a character is not a record. Nothing is copied
/// from the bytes until a cell is asked for.
public struct CSVDocument: Sendable {
  /// `;` or `,`: what the header is divided by.
  public let delimiter: UInt8
  /// Whether the bytes were not UTF-8, and were read as windows-1252.
  public let wasWindows1252: Bool
  /// The number of cells in the header, and so in every record.
  public let columnCount: Int
  /// The number of records, the header included: 1 when there is a header only.
  public let recordCount: Int

  /// How numbers are written in this file.
  public var style: NumberStyle { delimiter == Ascii.semicolon ? .dutch : .point }

  /// The file in UTF-8.
  let bytes: [UInt8]
  /// For each record `columnCount + 1` offsets: the byte before it, then the byte after each cell.
  let edges: [UInt32]
  /// Where the numbers of records, rows and lines begin to run differently.
  let jumps: [RowJump]

  init(_ scan: RowScan, bytes: [UInt8], wasWindows1252: Bool) {
    self.delimiter = scan.delimiter
    self.wasWindows1252 = wasWindows1252
    self.columnCount = scan.columnCount
    self.recordCount = scan.recordCount
    self.bytes = bytes
    self.edges = scan.edges
    self.jumps = scan.jumps
  }

  /// Where a cell stands in the bytes, quotes included.
  func range(record: Int, column: Int) -> Range<Int> {
    precondition(record >= 0 && record < recordCount, "no such record")
    precondition(column >= 0 && column < columnCount, "no such column")
    let before = record * (columnCount + 1) + column
    return Int(edges[before] &+ 1)..<Int(edges[before + 1])
  }
}
