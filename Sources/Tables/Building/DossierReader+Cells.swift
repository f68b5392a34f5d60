import Dossiers

extension DossierReader {
  /// A table is needed when another names something in it.
  mutating func checkNeededTables() {
    for table in tables.values.sorted(by: { $0.path < $1.path }) + tellings.map(\.table)
      + transferTables
    where isChanged(table.schema.id) {
      for column in table.columns.indices {
        guard let needed = table.kinds[column].named, tables[needed] == nil,
          !poisoned.contains(needed),
          !(0..<table.rowCount).allSatisfy({ table.isEmpty($0, column, files) })
        else { continue }
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

  /// Checks the cells of what a scenario changes, and of what refers to names that it changes.
  mutating func checkCells() {
    let renamed = updateKnownNames()
    var checker = CellChecker(files: files, names: knownNames)
    func isDue(_ table: Table) -> Bool {
      isChanged(table.schema.id) || table.kinds.contains { $0.named.map(renamed.contains) ?? false }
    }
    for id in TableID.allCases {
      if let table = tables[id], isDue(table) { checker.check(table) }
    }
    for telling in tellings where isDue(telling.table) { checker.check(telling.table) }
    for table in transferTables where isDue(table) { checker.check(table) }
    findings += checker.findings
    numbers = checker.numbers
  }

  /// Brings the names that cells may refer to up to date; returns the tables whose names changed.
  ///
  /// A table with a name that is missing or cannot be one is left out: its uses would be reported
  /// beside it.
  private mutating func updateKnownNames() -> Set<TableID> {
    let keys: [(TableID, String)] = [
      (.scholen, "school"), (.vestigingen, "vestiging"), (.potten, "pot"), (.begroting, "regel"),
      (.peilmomenten, "peilmoment"), (.bronnen, "bron"),
    ]
    var renamed: Set<TableID> = []
    for (id, column) in keys where isChanged(id) || poisoned.contains(id) {
      let names = poisoned.contains(id) ? nil : names(in: id, column)
      if names != knownNames[id] { renamed.insert(id) }
      knownNames[id] = names
    }
    return renamed
  }

  private mutating func names(in id: TableID, _ column: String) -> Set<String>? {
    guard let table = tables[id], let place = table.column(column) else { return nil }
    let known = Set((0..<table.rowCount).map { table.text($0, place, files) })
    let isCode = table.kinds[place] == .code
    if known.allSatisfy({ isCode ? Identifier.isCode($0) : Identifier.isName($0) }) {
      return known
    }
    poisoned.insert(id)
    return nil
  }
}
