import Dossiers
import Formats
import Numbers

/// Lays the tables of a scenario over those of the dossier, cell by cell.
struct Overlay {
  /// The column that says what an overlay row does.
  static let column = "bewerking"
  /// What that column may hold; empty is `wordt`.
  static let kind = CellKind.choice(Operation.allCases.map(\.rawValue))

  /// What an overlay row does with the row that has its key.
  enum Operation: String, CaseIterable {
    case replace = "wordt"
    case add = "plus"
    case multiply = "maal"
    case new = "nieuw"
    case remove = "vervalt"
  }

  /// The word that empties a cell.
  static let unknown = "onbekend"

  let files: SourceFiles
  /// Whether what each row did is kept in ``effects``.
  let isNoted: Bool
  private(set) var findings: [Finding] = []
  /// What each row did, with its place; a row with a finding did nothing.
  private(set) var effects: [(row: Int, effect: OverlayRow.Effect)] = []

  init(files: SourceFiles, isNoted: Bool = false) {
    self.files = files
    self.isNoted = isNoted
  }

  /// Lays `overlay` over `base`.
  mutating func lay(_ overlay: Table, over base: inout Table) {
    let key = base.schema.key
    var rows: [String: Int] = [:]
    for row in 0..<base.rowCount { rows[base.key(row, files)] = row }
    var removed: Set<Int> = []
    var seen: [String: Int] = [:]
    checkColumns(of: overlay, over: base)
    for row in 0..<overlay.rowCount {
      let name = overlay.key(row, files)
      let shown = key.map { overlay.text(row, $0, files) }.filter { !$0.isEmpty }
        .joined(separator: " ")
      let word = overlay.text(row, Self.column, files)
      guard let operation = Operation(rawValue: word.isEmpty ? "wordt" : word) else { continue }
      if let first = key.first, overlay.text(row, first, files).isEmpty {
        findings.append(Finding(.emptyCell, at: keyCell(overlay, row), [first]))
        continue
      }
      if let first = seen.updateValue(row, forKey: name) {
        let line = files.place(of: overlay.origin(ofRow: first))?.line ?? 0
        findings.append(
          Finding(.duplicateKey, at: keyCell(overlay, row), [shown, String(line)]))
        continue
      }
      switch (operation, rows[name]) {
      case (.new, .some):
        findings.append(Finding(.overlayExistingKey, at: keyCell(overlay, row), [shown]))
      case (.new, .none):
        rows[name] = base.rowCount
        base.append(
          base.columns.map { name in
            overlay.column(name).map { overlay.origin(row, $0) }
              ?? overlay.origin(ofRow: row)
          })
        noteNew(row, base)
      case (_, .none):
        let isShown = findings.count < 50
        let near = isShown ? Suggestion.nearest(to: name, among: rows.keys.sorted()) ?? "" : ""
        let readable = near.split(separator: "\u{1F}").joined(separator: " ")
        findings.append(
          Finding(.overlayMissingKey, at: keyCell(overlay, row), [shown, readable]))
      case (.remove, .some(let target)):
        removed.insert(target)
        rows[name] = nil
        if isNoted { effects.append((row, .removed)) }
      case (.replace, .some(let target)), (.add, .some(let target)),
        (.multiply, .some(let target)):
        let before = isNoted ? texts(of: target, in: base) : []
        change(target, of: &base, by: row, of: overlay, operation)
        guard isNoted else { continue }
        let after = texts(of: target, in: base)
        effects.append((row, .changed(Self.changes(base.columns, from: before, to: after))))
      }
    }
    base.remove(rows: removed)
  }

  private mutating func noteNew(_ row: Int, _ base: Table) {
    guard isNoted else { return }
    let cells = zip(base.columns, texts(of: base.rowCount - 1, in: base)).compactMap {
      column, text in
      text.isEmpty || base.schema.key.contains(column)
        ? nil : OverlayRow.Cell(column: column, text: text)
    }
    effects.append((row, .added(cells)))
  }

  private func keyCell(_ overlay: Table, _ row: Int) -> Origin {
    overlay.schema.key.first.flatMap { overlay.column($0) }.map { overlay.origin(row, $0) }
      ?? overlay.origin(ofRow: row)
  }

  /// A telgroep that the telling itself does not count would change nothing, without a word.
  private mutating func checkColumns(of overlay: Table, over base: Table) {
    for (column, name) in overlay.columns.enumerated()
    where name != Self.column && base.column(name) == nil && overlay.rowCount > 0 {
      let cell = overlay.origin(0, column)
      findings.append(
        Finding(
          .unknownColumn, at: Origin(file: Int(cell.file), record: 0, column: Int(cell.column)),
          [name, Suggestion.nearest(to: name, among: base.columns) ?? ""]))
    }
  }

  private mutating func change(
    _ target: Int, of base: inout Table, by row: Int, of overlay: Table, _ operation: Operation
  ) {
    var isComputed = false
    for (column, name) in overlay.columns.enumerated()
    where name != Self.column && !base.schema.key.contains(name) {
      let origin = overlay.origin(row, column)
      let text = overlay.text(row, column, files)
      guard origin.column >= 0, !text.isEmpty, let place = base.column(name) else { continue }
      let kind = base.kinds[place]
      let isText =
        kind == .status || kind == .source || name == "toelichting"
        || name == "omschrijving" || name == "eenheid"
      if text == Self.unknown {
        base.set(target, place, to: origin, computed: "")
      } else if operation == .replace || isText {
        base.set(target, place, to: origin)
      } else {
        compute(target, place, of: &base, by: row, column, of: overlay, operation)
        isComputed = true
      }
    }
    if operation != .replace, !isComputed {
      let cell = overlay.column(Self.column).map { overlay.origin(row, $0) }
      findings.append(
        Finding(
          .overlayWithoutNumber, at: cell ?? overlay.origin(ofRow: row), [operation.rawValue]))
    }
  }

  private mutating func compute(
    _ target: Int, _ place: Int, of base: inout Table, by row: Int, _ column: Int,
    of overlay: Table, _ operation: Operation
  ) {
    let origin = overlay.origin(row, column)
    let change: ReadNumber
    switch overlay.decimal(row, column, files) {
    case .value(let number): change = number
    case .fault(let fault):
      var checker = CellChecker(files: files, names: [:])
      checker.report(fault, origin)
      findings += checker.findings
      return
    case .masked:
      findings.append(Finding(.masked, at: origin))
      return
    case .empty: return
    }
    guard case .value(let current) = base.decimal(target, place, files) else {
      let text = base.text(target, place, files)
      findings.append(
        Finding(
          .overlayOnText, at: origin, [operation.rawValue, text]))
      return
    }
    let result: Decimal?
    switch operation {
    case .add: result = Self.sum(current.value, change.value)
    case .multiply:
      let factor =
        change.sign == .percent
        ? Decimal(coefficient: change.value.coefficient, scale: change.value.scale + 2)
        : change.value
      let (product, overflow) = current.value.coefficient
        .multipliedReportingOverflow(by: factor.coefficient)
      result =
        overflow
        ? nil : Decimal(coefficient: product, scale: current.value.scale + factor.scale)
    case .replace, .new, .remove: result = nil
    }
    guard let reduced = result?.reduced, reduced.scale <= Decimal.cellDigits,
      reduced.coefficient.magnitude < PowerOfTen.value(Decimal.cellDigits + reduced.scale).magnitude
    else {
      let (first, second) = (base.text(target, place, files), overlay.text(row, column, files))
      findings.append(
        Finding(.tooManyDigits, at: origin, ["\(first) \(operation.rawValue) \(second)"]))
      return
    }
    // Ten percent added to a bare amount keeps its sign, so that the unit refuses it.
    let isPercentage =
      current.sign == .percent || (operation == .add && change.sign == .percent)
    let sign = isPercentage ? "%" : ""
    base.set(target, place, to: origin, computed: DutchText.plainNumber(reduced) + sign)
  }

  private static func sum(_ left: Decimal, _ right: Decimal) -> Decimal? {
    let scale = max(left.scale, right.scale)
    guard let first = left.coefficient(atScale: scale),
      let second = right.coefficient(atScale: scale)
    else { return nil }
    let (total, overflow) = first.addingReportingOverflow(second)
    return overflow ? nil : Decimal(coefficient: total, scale: scale)
  }
}
