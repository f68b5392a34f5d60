import Dossiers
import Formats
import Numbers

/// What reading a dossier gave: the dossier as far as it could be read, and every finding.
public struct DossierReading: Sendable {
  /// The dossier; nothing when `dossier.csv` does not tell its years.
  public let dossier: Dossier?
  /// Everything that is wrong or worth a remark.
  public let findings: [Finding]
  /// The files, to show where findings stand.
  public let files: SourceFiles
  /// The names of the scenarios that the dossier has.
  public let scenarios: [String]
  /// Whether no table is so broken that its rules could not even be looked at.
  public let isReadable: Bool
  /// The names that cells were checked against.
  let names: [TableID: Set<String>]
}

/// Reads the tables of a dossier, with scenarios laid over them, to one typed dossier.
///
/// Every finding is collected. A table with a structural fault gives that finding only, and silences
/// what depends on it.
public struct DossierReader {
  var files = SourceFiles()
  var findings: [Finding] = []
  var tables: [TableID: Table] = [:]
  var tellings: [(date: Day, table: Table)] = []
  /// Tables that a finding has been made about, so that names in them are not judged.
  var poisoned: Set<TableID> = []
  /// Names whose row a finding has been made about, so that their uses are not judged.
  var refused: Set<String> = []
  var dossier = Dossier()
  /// The property `eerste_pagina`.
  private var firstPage: Origin?
  /// The reading of the same files without scenarios, when there was one.
  private var base: DossierReading?
  private var namesByTable: [TableID: Set<String>] = [:]
  /// The property `leerlingen`: the telgroep by which amounts per pupil are shown.
  private var pupils: (name: String, origin: Origin)?
  private var years: ClosedRange<Int>?

  private init() {}

  /// Reads a dossier from its files; `scenarios` are laid over in their order.
  public static func read(_ files: [DossierFile], scenarios: [String] = []) -> DossierReading {
    read(DossierFiles(files), scenarios: scenarios)
  }

  /// Reads a dossier from files whose bytes were scanned before.
  ///
  /// With the reading of the same files without scenarios as `base`, the tables that no scenario
  /// touches are not checked or built again, and the findings about them are not repeated.
  public static func read(
    _ files: DossierFiles, scenarios: [String] = [], after base: DossierReading? = nil
  ) -> DossierReading {
    var reader = DossierReader()
    reader.base = base
    return reader.read(files.scanned, scenarios)
  }

  private mutating func read(_ sorted: [ScannedFile], _ scenarios: [String]) -> DossierReading {
    let names = Self.scenarioNames(sorted)
    guard readProperties(sorted.first { $0.path == "dossier.csv" }) else {
      return reading(names, hasDossier: false)
    }
    for file in sorted where !file.path.hasPrefix("scenarios/") { readBase(file) }
    for scenario in dossier.comparedScenarios where !names.contains(scenario) {
      let near = Suggestion.nearest(to: scenario, among: names) ?? ""
      findings.append(Finding(.unknownScenario, at: firstPage ?? .none, [scenario, near]))
    }
    for scenario in scenarios {
      guard names.contains(scenario) else {
        let near = Suggestion.nearest(to: scenario, among: names) ?? ""
        findings.append(Finding(.unknownScenario, at: .dossier, [scenario, near]))
        continue
      }
      let prefix = "scenarios/\(scenario)/"
      for file in sorted where file.path.hasPrefix(prefix) {
        readOverlay(file, below: prefix)
      }
    }
    dossier.scenarios = scenarios
    checkNeededTables()
    checkCells()
    buildFacts()
    buildCounts()
    resolvePupils()
    buildRules()
    noteTablesNotUsed()
    return reading(names, hasDossier: true)
  }

  private func reading(_ names: [String], hasDossier: Bool) -> DossierReading {
    var seen: Set<Finding> = []
    return DossierReading(
      dossier: hasDossier ? dossier : nil, findings: findings.filter { seen.insert($0).inserted },
      files: files, scenarios: names, isReadable: poisoned.isEmpty && hasDossier,
      names: namesByTable)
  }

  /// The names of the folders below `scenarios`, in order.
  static func scenarioNames(_ files: [ScannedFile]) -> [String] {
    var names: [String] = []
    for file in files where file.path.hasPrefix("scenarios/") {
      let parts = file.path.split(separator: "/")
      guard parts.count > 2 else { continue }
      let name = String(parts[1])
      if names.last != name, !names.contains(name) { names.append(name) }
    }
    return names
  }

  // MARK: dossier.csv

  private mutating func readProperties(_ file: ScannedFile?) -> Bool {
    guard let file else {
      findings.append(Finding(.fileMissing, at: .file(path: "dossier.csv"), ["dossier.csv", ""]))
      return false
    }
    let reading = TableReader(years: nil).read(
      file, as: Schema[.dossier], isOverlay: false, into: &files)
    findings += reading.findings
    guard let table = reading.table else { return false }
    var values: [String: (text: String, origin: Origin, row: Int)] = [:]
    guard let waarde = table.column("waarde"), let eigenschap = table.column("eigenschap") else {
      return false
    }
    for row in 0..<table.rowCount {
      let name = table.text(row, eigenschap, files)
      if values[name] == nil {
        values[name] = (table.text(row, waarde, files), table.origin(row, waarde), row)
      }
    }
    // Of another format nothing else is known.
    if let format = values["formaat"], !format.text.isEmpty, format.text != "\(Schema.format)" {
      findings.append(
        Finding(.unknownFormat, at: format.origin, [format.text, "\(Schema.format)"]))
      return false
    }
    checkProperties(table, eigenschap, values)
    return take(values, table)
  }

  /// Checks that each property is known, stands there once, and that none is missing.
  private mutating func checkProperties(
    _ table: Table, _ column: Int,
    _ values: [String: (text: String, origin: Origin, row: Int)]
  ) {
    let known = Schema.properties.map(\.name)
    let missing = Schema.properties.filter { $0.isRequired && values[$0.name] == nil }.map(\.name)
    let unknown = values.keys.filter { !known.contains($0) }
    var told: Set<String> = []
    for row in 0..<table.rowCount {
      let name = table.text(row, column, files)
      let origin = table.origin(row, column)
      if name.isEmpty {
        findings.append(Finding(.emptyCell, at: origin, ["eigenschap"]))
        // Whatever is missing may be what this row is about.
        told.formUnion(known)
      } else if !known.contains(name) {
        // Where one name is unknown and one is missing, they are the same.
        let isMissing = missing.count == 1 && unknown.count == 1
        let near = isMissing ? missing[0] : Suggestion.nearest(to: name, among: known) ?? ""
        findings.append(
          Finding(.notAllowed, at: origin, [name, known.joined(separator: ", "), near]))
        told.insert(near)
      } else if row == 0, name != "formaat" {
        findings.append(Finding(.formatNotFirst, at: origin, [name]))
        told.insert("formaat")
      } else if let first = values[name]?.row, first != row {
        let line = files.place(of: table.origin(ofRow: first))?.line ?? 0
        findings.append(Finding(.duplicateKey, at: origin, [name, String(line)]))
      }
    }
    var checker = CellChecker(files: files, names: [:])
    for property in Schema.properties {
      guard let value = values[property.name], !value.text.isEmpty else {
        guard property.isRequired, !told.contains(property.name) else { continue }
        findings.append(
          Finding(.missingProperty, at: .file(path: "dossier.csv"), [property.name]))
        continue
      }
      switch property.kind {
      case .text, .day, .identifier: checker.check(value.text, property.kind, value.origin)
      default: break
      }
    }
    findings += checker.findings
  }

  private mutating func take(
    _ values: [String: (text: String, origin: Origin, row: Int)], _ table: Table
  ) -> Bool {
    dossier.name = values["naam"]?.text ?? ""
    dossier.adoption.name = values["besluit"]?.text ?? ""
    dossier.adoption.body = values["orgaan"]?.text ?? ""
    dossier.adoption.date = values["datum"]?.text ?? ""
    dossier.comparedScenarios = (values["eerste_pagina"]?.text ?? "").split(separator: "+")
      .map(\.trimmed).filter { !$0.isEmpty }
    firstPage = values["eerste_pagina"]?.origin
    if let value = values["leerlingen"], !value.text.isEmpty { pupils = (value.text, value.origin) }
    if let unit = unit(values["afronding_verdeling"], table) { dossier.divisionUnit = unit }
    if let unit = unit(values["afronding_begroting"], table) { dossier.budgetUnit = unit }
    let begin = year(values["begin"])
    let end = year(values["eind"])
    guard let begin, let end else { return false }
    guard begin <= end, end - begin < 100 else {
      let origin = values["eind"]?.origin ?? .none
      findings.append(Finding(.yearsReversed, at: origin, [String(begin), String(end)]))
      return false
    }
    (dossier.firstYear, dossier.lastYear) = (begin, end)
    years = begin...end
    return true
  }

  private mutating func year(_ value: (text: String, origin: Origin, row: Int)?) -> Int? {
    guard let value, !value.text.isEmpty else { return nil }
    if let year = Time.year(value.text) { return year }
    findings.append(Finding(.notADate, at: value.origin, [value.text, "jaar", "2026"]))
    return nil
  }

  /// A rounding unit in cents: at least one, and small enough to compute with.
  private mutating func unit(
    _ value: (text: String, origin: Origin, row: Int)?, _ table: Table
  ) -> Int64? {
    guard let value, !value.text.isEmpty, let column = table.column("waarde") else { return nil }
    switch table.decimal(value.row, column, files) {
    case .value(let number):
      guard let cents = number.value.reduced.coefficient(atScale: 2),
        (1...100_000_000).contains(cents)
      else {
        findings.append(
          Finding(.outOfRange, at: value.origin, [value.text, "0,01", "1.000.000,00"]))
        return nil
      }
      return Int64(cents)
    case .fault(let fault):
      var checker = CellChecker(files: files, names: [:])
      checker.report(fault, value.origin)
      findings += checker.findings
      return nil
    case .empty, .masked:
      findings.append(Finding(.notANumber, at: value.origin, [value.text]))
      return nil
    }
  }

  private mutating func resolvePupils() {
    guard let pupils, Identifier.isName(pupils.name),
      poisoned.isDisjoint(with: [.tellingen, .totalen])
    else { return }
    dossier.pupilTelgroep = dossier.telgroepen.firstIndex(of: pupils.name)
    guard dossier.pupilTelgroep == nil else { return }
    let near = Suggestion.nearest(to: pupils.name, among: dossier.telgroepen) ?? ""
    findings.append(Finding(.unknownTelgroep, at: pupils.origin, [pupils.name, near]))
  }

  // MARK: The other files

  private mutating func readBase(_ file: ScannedFile) {
    guard file.path.hasSuffix(".csv"), file.path != "dossier.csv" else { return }
    if file.path.hasPrefix("tellingen/") {
      readTelling(file)
      return
    }
    guard let id = TableID(rawValue: String(file.path.dropLast(4))), id != .tellingen else {
      let near = Suggestion.nearest(to: file.path, among: TableID.allCases.map(\.fileName)) ?? ""
      findings.append(Finding(.unknownFile, at: .file(path: file.path), [file.path, near]))
      return
    }
    let reading = TableReader(years: years).read(
      file, as: Schema[id], isOverlay: false, into: &files)
    take(reading, as: id)
    if let table = reading.table { tables[id] = table }
  }

  private mutating func take(_ reading: TableReader.Reading, as id: TableID) {
    findings += reading.findings
    if reading.table == nil { poisoned.insert(id) }
  }

  private mutating func readTelling(_ file: ScannedFile) {
    let parts = file.path.split(separator: "/")
    guard parts.count == 3, case .value(let date) = NumberText.day(String(parts[1])) else {
      findings.append(Finding(.countFolderName, at: .file(path: file.path), [file.path]))
      poisoned.insert(.tellingen)
      return
    }
    let reading = TableReader(years: years).read(
      file, as: Schema[.tellingen], isOverlay: false, into: &files)
    take(reading, as: .tellingen)
    if let table = reading.table { tellings.append((date, table)) }
  }

  private mutating func readOverlay(_ file: ScannedFile, below prefix: String) {
    guard file.path.hasSuffix(".csv") else { return }
    let path = String(file.path.dropFirst(prefix.count))
    let isTelling = path.hasPrefix("tellingen/")
    let id = isTelling ? TableID.tellingen : TableID(rawValue: String(path.dropLast(4)))
    guard let id, id != .dossier, isTelling || id != .tellingen else {
      let near = Suggestion.nearest(to: path, among: TableID.allCases.map(\.fileName)) ?? ""
      findings.append(Finding(.unknownFile, at: .file(path: file.path), [file.path, near]))
      return
    }
    let reading = TableReader(years: years).read(
      file, as: Schema[id], isOverlay: true, into: &files)
    findings += reading.findings
    guard let overlay = reading.table else {
      poisoned.insert(id)
      return
    }
    lay(overlay, file, path, id)
  }

  private mutating func lay(_ overlay: Table, _ file: ScannedFile, _ path: String, _ id: TableID) {
    var checker = CellChecker(files: files, names: [:])
    for row in 0..<overlay.rowCount {
      checker.checkOperation(overlay, row)
    }
    findings += checker.findings
    var layer = Overlay(files: files)
    if id == .tellingen {
      guard let place = tellings.firstIndex(where: { $0.table.path == path }) else {
        // A telling that could not be read has a finding of its own.
        guard !poisoned.contains(.tellingen) else { return }
        findings.append(Finding(.fileMissing, at: .file(path: file.path), [path, file.path]))
        return
      }
      layer.lay(overlay, over: &tellings[place].table)
    } else if tables[id] != nil {
      layer.lay(overlay, over: &tables[id, default: overlay])
    } else if !poisoned.contains(id) {
      findings.append(
        Finding(.fileMissing, at: .file(path: file.path), [id.fileName, file.path]))
    }
    findings += layer.findings
  }

  // MARK: Checks over all tables

  /// A table is needed when another names something in it.
  private mutating func checkNeededTables() {
    for table in tables.values.sorted(by: { $0.path < $1.path }) + tellings.map(\.table) {
      for column in table.columns.indices {
        let needed: TableID
        switch table.kinds[column] {
        case .name(let id): needed = id
        case .source: needed = .bronnen
        default: continue
        }
        guard tables[needed] == nil, !poisoned.contains(needed) else { continue }
        let isNamed = (0..<table.rowCount).contains { !table.text($0, column, files).isEmpty }
        guard isNamed else { continue }
        findings.append(
          Finding(
            .fileMissing, at: .file(path: needed.fileName), [needed.fileName, table.path]))
        poisoned.insert(needed)
      }
    }
    // A telling is read at a moment, though no cell of it names one.
    guard let telling = tellings.first, tables[.peilmomenten] == nil,
      poisoned.insert(.peilmomenten).inserted
    else { return }
    let name = TableID.peilmomenten.fileName
    findings.append(Finding(.fileMissing, at: .file(path: name), [name, telling.table.path]))
  }

  private mutating func checkCells() {
    namesByTable = knownNames()
    let isKnown = base?.names == namesByTable
    var checker = CellChecker(files: files, names: namesByTable)
    for id in TableID.allCases {
      if let table = tables[id], !(isKnown && table.isPlain) { checker.check(table) }
    }
    for telling in tellings where !(isKnown && telling.table.isPlain) {
      checker.check(telling.table)
    }
    findings += checker.findings
  }

  /// The base, when the scenarios touch none of these tables and no name that cells refer to.
  func baseUntouched(in ids: [TableID]) -> Dossier? {
    guard let base, base.names == namesByTable, ids.allSatisfy({ tables[$0]?.isPlain ?? true })
    else { return nil }
    guard !ids.contains(.tellingen) || tellings.allSatisfy({ $0.table.isPlain }) else {
      return nil
    }
    return base.dossier
  }

  /// The names that cells may refer to.
  ///
  /// A table with a name that is missing or cannot be one is left out: its uses would be reported
  /// beside it.
  private mutating func knownNames() -> [TableID: Set<String>] {
    var names: [TableID: Set<String>] = [:]
    let keys: [(TableID, String)] = [
      (.scholen, "school"), (.vestigingen, "vestiging"), (.potten, "pot"), (.begroting, "regel"),
      (.peilmomenten, "peilmoment"), (.bronnen, "bron"),
    ]
    for (id, column) in keys where !poisoned.contains(id) {
      guard let table = tables[id], let place = table.column(column) else { continue }
      let known = Set((0..<table.rowCount).map { table.text($0, place, files) })
      let isCode = table.kinds[place] == .code
      if known.allSatisfy({ isCode ? Identifier.isCode($0) : Identifier.isName($0) }) {
        names[id] = known
      } else {
        poisoned.insert(id)
      }
    }
    return names
  }

  private mutating func noteTablesNotUsed() {
    for id in TableID.allCases where !Schema[id].isComputed {
      guard let table = tables[id] else { continue }
      findings.append(Finding(.tableNotUsedYet, at: .file(path: table.path), [table.path]))
    }
  }
}
