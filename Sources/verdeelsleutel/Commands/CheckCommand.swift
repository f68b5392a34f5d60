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
    var summary = Self.summary(base)
    if invocation.options["scenario"] == nil, !hasErrors {
      let plan = base.dossier?.planScenarios ?? []
      // The basis of the plan may be several scenarios together.
      let all = base.reading.scenarios.map { [$0] } + (plan.count > 1 ? [plan] : [])
      // No scenario knows of another, so each core takes the next one.
      let calculations = Threads.map(all.count) {
        Calculation(files, scenarios: all[$0], after: base)
      }
      var failedThere = 0
      for (scenarios, calculation) in zip(all, calculations) {
        let name = RunCommand.name(of: scenarios)
        failedThere += calculation.report(for: folder, as: name, without: base.findings)
        hasErrors = hasErrors || calculation.hasErrors
        if scenarios == plan { summary += " " + Self.summary(calculation, onPlan: name) }
      }
      if failedThere > 0 {
        summary += " In de scenario's \(failedThere == 1 ? "faalt" : "falen") er \(failedThere)."
      }
      failed += failedThere
    }
    if hasErrors { return .wrongData }
    let scenarios = base.reading.scenarios.count
    Terminal.print(
      "\(folder.name): geen fouten"
        + (invocation.options["scenario"] == nil ? ", ook niet in \(scenarios) scenario's" : "")
        + ". \(summary)\n")
    return failed == 0 ? .done : .checkFailed
  }

  /// What the checks of one calculation came to, and how many of them are about the plan; `scenario`
  /// is the one that puts the plan's own basis in place.
  private static func summary(_ calculation: Calculation, onPlan scenario: String? = nil) -> String
  {
    let checks = calculation.outcome?.everyCheck.map(\.check) ?? []
    let place = scenario.map { "Op de basis van het plan (scenario \($0))" }
    let planChecks = calculation.outcome?.reconciliation.count ?? 0
    return CheckWording.summary(of: checks, onPlan: planChecks, place).filter { $0 != "*" }
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
