import Dossiers
import Formats

extension DossierReader {
  /// The expression of a cell; a finding is made about each name that is not known.
  ///
  /// A telgroep without a moment is read at `defaultMoment`.
  mutating func formula(
    _ table: Table, _ row: Int, _ column: Int, defaultMoment: Int = 0
  ) -> Formula? {
    let text = table.text(row, column, files)
    guard !text.isEmpty else { return nil }
    return read(text, table, row, column, defaultMoment) {
      text, style, resolve throws(ExpressionParser.Fault) in
      let expression = try ExpressionParser.parse(text, style: style, resolve: resolve)
      return Formula(expression, text: text, origin: table.origin(row, column))
    }
  }

  /// The two sides of a cell that may hold a ratio; the second is nothing when there is no `/`.
  mutating func ratio(_ table: Table, _ row: Int, _ column: Int) -> (Formula, Formula?)? {
    let text = table.text(row, column, files)
    guard !text.isEmpty else { return nil }
    let origin = table.origin(row, column)
    return read(text, table, row, column, 0) {
      text, style, resolve throws(ExpressionParser.Fault) in
      let (first, second) = try ExpressionParser.parseRatio(text, style: style, resolve: resolve)
      let sides = text.split(separator: "/").map(\.trimmed)
      let formula = Formula(first, text: sides.first ?? text, origin: origin)
      return (formula, second.map { Formula($0, text: sides.last ?? text, origin: origin) })
    }
  }

  /// Reads a cell with a parser; a finding is made about what it refuses and about unknown names.
  private mutating func read<Value>(
    _ text: String, _ table: Table, _ row: Int, _ column: Int, _ defaultMoment: Int,
    _ parse: (
      String, NumberStyle, (ExpressionParser.Name) -> Expression.Reference
    ) throws(ExpressionParser.Fault) -> Value
  ) -> Value? {
    let origin = table.origin(row, column)
    var unknown: [(FindingCode, String, Int)] = []
    do throws(ExpressionParser.Fault) {
      let value = try parse(text, table.style(row, column, files)) { name in
        resolve(name, defaultMoment) { unknown.append(($0, $1, $2)) }
      }
      for (code, name, offset) in unknown { reportUnknown(code, name, origin, offset) }
      return value
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
    let telgroep = scope.telgroepen[name.telgroep]
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
    if let further = scope.reference(of: name.telgroep, in: dossier) { return further }
    if scope.twofold.contains(name.telgroep) {
      refuse(.ambiguousName, name.telgroep, name.offset)
      return .unknown
    }
    if let place = scope.parameters[name.telgroep] { return .parameter(place) }
    if let place = scope.attributes[name.telgroep] { return .attribute(place) }
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
    case .ambiguousName:
      let facts = [name, FindingTerm.parameter.rawValue, FindingTerm.attribute.rawValue]
      findings.append(Finding(code, at: origin, facts, offset: offset))
      return
    case .unknownTelgroep:
      homes = [.tellingen, .totalen]
      known = dossier.telgroepen
    default:
      homes = [.parameters, .schoolgegevens, .tellingen, .totalen, .peilmomenten] + scope.homes
      known =
        dossier.parameters.map(\.name) + dossier.attributes.map(\.name) + dossier.telgroepen
        + scope.names(in: dossier)
    }
    guard poisoned.isDisjoint(with: homes) else { return }
    let near = Suggestion.nearest(to: name, among: known) ?? ""
    if code == .unknownName, near.isEmpty, isWithoutParameters() { return }
    findings.append(
      Finding(
        code, at: origin,
        [name, near] + (code == .unknownName ? [scope.further?.rawValue ?? ""] : []),
        offset: offset))
  }

  /// Whether the table of parameters is missing, so that a name like no other must be one: a finding
  /// is made, once.
  mutating func isWithoutParameters() -> Bool {
    guard tables[.parameters] == nil else { return false }
    let name = TableID.parameters.fileName
    findings.append(Finding(.fileMissing, at: .file(path: name), [name, ""]))
    poisoned.insert(.parameters)
    return true
  }

  /// A name that stands for two things would be a silent guess.
  mutating func checkAmbiguousNames() {
    let telgroepen = Set(dossier.telgroepen)
    // A rate may hold for all schools while some have their own.
    let attributes = Set(dossier.attributes.map(\.name)).subtracting(fundingNames)
    for parameter in dossier.parameters {
      let other =
        attributes.contains(parameter.name)
        ? FindingTerm.attribute : telgroepen.contains(parameter.name) ? .telgroep : nil
      guard let other, let origin = parameter.values.first?.provenance.origin else { continue }
      refused.insert(parameter.name)
      findings.append(
        Finding(
          .ambiguousName, at: origin,
          [parameter.name, FindingTerm.parameter.rawValue, other.rawValue],
          column: "parameter"))
    }
    for attribute in dossier.attributes where telgroepen.contains(attribute.name) {
      guard let school = attribute.values.keys.min(),
        let origin = attribute.values[school]?.first?.provenance.origin
      else { continue }
      refused.insert(attribute.name)
      findings.append(
        Finding(
          .ambiguousName, at: origin,
          [attribute.name, FindingTerm.attribute.rawValue, FindingTerm.telgroep.rawValue],
          column: "gegeven"))
    }
  }

  /// A name of the budget or the balance sheet that also stands for a number would be a silent guess.
  mutating func checkOutcomeNames() {
    let numbers = Set(
      dossier.parameters.map(\.name) + dossier.attributes.map(\.name) + dossier.telgroepen)
    let totals = Set(OutcomeTotal.allCases.map(\.rawValue))
    var seen: [String: FindingTerm] = [:]
    let homes: [(TableID, String, FindingTerm)] = [
      (.begroting, "regel", .line), (.balans, "post", .item), (.maatstaven, "maatstaf", .measure),
    ]
    for (id, column, what) in homes {
      guard let table = tables[id] else { continue }
      for row in 0..<table.rowCount {
        let name = table.text(row, column, files)
        guard Identifier.isName(name) else { continue }
        let other: FindingTerm? =
          numbers.contains(name) ? .quantity : totals.contains(name) ? .total : seen[name]
        if let other, other != what {
          report(.ambiguousName, table, row, column, [name, what.rawValue, other.rawValue])
          refused.insert(name)
        }
        seen[name] = what
      }
    }
  }
}
