import Dossiers
import Numbers
import Results
import Testing

@testable import Reports

@Suite("The overview of every scenario")
struct ComparisonOverviewTests {
  private static func outcome(_ result: Int64) -> Outcome {
    Outcome(years: [
      YearOutcome(
        year: 2026, steps: [], pots: [], lines: [],
        totals: BudgetTotals(
          income: Money(cents: 10_000), expenses: Money(cents: 10_000 - result),
          result: Money(cents: result), room: nil),
        balance: nil, measures: [], printedCounts: [:], pupils: [])
    ])
  }

  private func overview(_ differences: [Int128], result: Int64 = 500) -> ComparisonOverview {
    let schools = differences.enumerated().map { place, difference in
      Redistribution.School(
        code: "s\(place)", name: "School |\(place)", board: "B", kind: .regulier, presence: .both,
        amounts: .init(before: 1000, after: 1000 + difference), causes: [difference])
    }
    let total = schools.reduce(into: Redistribution.Amounts()) {
      $0.before += $1.amounts.before
      $0.after += $1.amounts.after
    }
    let year = Redistribution.Year(
      year: 2026, isAllocated: true, schools: schools, boards: [],
      kinds: [.init(name: "regulier", amounts: total)], pots: [])
    let report = RedistributionReport(
      Redistribution(before: "basis", after: "meer", years: [year], causes: [.rows([])]),
      dossierName: "D", outcomes: [], scenarioCount: 1, version: "test")
    return ComparisonOverview(
      base: "basis", dossierName: "D", outcome: Self.outcome(500),
      entries: [.init(name: "meer", report: report, outcome: Self.outcome(result))],
      leftOut: ["stil"], version: "test")
  }

  @Test func `has these columns and rows in its table`() {
    let table = overview([300, 0, -100]).table()
    #expect(
      table.columns.map(\.name) == [
        "jaar", "scenario", "overzicht", "naam", "voor", "na", "verschil",
      ])
    let rows = String(decoding: table.csv, as: UTF8.self).split(separator: "\n")
    #expect(rows.contains { $0.hasPrefix("2026;meer;verschoven;;;;1,00") })
    #expect(
      rows.contains { $0.hasPrefix("2026;meer;grootste_voordeel;School |0;10,00;13,00;3,00") })
    #expect(rows.contains { $0.hasPrefix("2026;meer;resultaat;;5,00;5,00;0,00") })
  }

  @Test func `tells what moves, who most of all, the result, and what is left out`() {
    let page = overview([300, 0, -100], result: 700).page()
    #expect(
      page.contains(
        "| meer | € 1,00 | 1 | € 3,00 | 1 | € -1,00 | € 2,00 | School \\|0 (+€ 3,00) "
          + "| School \\|2 (€ -1,00) |"))
    #expect(page.contains("| meer | € 5,00 | € 7,00 | € 2,00 |"))
    #expect(page.contains("Niet vergeleken: stil."))
    #expect(overview([0]).page().contains("Geen enkel scenario verandert het."))
    #expect(overview([0]).page().contains("niet voor het resultaat: meer. Zo'n scenario"))
    #expect(!page.contains("Zonder enig gevolg"))
    #expect(overview([0]).chart == nil)
  }

  @Test func `has a folder for each scenario`() {
    #expect(
      overview([300, -100]).files().map(\.path) == [
        "overzicht.md", "overzicht.csv", "grafieken/scenarios.svg",
        "meer/herverdeeleffecten.md", "meer/herverdeeleffecten.csv",
        "meer/grafieken/herverdeeleffecten.svg",
      ])
    for column in overview([0]).table().columns {
      #expect(ColumnWording.note(on: column.name, in: "overzicht.csv") != nil)
    }
  }

  @Test func `has a chart that is well formed`() throws {
    let chart = try #require(overview([300, -100]).chart)
    #expect(MarkupCheck(chart.svg).faults == [])
    #expect(chart.alternative == "meer meer € 3,00, minder € 1,00.")
  }
}
