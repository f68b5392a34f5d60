import Dossiers
import Formats
import Numbers

/// Checks every cell of a table by the kind of its column.
///
/// What passes here needs no second finding when it is read into the dossier.
struct CellChecker {
  let files: SourceFiles
  /// The names that each table gives meaning to; a table that is missing here is not judged.
  let names: [TableID: Set<String>]
  var findings: [Finding] = []
  /// The names of each table in order, made when the first suggestion needs them.
  var sorted: [TableID: [String]] = [:]
  /// A reader sees at most twenty findings of a kind, so more suggestions would be work for nobody.
  var suggestionsLeft = 200
  /// The last source that was found to be in order.
  var lastSource = ""
  /// The columns of numbers that were read at once, all in order, so that nobody reads them again.
  private(set) var numbers = NumberColumns()
  static let statuses = Status.allCases.map(\.rawValue)
  static let units = Unit.all.map(\.name)

  init(files: SourceFiles, names: [TableID: Set<String>]) {
    self.files = files
    self.names = names
  }

  mutating func check(_ table: Table) {
    for column in table.columns.indices {
      let kind = table.kinds[column]
      let isRequired = table.schema.columns.first { $0.name == table.columns[column] }?.isRequired
      if isCount(kind), table.isPlain, table.schema.id == .tellingen {
        checkCounts(table, column)
        continue
      }
      if kind == .number || kind == .amount,
        areInOrder(table, column, isAmount: kind == .amount, isRequired: isRequired ?? false)
      {
        continue
      }
      var isRefused = false
      // What was in order above is so here.
      for row in 0..<table.rowCount where isRefused || !table.repeats(row, column, files) {
        let before = findings.count
        check(table, row, column, kind, isRequired: isRequired ?? false)
        isRefused = findings.count > before
      }
    }
    checkKeys(table)
  }

  private func isCount(_ kind: CellKind) -> Bool {
    if case .whole = kind { true } else { false }
  }

  /// Whether all cells of a column of numbers are in order; most are, and then none is looked at on
  /// its own.
  private mutating func areInOrder(
    _ table: Table, _ column: Int, isAmount: Bool, isRequired: Bool
  ) -> Bool {
    guard let numbers = table.decimals(column), numbers.faults.isEmpty else { return false }
    if isAmount, numbers.signs.contains(where: { $0.sign == .percent }) { return false }
    let areInOrder = numbers.states.indices.allSatisfy { row in
      switch numbers.states[row] {
      case .value: !isAmount || numbers.values[row].scale <= 2
      case .empty: !isRequired
      case .masked, .fault: false
      }
    }
    if areInOrder { self.numbers[table.schema.id, column] = numbers }
    return areInOrder
  }

  /// The counts of a telling as one column: this is where a dossier is large.
  private mutating func checkCounts(_ table: Table, _ column: Int) {
    guard table.rowCount > 0 else { return }
    let first = table.origin(0, column)
    guard first.column >= 0, let document = files.document(first.file) else { return }
    let counts = document.integers(column: Int(first.column))
    for fault in counts.faults {
      report(
        fault.fault,
        Origin(file: Int(first.file), record: fault.record, column: Int(first.column)))
    }
    for row in counts.values.indices
    where counts.states[row] == .value && !(0...999_999_999_999).contains(counts.values[row]) {
      let origin = table.origin(row, column)
      findings.append(
        Finding(
          counts.values[row] < 0 ? .negative : .outOfRange, at: origin,
          [String(counts.values[row]), "0", "999999999999"]))
    }
  }

  private mutating func check(
    _ table: Table, _ row: Int, _ column: Int, _ kind: CellKind, isRequired: Bool
  ) {
    let origin = table.origin(row, column)
    if table.isEmpty(row, column, files) {
      if isRequired {
        let place = origin.column < 0 ? table.origin(ofRow: row) : origin
        findings.append(Finding(.emptyCell, at: place, [table.columns[column]]))
      }
      return
    }
    switch kind {
    case .whole(let low, let high):
      checkWhole(
        table.integer(row, column, files), low...high, origin,
        mayBeMasked: table.schema.id == .tellingen)
    case .number, .amount:
      checkNumber(table.decimal(row, column, files), isAmount: kind == .amount, origin)
    case .value:
      // A number is judged with its unit, where it is read; what is no number is a word.
      guard case .fault = table.decimal(row, column, files) else { return }
      check(table.text(row, column, files), .text, origin)
    case .expression:
      // It is judged where it is read.
      return
    case .identifier, .code, .text:
      if Self.isSound(table.bytes(row, column, files), kind) { return }
      check(table.text(row, column, files), kind, origin)
    case .source, .yearOrDay, .beginning, .day, .year, .momentYear, .choice, .status, .unit, .name,
      .names:
      check(table.text(row, column, files), kind, origin)
    }
  }

  /// Whether a cell that is named or written by the user is in order: most are, and need no text.
  private static func isSound(_ cell: ArraySlice<UInt8>, _ kind: CellKind) -> Bool {
    if PersonalNumber.stands(in: cell) { return false }
    switch kind {
    case .identifier: return Identifier.isName(cell)
    case .code: return Identifier.isCode(cell)
    default: return true
    }
  }
}
