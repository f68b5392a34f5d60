import Dossiers

extension DossierReader {
  /// The pots; they refer to budget lines and parameters.
  mutating func buildPots() {
    guard isChanged(.potten, .begroting, .parameters) else { return }
    dossier.pots = []
    guard let table = tables[.potten] else { return }
    var provenances = ProvenanceReader(table, files)
    var places: [String: Int] = [:]
    for row in 0..<table.rowCount {
      let name = table.text(row, "pot", files)
      if places[name] == nil {
        places[name] = dossier.pots.count
        dossier.pots.append(Pot(name: name))
      }
    }
    let before = findings.count
    for row in 0..<table.rowCount {
      guard let place = places[table.text(row, "pot", files)] else { continue }
      dossier.pots[place].rows.append(
        Pot.Row(
          period: rulePeriod(table, row), feeds: feeds(table, row),
          feedsOrigin: table.column("gevoed_uit").map { table.origin(row, $0) }
            ?? table.origin(ofRow: row),
          surplus: surplus(table, row, places),
          description: table.text(row, "omschrijving", files),
          provenance: ruleProvenance(provenances.provenance(ofRow: row), table, row)))
    }
    // Of a year that is none nobody knows what it overlaps.
    if findings.count == before { reportOverlaps(in: table) }
  }

  /// Rows of one pot that hold together because of the years that parameters give; of written years
  /// the cells have been checked.
  private mutating func reportOverlaps(in table: Table) {
    let isNamed = (0..<table.rowCount).contains { row in
      ["vanaf", "tot"].contains { Identifier.isName(table.text(row, $0, files)) }
    }
    guard isNamed else { return }
    for pot in dossier.pots {
      let rows = pot.rows.filter { !$0.period.isEmpty }
      for (index, row) in rows.enumerated()
      where rows[..<index].contains(where: { $0.period.overlaps(row.period) }) {
        findings.append(
          Finding(.overlappingRows, at: row.provenance.origin, [pot.name], column: "pot"))
      }
    }
  }

  private mutating func feeds(_ table: Table, _ row: Int) -> [Pot.Feed] {
    table.text(row, "gevoed_uit", files).split(separator: "+").map(\.trimmed).map { name in
      if name == "ruimte" { return .room }
      if refused.contains(name) || !Identifier.isName(name) { return .unknown }
      let line = dossier.lines.firstIndex { $0.code == name }
      let parameter = dossier.parameters.firstIndex { $0.name == name }
      if line != nil, parameter != nil {
        report(
          .ambiguousName, table, row, "gevoed_uit",
          [name, FindingTerm.line.rawValue, FindingTerm.parameter.rawValue])
        return .unknown
      }
      if let line { return .line(line) }
      if let parameter { return .parameter(parameter) }
      if poisoned.isDisjoint(with: [.begroting, .parameters]) {
        let known =
          ["ruimte"] + dossier.lines.map(\.code) + dossier.parameters.map(\.name)
        let near = Suggestion.nearest(to: name, among: known) ?? ""
        if !near.isEmpty || !isWithoutParameters() {
          report(
            .unknownLine, table, row, "gevoed_uit",
            [name, near, TableID.parameters.fileName])
        }
      }
      return .unknown
    }
  }

  private mutating func surplus(
    _ table: Table, _ row: Int, _ places: [String: Int]
  ) -> Pot.Surplus {
    let text = table.text(row, "overschot", files)
    switch text {
    case "fout", "": return .error
    case "resultaat": return .result
    default:
      if let pot = places[text] { return .pot(pot) }
      if poisoned.contains(.potten) { return .error }
      let known = ["fout", "resultaat"] + dossier.pots.map(\.name)
      report(
        .unknownPot, table, row, "overschot",
        [text, Suggestion.nearest(to: text, among: known) ?? ""])
      return .error
    }
  }
}
