import Dossiers
import Formats
import Numbers

extension DossierReader {
  /// The bovenschoolse voorzieningen; they refer to parameters.
  mutating func buildFacilities() {
    if isChanged(.scholen) { refuseOutside(.scholen, "school", .school) }
    if isChanged(.vestigingen) { refuseOutside(.vestigingen, "vestiging", .location) }
    guard isChanged(.voorzieningen, .scholen, .vestigingen) else { return }
    refuseOutside(.voorzieningen, "voorziening", .facility)
    dossier.facilities = []
    guard let table = tables[.voorzieningen] else { return }
    let schools = Set(dossier.schools.map(\.code))
    let locations = Set(dossier.locations.map(\.code))
    var provenances = ProvenanceReader(table, files)
    for row in 0..<table.rowCount {
      let code = table.text(row, "voorziening", files)
      let other: FindingTerm? =
        schools.contains(code) ? .school : locations.contains(code) ? .location : nil
      if let other {
        report(
          .ambiguousName, table, row, "voorziening",
          [code, FindingTerm.facility.rawValue, other.rawValue])
      }
      if !Identifier.isCode(code) { poisoned.insert(.voorzieningen) }
      let contribution =
        table.text(row, "bijdrage", files).isEmpty ? nil : parameter(table, row, "bijdrage")
      dossier.facilities.append(
        Facility(
          code: code, name: table.text(row, "naam", files),
          places: whole(table, row, "plaatsen", 0...999_999).map(Int64.init),
          placesKind: Facility.PlacesKind(rawValue: table.text(row, "soort_aantal", files)),
          intakes: whole(table, row, "instroommomenten", 1...366).map(Int64.init),
          perIntake: whole(table, row, "per_instroom", 1...999_999).map(Int64.init),
          contribution: contribution,
          isFreeOfMoments: table.text(row, "vrij_moment", files) == "ja",
          provenance: provenances.provenance(ofRow: row)))
    }
  }

  /// The word for a school outside the samenwerkingsverband is no code of one inside it.
  private mutating func refuseOutside(_ id: TableID, _ column: String, _ what: FindingTerm) {
    guard let table = tables[id] else { return }
    for row in 0..<table.rowCount
    where table.text(row, column, files) == TransferPlaces.outside {
      report(
        .ambiguousName, table, row, column,
        [TransferPlaces.outside, what.rawValue, FindingTerm.outside.rawValue])
    }
  }

  /// The calendar of the year, by day.
  mutating func buildCalendar() {
    guard isChanged(.kalender) else { return }
    dossier.calendar = []
    guard let table = tables[.kalender] else { return }
    var provenances = ProvenanceReader(table, files)
    for row in 0..<table.rowCount {
      let last = table.text(row, "tot", files)
      guard let kind = CalendarRow.Kind(rawValue: table.text(row, "soort", files)),
        case .value(let from) = NumberText.day(table.text(row, "van", files)),
        let through = last.isEmpty ? from : Time.end(last)
      else { continue }
      if through < from { report(.periodReversed, table, row, "tot", ["van"]) }
      dossier.calendar.append(
        CalendarRow(
          kind: kind, from: from, through: max(from, through),
          description: table.text(row, "omschrijving", files),
          provenance: provenances.provenance(ofRow: row)))
    }
    dossier.calendar.sort {
      ($0.from, $0.through, $0.kind.rawValue) < ($1.from, $1.through, $1.kind.rawValue)
    }
  }
}
