/// Something that is wrong with the data, or worth a remark: a value, never thrown.
///
/// It holds data only; the sentence, and what to do, are made by the wording of the reports.
public struct Finding: Hashable, Sendable {
  /// What is wrong.
  public let code: FindingCode
  /// Where.
  public let place: Place
  /// The names and numbers that the sentence speaks of, in the order of its places.
  public let facts: [String]
  /// The offset of a name within the cell, in characters; 0 for the cell itself.
  public let offset: Int
  /// The column that the finding speaks of, where its place is a row as a whole.
  public let column: String?

  /// Where a finding points.
  public enum Place: Hashable, Sendable {
    /// A cell or a row of a table.
    case cell(Origin)
    /// A character of a file that could not be read as a table.
    case character(file: Int, line: Int, column: Int)
    /// A file as a whole, or one that is missing.
    case file(path: String)
    /// The dossier as a whole.
    case dossier
  }

  /// A finding at a place.
  public init(
    _ code: FindingCode, at place: Place, _ facts: [String] = [], offset: Int = 0,
    column: String? = nil
  ) {
    self.code = code
    self.place = place
    self.facts = facts
    self.offset = offset
    self.column = column
  }

  /// A finding at a cell or a row.
  public init(
    _ code: FindingCode, at origin: Origin, _ facts: [String] = [], offset: Int = 0,
    column: String? = nil
  ) {
    self.init(code, at: .cell(origin), facts, offset: offset, column: column)
  }
}

/// How serious a finding is.
public enum Severity: Int, Comparable, Sendable {
  /// Nothing is computed or written.
  case error
  /// The run goes on; somebody should look.
  case warning
  /// Worth knowing.
  case note

  /// More serious comes first.
  public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}
