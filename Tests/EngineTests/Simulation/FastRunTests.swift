import Dossiers
import Engine
import Numbers
import Results
import Scenarios
import TestSupport
import Testing

@Suite("Eight runs at a time beside the plain engine")
struct FastRunTests {
  private static let count = 600

  @Test func `every sum, bin and chance is that of the plain engine`() {
    let dossiers = VaryingDossier.all(Self.count, seed: 5)
    var (fastPlans, fastRuns, runs, stopped, short) = (0, 0, 0, 0, 0)
    for varying in dossiers {
      let year = varying.dossier.firstYear
      let fast = SimulationPlan(varying.dossier, years: year...year, runs: 21, seed: 7)
      let plain = SimulationPlan(
        varying.dossier, years: year...year, runs: 21, seed: 7, isPlain: true)
      let (first, second) = (fast.run(), plain.run())
      #expect(first.years == second.years)
      #expect(first.stoppedRuns == second.stoppedRuns)
      #expect(first.unbalancedRuns == 0 && second.unbalancedRuns == 0)
      #expect(second.plainRuns == 21)
      fastPlans += fast.isFast ? 1 : 0
      fastRuns += first.runs - first.plainRuns
      runs += first.runs
      stopped += first.stoppedRuns
      short += first.years.reduce(0) { $0 + $1.shortRuns }
    }
    print(dossiers.count, fastPlans, fastRuns, runs, stopped, short)
  }
}
