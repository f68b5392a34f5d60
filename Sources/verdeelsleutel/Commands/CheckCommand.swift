import Dossiers
import Reports
import Results
import Tables

/// `check`: findings and checks of a dossier and its scenarios; writes nothing.
struct CheckCommand {
  let invocation: Invocation

  func run() throws(StorageError) -> ExitCode {
    let folder = DossierFolder(path: invocation.operands[0])
    let files = DossierFiles(try folder.files())
    let wanted = invocation.options["scenario"]
    let reading = DossierReader.read(files, scenarios: wanted ?? [])
    let isSound = !reading.findings.contains { $0.code.severity == .error }
    let plan = reading.dossier?.planScenarios ?? []
    // The basis of the plan may be several scenarios together.
    let scenarios =
      wanted == nil && isSound
      ? reading.scenarios.map { [$0] } + (plan.count > 1 ? [plan] : []) : []
    // No scenario knows of another, nor of the outcome of the base: each core takes the next one.
    let judgements = Threads.watched(1 + scenarios.count, "uitkomsten") { place in
      Judgement(
        place == 0
          ? Calculation(reading)
          : Calculation(files, scenarios: scenarios[place - 1], after: reading))
    }
    let base = judgements[0]
    base.report(for: folder)
    // What is wrong with the base is wrong with every scenario.
    if base.hasErrors { return .wrongData }
    var summary = Self.summary(base)
    var failed = 0
    for (names, judgement) in zip(scenarios, judgements.dropFirst()) {
      let name = RunCommand.name(of: names)
      judgement.report(for: folder, as: name, without: base.findings)
      failed += judgement.failed.count
      if names == plan { summary += " " + Self.summary(judgement, onPlan: name) }
    }
    if judgements.contains(where: \.hasErrors) { return .wrongData }
    if failed > 0 {
      summary += " In de scenario's \(failed == 1 ? "faalt" : "falen") er \(failed)."
    }
    Terminal.print(
      "\(folder.name): geen fouten"
        + (wanted == nil ? ", ook niet in \(reading.scenarios.count) scenario's" : "")
        + ". \(summary)\n")
    return base.failed.isEmpty && failed == 0 ? .done : .checkFailed
  }

  /// What the checks of one judgement came to, and how many of them are about the plan; `scenario` is
  /// the one that puts the plan's own basis in place.
  private static func summary(_ judgement: Judgement, onPlan scenario: String? = nil) -> String {
    let place = scenario.map { "Op de basis van het plan (scenario \($0))" }
    return CheckWording.summary(
      of: judgement.checks, onPlan: judgement.planChecks, place
    ).filter { $0 != "*" }
  }
}
