import Dossiers
import Numbers
import Results
import Testing

@testable import Reports

@Suite("Overviews add up")
struct OverviewTests {
  /// The balance sheet as it is; with a hole in the opening balance; with money that leaves the
  /// equity beside the result.
  static let balances: [[(path: String, old: String, new: String)]] = [
    [],
    [("balans.csv", "19.900,00", "19.000,00")],
    [
      (
        "resultaatbestemming.csv", "2026;bestemmingsreserve_vso;algemene_reserve",
        "2026;bestemmingsreserve_vso;"
      )
    ],
    [
      (
        "balans.csv", "liquide_middelen;activa",
        "gebouw;activa;vaste_activa;Gebouw;800,00;600,00;500,00;700,00;voorbeeld;plan §4\n"
          + "jubilea;passiva;voorziening;Jubilea;800,00;700,00;900,00;300,00;voorbeeld;plan §4\n"
          + "liquide_middelen;activa"
      )
    ],
  ]

  @Test(arguments: balances.indices)
  func `the cash flow is the change of the liquid means`(balance: Int) throws {
    let report = try ReportRun(Self.balances[balance]).report()
    let flows = report.cashFlows
    #expect(flows.map(\.year) == [2025, 2026, 2027])
    for (year, flow) in flows { #expect(flow.begin + flow.change == flow.end, "\(year)") }
  }

  @Test(arguments: balances.indices)
  func `a reserve ends at its begin, its moves and the result`(balance: Int) throws {
    let run = try ReportRun(Self.balances[balance])
    let steps = run.report().sheetSteps
    #expect(steps.count == 3)
    for step in steps {
      for (index, item) in run.dossier.items.enumerated() where item.kind.isEquity {
        let movement = ReserveMovement(
          of: index, from: step.before, to: step.year, step.sheet, in: run.dossier)
        #expect(movement.sum == movement.end, "\(item.code) \(step.year.year)")
      }
    }
  }

  @Test func `what comes into pots goes to schools or other pots or is left`() throws {
    let run = try ReportRun()
    let trees = PotTree.trees(of: run.outcome, in: run.dossier)
    #expect(trees.flatMap(\.pots).sorted() == Array(run.dossier.pots.indices))
    for year in run.outcome.years {
      for tree in trees {
        func total(_ isPart: (PotTree.Part) -> Bool) -> Int128 {
          tree.rows.total(in: year.year) { isPart($0.part) }
        }
        #expect(total { $0.isSource } == total { $0.isUse || $0 == .left })
      }
      func all(_ part: PotTree.Part) -> Int128 {
        trees.reduce(0) { $0 + $1.rows.total(in: year.year) { $0.part == part } }
      }
      #expect(all(.posted) == year.allocated)
      #expect(all(.given) == all(.received))
    }
  }

  @Test func `the bridge leads from the plan to the run, line by line`() throws {
    let plan = try ReportRun()
    let volume = (
      path: "totalen.csv", old: "okt;2026;leerlingen;1.020", new: "okt;2026;leerlingen;980"
    )
    let price = (
      path: "parameters.csv", old: "licht_tarief;2027;€ 115,00", new: "licht_tarief;2027;€ 117,50"
    )
    let policy = (path: "begroting.csv", old: "12.000,00;12.240,00", new: "12.000,00;9.000,00")
    let more = try ReportRun([volume])
    let dearer = try ReportRun([volume, price])
    let run = try ReportRun([volume, price, policy])
    let stages: [RunReport.BridgeStage] = [
      .init(.plan, dossier: plan.dossier, outcome: plan.outcome),
      .init(.volume, dossier: more.dossier, outcome: more.outcome),
      .init(.price, dossier: dearer.dossier, outcome: dearer.outcome),
      .init(.policy, dossier: run.dossier, outcome: run.outcome),
    ]
    // The last stage is the run itself, whether it is handed over or not.
    for stages in [stages, Array(stages.dropLast())] {
      let bridge = BudgetBridge(stages, to: run.dossier, run.outcome)
      #expect(bridge.years.map(\.year) == [2025, 2026, 2027])
      for (year, rows) in bridge.years {
        let totals = try #require(run.outcome.years.first { $0.year == year }?.totals)
        var sums = [OutcomeTotal: [Int128]]()
        for row in rows {
          #expect(row.plan + row.steps.reduce(0, +) == row.run)
          switch row.what {
          case .line(_, _, let side):
            let total: OutcomeTotal = side == .baten ? .income : .expenses
            let before = sums[total] ?? row.stages.map { _ in 0 }
            sums[total] = zip(before, row.stages).map { $0 + $1 }
          case .total(.result): #expect(row.run == Int128(totals.result.cents))
          case .total(let total): #expect(sums[total] == row.stages)
          }
        }
      }
      let lines = try #require(bridge.years.last?.rows)
      func steps(_ code: String) -> [Int128]? {
        lines.first { if case .line(code, _, _) = $0.what { true } else { false } }?.steps
      }
      // 40 pupils less at € 115,00; then € 2,50 more for each of 980.
      #expect(steps("licht_algemeen") == [-460_000, 245_000, 0])
      #expect(steps("bijdrage_besturen") == [0, 0, -324_000])
    }
  }
}
