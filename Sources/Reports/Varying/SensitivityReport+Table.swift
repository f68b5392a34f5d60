import Dossiers
import Numbers
import Results

extension SensitivityReport {
  /// `gevoeligheid.csv`: one row for each year, measure and parameter that moves it.
  ///
  /// A switch has only the side of its other value, and comes after what has a step.
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
      func start(_ parameter: Int, _ row: Int, _ value: Decimal) -> [ReportTable.Cell] {
        let parameter = dossier.parameters[parameter]
        return [
          .text(String(sensitivity.years[place.year])), .text(measure.name),
          .text(measure.unit.name), Self.cell(measure.base[place.year], measure.unit),
          .text(parameter.name), .text(parameter.values[row].from.map { "\($0.year)" } ?? ""),
          .text(parameter.unit.name), Self.cell(value, parameter.unit),
        ]
      }
      func side(
        _ step: Sensitivity.Step, _ effect: Sensitivity.Effect, of parameter: Int
      ) -> [ReportTable.Cell] {
        [
          Self.cell(step.value, dossier.parameters[parameter].unit),
          Self.cell(effect.change, measure.unit), Self.remark(effect),
        ]
      }
      for entry in ranking(place) {
        let row = entry.row
        table.row(
          start(row.parameter, row.row, row.value) + side(row.down, entry.down, of: row.parameter)
            + side(row.up, entry.up, of: row.parameter) + [Self.cell(entry.swing, measure.unit)])
      }
      for (flip, effect) in sensitivity.turned(of: place.measure, inYear: place.year) {
        let cells = side(flip.step, effect, of: flip.parameter)
        let none: [ReportTable.Cell] = [.empty, .empty, .empty]
        let isDown = flip.step.value.coefficient == 0
        table.row(
          start(flip.parameter, flip.row, flip.value) + (isDown ? cells + none : none + cells)
            + [Self.cell(Sensitivity.swing(effect.change, nil), measure.unit)])
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
