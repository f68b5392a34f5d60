import Dossiers
import Formats
import Numbers
import Results

extension RunReport {
  /// The named numbers of the outcome between their bounds.
  func measures() -> String {
    var text = heading("Kengetallen")
    guard !dossier.measures.isEmpty else {
      return text + "\nHet dossier noemt geen kengetallen (maatstaven.csv).\n"
    }
    var values = ReportTable(
      [.init("kengetal", "Kengetal")] + yearColumns(outcome.years.map(\.year)) + [
        .init("ondergrens", "Ondergrens", numeric: true),
        .init("bovengrens", "Bovengrens", numeric: true), .init("oordeel", "Oordeel"),
      ])
    var rules = ReportTable([
      .init("kengetal", "Kengetal"), .init("uitdrukking", "Hoe het volgt"),
      .init("eenheid", "Eenheid"), .init("status", "Zwakste status"), .init("bron", "Bron"),
    ])
    for (index, measure) in dossier.measures.enumerated() {
      let outcomes = outcome.years.map { year in year.measures.first { $0.measure == index } }
      var row: [ReportTable.Cell] = [.text(measure.description)]
      row += outcomes.map { .text(Self.value($0, measure)) }
      row += [
        .text(MeasureWording.bound(measure.lowest, measure.unit)),
        .text(MeasureWording.bound(measure.highest, measure.unit)),
        .text(standing(outcomes, measure)),
      ]
      values.row(row)
      rules.row([
        .text(measure.description), .text(ExpressionWording.shown(Self.expression(measure))),
        .text(measure.unit.name), .text(outcomes.compactMap { $0?.status }.max()?.rawValue ?? ""),
        .text(measure.source),
      ])
    }
    text += "\n" + values.markdown
    text +=
      "\nPercentages zijn afgerond op twee decimalen; het oordeel gaat over het onafgeronde getal.\n"
    return text + "\n## Hoe elk kengetal volgt\n\n" + rules.markdown
  }

  private static func value(_ outcome: MeasureOutcome?, _ measure: Measure) -> String {
    guard let outcome else { return "–" }
    return outcome.value.map { MeasureWording.value($0, measure.unit) } ?? "niet te berekenen"
  }

  /// The expression as the table writes it.
  static func expression(_ measure: Measure) -> String {
    guard let divisor = measure.divisor else { return measure.formula.text }
    // The text of a ratio is split at its `/`, so each side is a factor of its own.
    return "\(ExpressionWording.factor(measure.formula)) / \(ExpressionWording.factor(divisor))"
  }

  /// One verdict when all years agree, else one for each that is outside the bounds.
  private func standing(_ outcomes: [MeasureOutcome?], _ measure: Measure) -> String {
    var standings: [(year: Int, text: String)] = []
    for (year, outcome) in zip(outcome.years, outcomes) {
      guard let outcome else { continue }
      standings.append((year.year, MeasureWording.standing(outcome.value, measure)))
    }
    guard let first = standings.first else { return "geldt in geen van deze jaren" }
    if standings.allSatisfy({ $0.text == first.text }) { return first.text }
    return standings.filter { $0.text != "binnen de grenzen" }
      .map { "\($0.year): \($0.text)" }.joined(separator: "; ")
  }

  /// One row per year and measure.
  func measureTable() -> ReportTable {
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("scenario", "Scenario"), .init("kengetal", "Kengetal"),
      .init("omschrijving", "Omschrijving"),
      .init("uitdrukking", "Uitdrukking"), .init("eenheid", "Eenheid"),
      .init("waarde", "Waarde", numeric: true), .init("ondergrens", "Ondergrens", numeric: true),
      .init("bovengrens", "Bovengrens", numeric: true), .init("oordeel", "Oordeel"),
      .init("status", "Status"), .init("bron", "Bron"),
    ])
    for year in outcome.years {
      for outcome in year.measures {
        let measure = dossier.measures[outcome.measure]
        func cell(_ value: Decimal?) -> ReportTable.Cell {
          guard let value else { return .empty }
          guard measure.unit.isPercentage else { return .number(value.reduced) }
          return .number(Self.hundredfold(value).reduced)
        }
        table.row([
          .text(String(year.year)), .text(scenario), .text(measure.name),
          .text(measure.description),
          .text(Self.expression(measure)), .text(measure.unit.name), cell(outcome.value),
          cell(measure.lowest), cell(measure.highest),
          .text(MeasureWording.standing(outcome.value, measure)), .text(outcome.status.rawValue),
          .text(measure.source),
        ])
      }
    }
    return table
  }

  /// A fraction as the number before `%`.
  private static func hundredfold(_ fraction: Decimal) -> Decimal {
    let wide = fraction.scale >= 2 ? fraction.coefficient : fraction.coefficient(atScale: 2) ?? 0
    return Decimal(coefficient: wide, scale: max(fraction.scale, 2) - 2)
  }
}
