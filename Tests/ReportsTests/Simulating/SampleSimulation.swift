import Dossiers
import Numbers
import Results

@testable import Reports

/// A simulation of `budgets/voorbeeld` with numbers that nobody computed, to see how they are told.
struct SampleSimulation {
  let run: ReportRun
  let simulation: Simulation

  /// Numbers for some years of the example; the runs that go wrong are given.
  init(
    years: ClosedRange<Int> = 2026...2027, runs: Int = 1000, stopped: Int = 0, plain: Int = 0,
    vanished: Int = 0,
    changing: [(path: String, old: String, new: String)] = []
  ) throws {
    run = try ReportRun(changing)
    let dossier = run.dossier
    let all = years.map { year in
      Simulation.Year(
        year: year,
        schools: dossier.schools.indices.filter { dossier.schools[$0].row(inYear: year) != nil }
          .map { .init(school: $0, amount: Self.spread(10_000_00 + Int128($0) * 100)) },
        pots: dossier.pots.indices.filter { dossier.pots[$0].row(inYear: year) != nil }
          .map { .init(pot: $0, paid: Self.spread(50_000_00), shortRuns: $0 == 0 ? 25 : 0) },
        topUps: dossier.steps.indices.filter {
          dossier.steps[$0].kind == .topUp && dossier.steps[$0].period.contains(year: year)
        }.map { .init(row: $0, amount: Self.spread(8_000_00), movingRuns: 900) },
        measures: dossier.measures.indices.map {
          .init(
            measure: $0,
            value: dossier.measures[$0].unit.isPercentage
              ? Self.spread(6_25, scale: 4) : Self.spread(20_000_00),
            belowRuns: $0 == 0 ? 123 : 0, aboveRuns: $0 == 7 ? 1000 : 0)
        },
        income: Self.spread(400_000_00), expenses: Self.spread(399_000_00),
        result: Self.spread(1_000_00), negativeResults: 333, equity: Self.spread(21_000_00),
        shortRuns: 25,
        risks: .init(
          loss: Self.spread(1_500_00), sourcedLoss: Self.spread(1_200_00),
          sourcedLossToDate: Self.spread(2_400_00), result: Self.spread(-200_00),
          negativeResults: 500, equity: Self.spread(19_500_00), negativeEquities: 1))
    }
    simulation = Simulation(
      runs: runs + stopped, seed: 42, plainRuns: plain, stoppedRuns: stopped, unbalancedRuns: 0,
      vanishedRuns: vanished, years: all)
  }

  /// A spread around a number: 20 % and 10 % of it to either side.
  static func spread(_ middle: Int128, scale: Int = 2) -> Spread {
    func at(_ tenths: Int128) -> Decimal {
      Decimal(coefficient: middle + abs(middle) * tenths / 10, scale: scale)
    }
    return Spread(
      planned: at(0), mean: at(0), meanMargin: Decimal(coefficient: 12, scale: scale), p5: at(-2),
      p25: at(-1), p50: at(0), p75: at(1), p95: at(2),
      precision: Decimal(coefficient: 15, scale: scale),
      quantileMargin: Decimal(coefficient: 25, scale: scale))
  }

  /// The report, as everybody may see it.
  func report(idleRows: [Int] = []) -> SimulationReport {
    SimulationReport(
      simulation, dossier: run.dossier, guarding: SimulationGuard(run.dossier, run.outcome),
      scenario: "basis", idleRows: idleRows, version: "test")
  }
}
