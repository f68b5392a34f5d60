import Dossiers

extension DossierReader {
  /// The rows of the allocation; they refer to pots and budget lines.
  mutating func buildSteps() {
    guard isChanged(.verdeling, .potten, .begroting, .parameters) else { return }
    dossier.steps = []
    guard let table = tables[.verdeling] else { return }
    var provenances = ProvenanceReader(table, files)
    for row in 0..<table.rowCount {
      let number = whole(table, row, "volgnr", 1...999_999)
      let before = findings.count
      let kind = StepKind(rawValue: table.text(row, "stap", files))
      let amount = table.column("bedrag").flatMap { formula(table, row, $0) }
      let key = table.column("sleutel").flatMap { formula(table, row, $0) }
      let target = target(table, row)
      let pot = potIndex(table, row, "pot")
      let (to, line) = (potIndex(table, row, "naar"), lineIndex(table, row))
      let compared = comparedPots(table, row)
      let isPoisoned =
        findings.count != before || number == nil || kind == nil || pot == nil
        || amount?.expression.isPoisoned == true || key?.expression.isPoisoned == true
        || (to == nil && !table.text(row, "naar", files).isEmpty)
        || (line == nil && !table.text(row, "regel", files).isEmpty)
        || (target.isEmpty && !target.text.isEmpty)
      dossier.steps.append(
        StepRow(
          number: number ?? 0, period: rulePeriod(table, row), pot: pot ?? -1, kind: kind ?? .move,
          amount: amount, key: key, target: target, to: to,
          shortage: ShortagePolicy(rawValue: table.text(row, "tekort", files)) ?? .error,
          rounding: DivisionRounding(rawValue: table.text(row, "afronding", files))
            ?? .largestRemainder,
          line: line, limit: TransitionLimit(rawValue: table.text(row, "grens", files)),
          compared: compared, description: table.text(row, "omschrijving", files),
          provenance: ruleProvenance(provenances.provenance(ofRow: row), table, row),
          isPoisoned: isPoisoned))
    }
    // The order of the table decides between rows with the same number.
    let ordered = dossier.steps.enumerated().sorted {
      ($0.element.number, $0.offset) < ($1.element.number, $1.offset)
    }
    dossier.steps = ordered.map(\.element)
  }

  private func potIndex(_ table: Table, _ row: Int, _ column: String) -> Int? {
    let name = table.text(row, column, files)
    return name.isEmpty ? nil : dossier.pots.firstIndex { $0.name == name }
  }

  /// The pots that `potten` names.
  private mutating func comparedPots(_ table: Table, _ row: Int) -> [Int] {
    let names = table.text(row, "potten", files).split(separator: "+").map(\.trimmed)
    return names.compactMap { name in
      guard Identifier.isName(name) else { return nil }
      if let pot = dossier.pots.firstIndex(where: { $0.name == name }) { return pot }
      if !poisoned.contains(.potten) {
        let near = Suggestion.nearest(to: name, among: dossier.pots.map(\.name)) ?? ""
        report(.unknownPot, table, row, "potten", [name, near])
      }
      return nil
    }
  }

  private func lineIndex(_ table: Table, _ row: Int) -> Int? {
    let code = table.text(row, "regel", files)
    return code.isEmpty ? nil : dossier.lines.firstIndex { $0.code == code }
  }

  /// The kinds and groups of a doelgroep; a finding is made about any other name.
  mutating func target(_ table: Table, _ row: Int) -> Target {
    let text = table.text(row, "doelgroep", files)
    let origin =
      table.column("doelgroep").map { table.origin(row, $0) } ?? table.origin(ofRow: row)
    var target = Target(text: text, origin: origin)
    for name in text.split(separator: "+").map(\.trimmed) where Identifier.isName(name) {
      if let kind = SchoolKind(rawValue: name) {
        target.kinds.append(kind)
      } else if let group = dossier.groups.firstIndex(where: { $0.name == name }) {
        target.groups.append(group)
      } else {
        guard !poisoned.contains(.groepen) else { continue }
        let known = SchoolKind.allCases.map(\.rawValue) + dossier.groups.map(\.name)
        report(
          .unknownTarget, table, row, "doelgroep",
          [name, Suggestion.nearest(to: name, among: known) ?? ""])
      }
    }
    return target
  }
}
