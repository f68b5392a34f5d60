import Dossiers
import Formats
import Numbers

extension DossierReader {
  /// Status, source and place of a row.
  func provenance(_ table: Table, _ row: Int) -> Provenance {
    Provenance(
      status: Status(rawValue: table.text(row, "status", files)) ?? .voorbeeld,
      source: table.text(row, "bron", files), origin: table.origin(ofRow: row))
  }

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

  /// Schools, locations, groups, schoolgegevens, parameters and sources.
  mutating func buildFacts() {
    buildSources()
    if let base = baseUntouched(in: Self.factTables) {
      dossier.schools = base.schools
      dossier.boards = base.boards
      dossier.locations = base.locations
      dossier.groups = base.groups
      dossier.attributes = base.attributes
    } else {
      buildSchools()
      let codes = Dictionary(
        dossier.schools.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first }
      )
      buildLocations(codes)
      buildGroups(codes)
      buildAttributes(codes)
    }
    buildParameters()
  }

  /// The tables that say which schools there are and what belongs to them.
  static let factTables: [TableID] = [.scholen, .vestigingen, .groepen, .schoolgegevens]

  private mutating func buildSources() {
    guard let table = tables[.bronnen] else { return }
    dossier.sources = (0..<table.rowCount).map { row in
      SourceDocument(
        id: table.text(row, "bron", files), title: table.text(row, "titel", files),
        date: table.text(row, "datum", files), place: table.text(row, "vindplaats", files))
    }
  }

  private mutating func buildSchools() {
    guard let table = tables[.scholen] else { return }
    var boards: [String: Int] = [:]
    var rows: [(code: String, row: Int)] = []
    for row in 0..<table.rowCount {
      let code = table.text(row, "school", files)
      if Identifier.isCode(code) { rows.append((code, row)) }
      boards[table.text(row, "schoolbestuur", files)] = 0
    }
    dossier.boards = boards.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for (index, board) in dossier.boards.enumerated() { boards[board] = index }
    rows.sort {
      $0.code == $1.code ? $0.row < $1.row : $0.code.utf8.lexicographicallyPrecedes($1.code.utf8)
    }
    for (code, row) in rows {
      guard let kind = SchoolKind(rawValue: table.text(row, "soort", files)) else { continue }
      let entry = School.Row(
        name: table.text(row, "naam", files),
        board: boards[table.text(row, "schoolbestuur", files)] ?? 0, kind: kind,
        period: period(table, row), provenance: provenance(table, row))
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
    dossier.locations = (0..<table.rowCount).map { row in
      Location(
        code: table.text(row, "vestiging", files), school: codes[table.text(row, "school", files)],
        name: table.text(row, "naam", files), period: period(table, row),
        provenance: provenance(table, row))
    }
  }

  private mutating func buildGroups(_ codes: [String: Int]) {
    guard let table = tables[.groepen] else { return }
    var places: [String: Int] = [:]
    for row in 0..<table.rowCount {
      let name = table.text(row, "groep", files)
      if SchoolKind(rawValue: name) != nil {
        report(.ambiguousName, table, row, "groep", [name, "een soort school", "een groep"])
        continue
      }
      if !Identifier.isName(name) { poisoned.insert(.groepen) }
      let place = places[name] ?? dossier.groups.count
      if places[name] == nil {
        places[name] = place
        dossier.groups.append(Group(name: name))
      }
      guard let school = codes[table.text(row, "school", files)] else { continue }
      dossier.groups[place].members.append(
        .init(school: school, period: period(table, row), provenance: provenance(table, row)))
    }
  }

  private mutating func buildAttributes(_ codes: [String: Int]) {
    guard let table = tables[.schoolgegevens] else { return }
    var places: [String: Int] = [:]
    for row in 0..<table.rowCount {
      let name = table.text(row, "gegeven", files)
      guard let unit = unit(table, row), Identifier.isName(name) else {
        refuse(name, in: .schoolgegevens)
        continue
      }
      let place = places[name] ?? dossier.attributes.count
      if places[name] == nil {
        places[name] = place
        dossier.attributes.append(Attribute(name: name, unit: unit))
      }
      if dossier.attributes[place].unit != unit {
        report(
          .unitChanges, table, row, "eenheid",
          [name, dossier.attributes[place].unit.name, unit.name])
      }
      guard let school = codes[table.text(row, "school", files)] else {
        dossier.attributes[place].isPartial = true
        continue
      }
      dossier.attributes[place].values[school, default: []].append(
        value(table, row, unit, isText: false))
    }
  }

  private mutating func buildParameters() {
    guard let table = tables[.parameters] else { return }
    var places: [String: Int] = [:]
    for row in 0..<table.rowCount {
      let name = table.text(row, "parameter", files)
      guard let unit = unit(table, row), Identifier.isName(name) else {
        refuse(name, in: .parameters)
        continue
      }
      let place = places[name] ?? dossier.parameters.count
      if places[name] == nil {
        places[name] = place
        dossier.parameters.append(Parameter(name: name, unit: unit))
      }
      if dossier.parameters[place].unit != unit {
        report(
          .unitChanges, table, row, "eenheid",
          [name, dossier.parameters[place].unit.name, unit.name])
      }
      dossier.parameters[place].values.append(value(table, row, unit, isText: true))
    }
    let planned = "begroot_resultaat"
    dossier.plannedResult = refused.contains(planned) ? nil : places[planned]
  }

  /// Remembers a name whose row could not be read, so that its uses are not reported as well.
  mutating func refuse(_ name: String, in id: TableID) {
    if Identifier.isName(name) { refused.insert(name) } else { poisoned.insert(id) }
  }

  private func unit(_ table: Table, _ row: Int) -> Unit? {
    let name = table.text(row, "eenheid", files)
    return Unit.all.first { $0.name == name }
  }

  /// The value of a row.
  ///
  /// The column of a parameter is text for the schema, because a choice may stand in it, so its
  /// number is judged here.
  private mutating func value(_ table: Table, _ row: Int, _ unit: Unit, isText: Bool) -> DatedValue
  {
    let text = table.text(row, "waarde", files)
    var number: Decimal?
    if !unit.isChoice, !text.isEmpty, let column = table.column("waarde") {
      let origin = table.origin(row, column)
      switch table.decimal(row, column, files) {
      case .value(let read):
        number = fitting(read, unit, origin)
      case .fault(let fault):
        if isText { reportNumber(fault, origin) }
      case .masked:
        if isText { findings.append(Finding(.masked, at: origin)) }
      case .empty: break
      }
    }
    return DatedValue(
      from: Time.start(table.text(row, "vanaf", files)), number: number, text: text,
      note: table.column("toelichting").map { table.text(row, $0, files) } ?? "",
      provenance: provenance(table, row))
  }

  private mutating func reportNumber(_ fault: NumberFault, _ origin: Origin) {
    var checker = CellChecker(files: files, names: [:])
    checker.report(fault, origin)
    findings += checker.findings
  }

  /// The number as it is computed with: a percentage becomes a fraction.
  private mutating func fitting(_ read: ReadNumber, _ unit: Unit, _ origin: Origin) -> Decimal? {
    if read.sign == .percent, !unit.isPercentage {
      findings.append(Finding(.signMismatch, at: origin, ["%"]))
      return nil
    }
    if read.sign == .euro, unit.euros == 0 {
      findings.append(Finding(.signMismatch, at: origin, ["€"]))
      return nil
    }
    guard unit.isPercentage else { return read.value }
    return Decimal(coefficient: read.value.coefficient, scale: read.value.scale + 2)
  }
}
