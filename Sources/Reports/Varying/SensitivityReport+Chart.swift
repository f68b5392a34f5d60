import Dossiers
import Formats
import Numbers
import Results

extension SensitivityReport {
  /// How many parameters a chart shows.
  private static let mostPairs = 12

  /// The tornado of a measure in a year; nothing when no step changes a number.
  func chart(_ place: Place) -> Chart? {
    let measure = sensitivity.measures[place.measure]
    let shown = ranking(place)
      .filter { $0.swing.coefficient != 0 && !sensitivity.isHeldAtZero($0.row) }
      .prefix(Self.mostPairs)
    guard !shown.isEmpty else { return nil }
    let scale = shown.reduce(0) {
      max($0, $1.down.change?.scale ?? 0, $1.up.change?.scale ?? 0)
    }
    func note(_ step: Sensitivity.Step, _ effect: Sensitivity.Effect, _ row: Sensitivity.Row)
      -> String
    {
      "\(text(step.value, of: row)) \(VariationWording.clause(effect, measure))"
    }
    let pairs = shown.map { entry in
      TornadoChart.Pair(
        name: starredName(of: entry.row),
        note: note(entry.row.down, entry.down, entry.row) + "; "
          + note(entry.row.up, entry.up, entry.row),
        down: entry.down.change?.coefficient(atScale: scale),
        up: entry.up.change?.coefficient(atScale: scale))
    }
    let year = sensitivity.years[place.year]
    let chartName = "gevoeligheid-\(measure.name.replacing("@", with: "-"))-\(year)"
    let percent = VariationWording.value(sensitivity.step, .percent)
    let unit = measure.unit.isPercentage ? "procenten" : measure.unit.name
    let what = measure.isComparison ? "\(title(of: measure)) in" : "Verandering in"
    return Chart(
      name: chartName, title: "Gevoeligheid \(year): \(title(of: measure))",
      unit:
        "\(what) \(unit) bij een stap van \(percent); gearceerd is omlaag, vol is omhoog; * grotere stap",
      source: "\(standing.name). Bron: gevoeligheid.csv van \(dossier.name).",
      alternative: pairs.map { "\($0.name): \($0.note)" }.joined(separator: "; ") + ".",
      picture: TornadoChart(pairs: pairs).picture(in: chartName))
  }
}
