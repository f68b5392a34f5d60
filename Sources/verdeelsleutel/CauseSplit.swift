import Dossiers
import Engine
import Reports
import Scenarios
import Tables

/// Finds which changed rows explain a difference: the rows of the scenarios are laid one more at a
/// time, and what schools get each time is kept.
struct CauseSplit: Sendable {
  let files: DossierFiles
  /// The scenarios of both outcomes, then those of the second only.
  let scenarios: [String]
  let year: Int?
  let base: DossierReading
  /// Every row of the scenarios, in the order in which they are laid.
  let rows: [OverlayRow]
  /// How many of them belong to both outcomes.
  let shared: Int
  /// Which outcomes may be told.
  let permission: ComparisonGuard

  /// How many steps are taken at most; more rows are taken by file, more files by scenario.
  static let most = 200

  /// The causes in their order, and what schools get after each but the last.
  ///
  /// Rows that together give no valid dossier are taken together with the next.
  func causes() -> (causes: [[OverlayRow]], between: [SchoolAmounts]) {
    guard rows.count > shared else { return ([], []) }
    let ends = stops
    let stages = Threads.watched(ends.count - 1, "tussenstanden") { amounts(afterRows: ends[$0]) }
    var causes: [[OverlayRow]] = []
    var between: [SchoolAmounts] = []
    var start = shared
    for (end, stage) in zip(ends, stages) {
      guard let amounts = stage.amounts else { continue }
      causes.append(Array(rows[start..<end]))
      between.append(amounts)
      start = end
    }
    causes.append(Array(rows[start...]))
    return (causes, between)
  }

  /// After how many rows the schools' amounts are looked at; the last is all of them.
  var stops: [Int] {
    if rows.count - shared <= Self.most { return Array(shared + 1...rows.count) }
    let files = ends { $0.scenario == $1.scenario && $0.path == $1.path }
    return files.count <= Self.most ? files : ends { $0.scenario == $1.scenario }
  }

  /// Where rows end that belong together.
  private func ends(of belongs: (OverlayRow, OverlayRow) -> Bool) -> [Int] {
    (shared + 1...rows.count).filter { $0 == rows.count || !belongs(rows[$0 - 1], rows[$0]) }
  }

  /// What schools get at one stop; nothing when the dossier is not valid there.
  private struct Stage: Sendable {
    let amounts: SchoolAmounts?
  }

  private func amounts(afterRows count: Int) -> Stage {
    let reading = DossierReader.read(
      files, scenarios: scenarios, after: base, rows: .first(count))
    let calculation = Calculation(reading, year: year)
    guard let dossier = calculation.dossier, let outcome = calculation.outcome,
      permission.allows(dossier, outcome)
    else { return Stage(amounts: nil) }
    return Stage(amounts: outcome.schoolAmounts(in: dossier))
  }
}
