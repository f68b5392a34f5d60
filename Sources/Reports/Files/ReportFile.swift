/// A file of a report, before it is written.
public struct ReportFile: Sendable {
  /// The path below the report folder, with `/` between the parts.
  public let path: String
  /// The content.
  public let bytes: [UInt8]
  /// The columns of a table; nothing for a page.
  public let columns: [ReportTable.Column]?

  /// A file with its bytes.
  public init(path: String, bytes: [UInt8]) {
    self.init(path: path, bytes: bytes, columns: nil)
  }

  /// The same file in a folder.
  public func below(_ folder: String) -> ReportFile {
    ReportFile(path: "\(folder)/\(path)", bytes: bytes, columns: columns)
  }

  private init(path: String, bytes: [UInt8], columns: [ReportTable.Column]?) {
    self.path = path
    self.bytes = bytes
    self.columns = columns
  }

  /// A page to read.
  public init(_ path: String, page: String) {
    self.init(path: path, bytes: Array(page.utf8))
  }

  /// A table as CSV.
  public init(_ path: String, _ table: ReportTable) {
    self.init(path: path, bytes: table.csv, columns: table.columns)
  }
}
