import Dossiers
import Engine
import Reports
import Results
import Scenarios
import Tables

/// `compare`: who gains and who loses by scenarios, and by which of their rows; without scenarios by
/// each scenario of the dossier; or between two years or two counts.
struct CompareCommand {
  let invocation: Invocation

  func rendering(of dossier: ReadDossier) -> Rendering {
    if let moment = invocation.option("from") {
      return MomentComparison(invocation: invocation, moment: moment, dossier: dossier)
        .rendering()
    }
    let files = dossier.files
    let with = invocation.options["with"] ?? []
    let year = invocation.option("year").flatMap { Int($0) }
    let base = DossierReader.read(files)
    let before = Calculation(
      with.isEmpty
        ? base : DossierReader.read(files, scenarios: with, after: base, rows: .noted), year: year)
    let starting = Judgement(before)
    // What `check` tells of the tables would hide what matters here.
    let complaints = starting.text(
      for: dossier.folder, as: with.isEmpty ? nil : RunCommand.name(of: with),
      without: before.findings.filter { $0.code.isForCheckOnly })
    guard
      let comparison = ScenarioComparison(
        files, base: base, shared: with, year: year, before: before)
    else { return Rendering(refused: complaints, .wrongData) }
    let start = Start(judgement: starting, findings: before.findings, complaints: complaints)
    if let scenarios = invocation.options["scenario"] {
      return compare(comparison, scenarios, start, dossier)
    }
    return compareAll(comparison, start, dossier)
  }

  /// What is known of the outcome that others are set beside.
  private struct Start {
    let judgement: Judgement
    let findings: [Finding]
    let complaints: String
  }

  // MARK: One comparison

  private func compare(
    _ comparison: ScenarioComparison, _ scenarios: [String], _ start: Start, _ dossier: ReadDossier
  ) -> Rendering {
    let result = comparison.compared(with: scenarios)
    let all = comparison.shared + scenarios
    let name = RunCommand.name(of: all)
    var complaints = start.complaints
    complaints += result.judgement.text(for: dossier.folder, as: name, without: start.findings)
    guard result.after != nil else { return Rendering(refused: complaints, .wrongData) }
    guard let report = result.report else {
      complaints +=
        "Deze vergelijking zou verraden wat de overstappen van enkele leerlingen kosten, omdat dat "
        + "bedrag in beide uitkomsten anders is. Er is niets geschreven.\n"
      return Rendering(refused: complaints, .wrongData)
    }
    let before = RunCommand.name(of: comparison.shared)
    let period = comparison.outcome.period
    let manifest = invocation.manifest(
      [("periode", period), ("voor", before), ("na", name)], dossier, scenarios: all)
    return Rendering(
      .init(
        place: "reports/\(dossier.folder.name)/\(period)/vergelijking-\(before)-\(name)",
        pages: report.files(), manifest),
      complaints: complaints,
      code: start.judgement.failed.isEmpty && result.judgement.failed.isEmpty
        ? .done : .checkFailed)
  }

  // MARK: Every scenario

  private func compareAll(
    _ comparison: ScenarioComparison, _ start: Start, _ dossier: ReadDossier
  ) -> Rendering {
    var complaints = start.complaints
    let scenarios = comparison.base.scenarios.filter { !comparison.shared.contains($0) }
    guard !scenarios.isEmpty else {
      complaints += "Dit dossier heeft geen scenario's om te vergelijken.\n"
      return Rendering(refused: complaints, .wrongData)
    }
    let results = Threads.watched(scenarios.count, "scenario's") {
      comparison.compared(with: [scenarios[$0]])
    }
    for result in results {
      complaints += result.judgement.text(
        for: dossier.folder, as: result.name, without: start.findings)
    }
    guard results.allSatisfy({ $0.after != nil }) else {
      return Rendering(refused: complaints, .wrongData)
    }
    let before = RunCommand.name(of: comparison.shared)
    let period = comparison.outcome.period
    let overview = ComparisonOverview(
      base: before, dossierName: comparison.dossier.name, outcome: comparison.outcome,
      entries: results.compactMap { result in
        guard let report = result.report, let after = result.after else { return nil }
        return .init(name: result.name, report: report, outcome: after.outcome)
      }, leftOut: results.filter { $0.report == nil }.map(\.name), version: Help.version)
    for name in overview.leftOut {
      complaints +=
        "Scenario \(name) staat niet in de vergelijking: het zou verraden wat de overstappen van "
        + "enkele leerlingen kosten.\n"
    }
    let with = comparison.shared.isEmpty ? "" : "-" + before
    let isSound =
      start.judgement.failed.isEmpty && results.allSatisfy { $0.judgement.failed.isEmpty }
    let manifest = invocation.manifest(
      [("periode", period), ("voor", before), ("na", "elk scenario")], dossier,
      scenarios: comparison.base.scenarios)
    return Rendering(
      .init(
        place: "reports/\(dossier.folder.name)/\(period)/vergelijking" + with,
        pages: overview.files(), manifest),
      complaints: complaints, code: isSound ? .done : .checkFailed)
  }
}

extension Outcome {
  /// The years as one text: `2026` or `2024-2027`.
  var period: String {
    let first = years.first?.year ?? 0
    let last = years.last?.year ?? 0
    return first == last ? "\(first)" : "\(first)-\(last)"
  }
}
