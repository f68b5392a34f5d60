import Dossiers
import Engine
import Numbers
import Results
import Scenarios
import Tables
import TestSupport
import Testing

@Suite("Eight runs at a time beside the plain engine")
struct FastRunTests {
  /// Few in a debug build, where eight at a time is slow; `Benchmarks` runs a real dossier.
  private static let count = 60

  @Test func `every sum, bin and chance is that of the plain engine, and the plan is the outcome`()
  {
    let dossiers = VaryingDossier.all(Self.count, seed: 5)
    var (fast, stopped, short, planned) = (0, 0, 0, 0)
    for varying in dossiers {
      let year = varying.dossier.firstYear
      let plans = [false, true].map {
        SimulationPlan(
          varying.dossier, years: year...year, runs: 21, seed: 7, sampleRuns: 16, isPlain: $0)
      }
      let (first, second) = (plans[0].simulation(), plans[1].simulation())
      #expect(first.years == second.years)
      #expect(first.stoppedRuns == second.stoppedRuns)
      #expect(first.vanishedRuns == second.vanishedRuns)
      #expect(first.runs == 21 && second.plainRuns == 21)
      #expect(first.unbalancedRuns == 0 && second.unbalancedRuns == 0)
      if let outcome = varying.outcome?.years.first {
        planned += 1
        #expect(isPlanned(first, outcome))
      }
      fast += first.runs - first.plainRuns
      stopped += first.stoppedRuns
      short += first.years.first?.shortRuns ?? 0
    }
    #expect(fast > 13 * dossiers.count, "\(fast) fast")
    #expect(stopped > dossiers.count && short > dossiers.count, "\(stopped) stop, \(short) short")
    #expect(planned > dossiers.count / 2, "\(planned) of \(dossiers.count)")
  }

  /// Whether what a simulation calls planned is what the outcome says.
  private func isPlanned(_ simulation: Simulation, _ outcome: YearOutcome) -> Bool {
    guard let year = simulation.years.first else { return false }
    let cents = { (spread: Spread) in spread.planned?.coefficient }
    var amounts: [Int: Int128] = [:]
    for step in outcome.steps {
      for posting in step.postings {
        amounts[posting.school, default: 0] += Int128(posting.amount.cents)
      }
    }
    let pots = zip(year.pots, outcome.pots).allSatisfy {
      // What is left at the end goes on to another pot without a step.
      cents($0.paid) ?? 0 <= Int128($1.posted.cents) + Int128($1.given.cents)
    }
    return pots && cents(year.result) == Int128(outcome.totals.result.cents)
      && year.schools.allSatisfy { cents($0.amount) == amounts[$0.school] ?? 0 }
  }

  @Test(arguments: ["amsterdam-diemen-2024-2028", "voorbeeld"])
  func `a dossier of the repository never needs the plain engine, and gives the same`(
    _ name: String
  ) throws {
    let files = try RepositoryFiles.dossier(name).map {
      DossierFile(path: $0.path, bytes: $0.bytes)
    }
    let dossier = try #require(DossierReader.read(files).dossier)
    for years in [dossier.years, 2026...2026] {
      let plans = [false, true].map {
        SimulationPlan(dossier, years: years, runs: 16, seed: 2, sampleRuns: 16, isPlain: $0)
      }
      let (fast, plain) = (plans[0].simulation(), plans[1].simulation())
      #expect(fast.plainRuns == 0 && plain.plainRuns == 16)
      #expect(fast.years == plain.years)
      #expect(fast.unbalancedRuns == 0)
    }
  }

  @Test func `an amount with many decimals before it is rounded is computed in 128 bits`() {
    // Sixty pupils times a rate with five decimals times two shares: 2.4 · 10^18 before rounding.
    let tables = SmallDossier.tables.with([
      "parameters.csv": SmallDossier.parameters(
        "tarief;123,45678;€ per leerling", "aandeel;33,1234%;%", "ander;0,9876;factor"),
      "begroting.csv": SmallDossier.lines(
        2026, more: "baten;baten;tarief;tarief * aandeel * ander + tarief;leerlingen;"),
      "potten.csv": SmallDossier.pots("pot;;;ruimte;resultaat"),
      "verdeling.csv": SmallDossier.steps(
        "10;pot;verdeel;;leerlingen;regulier + pro;;;regel;"),
    ])
    let run = EngineRun(tables)
    #expect(run.errors.isEmpty, "\(run.errors)")
    var dossier = run.dossier
    dossier.uncertainties = [.test(.telgroep(0), .uniform(Decimal(coefficient: 1, scale: 1)))]
    let plans = [false, true].map {
      SimulationPlan(
        dossier, years: 2026...2026, runs: 40, seed: 3, sampleRuns: 16, isPlain: $0)
    }
    let (fast, plain) = (plans[0].simulation(), plans[1].simulation())
    #expect(fast.plainRuns == 0 && plain.plainRuns == 40)
    #expect(fast.years == plain.years)
    #expect(fast.stoppedRuns == 0 && fast.unbalancedRuns == 0)
  }

  @Test func `numbers too large for doubles are left to the plain engine`() {
    let tables = SmallDossier.tables.with([
      "parameters.csv": SmallDossier.parameters(
        budget: "999.999.999.999,99", "duur;999.999.999,123456789012;€ per leerling"),
      "tellingen/2025-10-01/telling.csv": """
      vestiging;leerlingen;nul;status;bron
      a1;1000;0;aanname;b
      b1;2000;0;aanname;b
      c1;3000;0;aanname;b

      """,
      "verdeling.csv": SmallDossier.steps(
        "10;pot;per_leerling;duur;leerlingen;regulier + pro;;;regel;"),
      "potten.csv": SmallDossier.pots("pot;;;budget;resultaat"),
    ])
    var dossier = EngineRun(tables).dossier
    dossier.uncertainties = [.test(.telgroep(0), .uniform(Decimal(coefficient: 1, scale: 1)))]
    let plan = SimulationPlan(dossier, years: 2026...2026, runs: 9, seed: 1, sampleRuns: 8)
    #expect(!plan.isFast && plan.drawsPerRun == 3)
    let simulation = plan.simulation()
    #expect(simulation.plainRuns == 9 && simulation.stoppedRuns == 0)
    #expect(simulation.unbalancedRuns == 0)
  }
}
