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
      let known = Set(base.findings.map(\.code))
      for scenario in base.reading.scenarios {
        let calculation = Calculation(files, scenarios: [scenario], after: base)
        let news = calculation.findings.filter {
          $0.code.severity == .error || !known.contains($0.code)
        }
        if !news.isEmpty {
          Terminal.complain("Scenario \(scenario):\n")
          Terminal.complain(
            FindingPrinter(folder: folder.path, files: calculation.reading.files).text(news))
        }
        hasErrors = hasErrors || calculation.hasErrors
        failed += calculation.outcome?.failedChecks ?? 0
      }
    }
    if hasErrors { return .wrongData }
    let scenarios = base.reading.scenarios.count
    Terminal.print(
      "\(folder.name): geen fouten"
        + (invocation.options["scenario"] == nil ? ", ook niet in \(scenarios) scenario's" : "")
        + ". \(base.outcome?.checkCount ?? 0) controles, "
        + (failed == 0 ? "alle kloppen.\n" : "\(failed) kloppen niet.\n"))
    return failed == 0 ? .done : .checkFailed
  }
}

extension Calculation {
  /// Prints the findings, and the checks that failed; returns how many those are.
  func report(for folder: DossierFolder) -> Int {
    Terminal.complain(FindingPrinter(folder: folder.path, files: reading.files).text(findings))
    guard let dossier, let outcome else { return 0 }
    for year in outcome.years {
      for check in year.checks where check.verdict == .failed {
        Terminal.complain(
          "\(year.year): controle klopt niet: \(CheckWording.sentence(check, dossier))\n")
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
