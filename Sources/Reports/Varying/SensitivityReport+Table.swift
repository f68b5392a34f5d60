import Dossiers
import Numbers
import Results

extension SensitivityReport {
  /// `gevoeligheid.csv`: one row for each year, measure and parameter that moves it.
  ///
  /// The columns are frozen by a test. A percentage stands as the number before `%`.
  func table() -> ReportTable {
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("maatstaf", "Maatstaf"), .init("eenheid", "Eenheid"),
      .init("zonder_stap", "Zonder stap", numeric: true), .init("parameter", "Parameter"),
      .init("vanaf", "Vanaf"), .init("parameter_eenheid", "Eenheid van de parameter"),
      .init("waarde", "Waarde", numeric: true), .init("omlaag", "Stap omlaag", numeric: true),
      .init("gevolg_omlaag", "Gevolg", numeric: true), .init("omlaag_opmerking", "Opmerking"),
      .init("omhoog", "Stap omhoog", numeric: true),
      .init("gevolg_omhoog", "Gevolg", numeric: true), .init("omhoog_opmerking", "Opmerking"),
      .init("uitslag", "Uitslag", numeric: true),
    ])
    for place in places {
      let measure = sensitivity.measures[place.measure]
      for entry in ranking(place) {
        let parameter = dossier.parameters[entry.row.parameter]
        let from = parameter.values[entry.row.row].from
        table.row([
          .text(String(sensitivity.years[place.year])), .text(measure.name),
          .text(measure.unit.name), Self.cell(measure.base[place.year], measure.unit),
          .text(parameter.name), .text(from.map { "\($0.year)" } ?? ""),
          .text(parameter.unit.name), Self.cell(entry.row.value, parameter.unit),
          Self.cell(entry.row.down.value, parameter.unit),
          Self.cell(entry.down.change, measure.unit), Self.remark(entry.down),
          Self.cell(entry.row.up.value, parameter.unit),
          Self.cell(entry.up.change, measure.unit), Self.remark(entry.up),
          Self.cell(entry.swing, measure.unit),
        ])
      }
    }
    return table
  }

  private static func cell(_ value: Decimal?, _ unit: Unit) -> ReportTable.Cell {
    guard let value else { return .empty }
    guard unit.isPercentage else { return .number(value) }
    let digits = value.scale >= 2 ? value.coefficient : value.coefficient(atScale: 2) ?? 0
    return .number(Decimal(coefficient: digits, scale: max(value.scale, 2) - 2))
  }

  private static func remark(_ effect: Sensitivity.Effect) -> ReportTable.Cell {
    switch effect {
    case .change: .empty
    case .refused(let finding): .text("geen geldig dossier: \(VariationWording.reason(finding))")
    case .unknown: .text("niet te berekenen")
    case .hidden: .text("niet te tonen: \(VariationWording.hidden)")
    }
  }
}
