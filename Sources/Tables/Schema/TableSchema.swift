/// A column of a table, declared once: reading, overlay, `new` and the docs follow from it.
public struct ColumnSchema: Sendable {
  /// The name in the header.
  public let name: String
  /// What a cell may hold.
  public let kind: CellKind
  /// Whether a cell must be filled in.
  public let isRequired: Bool
  /// Whether the column may be left out of the file.
  public let mayBeAbsent: Bool
  /// What the column means, in Dutch.
  public let meaning: String
  /// The format version in which the column appeared.
  public let since: Int
  /// The tables whose names a cell uses; `tellingen` stands for telgroepen.
  let uses: [TableID]

  init(
    _ name: String, _ kind: CellKind, required: Bool = false, optional: Bool = false,
    uses: [TableID]? = nil, since: Int = 1,
    _ meaning: String
  ) {
    self.name = name
    self.kind = kind
    self.isRequired = required
    self.mayBeAbsent = optional
    self.meaning = meaning
    self.since = since
    self.uses = uses ?? kind.uses
  }
}

/// A table, declared once.
public struct TableSchema: Sendable {
  /// Which table.
  public let id: TableID
  /// What one row is, in Dutch.
  public let row: String
  /// The columns, in the order in which `new` writes them.
  public let columns: [ColumnSchema]
  /// The columns that name a row; no two rows have the same.
  public let key: [String]
  /// The further columns that a file may have.
  public let further: Further
  /// Whether the rows may be divided over more files, in a folder with the name of the table.
  public let isDivisible: Bool
  /// The format version in which the table appeared.
  public let since: Int

  /// The columns that a table may have beside the declared ones.
  public enum Further: Sendable {
    /// None.
    case none
    /// One for each budget year.
    case years
    /// One for each budget year, and one before them for the opening balance.
    case balanceYears
    /// One for each telgroep that the file counts.
    case telgroepen
  }

  init(
    _ id: TableID, _ row: String, key: [String], further: Further = .none, divisible: Bool = false,
    since: Int = 1, _ columns: [ColumnSchema]
  ) {
    self.id = id
    self.row = row
    self.key = key
    self.further = further
    self.isDivisible = divisible
    self.columns = columns
    self.since = since
  }

  /// The place of a declared column.
  public func index(of name: String) -> Int? { columns.firstIndex { $0.name == name } }
}
