import Dossiers
import Formats
import Numbers

extension DossierReader {
  /// When a row holds; one that ends before it begins has a finding, and holds on.
  func period(_ table: Table, _ row: Int) -> Period {
    let period = Time.period(table.text(row, "vanaf", files), table.text(row, "tot", files))
    guard let from = period.from, let through = period.through, through < from else {
      return period
    }
    return Period(from: from)
  }

  mutating func report(
    _ code: FindingCode, _ table: Table, _ row: Int, _ column: String,
    _ facts: [String], offset: Int = 0
  ) {
    let origin = table.column(column).map { table.origin(row, $0) } ?? table.origin(ofRow: row)
    findings.append(Finding(code, at: origin, facts, offset: offset))
  }

  /// Schools, locations, groups, schoolgegevens, parameters and sources, where they changed.
  mutating func buildFacts() {
    if isChanged(.bronnen) { buildSources() }
    if isChanged(.scholen) { buildSchools() }
    if isChanged(.parameters) { buildParameters() }
    guard isChanged(.scholen, .vestigingen, .groepen, .schoolgegevens) else { return }
    let codes = Dictionary(
      dossier.schools.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    if isChanged(.scholen, .vestigingen) { buildLocations(codes) }
    if isChanged(.scholen, .groepen) { buildGroups(codes) }
    if isChanged(.scholen, .schoolgegevens) { buildAttributes(codes) }
  }

  private mutating func buildSources() {
    guard let table = tables[.bronnen] else { return }
    dossier.sources = (0..<table.rowCount).map { row in
      SourceDocument(
        id: table.text(row, "bron", files), title: table.text(row, "titel", files),
        date: table.text(row, "datum", files), place: table.text(row, "vindplaats", files))
    }
  }

  private mutating func buildSchools() {
    dossier.schools = []
    guard let table = tables[.scholen] else { return }
    var provenances = ProvenanceReader(table, files)
    let names = (0..<table.rowCount).map { table.text($0, "schoolbestuur", files) }
    dossier.boards = Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let boards = Dictionary(uniqueKeysWithValues: dossier.boards.enumerated().map { ($1, $0) })
    var rows: [(code: String, row: Int, entry: School.Row)] = []
    for row in 0..<table.rowCount {
      let code = table.text(row, "school", files)
      guard Identifier.isCode(code),
        let kind = SchoolKind(rawValue: table.text(row, "soort", files))
      else { continue }
      let entry = School.Row(
        name: table.text(row, "naam", files), board: boards[names[row]] ?? 0, kind: kind,
        period: period(table, row), provenance: provenances.provenance(ofRow: row))
      rows.append((code, row, entry))
    }
    rows.sort {
      $0.code == $1.code ? $0.row < $1.row : $0.code.utf8.lexicographicallyPrecedes($1.code.utf8)
    }
    for (code, _, entry) in rows {
      if dossier.schools.last?.code == code {
        dossier.schools[dossier.schools.count - 1].rows.append(entry)
      } else {
        dossier.schools.append(School(code: code, rows: [entry]))
      }
    }
  }

  private mutating func buildLocations(_ codes: [String: Int]) {
    guard let table = tables[.vestigingen] else { return }
    let isReadable = (0..<table.rowCount).allSatisfy { row in
      Time.isReadable(table.text(row, "vanaf", files), table.text(row, "tot", files))
    }
    // Whether a location should have been counted is not known then.
    if !isReadable { poisoned.insert(.vestigingen) }
    var provenances = ProvenanceReader(table, files)
    dossier.locations = (0..<table.rowCount).map { row in
      Location(
        code: table.text(row, "vestiging", files), school: codes[table.text(row, "school", files)],
        name: table.text(row, "naam", files), period: period(table, row),
        provenance: provenances.provenance(ofRow: row))
    }
  }

  private mutating func buildGroups(_ codes: [String: Int]) {
    dossier.groups = []
    guard let table = tables[.groepen] else { return }
    var provenances = ProvenanceReader(table, files)
    var places: [String: Int] = [:]
    for row in 0..<table.rowCount {
      let name = table.text(row, "groep", files)
      if SchoolKind(rawValue: name) != nil {
        report(
          .ambiguousName, table, row, "groep",
          [name, FindingTerm.schoolKind.rawValue, FindingTerm.group.rawValue])
        continue
      }
      if !Identifier.isName(name) { poisoned.insert(.groepen) }
      let place = places[name] ?? dossier.groups.count
      if place == dossier.groups.count {
        places[name] = place
        dossier.groups.append(Group(name: name))
      }
      guard let school = codes[table.text(row, "school", files)] else { continue }
      dossier.groups[place].members.append(
        .init(
          school: school, period: period(table, row), provenance: provenances.provenance(ofRow: row)
        ))
    }
  }
}
