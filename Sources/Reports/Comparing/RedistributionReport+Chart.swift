import Dossiers
import Formats
import Numbers
import Results

extension RedistributionReport {
  private static let chartName = "herverdeeleffecten"
  /// How many schools have a bar of their own.
  private static let most = 30

  /// The gains and losses of each school over all years, the largest ones; nothing when no school
  /// gains or loses.
  var chart: Chart? {
    var sums: [String: (name: String, cents: Int128)] = [:]
    for year in redistribution.years {
      for school in year.schools {
        sums[school.code, default: (school.name, 0)].cents += school.amounts.difference
      }
    }
    let changed = sums.filter { $0.value.cents != 0 }.map { (code: $0.key, sum: $0.value) }
    guard !changed.isEmpty else { return nil }
    let bySize = changed.sorted {
      ($1.sum.cents.magnitude, $0.code) < ($0.sum.cents.magnitude, $1.code)
    }
    let shown = bySize.prefix(Self.most).sorted {
      ($1.sum.cents, $0.code) < ($0.sum.cents, $1.code)
    }
    let rest = bySize.dropFirst(Self.most)
    let other = rest.reduce(Int128(0)) { $0 + $1.sum.cents }
    let unit = AmountUnit(for: shown.map(\.sum.cents) + [other])
    func bar(_ name: String, _ cents: Int128) -> BarChart.Bar {
      BarChart.Bar(
        name: name, cents: cents, note: "\(cents > 0 ? "+" : "")\(unit.text(cents))",
        fill: cents < 0 ? .hatched : .solid)
    }
    var bars = shown.map { bar($0.sum.name, $0.sum.cents) }
    var words = shown.map { "\($0.sum.name) \(Euros.text($0.sum.cents))" }
    if !rest.isEmpty {
      let name = "Overige \(rest.count) scholen samen"
      bars.append(bar(name, other))
      words.append("\(name.lowercased()) \(Euros.text(other))")
    }
    return Chart(
      name: Self.chartName, title: "Herverdeeleffecten \(period): \(pair)",
      unit: "\(unit.words.capitalizedFirst), verschil per school; vol is meer, gearceerd is minder",
      source: "\(standing.name). Bron: herverdeeleffecten.csv van \(dossierName).",
      alternative: words.joined(separator: "; ") + ".",
      picture: BarChart(bars: bars).picture(in: Self.chartName))
  }
}
