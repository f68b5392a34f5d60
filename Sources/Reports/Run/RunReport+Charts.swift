import Dossiers
import Formats
import Numbers
import Results

/// The names of the charts, which are those of their files.
enum ChartName {
  static let sides = "baten-en-lasten"
  static let expenses = "waar-de-euro-heen-gaat"
  static let equity = "eigen-vermogen"
}

extension RunReport {
  /// The charts of a run over the whole period.
  var charts: [Chart] { [sidesChart, expensesChart, equityChart].compactMap { $0 } }

  /// A chart in a page, with the same in words for a reader who does not see it.
  func image(_ chart: Chart) -> String {
    "\n![\(MarkdownText.escape("\(chart.title). \(chart.alternative)"))](\(chart.path))\n"
  }

  private func source(_ table: String) -> String {
    "\(standing.name). Bron: \(table) van \(dossier.name), "
      + (scenario == "basis" ? "basis." : "scenario \(scenario).")
  }

  private var sidesChart: Chart? {
    let years = outcome.years
    guard !years.isEmpty else { return nil }
    var columns = ColumnChart(
      categories: [],
      series: [
        .init(name: "Baten", fill: .solid, values: years.map { Int128($0.totals.income.cents) }),
        .init(
          name: "Lasten", fill: .hatched, values: years.map { Int128($0.totals.expenses.cents) }),
      ])
    let unit = columns.unit
    // The result is too small beside the columns to be seen, so it is written.
    columns.categories = years.map {
      .init(
        name: String($0.year),
        note: "resultaat \(unit.text(Int128($0.totals.result.cents), decimals: 2))")
    }
    let words = years.map {
      "\($0.year): baten \(DutchText.money($0.totals.income)), lasten "
        + "\(DutchText.money($0.totals.expenses)), resultaat \(DutchText.money($0.totals.result))"
    }
    return Chart(
      name: ChartName.sides, title: "Baten en lasten \(period)", unit: unit.words.capitalizedFirst,
      source: source("meerjarenbegroting.csv"), alternative: words.joined(separator: "; ") + ".",
      picture: columns.picture(in: ChartName.sides))
  }

  /// The expenses of the last year by heading, largest first.
  private var expensesChart: Chart? {
    guard let year = outcome.years.last, year.totals.expenses != .zero else { return nil }
    let total = Int128(year.totals.expenses.cents)
    let groups = LineGroup.groups(of: .lasten, in: dossier) {
      $0.heading.isEmpty ? $0.description : $0.heading
    }.map { (name: $0.name, cents: $0.cents(in: year)) }.filter { $0.cents != 0 }
    let ordered = groups.enumerated().sorted {
      ($1.element.cents, $0.offset) < ($0.element.cents, $1.offset)
    }.map(\.element)
    guard !ordered.isEmpty else { return nil }
    let unit = AmountUnit(for: ordered.map(\.cents))
    let bars = ordered.map { group in
      BarChart.Bar(
        name: group.name, cents: group.cents,
        note: "\(unit.text(group.cents)) (\(DutchText.percentage(group.cents, of: total)))")
    }
    let words = ordered.map {
      "\($0.name) \(Euros.text($0.cents)) (\(DutchText.percentage($0.cents, of: total)))"
    }
    return Chart(
      name: ChartName.expenses, title: "Waar de euro heen gaat in \(year.year)",
      unit: "\(unit.words.capitalizedFirst), tussen haakjes het deel van de totale lasten",
      source: source("meerjarenbegroting.csv"), alternative: words.joined(separator: "; ") + ".",
      picture: BarChart(bars: bars).picture(in: ChartName.expenses))
  }

  /// The equity at the end of each year, between the bounds that a measure gives it.
  private var equityChart: Chart? {
    guard hasBalance else { return nil }
    let amounts = sheets.map { $0.cents(.equity, in: dossier) }
    var bounds: [ColumnChart.Bound] = []
    for measure in dossier.measures where bounds.isEmpty {
      guard measure.divisor == nil, case .name(.total(.equity), _) = measure.formula.expression
      else { continue }
      func add(_ name: String, _ bound: Decimal?) {
        guard let cents = bound?.rounded(toScale: 2)?.coefficient else { return }
        bounds.append(.init(name: name, cents: cents))
      }
      add("ondergrens", measure.lowest)
      add("bovengrens", measure.highest)
    }
    let columns = ColumnChart(
      categories: sheets.map { .init(name: String($0.year)) },
      series: [.init(name: "Eigen vermogen", fill: .solid, values: amounts)], bounds: bounds)
    let words =
      zip(sheets, amounts).map { "eind \($0.year) \(Euros.text($1))" }
      + bounds.map { "\($0.name) \(Euros.text($0.cents))" }
    return Chart(
      name: ChartName.equity,
      title: "Eigen vermogen \(sheets.first?.year ?? 0)-\(sheets.last?.year ?? 0)",
      unit: "\(columns.unit.words.capitalizedFirst), aan het eind van het jaar",
      source: source("meerjarenbalans.csv"), alternative: words.joined(separator: "; ") + ".",
      picture: columns.picture(in: ChartName.equity))
  }
}

extension String {
  /// The text with its first character in upper case.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
