import Dossiers
import Formats
import Numbers

extension DossierReader {
  /// What varies in a simulation, and the risks.
  mutating func buildFutures() {
    if isChanged(.onzekerheid, .parameters, .scholen, .groepen) { buildUncertainties() }
    if isChanged(.risicos) { buildRisks() }
  }

  // MARK: What varies

  private mutating func buildUncertainties() {
    dossier.uncertainties = []
    guard let table = tables[.onzekerheid] else { return }
    var provenances = ProvenanceReader(table, files)
    var earlier: [(row: Uncertainty, reach: Set<Int>)] = []
    for row in 0..<table.rowCount {
      let subject = subject(table, row)
      let target = target(table, row)
      let distribution = distribution(table, row)
      let correlation = correlation(table, row)
      if case .parameter = subject { refuseSchools(table, row) }
      guard let subject, let distribution, let correlation else { continue }
      let uncertainty = Uncertainty(
        subject: subject, target: target, distribution: distribution, correlation: correlation,
        course: Uncertainty.Course(rawValue: table.text(row, "verloop", files)) ?? .loose,
        provenance: provenances.provenance(ofRow: row))
      let reach = reach(of: uncertainty)
      let name = table.text(row, "wat", files)
      if let twice = earlier.first(where: {
        $0.row.subject == subject && !$0.reach.isDisjoint(with: reach)
      }) {
        let line = files.place(of: twice.row.provenance.origin)?.line.map(String.init) ?? ""
        report(.variesTwice, table, row, "wat", [name, line])
        continue
      }
      if reach.isEmpty, poisoned.isDisjoint(with: [.scholen, .groepen]), isResolved(target) {
        let (first, last) = (String(dossier.firstYear), String(dossier.lastYear))
        let years = first == last ? first : "\(first)-\(last)"
        report(.emptyTarget, table, row, "doelgroep", [target.text, years])
      }
      refuseReach(of: uncertainty, table, row)
      earlier.append((uncertainty, reach))
      dossier.uncertainties.append(uncertainty)
    }
  }

  private func isResolved(_ target: Target) -> Bool {
    target.text.split(separator: "+").count == target.kinds.count + target.groups.count
  }

  /// The telgroep or parameter of a row; a finding is made about any other name.
  private mutating func subject(_ table: Table, _ row: Int) -> Uncertainty.Subject? {
    let name = table.text(row, "wat", files)
    guard Identifier.isName(name), !refused.contains(name) else { return nil }
    if let telgroep = scope.telgroepen[name] { return .telgroep(telgroep) }
    if let parameter = scope.parameters[name] {
      let unit = dossier.parameters[parameter].unit
      if unit.isChoice || unit == .year || unit == .toggle {
        let term: FindingTerm =
          unit.isChoice ? .choice : unit == .toggle ? .toggle : .yearOfStart
        report(.cannotVary, table, row, "wat", [name, term.rawValue])
        return nil
      }
      return .parameter(parameter)
    }
    if scope.attributes[name] != nil {
      report(.cannotVary, table, row, "wat", [name, FindingTerm.attribute.rawValue])
      return nil
    }
    guard poisoned.isDisjoint(with: [.parameters, .tellingen, .totalen]) else { return nil }
    let known = dossier.telgroepen + dossier.parameters.map(\.name)
    report(
      .unknownName, table, row, "wat", [name, Suggestion.nearest(to: name, among: known) ?? ""])
    return nil
  }

  /// A parameter is one number for all schools.
  private mutating func refuseSchools(_ table: Table, _ row: Int) {
    for column in ["doelgroep", "samenhang"] where !table.text(row, column, files).isEmpty {
      report(.stepRefusesCell, table, row, column, [table.text(row, "wat", files), column])
    }
  }

  private mutating func distribution(_ table: Table, _ row: Int) -> Uncertainty.Distribution? {
    let name = Uncertainty.DistributionName(rawValue: table.text(row, "verdeling", files))
    guard let name, let column = table.column("spreiding") else { return nil }
    let text = table.text(row, column, files)
    guard !text.isEmpty, !PersonalNumber.stands(in: text) else { return nil }
    let parts =
      name == .list
      ? text.split(separator: "/", omittingEmptySubsequences: false).map(\.trimmed) : [text]
    let style = table.style(row, column, files)
    var changes: [Decimal] = []
    for part in parts {
      guard let change = change(part, style, table.origin(row, column), isList: name == .list)
      else { return nil }
      changes.append(change)
    }
    switch name {
    case .normal: return .normal(changes[0])
    case .triangular: return .triangular(changes[0])
    case .uniform: return .uniform(changes[0])
    case .list: return .list(changes)
    }
  }

  /// A percentage as a fraction within ±100 %; only in a list may it be below zero.
  private mutating func change(
    _ text: String, _ style: NumberStyle, _ origin: Origin, isList: Bool
  ) -> Decimal? {
    guard case .value(let read) = NumberText.decimal(text, style: style), read.sign == .percent
    else {
      findings.append(Finding(.notAPercentage, at: origin, [text]))
      return nil
    }
    let change = fraction(of: read.value)
    if change.coefficient < 0, !isList {
      findings.append(Finding(.negative, at: origin, [text]))
      return nil
    }
    guard change.coefficient.magnitude < PowerOfTen.value(change.scale).magnitude else {
      findings.append(Finding(.changeTooLarge, at: origin, [text]))
      return nil
    }
    return change
  }

  private func fraction(of percentage: Decimal) -> Decimal {
    Decimal(coefficient: percentage.coefficient, scale: percentage.scale + 2)
  }

  /// The share that schools have in common; empty is 0.
  private mutating func correlation(_ table: Table, _ row: Int) -> Decimal? {
    guard let column = table.column("samenhang") else { return nil }
    switch table.decimal(row, column, files) {
    case .empty: return Decimal(0)
    case .fault, .masked: return nil
    case .value(let read):
      let share = read.sign == .percent ? fraction(of: read.value) : read.value
      guard (0...PowerOfTen.value(share.scale)).contains(share.coefficient) else {
        let text = table.text(row, column, files)
        report(.outOfRange, table, row, "samenhang", [text, "0", "1"])
        return nil
      }
      return share
    }
  }

  /// Which schools vary in which years, a number for each pair; a parameter counts as one school.
  private func reach(of uncertainty: Uncertainty) -> Set<Int> {
    if case .parameter = uncertainty.subject { return [0] }
    let target = uncertainty.target
    let isEveryone = target.text.isEmpty
    var reach: Set<Int> = []
    for (index, year) in dossier.years.enumerated() {
      let start = index * dossier.schools.count
      for (place, school) in dossier.schools.enumerated() {
        guard let row = school.place(inYear: year) else { continue }
        if isEveryone || target.kinds.contains(school.rows[row].kind) {
          reach.insert(start + place)
        }
      }
      for group in target.groups {
        for member in dossier.groups[group].members
        where member.period.contains(year: year)
          && dossier.schools[member.school].place(inYear: year) != nil
        {
          reach.insert(start + member.school)
        }
      }
    }
    return reach
  }

  // MARK: Risks

  private mutating func buildRisks() {
    dossier.risks = []
    dossier.unpricedRisks = []
    guard let table = tables[.risicos] else { return }
    var provenances = ProvenanceReader(table, files)
    let figures = ["kans", "minimum", "maximum"]
    for row in 0..<table.rowCount {
      let empty = figures.filter { table.text(row, $0, files).isEmpty }
      if empty.count == figures.count {
        dossier.unpricedRisks.append(
          UnpricedRisk(
            name: table.text(row, "risico", files),
            control: table.text(row, "beheersing", files),
            provenance: provenances.provenance(ofRow: row)))
        continue
      }
      for column in empty { report(.emptyCell, table, row, column, [column]) }
      let chance = chance(table, row)
      let least = loss(table, row, "minimum")
      let most = loss(table, row, "maximum")
      guard let chance, let least, let most else { continue }
      guard least <= most else {
        let texts = ["minimum", "maximum"].map { table.text(row, $0, files) }
        report(.minimumAboveMaximum, table, row, "minimum", texts)
        continue
      }
      dossier.risks.append(
        Risk(
          name: table.text(row, "risico", files), chance: chance, minimum: least, maximum: most,
          control: table.text(row, "beheersing", files),
          provenance: provenances.provenance(ofRow: row)))
    }
  }

  private mutating func chance(_ table: Table, _ row: Int) -> Decimal? {
    guard let column = table.column("kans"),
      case .value(let read) = table.decimal(row, column, files)
    else { return nil }
    let text = table.text(row, column, files)
    guard read.sign == .percent else {
      report(.notAPercentage, table, row, "kans", [text])
      return nil
    }
    let chance = fraction(of: read.value)
    guard (0...PowerOfTen.value(chance.scale)).contains(chance.coefficient) else {
      report(.outOfRange, table, row, "kans", [text, "0%", "100%"])
      return nil
    }
    return chance
  }

  private mutating func loss(_ table: Table, _ row: Int, _ column: String) -> Money? {
    guard let place = table.column(column), let money = amount(table, row, place) else {
      return nil
    }
    guard money >= .zero else {
      report(.negative, table, row, column, [table.text(row, place, files)])
      return nil
    }
    return money
  }
}
