import Dossiers
import Formats
import Numbers
import Results

extension SimulationReport {
  /// A fan for the result and, where there is a balance, for the equity; nothing without years, nor
  /// of a number that is the same in every run.
  var charts: [Chart] {
    let years = simulation.years
    guard !years.isEmpty, counted > 0 else { return [] }
    let hasRisks = years.contains { $0.risks != nil }
    let after = hasRisks ? ", met risico's" : ""
    let results = years.map { (year: $0.year, spread: $0.risks?.result ?? $0.result) }
    var charts: [Chart] = []
    if results.contains(where: \.spread.varies) {
      charts.append(chart("simulatie-resultaat", "Resultaat \(period)\(after)", results))
    }
    let equities = years.compactMap { year in
      (year.risks?.equity ?? year.equity).map { (year: year.year, spread: $0) }
    }
    if equities.contains(where: \.spread.varies) {
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
        "\(fan.unit.words.capitalizedFirst), over \(Self.runs(counted))",
      source: "\(SimulationWording.mark) Bron: simulatie.csv van \(dossier.name), "
        + (scenario == "basis" ? "basis." : "scenario \(scenario)."),
      alternative: words.joined(separator: "; ") + ".", picture: fan.picture(in: name))
  }
}

extension Spread {
  /// Whether nine out of ten runs do not all come to the same.
  fileprivate var varies: Bool { p5 != p95 }
}
