import Dossiers
import Engine
import Reports
import Results
import Scenarios
import Synchronization
import Tables

/// `simulate`: runs a dossier many times with other numbers, and tells what may happen.
struct SimulateCommand {
  let invocation: Invocation

  func rendering(of read: ReadDossier) -> Rendering {
    let scenarios = invocation.options["scenario"] ?? []
    let year = invocation.option("year").flatMap { Int($0) }
    let calculation = Calculation(read.files, scenarios: scenarios, year: year)
    // What `check` tells of the tables would hide what matters here.
    let judgement = Judgement(calculation)
    var complaints = judgement.text(
      for: read.folder, without: calculation.findings.filter { $0.code.isForCheckOnly })
    guard let dossier = calculation.dossier, let outcome = calculation.outcome else {
      return Rendering(refused: complaints, .wrongData)
    }
    let permission = SimulationGuard(dossier, outcome)
    if let refusal = refusal(dossier, permission) {
      return Rendering(refused: complaints + refusal, .wrongData)
    }
    let plan = SimulationPlan(
      dossier, years: year.map { $0...$0 } ?? dossier.years,
      runs: invocation.option("runs").flatMap { Int($0) } ?? Self.usualRuns,
      seed: invocation.option("seed").flatMap { UInt64($0) } ?? 1)
    let simulation = simulation(plan)
    let name = RunCommand.name(of: scenarios)
    let report = SimulationReport(
      simulation, dossier: dossier, guarding: permission, scenario: name,
      idleRows: plan.idleRows, version: Help.version)
    let manifest = invocation.manifest(
      [
        ("periode", outcome.period), ("scenario", name), ("doorrekeningen", String(plan.runs)),
        ("begingetal", String(plan.seed)),
      ], read, scenarios: scenarios)
    let isBalanced = simulation.unbalancedRuns == 0
    if !isBalanced {
      complaints += "In \(SimulationReport.runs(simulation.unbalancedRuns)) sluit een pot niet.\n"
    }
    return Rendering(
      .init(
        place: "reports/\(read.folder.name)/\(outcome.period)/simulatie-\(name)",
        pages: report.files(), manifest),
      complaints: complaints,
      code: isBalanced && judgement.failed.isEmpty ? .done : .checkFailed)
  }

  /// How many runs are made when nobody says how many.
  static let usualRuns = 100_000

  /// Why a dossier cannot be simulated for everybody to read; nothing when it can.
  private func refusal(_ dossier: Dossier, _ permission: SimulationGuard) -> String? {
    if dossier.uncertainties.isEmpty, dossier.risks.isEmpty {
      return
        "Er varieert niets: het dossier heeft geen onzekerheid.csv of risicos.csv met een kans. "
        + "Er is niets geschreven.\n"
    }
    guard !permission.refused.isEmpty else { return nil }
    return "Deze simulatie zou verraden wat de overstappen van enkele leerlingen kosten, omdat een "
      + "gegeven van overstappen varieert: \(permission.refused.joined(separator: ", ")). Haal het "
      + "uit onzekerheid.csv. Er is niets geschreven.\n"
  }

  /// What the runs come to; Ctrl-C ends them.
  private func simulation(_ plan: SimulationPlan) -> Simulation {
    let progress = Progress(total: plan.runs, unit: "doorrekeningen")
    let threads = invocation.option("threads").flatMap { Int($0) } ?? Threads.cores
    let tallies = Interruption.watch { Self.tallies(plan, threads: threads, progress) }
    progress.finish()
    return plan.simulation(of: tallies)
  }

  /// Every thread takes the next block until there is none.
  private static func tallies(
    _ plan: SimulationPlan, threads: Int, _ progress: Progress
  ) -> [SimulationTally] {
    let blocks = BlockCounter()
    return Threads.map(threads, threads: threads) { _ in
      let worker = plan.worker()
      while case let block = blocks.next(), block < plan.blockCount {
        worker.run(block: block)
        let start = block * SimulationPlan.runsPerBlock
        progress.advance(by: min(SimulationPlan.runsPerBlock, plan.runs - start))
      }
      return worker.tally
    }
  }

  /// Hands each block to one thread.
  private final class BlockCounter: Sendable {
    private let taken = Atomic<Int>(0)

    func next() -> Int { taken.wrappingAdd(1, ordering: .relaxed).oldValue }
  }
}
