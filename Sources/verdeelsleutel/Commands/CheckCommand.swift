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
      for scenario in base.reading.scenarios {
        let calculation = Calculation(files, scenarios: [scenario], after: base)
        failed += calculation.report(for: folder, as: scenario, without: base.findings)
        hasErrors = hasErrors || calculation.hasErrors
      }
    }
    if hasErrors { return .wrongData }
    let scenarios = base.reading.scenarios.count
    Terminal.print(
      "\(folder.name): geen fouten"
        + (invocation.options["scenario"] == nil ? ", ook niet in \(scenarios) scenario's" : "")
        + ". \(base.outcome?.checkCount ?? 0) controles, "
        + (failed == 0
          ? "alle kloppen.\n" : "\(failed) \(failed == 1 ? "klopt" : "kloppen") niet.\n"))
    return failed == 0 ? .done : .checkFailed
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
    for year in outcome.years {
      for check in year.checks where check.verdict == .failed {
        let sentence = CheckWording.sentence(check, dossier)
        Terminal.complain("\(heading)\(year.year): controle klopt niet: \(sentence)\n")
      }
    }
    return outcome.failedChecks
  }
}

extension Outcome {
  var checkCount: Int { years.reduce(0) { $0 + $1.checks.count } }
  var failedChecks: Int {
    years.reduce(0) { $0 + $1.checks.filter { $0.verdict == .failed }.count }
  }
}
