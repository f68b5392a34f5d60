import Dossiers
import Formats
import Numbers
import Results

extension SensitivityReport {
  /// How many parameters a table of the page names.
  private static let most = 20

  /// `gevoeligheid.md`.
  func page() -> String {
    let years = sensitivity.years
    let period =
      years.count > 1 ? "\(years[0])-\(years[years.count - 1])" : years.map(String.init).joined()
    var text = """
      # Gevoeligheid \(period)

      \(MarkdownText.escape(dossier.name)) · scenario **\(MarkdownText.escape(scenario))**

      > \(standing.markdown)

      Welke waarde van `parameters.csv` telt het meest? Elke waarde gaat hier een stap omlaag en een stap \
      omhoog: \(VariationWording.value(sensitivity.step, .percent)) van de waarde, afgerond op \
      haar eigen decimalen en ten minste haar kleinste eenheid. Al het andere blijft gelijk. De uitslag \
      is de afstand tussen de laagste en de hoogste uitkomst. Bovenaan staat de grootste. Bij een ster is \
      de stap groter, omdat de waarde niet fijner is te schrijven.

      \(withoutStep)
      """
    text += refusals
    for (index, measure) in sensitivity.measures.enumerated() {
      text += "\n## \(MarkdownText.escape(measure.name))\n"
      if measure.isComparison {
        text += "\nVergeleken met de uitkomst zonder stap.\n"
      }
      let years = sensitivity.years.indices.filter { measure.base[$0] != nil }
      if years.isEmpty { text += "\nDeze maatstaf is in geen van deze jaren te berekenen.\n" }
      for year in years { text += section(Place(measure: index, year: year)) }
    }
    return text + "\nBerekend met \(MarkdownText.escape(version)).\n"
  }

  private var withoutStep: String {
    let count = sensitivity.withoutStep.count
    guard count > 0 else { return "Er zijn \(sensitivity.rows.count) waarden.\n" }
    return "Er zijn \(sensitivity.rows.count) waarden. \(count) "
      + (count == 1 ? "parameter heeft" : "parameters hebben")
      + " geen stap, omdat daar een keuze of een jaar in staat; vergelijk die met een scenario.\n"
  }

  /// The steps that give no valid dossier, and those that are not to be told.
  private var refusals: String {
    var lines: [String] = []
    var hidden: [String] = []
    for row in sensitivity.rows {
      for step in [row.down, row.up] {
        if let finding = step.refusal {
          lines.append(
            "- \(MarkdownText.escape(name(of: row))) \(text(step.value, of: row)): "
              + "\(MarkdownText.escape(VariationWording.reason(finding)))\n")
        }
      }
      let isHidden = [row.down, row.up].contains { step in
        step.trials.contains { $0.contains { if case .hidden = $0 { true } else { false } } }
      }
      if isHidden { hidden.append(name(of: row)) }
    }
    var text = ""
    if !lines.isEmpty {
      text += "\n## Stappen zonder geldig dossier\n\n" + lines.joined()
    }
    if !hidden.isEmpty {
      text +=
        "\nNiet te tonen is het gevolg van \(MarkdownText.escape(hidden.joined(separator: ", "))): "
      text += "\(VariationWording.hidden).\n"
    }
    return text
  }

  private func section(_ place: Place) -> String {
    let measure = sensitivity.measures[place.measure]
    let ranking = ranking(place).filter { !$0.down.isHidden && !$0.up.isHidden }
    let hidden = self.ranking(place).count - ranking.count
    var text = "\n### \(sensitivity.years[place.year])\n\n"
    if let base = measure.base[place.year], !measure.isComparison {
      text += "Zonder stap: \(VariationWording.value(base, measure.unit)).\n\n"
    }
    let idle = sensitivity.rows.count - ranking.count - hidden
    guard !ranking.isEmpty else {
      return text
        + (hidden > 0
          ? "Geen enkele stap die te tonen is, verandert" : "Geen enkele stap verandert")
        + " deze maatstaf.\n"
    }
    if let chart = chart(place) {
      text += "![\(MarkdownText.escape("\(chart.title). \(chart.alternative)"))](\(chart.path))\n\n"
    }
    var table = ReportTable([
      .init("parameter", "Parameter"), .init("waarde", "Waarde", numeric: true),
      .init("omlaag", "Stap omlaag", numeric: true), .init("gevolg", "Gevolg", numeric: true),
      .init("omhoog", "Stap omhoog", numeric: true), .init("gevolg_2", "Gevolg", numeric: true),
      .init("uitslag", "Uitslag", numeric: true),
    ])
    for entry in ranking.prefix(Self.most) {
      table.row([
        .text(starredName(of: entry.row)), .text(self.text(entry.row.value, of: entry.row)),
        .text(self.text(entry.row.down.value, of: entry.row)),
        .text(VariationWording.effect(entry.down, measure)),
        .text(self.text(entry.row.up.value, of: entry.row)),
        .text(VariationWording.effect(entry.up, measure)),
        .text(VariationWording.size(entry.swing, measure)),
      ])
    }
    text += table.markdown
    let rest = ranking.count - Self.most
    if rest > 0 { text += "\nNog \(rest) met een kleinere uitslag staan in `gevoeligheid.csv`.\n" }
    switch idle {
    case 0: return text
    case 1: return text + "\n1 andere waarde heeft geen gevolg.\n"
    default: return text + "\n\(idle) andere waarden hebben geen gevolg.\n"
    }
  }
}
