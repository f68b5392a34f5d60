import Dossiers
import Engine
import Reports
import Results
import Tables
import TestSupport
import Testing

/// The dossier `budgets/voorbeeld`, with pieces of its tables replaced, run over its whole period.
struct ReportRun {
  let dossier: Dossier
  let outcome: Outcome

  /// Each replacement is a path, a piece of text that must stand in it, and what comes there.
  init(
    _ replacements: [(path: String, old: String, new: String)] = [], scenarios: [String] = [],
    year: Int? = nil
  ) throws {
    var texts: [String: String] = [:]
    for file in try RepositoryFiles.dossier("voorbeeld") {
      texts[file.path] = String(decoding: file.bytes, as: UTF8.self)
    }
    var tables = TableTexts(texts)
    for (path, old, new) in replacements { tables = tables.replacing(old, by: new, in: path) }
    let files = tables.files.map { DossierFile(path: $0.path, bytes: $0.bytes) }
    dossier = try #require(DossierReader.read(DossierFiles(files), scenarios: scenarios).dossier)
    let run = dossier.compiled(for: dossier.years)
      .run(dossier, years: year.map { $0...$0 } ?? dossier.years)
    outcome = try #require(run.outcome)
  }

  /// Replacements that give every row of the dossier and of its scenarios another status.
  static func statuses(to status: String) throws -> [(path: String, old: String, new: String)] {
    try RepositoryFiles.dossier("voorbeeld").compactMap { file in
      String(decoding: file.bytes, as: UTF8.self).contains(";voorbeeld;")
        ? (file.path, ";voorbeeld;", ";\(status);") : nil
    }
  }

  /// The reports of the run.
  func report(
    bridge: [RunReport.BridgeStage] = [], beside: [RunReport.BesideOutcome] = [],
    after yearBefore: YearOutcome? = nil, for audience: Audience = .open
  ) -> RunReport {
    RunReport(
      dossier: dossier, outcome: outcome, decisions: outcome.years.map { _ in [] },
      comparisons: outcome.years.map { _ in [] }, bridge: bridge, beside: beside,
      yearBefore: yearBefore,
      scenario: dossier.scenarios.isEmpty ? "basis" : dossier.scenarios.joined(separator: "+"),
      version: "test", inputs: [], audience: audience, place: { _ in "" })
  }

  /// A page of the reports.
  func page(_ path: String, of report: RunReport) throws -> String {
    let file = try #require(report.files().first { $0.path == path })
    return String(decoding: file.bytes, as: UTF8.self)
  }
}
