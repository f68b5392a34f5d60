import Dossiers
import Formats
import Numbers

extension DossierReader {
  /// Budget lines, pots, steps and printed figures.
  mutating func buildRules() {
    buildLines()
    buildPots()
    buildSteps()
    buildFigures()
    checkSyntax(of: .maatstaven, column: "uitdrukking")
  }

  // MARK: Expressions

  /// The expression of a cell; a finding is made about each name that is not known.
  ///
  /// A telgroep without a moment is read at `defaultMoment`.
  mutating func formula(
    _ table: Table, _ row: Int, _ column: Int, defaultMoment: Int = 0
  ) -> Formula? {
    let text = table.text(row, column, files)
    guard !text.isEmpty else { return nil }
    let origin = table.origin(row, column)
    var unknown: [(FindingCode, String, Int)] = []
    do {
      let expression = try ExpressionParser.parse(
        text, style: table.style(row, column, files)
      ) { name in
        resolve(name, defaultMoment) { unknown.append(($0, $1, $2)) }
      }
      for (code, name, offset) in unknown { reportUnknown(code, name, origin, offset) }
      return Formula(expression, text: text, origin: origin)
    } catch {
      findings.append(
        Finding(
          .expressionSyntax, at: origin, [text, error.expected.rawValue], offset: error.offset))
      return nil
    }
  }

  private func resolve(
    _ name: ExpressionParser.Name, _ defaultMoment: Int,
    _ refuse: (FindingCode, String, Int) -> Void
  ) -> Expression.Reference {
    let telgroep = dossier.telgroepen.firstIndex(of: name.telgroep)
    if let moment = name.moment {
      guard let place = dossier.moments.firstIndex(where: { $0.name == moment }) else {
        refuse(.unknownMoment, moment, name.offset + name.telgroep.count + 1)
        return .unknown
      }
      guard let telgroep else {
        refuse(.unknownTelgroep, name.telgroep, name.offset)
        return .unknown
      }
      return .count(telgroep: telgroep, moment: place)
    }
    if refused.contains(name.telgroep) { return .unknown }
    if let place = dossier.parameters.firstIndex(where: { $0.name == name.telgroep }) {
      return .parameter(place)
    }
    if let place = dossier.attributes.firstIndex(where: { $0.name == name.telgroep }) {
      return .attribute(place)
    }
    if let telgroep, !dossier.moments.isEmpty {
      return .count(telgroep: telgroep, moment: defaultMoment)
    }
    refuse(.unknownName, name.telgroep, name.offset)
    return .unknown
  }

  private mutating func reportUnknown(
    _ code: FindingCode, _ name: String, _ origin: Origin, _ offset: Int
  ) {
    let homes: [TableID]
    let known: [String]
    switch code {
    case .unknownMoment:
      homes = [.peilmomenten]
      known = dossier.moments.map(\.name)
    case .unknownTelgroep:
      homes = [.tellingen, .totalen]
      known = dossier.telgroepen
    default:
      homes = [.parameters, .schoolgegevens, .tellingen, .totalen, .peilmomenten]
      known =
        dossier.parameters.map(\.name) + dossier.attributes.map(\.name) + dossier.telgroepen
    }
    guard poisoned.isDisjoint(with: homes) else { return }
    let near = Suggestion.nearest(to: name, among: known) ?? ""
    if code == .unknownName, near.isEmpty, isWithoutParameters() { return }
    findings.append(Finding(code, at: origin, [name, near], offset: offset))
  }

  /// Whether the table of parameters is missing, so that a name like no other must be one: a finding
  /// is made, once.
  private mutating func isWithoutParameters() -> Bool {
    guard tables[.parameters] == nil else { return false }
    let name = TableID.parameters.fileName
    findings.append(Finding(.fileMissing, at: .file(path: name), [name, ""]))
    poisoned.insert(.parameters)
    return true
  }

  /// A name that stands for two things would be a silent guess.
  mutating func checkAmbiguousNames() {
    let telgroepen = Set(dossier.telgroepen)
    let attributes = Set(dossier.attributes.map(\.name))
    for parameter in dossier.parameters {
      let other =
        attributes.contains(parameter.name)
        ? "een schoolgegeven" : telgroepen.contains(parameter.name) ? "een telgroep" : nil
      guard let other, let origin = parameter.values.first?.provenance.origin else { continue }
      refused.insert(parameter.name)
      findings.append(
        Finding(
          .ambiguousName, at: origin, [parameter.name, "een parameter", other],
          column: "parameter"))
    }
    for attribute in dossier.attributes where telgroepen.contains(attribute.name) {
      guard let school = attribute.values.keys.min(),
        let origin = attribute.values[school]?.first?.provenance.origin
      else { continue }
      refused.insert(attribute.name)
      findings.append(
        Finding(
          .ambiguousName, at: origin, [attribute.name, "een schoolgegeven", "een telgroep"],
          column: "gegeven"))
    }
  }

  /// Reads the expressions of a table that is not computed with yet, for their form only.
  private mutating func checkSyntax(of id: TableID, column name: String) {
    guard let table = tables[id], let column = table.column(name) else { return }
    for row in 0..<table.rowCount {
      let text = table.text(row, column, files)
      guard !text.isEmpty else { continue }
      do {
        _ = try ExpressionParser.parse(text, style: table.style(row, column, files)) { _ in
          .unknown
        }
      } catch {
        findings.append(
          Finding(
            .expressionSyntax, at: table.origin(row, column), [text, error.expected.rawValue],
            offset: error.offset))
      }
    }
  }

  // MARK: Budget lines

  private mutating func buildLines() {
    guard let table = tables[.begroting] else { return }
    for row in 0..<table.rowCount {
      guard let side = BudgetLine.Side(rawValue: table.text(row, "soort", files)),
        let mode = BudgetLine.Mode(rawValue: table.text(row, "wijze", files))
      else {
        refuse(table.text(row, "regel", files), in: .begroting)
        continue
      }
      // A cell that must be empty needs no second finding about what stands in it.
      let rate =
        mode == .rate ? table.column("tarief").flatMap { formula(table, row, $0) } : nil
      let base =
        mode == .rate ? table.column("grondslag").flatMap { formula(table, row, $0) } : nil
      checkForm(table, row, mode)
      let amounts = dossier.years.map { year -> BudgetLine.Amount? in
        guard mode == .fixed, let column = table.column(String(year)),
          !table.text(row, column, files).isEmpty
        else { return nil }
        // A finding has been made about a cell that is no amount; 0 does not ask for another.
        let money = amount(table, row, column) ?? .zero
        return .init(money, origin: table.origin(row, column))
      }
      dossier.lines.append(
        BudgetLine(
          code: table.text(row, "regel", files), side: side,
          heading: table.text(row, "groep", files), category: table.text(row, "rubriek", files),
          description: table.text(row, "omschrijving", files), mode: mode, rate: rate, base: base,
          amounts: amounts, provenance: provenance(table, row)))
    }
  }

  private func amount(_ table: Table, _ row: Int, _ column: Int) -> Money? {
    guard case .value(let number) = table.decimal(row, column, files) else { return nil }
    return number.value.reduced.coefficient(atScale: 2).flatMap { Money(exactly: $0) }
  }

  /// Whether an amount stands in a cell; about anything else a finding has been made.
  private func isAmount(_ table: Table, _ row: Int, _ name: String) -> Bool {
    table.column(name).flatMap { amount(table, row, $0) } != nil
  }

  /// A `tarief` line has a rate and a base; the others do not.
  private mutating func checkForm(_ table: Table, _ row: Int, _ mode: BudgetLine.Mode) {
    for name in ["tarief", "grondslag"] {
      let isFilled = !table.text(row, name, files).isEmpty
      if mode == .rate, !isFilled {
        report(.stepNeedsCell, table, row, name, [mode.rawValue, name])
      } else if mode != .rate, isFilled {
        report(.stepRefusesCell, table, row, name, [mode.rawValue, name])
      }
    }
    guard mode != .fixed else { return }
    for year in dossier.years where isAmount(table, row, String(year)) {
      report(.stepRefusesCell, table, row, String(year), [mode.rawValue, String(year)])
    }
  }

  // MARK: Pots

  private mutating func buildPots() {
    guard let table = tables[.potten] else { return }
    var places: [String: Int] = [:]
    for row in 0..<table.rowCount {
      let name = table.text(row, "pot", files)
      if places[name] == nil {
        places[name] = dossier.pots.count
        dossier.pots.append(Pot(name: name))
      }
    }
    for row in 0..<table.rowCount {
      guard let place = places[table.text(row, "pot", files)] else { continue }
      dossier.pots[place].rows.append(
        Pot.Row(
          period: period(table, row), feeds: feeds(table, row),
          feedsOrigin: table.column("gevoed_uit").map { table.origin(row, $0) }
            ?? table.origin(ofRow: row),
          surplus: surplus(table, row, places),
          description: table.text(row, "omschrijving", files),
          provenance: provenance(table, row)))
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
          .ambiguousName, table, row, "gevoed_uit", [name, "een begrotingsregel", "een parameter"])
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
            [name, near, " en ook niet in parameters.csv"])
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

  // MARK: Steps

  private mutating func buildSteps() {
    guard let table = tables[.verdeling] else { return }
    for row in 0..<table.rowCount {
      let number = whole(table, row, "volgnr", 1...999_999)
      let before = findings.count
      let kind = StepKind(rawValue: table.text(row, "stap", files))
      let amount = table.column("bedrag").flatMap { formula(table, row, $0) }
      let key = table.column("sleutel").flatMap { formula(table, row, $0) }
      let target = target(table, row)
      let pot = potIndex(table, row, "pot")
      let (to, line) = (potIndex(table, row, "naar"), lineIndex(table, row))
      let isPoisoned =
        findings.count != before || number == nil || kind == nil || pot == nil
        || amount?.expression.isPoisoned == true || key?.expression.isPoisoned == true
        || (to == nil && !table.text(row, "naar", files).isEmpty)
        || (line == nil && !table.text(row, "regel", files).isEmpty)
        || (target.isEmpty && !target.text.isEmpty)
      dossier.steps.append(
        StepRow(
          number: number ?? 0, period: period(table, row), pot: pot ?? -1, kind: kind ?? .move,
          amount: amount, key: key, target: target, to: to,
          shortage: ShortagePolicy(rawValue: table.text(row, "tekort", files)) ?? .error,
          rounding: DivisionRounding(rawValue: table.text(row, "afronding", files))
            ?? .largestRemainder,
          line: line, description: table.text(row, "omschrijving", files),
          provenance: provenance(table, row), isPoisoned: isPoisoned))
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

  private func lineIndex(_ table: Table, _ row: Int) -> Int? {
    let code = table.text(row, "regel", files)
    return code.isEmpty ? nil : dossier.lines.firstIndex { $0.code == code }
  }

  private mutating func target(_ table: Table, _ row: Int) -> Target {
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

  // MARK: Printed figures

  private mutating func buildFigures() {
    guard let table = tables[.plancijfers], let column = table.column("waarde") else { return }
    for row in 0..<table.rowCount {
      let name = table.text(row, "eenheid", files)
      guard let year = Time.year(table.text(row, "jaar", files)),
        case .value(let value) = table.decimal(row, column, files),
        let unit = Unit.all.first(where: { $0.name == name })
      else { continue }
      dossier.figures.append(
        PrintedFigure(
          overview: table.text(row, "overzicht", files), line: table.text(row, "regel", files),
          year: year, value: value.value, unit: unit, source: table.text(row, "bron", files),
          origin: table.origin(row, column)))
    }
  }
}
