import Dossiers
import Formats
import Numbers
import Results

extension SensitivityReport {
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
      text += "\n## \(heading(measure))\n"
      if measure.isComparison {
        text += "\nVergeleken met de uitkomst zonder stap.\n"
      }
      let years = sensitivity.years.indices.filter { measure.base[$0] != nil }
      if years.isEmpty { text += "\nDeze maatstaf is in geen van deze jaren te berekenen.\n" }
      for year in years { text += section(Place(measure: index, year: year)) }
    }
    return text + "\nBerekend met \(MarkdownText.escape(version)).\n"
  }

  /// The title with the name that `--measure` and `--until` know.
  private func heading(_ measure: Sensitivity.Watched) -> String {
    let title = title(of: measure)
    return MarkdownText.escape(title) + (title == measure.name ? "" : " (`\(measure.name)`)")
  }

  private var withoutStep: String {
    var text = "Er zijn \(sensitivity.rows.count) waarden."
    let count = sensitivity.withoutStep.count
    if count > 0 {
      text +=
        " \(count) " + (count == 1 ? "parameter heeft" : "parameters hebben")
        + " geen stap, omdat daar een keuze of een jaar in staat; vergelijk die met een scenario."
    }
    if !sensitivity.flips.isEmpty {
      text += " Een schakelaar is 0 of 1 en heeft geen stap; wat de andere stand doet, staat apart."
    }
    return text + "\n"
  }

  /// The steps that give no valid dossier, and those that are not to be told.
  private var refusals: String {
    let rows = sensitivity.rows.map { row in
      (name: name(of: row), steps: [row.down, row.up].map { ($0, self.text($0.value, of: row)) })
    }
    let flips = sensitivity.flips.map { flip in
      (name: name(of: flip), steps: [(flip.step, self.text(flip.step.value, of: flip))])
    }
    var lines: [String] = []
    var hidden: [String] = []
    for (name, steps) in rows + flips {
      for (step, value) in steps {
        if let finding = step.refusal {
          lines.append(
            "- \(MarkdownText.escape(name)) \(value): "
              + "\(MarkdownText.escape(VariationWording.reason(finding)))\n")
        }
      }
      let isHidden = steps.contains { step, _ in
        step.trials.contains { $0.contains { if case .hidden = $0 { true } else { false } } }
      }
      if isHidden { hidden.append(name) }
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
}
