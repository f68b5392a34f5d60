import Dossiers
import Formats
import Numbers
import Results

extension SimulationReport {
  /// A fan for the result and, where there is a balance, for the equity; nothing without years.
  var charts: [Chart] {
    let years = simulation.years
    guard !years.isEmpty, counted > 0 else { return [] }
    let hasRisks = years.contains { $0.risks != nil }
    let after = hasRisks ? ", met risico's" : ""
    var charts = [
      chart(
        "simulatie-resultaat", "Resultaat \(period)\(after)",
        years.map { ($0.year, $0.risks?.result ?? $0.result) })
    ]
    let equities = years.compactMap { year in
      (year.risks?.equity ?? year.equity).map { (year.year, $0) }
    }
    if !equities.isEmpty {
      charts.append(
        chart(
          "simulatie-eigen-vermogen", "Eigen vermogen \(period)\(after)", equities, equityBounds))
    }
    return charts
  }

  /// The bounds that a measure gives the equity.
  private var equityBounds: [ColumnChart.Bound] {
    for measure in dossier.measures where measure.divisor == nil {
      guard case .name(.total(.equity), _) = measure.formula.expression else { continue }
      let bounds = [("ondergrens", measure.lowest), ("bovengrens", measure.highest)]
      return bounds.compactMap { name, bound in
        bound.map { ColumnChart.Bound(name: name, cents: Self.cents($0)) }
      }
    }
    return []
  }

  private func chart(
    _ name: String, _ title: String, _ spreads: [(year: Int, spread: Spread)],
    _ bounds: [ColumnChart.Bound] = []
  ) -> Chart {
    let fan = FanChart(
      years: spreads.map { year, spread in
        FanChart.Year(
          name: String(year), p5: Self.cents(spread.p5), p25: Self.cents(spread.p25),
          p50: Self.cents(spread.p50), p75: Self.cents(spread.p75), p95: Self.cents(spread.p95),
          planned: spread.planned.map(Self.cents))
      }, bounds: bounds)
    let words =
      fan.years.map {
        "\($0.name): P5 \(Euros.text($0.p5)), midden \(Euros.text($0.p50)), P95 \(Euros.text($0.p95))"
      } + bounds.map { "\($0.name) \(Euros.text($0.cents))" }
    return Chart(
      name: name, title: title,
      unit:
        "\(fan.unit.words.capitalizedFirst), over \(DutchText.whole(Int128(counted))) doorrekeningen",
      source: "\(SimulationWording.mark) Bron: simulatie.csv van \(dossier.name), "
        + (scenario == "basis" ? "basis." : "scenario \(scenario)."),
      alternative: words.joined(separator: "; ") + ".", picture: fan.picture(in: name))
  }
}
