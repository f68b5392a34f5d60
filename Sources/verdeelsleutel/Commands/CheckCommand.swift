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
    let base = Calculation(files, scenarios: invocation.options["scenario"] ?? [])
    var failed = base.report(for: folder)
    var hasErrors = base.hasErrors
    if invocation.options["scenario"] == nil, !hasErrors {
      // No scenario knows of another, so each core takes the next one.
      let scenarios = base.reading.scenarios
      let calculations = Threads.map(scenarios.count) {
        Calculation(files, scenarios: [scenarios[$0]], after: base)
      }
      for (scenario, calculation) in zip(scenarios, calculations) {
        failed += calculation.report(for: folder, as: scenario, without: base.findings)
        hasErrors = hasErrors || calculation.hasErrors
      }
    }
    if hasErrors { return .wrongData }
    let scenarios = base.reading.scenarios.count
    Terminal.print(
      "\(folder.name): geen fouten"
        + (invocation.options["scenario"] == nil ? ", ook niet in \(scenarios) scenario's" : "")
        + ". \(Self.summary(base, failed))\n")
    return failed == 0 ? .done : .checkFailed
  }

  /// What the checks came to: of the base how many need a reader, of the scenarios how many fail.
  private static func summary(_ base: Calculation, _ failed: Int) -> String {
    let checks = base.outcome?.everyCheck.map(\.check) ?? []
    let inScenarios = failed - (base.outcome?.failedChecks ?? 0)
    let text = CheckWording.summary(of: checks).filter { $0 != "*" }
    guard inScenarios > 0 else { return text }
    return text + " In de scenario's \(inScenarios == 1 ? "faalt" : "falen") er \(inScenarios)."
  }
}

extension Calculation {
  /// Prints the findings that are news, and the checks that failed; returns how many those are.
  func report(
    for folder: DossierFolder, as scenario: String? = nil, without known: [Finding] = []
  ) -> Int {
    let codes = Set(known.map(\.code))
    let news = findings.filter { $0.code.severity == .error || !codes.contains($0.code) }
    let heading = scenario.map { "Scenario \($0): " } ?? ""
    if !news.isEmpty {
      let text = FindingPrinter(folder: folder.path, files: reading.files).text(news)
      Terminal.complain(scenario.map { "Scenario \($0):\n\(text)" } ?? text)
    }
    guard let dossier, let outcome else { return 0 }
    for (year, check) in outcome.everyCheck where check.verdict == .failed {
      let sentence = CheckWording.sentence(check, dossier)
      let key = check.subject.key(in: dossier).map { " [\($0)]" } ?? ""
      Terminal.complain("\(heading)\(year): controle klopt niet: \(sentence)\(key)\n")
    }
    return outcome.failedChecks
  }
}

extension Outcome {
  /// The checks of each year, then those on the plan.
  var everyCheck: [(year: Int, check: Check)] {
    years.flatMap { year in year.checks.map { (year.year, $0) } }
      + reconciliation.map { ($0.year, $0.check) }
  }

  var failedChecks: Int { everyCheck.filter { $0.check.verdict == .failed }.count }
}
