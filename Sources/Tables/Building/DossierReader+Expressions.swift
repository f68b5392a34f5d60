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
    let attributes = Set(dossier.attributes.map(\.name))
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

  /// Reads the expressions of a table that is not computed with yet, for their form only.
  mutating func checkSyntax(of id: TableID, column name: String) {
    guard isChanged(id), let table = tables[id], let column = table.column(name) else { return }
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
}
