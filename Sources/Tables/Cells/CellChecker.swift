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
  fileprivate(set) var findings: [Finding] = []
  /// The names of each table in order, made when the first suggestion needs them.
  private var sorted: [TableID: [String]] = [:]
  /// A reader sees at most twenty findings of a kind, so more suggestions would be work for nobody.
  private var suggestionsLeft = 200
  /// The last source that was found to be in order.
  private var lastSource = ""
  private static let statuses = Status.allCases.map(\.rawValue)
  private static let units = Unit.all.map(\.name)

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
      for row in 0..<table.rowCount {
        check(table, row, column, kind, isRequired: isRequired ?? false)
      }
    }
    checkKeys(table)
  }

  private func isCount(_ kind: CellKind) -> Bool {
    if case .whole = kind { true } else { false }
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
    let text = table.text(row, column, files)
    if text.isEmpty {
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
      if case .fault = table.decimal(row, column, files) { check(text, .text, origin) }
    case .identifier, .code, .text, .source, .yearOrDay, .day, .year, .momentYear, .choice, .status,
      .unit, .name, .names, .expression:
      check(text, kind, origin)
    }
  }

  // MARK: One cell

  /// Checks a cell whose text is its value; one that may hold a pupil's number gets that finding only.
  mutating func check(_ text: String, _ kind: CellKind, _ origin: Origin) {
    if kind.mayHoldPersonalNumber, PersonalNumber.stands(in: text) {
      findings.append(Finding(.personalNumber, at: origin))
      return
    }
    switch kind {
    case .source:
      checkSource(text, origin)
    case .identifier:
      if !Identifier.isName(text) { findings.append(Finding(.badIdentifier, at: origin, [text])) }
    case .code:
      if !Identifier.isCode(text) { findings.append(Finding(.badIdentifier, at: origin, [text])) }
    case .yearOrDay, .day, .year:
      checkTime(text, kind, origin)
    case .momentYear:
      if MomentYear.parse(text) == nil {
        findings.append(Finding(.notAllowed, at: origin, [text, "-1, 0, =2019", ""]))
      }
    case .choice(let words):
      checkChoice(text, words, origin)
    case .status:
      checkChoice(text, Self.statuses, origin)
    case .unit:
      checkChoice(text, Self.units, origin)
    case .name(let id):
      checkName(text, id, origin)
    case .names:
      for part in text.split(separator: "+") {
        let name = part.trimmed
        if !Identifier.isName(name) {
          findings.append(Finding(.badIdentifier, at: origin, [name.isEmpty ? text : name]))
        }
      }
    case .text, .value, .whole, .number, .amount, .expression:
      break
    }
  }

  private mutating func checkSource(_ text: String, _ origin: Origin) {
    // Rows that follow each other mostly name the same source.
    if text == lastSource { return }
    let id = String(text.prefix { $0 != " " })
    guard let known = names[.bronnen], !known.contains(id) else {
      lastSource = text
      return
    }
    findings.append(Finding(.unknownSource, at: origin, [id, suggestion(for: id, in: .bronnen)]))
  }

  private mutating func suggestion(for name: String, in id: TableID) -> String {
    guard suggestionsLeft > 0, let known = names[id] else { return "" }
    suggestionsLeft -= 1
    let ordered = sorted[id] ?? known.sorted()
    sorted[id] = ordered
    return Suggestion.nearest(to: name, among: ordered) ?? ""
  }

  private mutating func checkTime(_ text: String, _ kind: CellKind, _ origin: Origin) {
    if kind != .day, Time.year(text) != nil { return }
    guard kind != .year else {
      findings.append(Finding(.notADate, at: origin, [text, "jaar", "2026"]))
      return
    }
    switch NumberText.day(text) {
    case .value: break
    case .fault(.noSuchDay): findings.append(Finding(.noSuchDay, at: origin, [text]))
    case .fault, .empty, .masked:
      let (what, examples) =
        kind == .day
        ? ("datum", "2026-08-01 of 1-8-2026") : ("jaar of datum", "2026, 2026-08-01 of 1-8-2026")
      findings.append(Finding(.notADate, at: origin, [text, what, examples]))
    }
  }

  private mutating func checkWhole(
    _ cell: Cell<Int64>, _ range: ClosedRange<Int64>, _ origin: Origin, mayBeMasked: Bool
  ) {
    switch cell {
    case .value(let value) where !range.contains(value):
      let code: FindingCode = value < 0 && range.lowerBound == 0 ? .negative : .outOfRange
      findings.append(
        Finding(
          code, at: origin,
          [String(value), String(range.lowerBound), String(range.upperBound)]))
    case .fault(let fault): report(fault, origin)
    case .masked where !mayBeMasked: findings.append(Finding(.masked, at: origin))
    case .value, .masked, .empty: break
    }
  }

  private mutating func checkNumber(_ cell: Cell<ReadNumber>, isAmount: Bool, _ origin: Origin) {
    switch cell {
    case .value(let number):
      if isAmount, number.sign == .percent {
        findings.append(Finding(.signMismatch, at: origin, ["%"]))
      } else if isAmount, number.value.reduced.scale > 2 {
        findings.append(Finding(.partsOfACent, at: origin))
      }
    case .fault(let fault): report(fault, origin)
    case .masked: findings.append(Finding(.masked, at: origin))
    case .empty: break
    }
  }

  private mutating func checkChoice(_ text: String, _ words: [String], _ origin: Origin) {
    guard !words.contains(text) else { return }
    findings.append(
      Finding(
        .notAllowed, at: origin,
        [text, words.joined(separator: ", "), Suggestion.nearest(to: text, among: words) ?? ""]))
  }

  private mutating func checkName(_ text: String, _ id: TableID, _ origin: Origin) {
    guard let known = names[id], !known.contains(text) else { return }
    let code: FindingCode =
      switch id {
      case .scholen: .unknownSchool
      case .vestigingen: .unknownLocation
      case .potten: .unknownPot
      case .begroting: .unknownLine
      case .peilmomenten: .unknownMoment
      default: .unknownName
      }
    findings.append(Finding(code, at: origin, [text, suggestion(for: text, in: id)]))
  }

  mutating func report(_ fault: NumberFault, _ origin: Origin) {
    let code: FindingCode =
      switch fault {
      case .notANumber: .notANumber
      case .pointInDutchFile: .pointInDutchFile
      case .commaInPointFile: .commaInPointFile
      case .badGrouping: .badGrouping
      case .tooManyDigits: .tooManyDigits
      case .notWhole: .notWhole
      case .notADate: .notADate
      case .noSuchDay: .noSuchDay
      }
    findings.append(Finding(code, at: origin, [files.text(at: origin) ?? ""]))
  }

  // MARK: Keys and periods

  private mutating func checkKeys(_ table: Table) {
    var seen: [String: Int] = [:]
    var periods: [String: [(row: Int, period: Period)]] = [:]
    let isDated = table.column("vanaf") != nil && table.column("tot") != nil
    let base = table.schema.key.filter { $0 != "vanaf" }
    for row in 0..<table.rowCount {
      // A row without a name has a finding for that.
      if let name = table.schema.key.first, table.text(row, name, files).isEmpty { continue }
      let key = table.key(row, table.schema.key, files)
      if let first = seen[key] {
        let place = files.place(of: table.origin(ofRow: first))
        let name = table.schema.key.map { table.text(row, $0, files) }.filter { !$0.isEmpty }
        findings.append(
          Finding(
            .duplicateKey, at: keyCell(table, row),
            [name.joined(separator: " "), place.map { "\($0.line ?? 0)" } ?? ""]))
        continue
      }
      seen[key] = row
      guard isDated, table.schema.id != .overstappen else { continue }
      let period = Time.period(
        table.text(row, "vanaf", files), table.text(row, "tot", files))
      if let from = period.from, let through = period.through, through < from {
        let column = table.column("tot").map { table.origin(row, $0) }
        findings.append(Finding(.periodReversed, at: column ?? table.origin(ofRow: row)))
        continue
      }
      // Of a day that cannot be read nobody knows whether it overlaps.
      guard Time.isReadable(table.text(row, "vanaf", files), table.text(row, "tot", files)) else {
        continue
      }
      periods[table.key(row, base, files), default: []].append((row, period))
    }
    for row in Self.overlapping(periods.values) {
      let shown = base.map { table.text(row, $0, files) }.filter { !$0.isEmpty }
      findings.append(
        Finding(.overlappingRows, at: keyCell(table, row), [shown.joined(separator: " ")]))
    }
  }

  /// Of the rows of each name those that hold while an earlier row does, in order.
  private static func overlapping(
    _ names: some Sequence<[(row: Int, period: Period)]>
  ) -> [Int] {
    func start(_ period: Period) -> Int { period.from?.ordinal ?? .min }
    func end(_ period: Period) -> Int { period.through?.ordinal ?? .max }
    var overlapping: Set<Int> = []
    for rows in names where rows.count > 1 {
      let sorted = rows.sorted { (start($0.period), $0.row) < (start($1.period), $1.row) }
      var longest = sorted[0]
      for next in sorted.dropFirst() {
        if longest.period.overlaps(next.period) { overlapping.insert(max(longest.row, next.row)) }
        if end(longest.period) < end(next.period) { longest = next }
      }
    }
    return overlapping.sorted()
  }

  private func keyCell(_ table: Table, _ row: Int) -> Origin {
    table.schema.key.first.flatMap { table.column($0) }.map { table.origin(row, $0) }
      ?? table.origin(ofRow: row)
  }
}

/// Years and days as tables write them.
enum Time {
  /// A year of four digits.
  static func year(_ text: String) -> Int? {
    guard text.utf8.count == 4, let year = Int(text), (1000...9999).contains(year) else {
      return nil
    }
    return year
  }

  /// The first day of a year, or the day itself.
  static func start(_ text: String) -> Day? {
    if let year = year(text) { return Day(year: year, month: 1, day: 1) }
    guard case .value(let day) = NumberText.day(text) else { return nil }
    return day
  }

  /// The last day of a year, or the day itself.
  static func end(_ text: String) -> Day? {
    if let year = year(text) { return Day(year: year, month: 12, day: 31) }
    guard case .value(let day) = NumberText.day(text) else { return nil }
    return day
  }

  /// One way of writing each moment: a year, or a day that does not begin one.
  static func canonical(_ text: String) -> String {
    guard let day = start(text) else { return text }
    return day.month == 1 && day.day == 1 ? String(day.year) : DutchText.isoDay(day)
  }

  /// Whether both are moments, or open, and in their order.
  static func isReadable(_ from: String, _ through: String) -> Bool {
    let (first, last) = (start(from), end(through))
    if first == nil && !from.isEmpty || last == nil && !through.isEmpty { return false }
    guard let first, let last else { return true }
    return first <= last
  }

  /// The period of a row.
  static func period(_ from: String, _ through: String) -> Period {
    Period(from: start(from), through: end(through))
  }
}

/// The year of a counting moment as the table writes it.
enum MomentYear {
  /// `-1` is the year before the budget year, `=2019` is always 2019.
  static func parse(_ text: String) -> Moment.Year? {
    if text.hasPrefix("=") {
      return Time.year(String(text.dropFirst())).map { .fixed($0) }
    }
    guard let years = Int(text), (-99...99).contains(years) else { return nil }
    return .offset(years)
  }
}

extension Substring {
  /// Without spaces around it.
  var trimmed: String {
    var rest = self
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}

extension CellChecker {
  /// Checks the word in `bewerking`.
  mutating func checkOperation(_ overlay: Table, _ row: Int) {
    guard let column = overlay.column(Overlay.column) else { return }
    let text = overlay.text(row, column, files)
    guard !text.isEmpty, Overlay.Operation(rawValue: text) == nil else { return }
    let words = Overlay.Operation.allCases.map(\.rawValue)
    let near = Suggestion.nearest(to: text, among: words) ?? ""
    findings.append(
      Finding(
        .notAllowed, at: overlay.origin(row, column),
        [text, words.joined(separator: ", "), near]))
  }
}
