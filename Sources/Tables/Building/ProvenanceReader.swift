import Dossiers

/// Reads status, source and place of the rows of a table.
///
/// Rows that follow each other mostly have the same status and source, so they are read once.
struct ProvenanceReader {
  private let table: Table
  private let files: SourceFiles
  private let status: Int?
  private let source: Int?
  private var last: (row: Int, status: Status, source: String)?

  init(_ table: Table, _ files: SourceFiles) {
    self.table = table
    self.files = files
    status = table.column("status")
    source = table.column("bron")
  }

  /// Whether the row has the status and the source of the row above it.
  func repeats(_ row: Int) -> Bool {
    [status, source].allSatisfy { $0.map { table.repeats(row, $0, files) } ?? true }
  }

  /// Status, source and place of a row.
  mutating func provenance(ofRow row: Int) -> Provenance {
    let origin = table.origin(ofRow: row)
    if let last, last.row == row - 1, repeats(row) {
      self.last?.row = row
      return Provenance(status: last.status, source: last.source, origin: origin)
    }
    let provenance = Provenance(
      status: status.flatMap { Status(rawValue: table.text(row, $0, files)) } ?? .voorbeeld,
      source: source.map { table.text(row, $0, files) } ?? "", origin: origin)
    last = (row, provenance.status, provenance.source)
    return provenance
  }
}
