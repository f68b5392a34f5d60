import Dossiers
import Reports
import Results
import Tables

/// What a dossier, or one of its scenarios, came to.
///
/// It is all that `check` keeps of a calculation, so that the memory of one serves the next.
struct Judgement: Sendable {
  let findings: [Finding]
  let files: SourceFiles
  /// The checks of each year, then those on the plan.
  let checks: [Check]
  /// How many of them are on the plan.
  let planChecks: Int
  /// A sentence for each check that failed.
  let failed: [String]

  /// Whether anything forbids to publish.
  let hasErrors: Bool

  init(_ calculation: Calculation) {
    findings = calculation.findings
    hasErrors = calculation.hasErrors
    files = calculation.reading.files
    guard let dossier = calculation.dossier, let outcome = calculation.outcome else {
      (checks, planChecks, failed) = ([], 0, [])
      return
    }
    checks = outcome.years.flatMap(\.checks) + outcome.reconciliation.map(\.check)
    planChecks = outcome.reconciliation.count
    failed = outcome.everyFailedCheck.map { year, check in
      let key = check.subject.key(in: dossier).map { " [\($0)]" } ?? ""
      let sentence = CheckWording.sentence(check, dossier)
      return "\(year): controle klopt niet: \(sentence)\(key)\n"
    }
  }

  /// Prints the findings that are news, and the checks that failed.
  func report(
    for folder: DossierFolder, as scenario: String? = nil, without known: [Finding] = []
  ) {
    Terminal.complain(text(for: folder, as: scenario, without: known))
  }

  /// The findings that are news, and the checks that failed, as text.
  func text(
    for folder: DossierFolder, as scenario: String? = nil, without known: [Finding] = []
  ) -> String {
    let codes = Set(known.map(\.code))
    let news = findings.filter { $0.code.severity == .error || !codes.contains($0.code) }
    let heading = scenario.map { "Scenario \($0): " } ?? ""
    var text = news.isEmpty ? "" : FindingPrinter(folder: folder.path, files: files).text(news)
    if !news.isEmpty, let scenario { text = "Scenario \(scenario):\n\(text)" }
    return text + failed.map { heading + $0 }.joined()
  }
}

extension Outcome {
  /// The checks that failed: those of each year, then those on the plan.
  fileprivate var everyFailedCheck: [(year: Int, check: Check)] {
    var failed: [(year: Int, check: Check)] = []
    for year in years {
      for check in year.checks where check.verdict == .failed { failed.append((year.year, check)) }
    }
    for entry in reconciliation where entry.check.verdict == .failed {
      failed.append((entry.year, entry.check))
    }
    return failed
  }

  var failedChecks: Int { everyFailedCheck.count }
}
