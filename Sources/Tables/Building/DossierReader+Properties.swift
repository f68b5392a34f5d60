import Dossiers
import Formats
import Numbers

extension DossierReader {
  typealias Property = (text: String, origin: Origin, row: Int)

  mutating func readProperties(_ file: ScannedFile?) -> Bool {
    guard let file else {
      findings.append(Finding(.fileMissing, at: .file(path: "dossier.csv"), ["dossier.csv", ""]))
      return false
    }
    let reading = TableReader(years: nil).read(
      file, as: Schema[.dossier], isOverlay: false, into: &files)
    findings += reading.findings
    guard let table = reading.table else { return false }
    var values: [String: Property] = [:]
    guard let waarde = table.column("waarde"), let eigenschap = table.column("eigenschap") else {
      return false
    }
    for row in 0..<table.rowCount {
      let name = table.text(row, eigenschap, files)
      if values[name] == nil {
        values[name] = (table.text(row, waarde, files), table.origin(row, waarde), row)
      }
    }
    // Of another format nothing else is known.
    if let format = values["formaat"], !format.text.isEmpty, format.text != "\(Schema.format)" {
      findings.append(
        Finding(.unknownFormat, at: format.origin, [format.text, "\(Schema.format)"]))
      return false
    }
    checkProperties(table, eigenschap, values)
    return take(values, table)
  }

  /// Checks that each property is known, stands there once, and that none is missing.
  private mutating func checkProperties(
    _ table: Table, _ column: Int,
    _ values: [String: Property]
  ) {
    let known = Schema.properties.map(\.name)
    let missing = Schema.properties.filter { $0.isRequired && values[$0.name] == nil }.map(\.name)
    let unknown = values.keys.filter { !known.contains($0) }
    var told: Set<String> = []
    for row in 0..<table.rowCount {
      let name = table.text(row, column, files)
      let origin = table.origin(row, column)
      if name.isEmpty {
        findings.append(Finding(.emptyCell, at: origin, ["eigenschap"]))
        // Whatever is missing may be what this row is about.
        told.formUnion(known)
      } else if !known.contains(name) {
        // Where one name is unknown and one is missing, they are the same.
        let isMissing = missing.count == 1 && unknown.count == 1
        let near = isMissing ? missing[0] : Suggestion.nearest(to: name, among: known) ?? ""
        findings.append(
          Finding(.notAllowed, at: origin, [name, known.joined(separator: ", "), near]))
        told.insert(near)
      } else if row == 0, name != "formaat" {
        findings.append(Finding(.formatNotFirst, at: origin, [name]))
        told.insert("formaat")
      } else if let first = values[name]?.row, first != row {
        let line = files.place(of: table.origin(ofRow: first))?.line ?? 0
        findings.append(Finding(.duplicateKey, at: origin, [name, String(line)]))
      }
    }
    var checker = CellChecker(files: files, names: [:])
    for property in Schema.properties {
      guard let value = values[property.name], !value.text.isEmpty else {
        guard property.isRequired, !told.contains(property.name) else { continue }
        findings.append(
          Finding(.missingProperty, at: .file(path: "dossier.csv"), [property.name]))
        continue
      }
      switch property.kind {
      case .text, .day, .identifier: checker.check(value.text, property.kind, value.origin)
      default: break
      }
    }
    findings += checker.findings
  }

  private mutating func take(
    _ values: [String: Property], _ table: Table
  ) -> Bool {
    dossier.name = values["naam"]?.text ?? ""
    dossier.adoption.name = values["besluit"]?.text ?? ""
    dossier.adoption.body = values["orgaan"]?.text ?? ""
    dossier.adoption.date = values["datum"]?.text ?? ""
    dossier.comparedScenarios = scenarios(values["eerste_pagina"])
    dossier.planScenarios = scenarios(values["plan"])
    if let value = values["leerlingen"], !value.text.isEmpty { pupils = (value.text, value.origin) }
    if let unit = unit(values["afronding_verdeling"], table) { dossier.divisionUnit = unit }
    if let unit = unit(values["afronding_begroting"], table) { dossier.budgetUnit = unit }
    let begin = year(values["begin"])
    let end = year(values["eind"])
    guard let begin, let end else { return false }
    guard begin <= end, end - begin < 100 else {
      let origin = values["eind"]?.origin ?? .none
      findings.append(Finding(.yearsReversed, at: origin, [String(begin), String(end)]))
      return false
    }
    (dossier.firstYear, dossier.lastYear) = (begin, end)
    return true
  }

  /// The scenarios that a property names, separated by `+`.
  private mutating func scenarios(_ value: Property?) -> [String] {
    guard let value else { return [] }
    let names = value.text.split(separator: "+").map(\.trimmed).filter { !$0.isEmpty }
    namedScenarios += names.map { ($0, value.origin) }
    return names
  }

  private mutating func year(_ value: Property?) -> Int? {
    guard let value, !value.text.isEmpty else { return nil }
    if let year = Time.year(value.text) { return year }
    findings.append(Finding(.notADate, at: value.origin, [value.text, FindingTerm.year.rawValue]))
    return nil
  }

  /// A rounding unit in cents: at least one, and small enough to compute with.
  private mutating func unit(
    _ value: Property?, _ table: Table
  ) -> Int64? {
    guard let value, !value.text.isEmpty, let column = table.column("waarde") else { return nil }
    switch table.decimal(value.row, column, files) {
    case .value(let number) where number.sign == .percent:
      findings.append(Finding(.signMismatch, at: value.origin, ["%"]))
      return nil
    case .value(let number):
      guard let cents = number.value.reduced.coefficient(atScale: 2),
        (1...100_000_000).contains(cents)
      else {
        findings.append(
          Finding(.outOfRange, at: value.origin, [value.text, "0,01", "1.000.000,00"]))
        return nil
      }
      return Int64(cents)
    case .fault(let fault):
      var checker = CellChecker(files: files, names: [:])
      checker.report(fault, value.origin)
      findings += checker.findings
      return nil
    case .empty, .masked:
      findings.append(Finding(.notANumber, at: value.origin, [value.text]))
      return nil
    }
  }
}
