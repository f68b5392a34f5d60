import Dossiers
import Formats
import Numbers

/// A table as it holds after every overlay: each cell refers to the file it came from.
struct Table {
  let schema: TableSchema
  /// The file of the base table.
  let path: String
  /// That file: of its cells nothing has to be looked up.
  private let document: CSVDocument
  private let file: Int32
  /// The names of the columns: the declared ones, then the further ones.
  private(set) var columns: [String]
  /// What each column may hold.
  private(set) var kinds: [CellKind]
  /// For each row and column the cell; a column of −1 stands for one that the file does not have.
  private(set) var cells: [Origin]
  /// Texts that an overlay computed (`plus`, `maal`), by place in ``cells``; always Dutch numbers.
  private(set) var computed: [Int: String] = [:]
  /// Whether the rows are those of one file, in its order.
  private(set) var isPlain = true

  init(
    schema: TableSchema, path: String, document: CSVDocument, columns: [String],
    kinds: [CellKind], cells: [Origin]
  ) {
    self.schema = schema
    self.path = path
    self.document = document
    file = cells.first?.file ?? -1
    self.columns = columns
    self.kinds = kinds
    self.cells = cells
  }

  var rowCount: Int { columns.isEmpty ? 0 : cells.count / columns.count }

  /// The place of a column.
  ///
  /// A table has few, so looking along them beats hashing the name.
  func column(_ name: String) -> Int? { columns.firstIndex { $0 == name } }

  func origin(_ row: Int, _ column: Int) -> Origin { cells[row * columns.count + column] }

  /// The row, pointing at its first cell.
  func origin(ofRow row: Int) -> Origin { origin(row, 0).row }

  func text(_ row: Int, _ column: Int, _ files: SourceFiles) -> String {
    String(decoding: bytes(row, column, files), as: UTF8.self)
  }

  /// Whether a cell has no text.
  func isEmpty(_ row: Int, _ column: Int, _ files: SourceFiles) -> Bool {
    bytes(row, column, files).isEmpty
  }

  /// The text of a cell in UTF-8; white space within quotes is no text.
  func bytes(_ row: Int, _ column: Int, _ files: SourceFiles) -> ArraySlice<UInt8> {
    let place = row * columns.count + column
    if !computed.isEmpty, let text = computed[place] { return Array(text.utf8)[...] }
    let cell = cells[place]
    guard cell.column >= 0 else { return [] }
    let (record, column) = (Int(cell.record), Int(cell.column))
    let text =
      cell.file == file
      ? document.bytes(record: record, column: column)
      : files.document(cell.file)?.bytes(record: record, column: column) ?? []
    return Self.isBlank(text) ? [] : text
  }

  private static func isBlank(_ text: ArraySlice<UInt8>) -> Bool {
    // Most texts begin with a letter or a digit.
    guard let first = text.first, first <= 0x20 || first >= 0x7F else { return text.isEmpty }
    return String(decoding: text, as: UTF8.self).unicodeScalars
      .allSatisfy(\.properties.isWhitespace)
  }

  /// Whether a cell holds the bytes that the cell above it holds.
  func repeats(_ row: Int, _ column: Int, _ files: SourceFiles) -> Bool {
    guard row > 0, computed.isEmpty else { return false }
    let (cell, above) = (origin(row, column), origin(row - 1, column))
    guard cell.file == above.file, cell.column == above.column else { return false }
    guard cell.column >= 0 else { return true }
    let (column, record, before) = (Int(cell.column), Int(cell.record), Int(above.record))
    if cell.file == file {
      return document.isSame(column: column, inRecords: record, before)
    }
    return files.document(cell.file)?.isSame(column: column, inRecords: record, before) ?? true
  }

  /// The numbers of a column at once, where its rows are those of one file; the first is that of the
  /// first row.
  func decimals(_ column: Int) -> DecimalColumn? {
    guard isPlain, let cell = cells.indices.contains(column) ? cells[column] : nil,
      cell.column >= 0
    else { return nil }
    return document.decimals(column: Int(cell.column))
  }

  func text(_ row: Int, _ name: String, _ files: SourceFiles) -> String {
    column(name).map { text(row, $0, files) } ?? ""
  }

  func decimal(_ row: Int, _ column: Int, _ files: SourceFiles) -> Cell<ReadNumber> {
    let place = row * columns.count + column
    if !computed.isEmpty, let text = computed[place] {
      return NumberText.decimal(text, style: .dutch)
    }
    let cell = cells[place]
    guard cell.column >= 0 else { return .empty }
    let (record, column) = (Int(cell.record), Int(cell.column))
    if cell.file == file { return document.decimal(record: record, column: column) }
    return files.document(cell.file)?.decimal(record: record, column: column) ?? .empty
  }

  func integer(_ row: Int, _ column: Int, _ files: SourceFiles) -> Cell<Int64> {
    let place = row * columns.count + column
    if !computed.isEmpty, let text = computed[place] {
      return NumberText.integer(text, style: .dutch)
    }
    let origin = cells[place]
    guard origin.column >= 0, let document = files.document(origin.file) else { return .empty }
    return document.integer(record: Int(origin.record), column: Int(origin.column))
  }

  func style(_ row: Int, _ column: Int, _ files: SourceFiles) -> NumberStyle {
    let place = row * columns.count + column
    if computed[place] != nil { return .dutch }
    return files.document(cells[place].file)?.style ?? .dutch
  }

  /// The text of some columns of a row, joined by a character that no cell holds.
  func key(_ row: Int, _ columns: [Int], _ files: SourceFiles) -> String {
    if columns.count == 1 { return text(row, columns[0], files) }
    var key: [UInt8] = []
    for column in columns {
      key.append(contentsOf: bytes(row, column, files))
      key.append(0x1F)
    }
    return String(decoding: key, as: UTF8.self)
  }

  /// The text of the key columns of a row, joined by a character that no cell holds.
  func key(_ row: Int, _ files: SourceFiles) -> String {
    if schema.key.count == 1 { return text(row, schema.key[0], files) }
    var key = ""
    for name in schema.key {
      let cell = text(row, name, files)
      // A year and its first day are the same moment, however they are written.
      key += name == "vanaf" ? Time.canonical(cell) : cell
      key += "\u{1F}"
    }
    return key
  }

  // MARK: Overlay

  /// Replaces a cell by one of an overlay.
  mutating func set(_ row: Int, _ column: Int, to origin: Origin, computed text: String? = nil) {
    let place = row * columns.count + column
    cells[place] = origin
    computed[place] = text
    isPlain = false
  }

  mutating func append(_ row: [Origin]) {
    precondition(row.count == columns.count, "a row has a cell for each column")
    cells.append(contentsOf: row)
    isPlain = false
  }

  /// Drops every row after the first so many.
  mutating func keep(first count: Int) {
    guard count < rowCount else { return }
    remove(rows: Set(count..<rowCount))
  }

  mutating func remove(rows: Set<Int>) {
    guard !rows.isEmpty else { return }
    var kept: [Origin] = []
    var texts: [Int: String] = [:]
    for row in 0..<rowCount where !rows.contains(row) {
      for column in columns.indices {
        if let text = computed[row * columns.count + column] { texts[kept.count] = text }
        kept.append(origin(row, column))
      }
    }
    cells = kept
    computed = texts
    isPlain = false
  }
}
