import Dossiers
import Formats
import Numbers

extension DossierReader {
  /// The numbers that belong to schools.
  mutating func buildAttributes(_ codes: [String: Int]) {
    dossier.attributes = []
    guard let table = tables[.schoolgegevens] else { return }
    readValues(of: table, named: "gegeven") { reader, row, place, name, unit, provenance in
      if place == reader.dossier.attributes.count {
        reader.dossier.attributes.append(Attribute(name: name, unit: unit))
      }
      guard let school = codes[table.text(row, "school", reader.files)] else {
        reader.dossier.attributes[place].isPartial = true
        return
      }
      let value = reader.value(table, row, unit, provenance)
      reader.dossier.attributes[place].values[school, default: []].append(value)
    }
  }

  /// The values for the whole samenwerkingsverband.
  mutating func buildParameters() {
    dossier.parameters = []
    dossier.plannedResult = nil
    guard let table = tables[.parameters] else { return }
    readValues(of: table, named: "parameter") { reader, row, place, name, unit, provenance in
      if place == reader.dossier.parameters.count {
        reader.dossier.parameters.append(Parameter(name: name, unit: unit))
      }
      let isChoice = reader.isTransferChoice(table, row, name, unit)
      let value = reader.value(table, row, isChoice ? .choice : unit, provenance)
      reader.dossier.parameters[place].values.append(value)
    }
    if refused.contains(Schema.plannedResult) { return }
    dossier.plannedResult = dossier.parameters.firstIndex { $0.name == Schema.plannedResult }
  }

  /// Hands each row with a name and a unit to `take`, with the place of the name among the others.
  private mutating func readValues(
    of table: Table, named column: String,
    _ take: (inout DossierReader, _ row: Int, _ place: Int, String, Unit, Provenance) -> Void
  ) {
    var provenances = ProvenanceReader(table, files)
    var places: [String: (place: Int, unit: Unit)] = [:]
    for row in 0..<table.rowCount {
      let name = table.text(row, column, files)
      let unitName = table.text(row, "eenheid", files)
      guard let unit = Unit.all.first(where: { $0.name == unitName }), Identifier.isName(name)
      else {
        refuse(name, in: table.schema.id)
        continue
      }
      let known = places[name] ?? (places.count, unit)
      if known.place == places.count { places[name] = known }
      if known.unit != unit {
        report(.unitChanges, table, row, "eenheid", [name, known.unit.name, unit.name])
      }
      take(&self, row, known.place, name, unit, provenances.provenance(ofRow: row))
    }
  }

  /// Remembers a name whose row could not be read, so that its uses are not reported as well.
  mutating func refuse(_ name: String, in id: TableID) {
    if Identifier.isName(name) { refused.insert(name) } else { poisoned.insert(id) }
  }

  /// The value of a row.
  ///
  /// The column of a parameter is text for the schema, because a choice may stand in it, so its
  /// number is judged here.
  private mutating func value(
    _ table: Table, _ row: Int, _ unit: Unit, _ provenance: Provenance
  ) -> DatedValue {
    let isText = table.schema.id == .parameters
    let text = table.text(row, "waarde", files)
    var number: Decimal?
    if !unit.isChoice, !text.isEmpty, let column = table.column("waarde") {
      let origin = table.origin(row, column)
      switch table.decimal(row, column, files) {
      case .value(let read):
        number = fitting(read, unit, origin)
        if unit == .toggle, let written = number,
          ![Decimal(0), Decimal(1)].contains(written.reduced)
        {
          findings.append(Finding(.notAllowed, at: origin, [text, "0, 1", ""]))
        }
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
      provenance: provenance)
  }

  private mutating func reportNumber(_ fault: NumberFault, _ origin: Origin) {
    var checker = CellChecker(files: files, names: [:])
    checker.report(fault, origin)
    findings += checker.findings
  }

  /// The number as it is computed with: a percentage becomes a fraction.
  mutating func fitting(_ read: ReadNumber, _ unit: Unit, _ origin: Origin) -> Decimal? {
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
