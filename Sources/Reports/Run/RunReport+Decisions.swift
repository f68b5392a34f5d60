import Dossiers
import Formats
import Numbers
import Results

extension RunReport {
  func decisionTable() -> ReportTable {
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("onderwerp", "Wat"), .init("bedrag", "Bedrag", numeric: true),
      .init("status", "Status"), .init("besluit", "Wie besluit"), .init("bron", "Bron"),
      .init("vindplaats", "Waar het staat"),
    ])
    for (year, list) in zip(outcome.years, decisions) {
      for decision in list {
        table.row([
          .text(String(year.year)), .text(subject(decision)), amount(decision),
          .text(decision.status.rawValue), .text(decider(decision)), .text(decision.source),
          .text(place(decision.origin)),
        ])
      }
    }
    return table
  }

  func decisionList() -> String {
    var text = heading("Besluitenlijst")
    text += """

      Alles wat zwakker is dan een prognose, met het bedrag waarvan de hoogte of de bestemming ervan \
      afhangt. Dezelfde euro kan van meer punten afhangen; de bedragen tellen dus niet op.


      """
    if decisions.contains(where: { $0.contains(where: isQuiet) }) {
      text += "Waar geen bedrag staat, zou het iets over enkele leerlingen zeggen.\n\n"
    }
    return text + decisionTable().markdown
  }

  /// The money that hangs on a decision; nothing where it would tell of a few pupils.
  func amount(_ decision: Decision) -> ReportTable.Cell {
    isQuiet(decision) ? .empty : .cents(decision.cents)
  }

  private func isQuiet(_ decision: Decision) -> Bool {
    if case .parameter(let parameter) = decision.subject {
      quietParameters.contains(parameter)
    } else {
      false
    }
  }

  /// What a decision is about, in words.
  func subject(_ decision: Decision) -> String {
    switch decision.subject {
    case .parameter(let parameter):
      return "Parameter \(dossier.parameters[parameter].name)"
    case .step(let step):
      let row = dossier.steps[step]
      return "Stap \(row.number): \(row.description)"
    case .pot(let pot): return "Pot \(potName(pot))"
    case .line(let line): return "Begrotingsregel \(dossier.lines[line].description)"
    case .item(let item):
      let row = dossier.items[item]
      return "Balanspost \(row.description)" + (row.kind.isGiven ? "" : ", beginstand")
    case .appropriation(let row):
      let row = dossier.appropriations[row]
      let to = row.to.map { "naar \(dossier.items[$0].description)" }
      return "Bestemming van \(dossier.items[row.from].description) "
        + (to ?? "buiten het resultaat om")
    case .members(let group, let count, let school):
      let name = dossier.groups[group].name
      return count == 1
        ? "Groep \(name): hoort \(schoolName(school)) erbij?" : "Groep \(name): \(count) scholen"
    case .attribute(let attribute, let count):
      return "Schoolgegeven \(dossier.attributes[attribute].name) van \(schools(count))"
    case .count(let telgroep, let count):
      let name = "Telgroep \(dossier.telgroepen[telgroep])"
      return count == 0 ? name : "\(name) van \(schools(count))"
    case .total(let total):
      return "Totaal van telgroep \(dossier.telgroepen[dossier.totals[total].telgroep])"
    case .paymentRhythm: return "Betaalritme: wanneer er betaald wordt, niet hoeveel"
    case .school(let school): return "School \(schoolName(school))"
    case .location(let location):
      let row = dossier.locations[location]
      let school = row.school.map(schoolName) ?? ""
      return "Vestiging \(row.code) (\(row.name)) hoort bij \(school)"
    }
  }

  private func schools(_ count: Int) -> String { count == 1 ? "1 school" : "\(count) scholen" }

  private func schoolName(_ school: Int) -> String {
    dossier.schools[school].rows.last?.name ?? dossier.schools[school].code
  }

  private func decider(_ decision: Decision) -> String {
    if decision.status == .voorbeeld { return "niemand: het is een voorbeeld" }
    if decision.status == .opdracht { return "opdrachtgever bevestigt" }
    switch decision.subject {
    case .parameter, .step, .pot, .members, .appropriation:
      return "bestuur, na advies van de auditcommissie"
    case .paymentRhythm: return "bestuur, op voorstel van de controller"
    case .line: return "controller, uit de begroting"
    case .item: return "controller, uit de jaarrekening"
    case .attribute(let attribute, _) where dossier.attributes[attribute].unit.euros == 1:
      return "bestuur, na advies van de auditcommissie"
    case .attribute, .count, .total: return "controller, bij DUO of de scholen"
    case .school, .location: return "controller, met het schoolbestuur"
    }
  }
}
