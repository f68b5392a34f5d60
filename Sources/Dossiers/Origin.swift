/// Where a value stands: a cell of a file of the dossier.
///
/// Only numbers, so that every typed row can keep its origin; the reader of the tables turns them into
/// a path, a line, a column and an excerpt.
@frozen
public struct Origin: Hashable, Sendable {
  /// The file, as an index into the files of the dossier; −1 when there is none.
  public let file: Int32
  /// The record of that file; 0 is the header.
  public let record: Int32
  /// The column of that file; −1 means the whole row.
  public let column: Int32

  /// The cell of a file.
  public init(file: Int, record: Int, column: Int = -1) {
    self.file = Int32(truncatingIfNeeded: file)
    self.record = Int32(truncatingIfNeeded: record)
    self.column = Int32(truncatingIfNeeded: column)
  }

  /// No place: a value that the program made itself.
  public static let none = Origin(file: -1, record: -1)

  /// The row that the cell stands in.
  public var row: Origin { Origin(file: Int(file), record: Int(record)) }
}
