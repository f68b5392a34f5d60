import Dossiers
import Formats
import Numbers

extension DossierReader {
  /// The categories that the vangnet counts, and their counts by location.
  mutating func buildVangnet() {
    if isChanged(.vangnet) { buildCategories() }
    if isChanged(.vangnet, .tellingen, .vestigingen) { buildLocationCounts() }
  }

  private mutating func buildCategories() {
    dossier.vangnet = []
    guard let table = tables[.vangnet] else { return }
    var provenances = ProvenanceReader(table, files)
    for row in 0..<table.rowCount {
      let telgroep = telgroep(table, row)
      let rate = parameter(table, row, "tarief")
      guard let telgroep, let rate else { continue }
      dossier.vangnet.append(
        VangnetCategory(
          name: table.text(row, "categorie", files), telgroep: telgroep, rate: rate,
          provenance: provenances.provenance(ofRow: row)))
    }
  }

  private mutating func telgroep(_ table: Table, _ row: Int) -> Int? {
    let name = table.text(row, "telgroep", files)
    if let place = scope.telgroepen[name] { return place }
    guard Identifier.isName(name), poisoned.isDisjoint(with: [.tellingen, .totalen]) else {
      return nil
    }
    let near = Suggestion.nearest(to: name, among: dossier.telgroepen) ?? ""
    report(.unknownTelgroep, table, row, "telgroep", [name, near])
    return nil
  }

  /// The parameter that a cell names; a finding is made about any other name.
  mutating func parameter(_ table: Table, _ row: Int, _ column: String) -> Int? {
    let name = table.text(row, column, files)
    if refused.contains(name) { return nil }
    if let place = scope.parameters[name] { return place }
    guard Identifier.isName(name), !poisoned.contains(.parameters) else { return nil }
    let near = Suggestion.nearest(to: name, among: dossier.parameters.map(\.name)) ?? ""
    if near.isEmpty, isWithoutParameters() { return nil }
    report(.unknownName, table, row, column, [name, near])
    return nil
  }

  // MARK: Counts by location

  /// A telgroep in one telling, and whether the file is final.
  private struct Counted {
    let firmness: Status
    let counts: [LocationCount]
  }

  private mutating func buildLocationCounts() {
    dossier.locationCounts = []
    let wanted = Set(dossier.vangnet.map(\.telgroep))
    guard !wanted.isEmpty else { return }
    var periods: [String: [Period]] = [:]
    for location in dossier.locations where location.school != nil {
      periods[location.code, default: []].append(location.period)
    }
    var found: [Int: Counted] = [:]
    for telling in tellings {
      for (column, name) in telling.table.columns.enumerated().dropFirst(
        Schema[.tellingen].columns.count)
      {
        guard let telgroep = scope.telgroepen[name], wanted.contains(telgroep) else { continue }
        let counted = locationCounts(telling, column, telgroep, periods)
        let key = telling.date.ordinal * dossier.telgroepen.count + telgroep
        // A final count replaces the provisional one; about any other a finding has been made.
        if let other = found[key],
          counted.firmness != .definitief || other.firmness != .voorlopig
        {
          continue
        }
        found[key] = counted
      }
    }
    dossier.locationCounts = found.values.flatMap(\.counts).sorted {
      ($0.date, $0.telgroep, $0.location) < ($1.date, $1.telgroep, $1.location)
    }
  }

  /// The rows of a telling whose location is known and exists on the date.
  private func locationCounts(
    _ telling: (date: Day, table: Table), _ column: Int, _ telgroep: Int,
    _ periods: [String: [Period]]
  ) -> Counted {
    let table = telling.table
    let read = Self.counts(table, column, files)
    var provenances = ProvenanceReader(table, files)
    var firmness = Status.definitief
    var counts: [LocationCount] = []
    for row in 0..<table.rowCount {
      let vouching = provenances.provenance(ofRow: row)
      firmness = max(firmness, vouching.status)
      let code = table.text(row, "vestiging", files)
      guard periods[code]?.contains(where: { $0.contains(telling.date) }) == true else { continue }
      counts.append(
        LocationCount(
          date: telling.date, telgroep: telgroep, location: code, pupils: read.values[row],
          knowledge: read.knowledge(row),
          provenance: Provenance(
            status: vouching.status, source: vouching.source, origin: table.origin(row, column))))
    }
    return Counted(firmness: firmness, counts: counts)
  }
}
