import Dossiers
import Engine
import Numbers
import Results
import Scenarios
import TestSupport
import Testing

@Suite("A simulation that can be computed by hand")
struct SimulationTests {
  /// € 10 for each pupil of schools with 1000, 2000 and 3000 pupils, from a pot of € 60.000.
  private func dossier(
    _ rows: [Uncertainty], counted: String = "aanname", shortage: String = ""
  ) -> Dossier {
    let tables = SmallDossier.tables.with([
      "tellingen/2025-10-01/telling.csv": """
      vestiging;leerlingen;nul;status;bron
      a1;1000;0;\(counted);b
      b1;2000;0;\(counted);b
      c1;3000;0;\(counted);b

      """,
      "parameters.csv": SmallDossier.parameters(
        budget: "60.000,00", "tarief;10,00;€ per leerling"),
      "potten.csv": SmallDossier.pots("pot;;;budget;resultaat"),
      "verdeling.csv": SmallDossier.steps(
        "10;pot;per_leerling;tarief;leerlingen;regulier + pro;;\(shortage);regel;"),
    ])
    var dossier = EngineRun(tables).dossier
    dossier.uncertainties = rows
    return dossier
  }

  private func run(_ dossier: Dossier, runs: Int, seed: UInt64) -> Simulation {
    SimulationPlan(dossier, years: 2026...2026, runs: runs, seed: seed, sampleRuns: 1000)
      .simulation()
  }

  private func tenth(_ number: Int128) -> Decimal { Decimal(coefficient: number, scale: 1) }

  /// Only the school with 1000 pupils varies: evenly from 900 to 1100.
  private var oneSchool: Uncertainty {
    Uncertainty(
      subject: .telgroep(0), target: Target(kinds: [.regulier], origin: .none),
      distribution: .uniform(tenth(1)), correlation: Decimal(0), course: .loose,
      provenance: Provenance(status: .prognose, source: "b", origin: .none))
  }

  @Test func `a school that varies evenly has the mean and the quantiles of an even spread`() {
    var dossier = dossier([oneSchool])
    dossier.counts[0].cells[1].pupils = 0
    let simulation = run(dossier, runs: 2003, seed: 1)
    let year = simulation.years[0]
    let amount = year.schools[0].amount
    // The same draws in Python: 2.004.929 pupils in 2003 runs, from 900 to 1100; € 10 each.
    #expect(amount.planned == Decimal(coefficient: 1_000_000, scale: 2))
    #expect(amount.mean == Decimal(coefficient: (2_004_929_000 + 1001) / 2003, scale: 2))
    for (found, expected) in [
      (amount.p5, 911_000), (amount.p50, 1_003_000), (amount.p95, 1_089_000),
    ] {
      #expect(
        (found.coefficient - Int128(expected)).magnitude <= amount.precision.coefficient.magnitude)
    }
    // By hand: 910, 1000 and 1090 pupils; 2003 runs are within 2 % of the range of it.
    #expect((amount.p5.coefficient - 910_000).magnitude < 4000)
    #expect((amount.p95.coefficient - 1_090_000).magnitude < 4000)
    #expect(amount.precision.coefficient * 1000 < 200_000)
    #expect(year.schools[2].amount.p5 == year.schools[2].amount.p95)
    #expect(simulation.unbalancedRuns == 0 && simulation.stoppedRuns == 0)
  }

  @Test func `mean and quantiles are as far off as theory says`() {
    let dossier = dossier([oneSchool])
    let amount = run(dossier, runs: 4003, seed: 1).years[0].schools[0].amount
    // Even from € 9.000 to € 11.000: 1,96 × 2000 / √12 / √4003 = € 17,89 for the mean. The middle is the
    // most uncertain quantile: 1,96 × 2000 × √(0,25 / 4003) = € 30,98, by steps of € 10.
    let mean = amount.meanMargin?.coefficient ?? 0
    #expect((1_500...2_080).contains(mean), "\(mean)")
    let quantile = amount.quantileMargin?.coefficient ?? 0
    #expect((2_000...6_000).contains(quantile), "\(quantile)")
    #expect(quantile > amount.precision.coefficient)
    // With a sixteenth of the runs, four times as far.
    let few = run(dossier, runs: 256, seed: 1).years[0].schools[0].amount
    #expect((6_000...8_400).contains(few.meanMargin?.coefficient ?? 0))
  }

  @Test func `the true mean and middle lie within what is told, 19 times out of 20`() {
    let dossier = dossier([oneSchool])
    var (means, middles) = (0, 0)
    for seed in 0..<40 {
      let plan = SimulationPlan(
        dossier, years: 2026...2026, runs: 256, seed: UInt64(seed), sampleRuns: 64)
      let amount = plan.simulation().years[0].schools[0].amount
      func isWithin(_ found: Decimal, _ margin: Decimal?) -> Bool {
        (found.coefficient - 1_000_000).magnitude <= margin?.coefficient.magnitude ?? 0
      }
      if isWithin(amount.mean, amount.meanMargin) { means += 1 }
      if isWithin(amount.p50, amount.quantileMargin) { middles += 1 }
    }
    #expect(means >= 35 && middles >= 35, "\(means) and \(middles) of 40")
  }

  @Test func `too few runs tell nothing of how far they are off`() {
    let amount = run(dossier([oneSchool]), runs: 60, seed: 1).years[0].schools[0].amount
    #expect(amount.meanMargin == nil && amount.quantileMargin == nil)
  }

  @Test func `schools that share a quarter of a normal change draw what Python draws`() {
    let row = Uncertainty.test(
      .telgroep(0), .normal(Decimal(coefficient: 3, scale: 2)), correlation: 0)
    var shared = dossier([row])
    shared.uncertainties = [
      Uncertainty(
        subject: row.subject, target: row.target, distribution: row.distribution,
        correlation: Decimal(coefficient: 25, scale: 2), course: .loose, provenance: row.provenance)
    ]
    let schools = run(shared, runs: 2003, seed: 5).years[0].schools
    for (school, pupils) in zip(schools, [2_001_011, 4_009_981, 6_003_596]) {
      let mean = Rounding.halfAwayFromZero(Int128(pupils) * 1000, dividedBy: 2003)
      #expect(school.amount.mean == Decimal(coefficient: mean, scale: 2))
    }
  }

  @Test func `any order of blocks on any number of workers gives the same`() {
    var dossier = dossier([.test(.telgroep(0), .triangular(tenth(2)), correlation: 5)])
    dossier.risks = [.test(chance: 10, from: 0, through: 100_000, .prognose)]
    let plan = SimulationPlan(dossier, years: 2026...2026, runs: 2500, seed: 3)
    #expect(plan.blockCount == 3)
    let whole = plan.simulation()
    #expect(whole == plan.simulation([2, 0, 1], workers: 2))
    #expect(whole != run(dossier, runs: 2500, seed: 4))
    #expect(whole.years[0].result.meanMargin != nil)
  }

  @Test func `a pot that cannot pay is counted`() {
    let simulation = run(
      dossier([oneSchool], shortage: "korten"), runs: 800, seed: 2)
    let year = simulation.years[0]
    // It falls short when the school has more pupils than counted: half of the runs.
    #expect(abs(year.shortRuns - 400) < 60, "\(year.shortRuns)")
    #expect(year.shortRuns == year.pots[0].shortRuns)
    #expect(year.pots[0].paid.p95 == Decimal(coefficient: 6_000_000, scale: 2))
    #expect(simulation.unbalancedRuns == 0)
  }

  @Test func `a change that takes more than there is leaves nothing, never less`() {
    let row = Uncertainty.test(.telgroep(0), .list([tenth(-15), tenth(0)]), correlation: 10)
    let simulation = run(dossier([row]), runs: 400, seed: 6)
    #expect(abs(simulation.vanishedRuns - 200) < 60, "\(simulation.vanishedRuns)")
    for school in simulation.years[0].schools {
      #expect(school.amount.p5 == Decimal(coefficient: 0, scale: 2))
      #expect(school.amount.p95 == school.amount.planned)
    }
  }

  @Test func `a run that divides over nobody stops, and a ratio over nothing has no value`() {
    var dossier = dossier([.test(.telgroep(0), .list([tenth(-10), tenth(0)]), correlation: 10)])
    let pupils = Formula(
      .name(.count(telgroep: 0, moment: 0), offset: 0), text: "leerlingen", origin: .none)
    dossier.measures = [
      Measure(
        name: "per_kop", formula: pupils, divisor: pupils, unit: .bare, lowest: nil,
        highest: Decimal(0), source: "b", origin: .none)
    ]
    let ratio = run(dossier, runs: 200, seed: 6)
    #expect(ratio.stoppedRuns == 0)
    let value = ratio.years[0].measures[0]
    // In half of the runs there are no pupils; those go to the plain engine and have no ratio.
    #expect(abs(ratio.plainRuns - 100) < 40, "\(ratio.plainRuns)")
    #expect(value.aboveRuns == 200 - ratio.plainRuns)
    #expect(value.value?.p5 == Decimal(coefficient: 1_000_000, scale: 6))

    let divided = EngineRun(
      SmallDossier.tables.replacing("a1;10;0;definitief", by: "a1;10;0;aanname", in: telling)
        .replacing("b1;20;0;definitief", by: "b1;20;0;aanname", in: telling)
        .replacing("c1;30;0;definitief", by: "c1;30;0;aanname", in: telling))
    var nobody = divided.dossier
    nobody.uncertainties = dossier.uncertainties
    let stopped = run(nobody, runs: 200, seed: 6)
    #expect(stopped.stoppedRuns == ratio.plainRuns && stopped.plainRuns == stopped.stoppedRuns)
    #expect(stopped.years[0].schools[0].amount.p5 == Decimal(coefficient: 1667, scale: 2))
  }

  private let telling = "tellingen/2025-10-01/telling.csv"

  @Test func `what is definite does not vary, and its row is idle`() {
    let row = Uncertainty.test(.telgroep(0), .normal(tenth(1)))
    let plan = SimulationPlan(
      dossier([row], counted: "definitief"), years: 2026...2026, runs: 8, seed: 1)
    #expect(plan.idleRows == [0])
    #expect(plan.drawsPerRun == 0)
    let amount = plan.simulation().years[0].schools[0].amount
    #expect(amount.p5 == amount.p95 && amount.mean == amount.planned)
  }

  @Test func `no run gives counts of nothing, and one run gives its own numbers`() {
    let dossier = dossier([oneSchool])
    let none = run(dossier, runs: 0, seed: 1)
    #expect(none.runs == 0 && none.years[0].shortRuns == 0)
    let one = run(dossier, runs: 1, seed: 1)
    #expect(one.runs == 1)
    let amount = one.years[0].schools[0].amount
    #expect(
      (amount.mean.coefficient - amount.p50.coefficient).magnitude <= amount.precision.coefficient)
  }

  @Test func `risks strike as often and cost as much as Python draws`() {
    var dossier = dossier([])
    dossier.risks = [
      .test(chance: 25, from: 100_000, through: 300_000, .prognose),
      .test(chance: 100, from: 700, through: 700, .aanname),
    ]
    let risks = run(dossier, runs: 2003, seed: 9).years[0].risks
    let mean = Rounding.halfAwayFromZero(98_155_352, dividedBy: 2003)
    // The draws of one risk follow on those of the other, so only the first of a run is Python's.
    #expect(risks?.sourcedLoss.mean == Decimal(coefficient: mean, scale: 2))
    #expect(risks?.loss.mean == Decimal(coefficient: mean + 700, scale: 2))
    #expect(risks?.sourcedLoss.p50 == Decimal(coefficient: 0, scale: 2))
    #expect(risks.map { $0.neededReserve.coefficient > 200_000 } == true)
    #expect(risks?.sourcedLossToDate == risks?.sourcedLoss)
  }
}
