import Dossiers
import Formats
import Numbers
import Results

/// The pages of a simulation: what may happen, how often, and what it takes to bear it.
///
/// They are open to everybody: a measure that an open report does not print is left out here too.
public struct SimulationReport: Sendable {
  /// What many runs came to.
  public let simulation: Simulation
  /// The dossier that was run.
  public let dossier: Dossier
  /// The scenarios that were laid, as one name.
  public let scenario: String
  /// The rows of `onzekerheid.csv` on which nothing rests in the years.
  public let idleRows: Set<Int>
  /// The version of the program.
  public let version: String
  private let openMeasures: Set<Int>

  /// The pages of a simulation of a dossier.
  public init(
    _ simulation: Simulation, dossier: Dossier, guarding: SimulationGuard, scenario: String,
    idleRows: [Int], version: String
  ) {
    self.simulation = simulation
    self.dossier = dossier
    self.scenario = scenario
    self.idleRows = Set(idleRows)
    self.version = version
    openMeasures = guarding.openMeasures
  }

  /// Every page and table of the report folder.
  public func files() -> [ReportFile] {
    [.init("simulatie.md", page: page()), .init("simulatie.csv", table())]
      + charts.map { .init($0.path, page: $0.svg) }
  }

  /// The period as one text: `2026` or `2024-2027`.
  var period: String {
    guard let first = simulation.years.first?.year, let last = simulation.years.last?.year
    else { return "" }
    return first == last ? "\(first)" : "\(first)-\(last)"
  }

  /// The measures of a year that may be printed.
  func measures(of year: Simulation.Year) -> [Simulation.Measure] {
    year.measures.filter { openMeasures.contains($0.measure) }
  }

  /// The name of a school in a year.
  func name(_ school: Int, _ year: Int) -> String {
    dossier.schools[school].row(inYear: year)?.name ?? dossier.schools[school].code
  }

  /// The name of a measure as reports show it.
  func name(ofMeasure measure: Int) -> String {
    let row = dossier.measures[measure]
    return row.description.isEmpty ? row.name : row.description
  }

  /// The runs of which everything is known.
  var counted: Int { simulation.countedRuns }

  /// The first year before which nothing varies, where the dossier has years before it.
  var firstVaryingYear: Int? {
    guard let first = simulation.years.first?.year, first > dossier.firstYear else { return nil }
    return first
  }

  /// Whether the sources give an allocation over schools in a year; it has no steps else.
  func isDerivable(_ year: Int) -> Bool {
    dossier.steps.contains { $0.period.contains(year: year) }
  }

  /// `1 doorrekening`, `1.000 doorrekeningen`.
  public static func runs(_ count: Int) -> String {
    "\(DutchText.whole(Int128(count))) doorrekening\(count == 1 ? "" : "en")"
  }

  /// A number of euros in cents.
  static func cents(_ euros: Decimal) -> Int128 { euros.rounded(toScale: 2)?.coefficient ?? 0 }
}
