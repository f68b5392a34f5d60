import Dossiers
import Formats
import Numbers
import Results

extension ComparisonOverview {
  // MARK: overzicht.csv

  /// `overzicht.csv`: one row for each year, scenario and number; the columns are frozen by a test.
  func table() -> ReportTable {
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("scenario", "Scenario"), .init("overzicht", "Overzicht"),
      .init("naam", "Naam"), .init("voor", "Voor", numeric: true),
      .init("na", "Na", numeric: true), .init("verschil", "Verschil", numeric: true),
    ])
    for (place, base) in outcome.years.enumerated() {
      for entry in entries {
        let begin: [ReportTable.Cell] = [.text(String(base.year)), .text(entry.name)]
        func row(_ what: String, _ name: String, _ cells: [ReportTable.Cell]) {
          table.row(begin + [.text(what), .text(name)] + cells)
        }
        let results = Self.results(base, entry.outcome.years[place])
        row(
          "resultaat", "",
          [.cents(results.before), .cents(results.after), .cents(results.difference)])
        guard let year = year(place, of: entry) else { continue }
        let effect = year.effect
        row("verschoven", "", [.empty, .empty, .cents(Self.moved(effect))])
        row("voordeelscholen", "", [.empty, .empty, .whole(Int128(effect.gainers))])
        row("nadeelscholen", "", [.empty, .empty, .whole(Int128(effect.losers))])
        row("voordeel", "", [.empty, .empty, .cents(effect.gains)])
        row("nadeel", "", [.empty, .empty, .cents(-effect.losses)])
        let extremes = [
          ("grootste_voordeel", Self.most(year)), ("grootste_nadeel", Self.least(year)),
        ]
        for (what, school) in extremes {
          guard let school else { continue }
          row(what, school.name, Self.cells(school.amounts))
        }
        for kind in year.kinds { row("soort", kind.name, Self.cells(kind.amounts)) }
        row("totaal", "", Self.cells(year.total))
      }
    }
    return table
  }

  private static func cells(_ amounts: Redistribution.Amounts) -> [ReportTable.Cell] {
    [.cents(amounts.before), .cents(amounts.after), .cents(amounts.difference)]
  }

  private static func results(
    _ before: YearOutcome, _ after: YearOutcome
  ) -> Redistribution.Amounts {
    .init(before: Int128(before.totals.result.cents), after: Int128(after.totals.result.cents))
  }

  /// The school that gains most.
  private static func most(_ year: Redistribution.Year) -> Redistribution.School? {
    year.schools.first.flatMap { $0.amounts.difference > 0 ? $0 : nil }
  }

  /// The school that loses most.
  private static func least(_ year: Redistribution.Year) -> Redistribution.School? {
    year.schools.last.flatMap { $0.amounts.difference < 0 ? $0 : nil }
  }

  // MARK: overzicht.md

  /// `overzicht.md`.
  func page() -> String {
    var text = """
      # Scenario's vergeleken \(period)

      \(MarkdownText.escape(dossierName)) · elk scenario naast \(MarkdownText.escape(base))

      > \(standing.markdown)

      Deze pagina gaat over de verdeling: wat de stappen van `verdeling.csv` aan scholen geven. \
      Verschoven is wat van nadeelscholen naar voordeelscholen gaat: het kleinste van wat zij samen \
      meer en minder krijgen. Het resultaat is dat van de hele begroting.

      """
    if let chart {
      text += "\n![\(MarkdownText.escape("\(chart.title). \(chart.alternative)"))](\(chart.path))\n"
    }
    if !leftOut.isEmpty {
      text +=
        "\nNiet vergeleken: \(MarkdownText.escape(leftOut.joined(separator: ", "))). Het verschil "
        + "zou verraden wat de overstappen van enkele leerlingen kosten.\n"
    }
    let idle = entries.filter(isIdle).map(\.name)
    if !idle.isEmpty {
      text +=
        "\nZonder enig gevolg, niet voor een school en niet voor het resultaat: "
        + "\(MarkdownText.escape(idle.joined(separator: ", "))). Zo'n scenario zet er nog hetzelfde neer "
        + "als de basis.\n"
    }
    for place in outcome.years.indices { text += section(place) }
    text += "\n## Alle bladzijden\n\n"
    for entry in entries {
      text += "- [\(MarkdownText.escape(entry.name))](\(entry.name)/herverdeeleffecten.md)\n"
    }
    return text + "\nBerekend met \(MarkdownText.escape(version)).\n"
  }

  /// Whether a scenario changes no amount of a school, nor a result.
  private func isIdle(_ entry: Entry) -> Bool {
    outcome.years.indices.allSatisfy { place in
      let results = Self.results(outcome.years[place], entry.outcome.years[place])
      guard results.difference == 0, let year = year(place, of: entry) else {
        return results.difference == 0
      }
      return year.schools.allSatisfy { $0.amounts.difference == 0 }
    }
  }

  private func section(_ place: Int) -> String {
    let base = outcome.years[place]
    var text = "\n## Begrotingsjaar \(base.year)\n"
    let hasAllocation = entries.contains { year(place, of: $0) != nil }
    if hasAllocation {
      text += "\n### Per scenario\n\n" + schools(place).markdown
      text += "\n### Per soort school\n\n" + kinds(place).markdown
    } else {
      text += "\n" + AllocationWording.underivable(String(base.year)) + "\n"
    }
    text += "\n### Resultaat van de begroting\n\n" + results(place)
    return text
  }

  private func schools(_ place: Int) -> ReportTable {
    var table = ReportTable([
      .init("scenario", "Scenario"), .init("verschoven", "Verschoven", numeric: true),
      .init("meer", "Voordeelscholen", numeric: true), .init("voordeel", "Meer", numeric: true),
      .init("minder", "Nadeelscholen", numeric: true), .init("nadeel", "Minder", numeric: true),
      .init("saldo", "Per saldo", numeric: true), .init("meest", "Grootste voordeel"),
      .init("minst", "Grootste nadeel"),
    ])
    for entry in entries {
      guard let year = year(place, of: entry) else { continue }
      let effect = year.effect
      table.row([
        .text(entry.name), .cents(Self.moved(effect)), .whole(Int128(effect.gainers)),
        .cents(effect.gains), .whole(Int128(effect.losers)), .cents(-effect.losses),
        .cents(effect.net), .text(Self.name(Self.most(year))), .text(Self.name(Self.least(year))),
      ])
    }
    return table
  }

  private static func name(_ school: Redistribution.School?) -> String {
    school.map { "\($0.name) (\(RedistributionWording.signed($0.amounts.difference)))" } ?? "–"
  }

  private func kinds(_ place: Int) -> ReportTable {
    let kinds = SchoolKind.allCases.map(\.rawValue).filter { kind in
      entries.contains { entry in
        year(place, of: entry)?.kinds.contains { $0.name == kind } == true
      }
    }
    var table = ReportTable(
      [.init("scenario", "Scenario")] + kinds.map { .init($0, $0, numeric: true) }
        + [.init("totaal", "Totaal", numeric: true)])
    for entry in entries {
      guard let year = year(place, of: entry) else { continue }
      let cells = kinds.map { kind -> ReportTable.Cell in
        .cents(year.kinds.first { $0.name == kind }?.amounts.difference ?? 0)
      }
      table.row([.text(entry.name)] + cells + [.total(year.total.difference)])
    }
    return table
  }

  /// The scenarios in which the result of the budget differs, and that it does not in the others.
  private func results(_ place: Int) -> String {
    let base = outcome.years[place]
    let all = entries.map { ($0.name, Self.results(base, $0.outcome.years[place])) }
    let changed = all.filter { $0.1.difference != 0 }
    let text =
      "Het resultaat van \(MarkdownText.escape(self.base)) is \(DutchText.money(base.totals.result)). "
    guard !changed.isEmpty else { return text + "Geen enkel scenario verandert het.\n" }
    var table = ReportTable([
      .init("scenario", "Scenario"), .init("voor", "Voor", numeric: true),
      .init("na", "Na", numeric: true), .init("verschil", "Verschil", numeric: true),
    ])
    for (name, amounts) in changed { table.row([.text(name)] + Self.cells(amounts)) }
    let same = all.count - changed.count
    let rest =
      same == 0
      ? ""
      : same == 1
        ? "\nIn het andere scenario is het gelijk.\n"
        : "\nIn de andere \(same) scenario's is het gelijk.\n"
    return text + "Het verandert zo:\n\n" + table.markdown + rest
  }

  // MARK: The chart

  private static let chartName = "scenarios"

  /// What schools get more and less by each scenario, over all years; nothing when nothing moves.
  var chart: Chart? {
    let sums = entries.map { entry in
      entry.report.redistribution.years.reduce(
        into: (name: entry.name, gains: Int128(0), losses: Int128(0))
      ) {
        $0.gains += $1.effect.gains
        $0.losses += $1.effect.losses
      }
    }
    let moving = sums.filter { $0.gains != 0 || $0.losses != 0 }
    guard !moving.isEmpty else { return nil }
    let unit = AmountUnit(for: moving.flatMap { [$0.gains, $0.losses] })
    var bars: [BarChart.Bar] = []
    for sum in moving {
      if sum.gains != 0 {
        bars.append(
          .init(name: "\(sum.name), meer", cents: sum.gains, note: "+\(unit.text(sum.gains))"))
      }
      if sum.losses != 0 {
        bars.append(
          .init(
            name: "\(sum.name), minder", cents: -sum.losses, note: unit.text(-sum.losses),
            fill: .hatched))
      }
    }
    return Chart(
      name: Self.chartName, title: "Scenario's naast \(base), \(period)",
      unit: "\(unit.words.capitalizedFirst), alle scholen samen; vol is meer, gearceerd is minder",
      source: "\(standing.name). Bron: overzicht.csv van \(dossierName).",
      alternative: moving.map {
        "\($0.name) meer \(Euros.text($0.gains)), minder \(Euros.text($0.losses))"
      }.joined(separator: "; ") + ".",
      picture: BarChart(bars: bars).picture(in: Self.chartName))
  }
}
