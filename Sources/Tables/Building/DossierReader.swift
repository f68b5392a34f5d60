import Dossiers
import Numbers

/// Reads the tables of a dossier, with scenarios laid over them, to one typed dossier.
///
/// Every finding is collected. A table with a structural fault gives that finding only, and silences
/// what depends on it.
public struct DossierReader {
  /// A name that a property of `dossier.csv` gives, with the cell.
  typealias NamedCell = (name: String, origin: Origin)

  var files = SourceFiles()
  var findings: [Finding] = []
  var tables: [TableID: Table] = [:]
  var tellings: [(date: Day, table: Table)] = []
  /// The further files of transfers, in the order of their paths.
  var transferTables: [Table] = []
  /// The tables to check and to build from: after a base only those that a scenario changes.
  var changed = Set(TableID.allCases)
  /// Tables that a finding has been made about, so that names in them are not judged.
  var poisoned: Set<TableID> = []
  /// Names whose row a finding has been made about, so that their uses are not judged.
  var refused: Set<String> = []
  var dossier = Dossier()
  /// The numbers that were read when the cells were checked.
  var numbers = NumberColumns()
  /// The names that cells may refer to, by the table that gives them meaning.
  var knownNames: [TableID: Set<String>] = [:]
  /// Which names an expression may use beside those of keys.
  var scope = NameScope()
  /// The scenarios that properties name.
  var namedScenarios: [NamedCell] = []
  /// How many rows of scenarios may still be laid; nothing when all of them.
  var overlayRowsLeft: Int?
  /// Whether what each row of a scenario changes is kept.
  var notesOverlayRows = false
  /// What each row of a scenario changed.
  var overlayRows: [OverlayRow] = []
  /// The property `leerlingen`: the telgroep by which amounts per pupil are shown.
  var pupils: NamedCell?

  private init() {}

  /// Reads a dossier from its files; `scenarios` are laid over in their order.
  public static func read(_ files: [DossierFile], scenarios: [String] = []) -> DossierReading {
    read(DossierFiles(files), scenarios: scenarios)
  }

  /// Reads a dossier from files whose bytes were scanned before.
  ///
  /// With the reading of the same files without scenarios as `base`, only what the scenarios change is
  /// read, checked and built; findings about the rest are not repeated. A base with errors is no
  /// ground to build on: then everything is read. `rows` says which rows of the scenarios count.
  public static func read(
    _ files: DossierFiles, scenarios: [String] = [], after base: DossierReading? = nil,
    rows: OverlayRows = .all
  ) -> DossierReading {
    var reader = DossierReader()
    reader.overlayRowsLeft = rows.limit
    reader.notesOverlayRows = rows.isNoted
    let names = files.scenarioNames
    let isRead =
      base.map { reader.goOn(from: $0) } ?? false || reader.readTables(files.scanned, names)
    guard isRead else { return reader.reading(names, hasDossier: false) }
    reader.lay(scenarios, of: names, files.scanned)
    reader.build()
    if scenarios.isEmpty { reader.noteUnusedNames(files.scanned) }
    return reader.reading(names, hasDossier: true)
  }

  /// Takes over what a reading without scenarios gave, unless it has errors.
  private mutating func goOn(from base: DossierReading) -> Bool {
    guard let dossier = base.dossier, !base.hasErrors else { return false }
    self.dossier = dossier
    files = base.files
    tables = base.tables
    tellings = base.tellings
    transferTables = base.transferTables
    knownNames = base.names
    pupils = base.pupils
    changed = []
    return true
  }

  private mutating func readTables(_ sorted: [ScannedFile], _ scenarios: [String]) -> Bool {
    guard readProperties(sorted.first { $0.path == "dossier.csv" }) else { return false }
    for file in sorted where !file.path.hasPrefix("scenarios/") { readBase(file) }
    for (scenario, origin) in namedScenarios where !scenarios.contains(scenario) {
      let near = Suggestion.nearest(to: scenario, among: scenarios) ?? ""
      findings.append(
        Finding(
          .unknownScenario, at: origin, [scenario, near, scenarios.joined(separator: ", ")]))
    }
    return true
  }

  private mutating func lay(_ scenarios: [String], of names: [String], _ sorted: [ScannedFile]) {
    for scenario in scenarios {
      guard names.contains(scenario) else {
        let near = Suggestion.nearest(to: scenario, among: names) ?? ""
        findings.append(
          Finding(
            .unknownScenario, at: .dossier, [scenario, near, names.joined(separator: ", ")]))
        continue
      }
      let prefix = "scenarios/\(scenario)/"
      for file in sorted where file.path.hasPrefix(prefix) {
        readOverlay(file, below: prefix, of: scenario)
      }
    }
    dossier.scenarios = scenarios
  }

  private mutating func build() {
    let before = names
    checkNeededTables()
    checkCells()
    buildFacts()
    buildCounts()
    scope.learnNumbers(of: dossier)
    // Expressions hold indices, so they are read again when a name has moved.
    if names != before {
      changed.formUnion([
        .totalen, .begroting, .potten, .verdeling, .maatstaven, .overstappen, .vangnet,
        .voorzieningen, .onzekerheid,
      ])
      checkAmbiguousNames()
    }
    if isChanged(.begroting, .balans, .maatstaven) { checkOutcomeNames() }
    buildTotals()
    buildCountingRules()
    resolvePupils()
    buildLines()
    buildPots()
    buildSteps()
    buildFigures()
    buildBalance()
    buildFacilities()
    buildCalendar()
    buildPayments()
    buildVangnet()
    buildTransfers()
    buildFutures()
  }

  private func reading(_ names: [String], hasDossier: Bool) -> DossierReading {
    var seen: Set<Finding> = []
    return DossierReading(
      dossier: hasDossier ? dossier : nil, findings: findings.filter { seen.insert($0).inserted },
      files: files, scenarios: names, isReadable: poisoned.isEmpty && hasDossier, tables: tables,
      tellings: tellings, transferTables: transferTables, names: knownNames, pupils: pupils,
      overlayRows: overlayRows)
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

  // MARK: What a scenario changes

  /// Whether a scenario changes any of these tables; without a base every table is changed.
  func isChanged(_ ids: TableID...) -> Bool { ids.contains { changed.contains($0) } }

  /// The names that expressions refer to by index, in their order.
  private struct Names: Equatable {
    let parameters: [String]
    let attributes: [String]
    let telgroepen: [String]
    let moments: [String]
    let groups: [String]
  }

  private var names: Names {
    Names(
      parameters: dossier.parameters.map(\.name), attributes: dossier.attributes.map(\.name),
      telgroepen: dossier.telgroepen, moments: dossier.moments.map(\.name),
      groups: dossier.groups.map(\.name))
  }

  // MARK: Last steps

  private mutating func resolvePupils() {
    guard let pupils, Identifier.isName(pupils.name),
      poisoned.isDisjoint(with: [.tellingen, .totalen])
    else { return }
    dossier.pupilTelgroep = dossier.telgroepen.firstIndex(of: pupils.name)
    guard dossier.pupilTelgroep == nil else { return }
    let near = Suggestion.nearest(to: pupils.name, among: dossier.telgroepen) ?? ""
    findings.append(Finding(.unknownTelgroep, at: pupils.origin, [pupils.name, near]))
  }
}
