import Dossiers
import Engine
import Glibc
import Numbers
import Results
import Scenarios
import Tables

/// The simulation of issue 5: every school's counts drawn anew for each run of 2026.
enum SimulationBenchmark {
  private static let year = 2026

  /// Prints the runs per second of the dossier in the folder that the first argument names; the second
  /// is the number of runs.
  ///
  /// Beside the dossier itself there is one in which all schools are equal in each run, so that every
  /// remainder ties, and one in which the floor is so high that no run can pay it.
  static func measure(_ arguments: [String]) {
    let folder = arguments.first ?? "budgets/amsterdam-diemen-2024-2028"
    let runs = arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000
    let reading = DossierReader.read(DossierFiles(BenchmarkFiles.tables(in: folder)))
    guard let dossier = reading.dossier else {
      print("simulate: \(folder) cannot be read: \(reading.findings.prefix(3))")
      return
    }
    measure("the dossier", varying(dossier), runs)
    measure(
      "all schools equal in each run", varying(withEqualSchools(dossier), isEqual: true), runs)
    measure("a floor that no run can pay", varying(withHighFloor(dossier)), runs)
    print("  peak memory: \(BenchmarkFiles.peakMemory) KB")
  }

  private static func measure(_ name: String, _ dossier: Dossier, _ runs: Int) {
    let ready = Stopwatch.best(of: 3) {
      _ = SimulationPlan(dossier, years: year...year, runs: runs, seed: 1)
    }
    let plan = SimulationPlan(dossier, years: year...year, runs: runs, seed: 1)
    print(
      "simulate: \(name), \(dossier.schools.count) schools, \(year), \(plan.drawsPerRun) draws "
        + "and \(plan.spreadCount) spreads a run, "
        + (plan.isFast ? "eight runs at a time" : "plain")
        + ", ready in \(Stopwatch.rounded(ready * 1000)) ms")
    // The fastest of three, in turns, is what the machine disturbed least.
    var jobs: [[SimulationJob.Done]] = [[], [], []]
    for _ in 0..<3 {
      jobs[0].append(SimulationJob(plan, threads: 1).run())
      jobs[1].append(SimulationJob(plan, threads: 2).run())
      jobs[2].append(SimulationJob(plan, threads: 1, drawsAnew: false).run())
    }
    let best = jobs.compactMap { $0.min { $0.seconds < $1.seconds } }
    let (one, two, still) = (best[0], best[1], best[2])
    tell("one thread", one, runs)
    tell("two threads", two, runs)
    tell("one thread, without drawing", still, runs)
    let ratio = one.seconds / two.seconds
    print("  two threads: \(Stopwatch.rounded(ratio)) times one")
    let (first, second) = (one.simulation, two.simulation)
    print(
      "  plain: \(first.plainRuns), stopped: \(first.stoppedRuns), "
        + "not conserved: \(first.unbalancedRuns), "
        + "fall short: \(first.years.first?.shortRuns ?? 0), "
        + (first == second ? "the same on two threads" : "DIFFERENT ON TWO THREADS"))
  }

  private static func tell(_ name: String, _ job: SimulationJob.Done, _ runs: Int) {
    let wall = Int(Double(runs) / job.seconds)
    let busy = Int(Double(runs) / job.processorSeconds)
    print("  \(name): \(wall) runs/s; \(busy) per second of processor")
  }

  // MARK: Dossiers

  /// Every telgroep varies: a normal change per school, half of its variance shared.
  private static func varying(_ dossier: Dossier, isEqual: Bool = false) -> Dossier {
    var dossier = dossier
    dossier.uncertainties = dossier.telgroepen.indices.map { telgroep in
      Uncertainty(
        subject: .telgroep(telgroep), target: Target(origin: .none),
        distribution: .normal(Decimal(coefficient: 3, scale: 2)),
        correlation: isEqual ? Decimal(1) : Decimal(coefficient: 5, scale: 1), course: .loose,
        provenance: Provenance(status: .voorbeeld, source: "", origin: .none))
    }
    return dossier
  }

  private static func withEqualSchools(_ dossier: Dossier) -> Dossier {
    var dossier = dossier
    for column in dossier.counts.indices {
      for school in dossier.counts[column].cells.indices
      where dossier.counts[column].cells[school].pupils > 0 {
        dossier.counts[column].cells[school].pupils = 500
      }
    }
    return dossier
  }

  private static func withHighFloor(_ dossier: Dossier) -> Dossier {
    var dossier = dossier
    for parameter in dossier.parameters.indices
    where dossier.parameters[parameter].name == "minimum_ondersteuning" {
      dossier.parameters[parameter].values = dossier.parameters[parameter].values.map {
        DatedValue(
          from: $0.from, number: Decimal(900_000_000), text: $0.text, provenance: $0.provenance)
      }
    }
    return dossier
  }
}
