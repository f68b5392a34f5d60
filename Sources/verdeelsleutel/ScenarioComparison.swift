import Dossiers
import Engine
import Reports
import Results
import Scenarios
import Tables

/// One outcome, and what scenarios make of it.
struct ScenarioComparison: Sendable {
  let files: DossierFiles
  /// The reading without any scenario.
  let base: DossierReading
  /// The scenarios that hold in both outcomes.
  let shared: [String]
  let year: Int?
  /// The outcome that is the starting point.
  let before: NamedRun
  let dossier: Dossier
  let outcome: Outcome
  let sharedRows: Int

  /// What came of setting scenarios beside it.
  struct Result: Sendable {
    /// The scenarios that the starting point does not have, as one name.
    let name: String
    let judgement: Judgement
    /// The dossier and the outcome with the scenarios; nothing when there is an error.
    let after: (dossier: Dossier, outcome: Outcome)?
    /// Nothing when there is an error, or when the difference would tell of a few pupils.
    let report: RedistributionReport?
  }

  /// Nothing when the starting point has no outcome.
  init?(
    _ files: DossierFiles, base: DossierReading, shared: [String], year: Int?,
    before: Calculation
  ) {
    guard let dossier = before.dossier, let outcome = before.outcome else { return nil }
    self.files = files
    self.base = base
    self.shared = shared
    self.year = year
    self.dossier = dossier
    self.outcome = outcome
    self.before = NamedRun(
      name: RunCommand.name(of: shared), outcome: outcome, dossier: dossier)
    sharedRows = before.reading.overlayRows.count
  }

  /// The starting point with these scenarios laid over it too.
  func compared(with scenarios: [String]) -> Result {
    let all = shared + scenarios
    let after = Calculation(
      DossierReader.read(files, scenarios: all, after: base, rows: .noted), year: year)
    let (name, judgement) = (RunCommand.name(of: scenarios), Judgement(after))
    guard let changed = after.dossier, let theirs = after.outcome else {
      return Result(name: name, judgement: judgement, after: nil, report: nil)
    }
    let permission = ComparisonGuard(from: (dossier, outcome), to: (changed, theirs))
    guard permission.allows(changed, theirs) else {
      return Result(name: name, judgement: judgement, after: (changed, theirs), report: nil)
    }
    let split = CauseSplit(
      files: files, scenarios: all, year: year, base: base, rows: after.reading.overlayRows,
      shared: sharedRows, permission: permission)
    let (causes, between) = split.causes()
    let other = NamedRun(name: RunCommand.name(of: all), outcome: theirs, dossier: changed)
    let report = RedistributionReport(
      before.redistribution(to: other, causes: causes, between: between),
      dossierName: dossier.name, outcomes: [outcome, theirs], scenarioCount: all.count,
      version: Help.version)
    return Result(name: name, judgement: judgement, after: (changed, theirs), report: report)
  }
}
