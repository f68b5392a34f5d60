import Dossiers
import Formats

extension DossierReader {
  /// The tables whose names are used elsewhere or serve nothing; `tellingen` stands for telgroepen.
  private static let naming: Set<TableID> = [
    .groepen, .schoolgegevens, .parameters, .tellingen, .potten, .begroting,
  ]

  /// Notes the names that nothing uses, and the printed figures that are compared with nothing.
  ///
  /// Most are only spelled in another way than where they are used. A name that a scenario uses is in
  /// use; what a scenario leaves unused is its very purpose.
  mutating func noteUnusedNames(_ sorted: [ScannedFile]) {
    guard poisoned.isEmpty, !findings.contains(where: { $0.code.severity == .error }) else {
      return
    }
    var used = usedNames(sorted)
    if let pupils { used[.tellingen, default: []].insert(pupils.name) }
    used[.parameters, default: []].insert(Schema.plannedResult)
    used[.parameters, default: []].insert(Schema.funding)
    used[.parameters, default: []].formUnion(TransferTerm.allCases.map(\.rawValue))
    used[.schoolgegevens, default: []].insert(Schema.funding)
    note(dossier.groups.map(\.name), of: .groepen, used)
    note(dossier.attributes.map(\.name), of: .schoolgegevens, used)
    // A choice is read by its own name, or only by those who read the dossier.
    note(dossier.parameters.filter { !$0.unit.isChoice }.map(\.name), of: .parameters, used)
    note(dossier.pots.map(\.name), of: .potten, used)
    // Other lines are part of the budget by themselves.
    note(dossier.lines.filter { $0.mode == .steps }.map(\.code), of: .begroting, used)
    noteTelgroepen(used)
    noteFigures()
  }

  private mutating func note(
    _ names: [String], of id: TableID, _ used: [TableID: Set<String>]
  ) {
    note(names.filter { used[id]?.contains($0) != true }, at: id.fileName)
  }

  private mutating func note(_ unused: [String], at path: String) {
    guard !unused.isEmpty else { return }
    findings.append(
      Finding(.unusedNames, at: .file(path: path), [path, unused.joined(separator: ", ")]))
  }

  /// A telgroep is noted at the last telling that counts it, or at the totals.
  private mutating func noteTelgroepen(_ used: [TableID: Set<String>]) {
    let isUsed = used[.tellingen] ?? []
    var unused = Set(dossier.telgroepen.filter { !isUsed.contains($0) && !isBound($0) })
    for telling in tellings.reversed() {
      let here = telling.table.columns.filter { unused.remove($0) != nil }
      note(here, at: telling.table.path)
    }
    note(unused.sorted(), at: TableID.totalen.fileName)
  }

  /// Whether a telgroep is a bound of an estimate: the reports show it beside the estimate.
  private func isBound(_ telgroep: String) -> Bool {
    ["_ondergrens", "_bovengrens"].contains { bound in
      telgroep.hasSuffix(bound)
        && dossier.telgroepen.contains(String(telgroep.dropLast(bound.count)))
    }
  }

  /// A figure of another overview is no mistake; one that is a letter away from a line is.
  private mutating func noteFigures() {
    let known =
      dossier.lines.map(\.code) + dossier.telgroepen + dossier.items.map(\.code)
      + dossier.measures.map(\.name) + OutcomeTotal.allCases.map(\.rawValue)
    var seen = Set(known)
    for figure in dossier.figures where seen.insert(figure.line).inserted {
      guard let near = Suggestion.nearest(to: figure.line, among: known, within: 1) else {
        continue
      }
      findings.append(
        Finding(.figureOfNothing, at: figure.origin.row, [figure.line, near], column: "regel"))
    }
  }

  /// The names in the cells that use names, of the dossier and of every scenario.
  private func usedNames(_ sorted: [ScannedFile]) -> [TableID: Set<String>] {
    var used: [TableID: Set<String>] = [:]
    for file in sorted {
      guard let id = Self.table(of: file.path), case .success(let document) = file.result else {
        continue
      }
      for column in 0..<document.columnCount {
        let name = document.text(record: 0, column: column)
        let uses = Schema[id].columns.first { $0.name == name }?.uses.filter(Self.naming.contains)
        guard let uses, !uses.isEmpty else { continue }
        for record in 1..<document.recordCount
        where record == 1 || !document.isSame(column: column, inRecords: record, record - 1) {
          let words = document.bytes(record: record, column: column)
            .split { !Identifier.isPart($0) }.map { String(decoding: $0, as: UTF8.self) }
          for id in uses { used[id, default: []].formUnion(words) }
        }
      }
    }
    return used
  }

  /// The table of a file of the dossier or of a scenario.
  private static func table(of path: String) -> TableID? {
    let parts = path.split(separator: "/")
    let own = parts.first == "scenarios" ? parts.dropFirst(2) : parts[...]
    if own.first == "tellingen" { return .tellingen }
    return TableID.table(at: own.joined(separator: "/"))
  }
}
