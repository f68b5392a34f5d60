import Dossiers
import Formats
import Numbers
import Results

/// Every scenario beside one outcome: a page that sets them beside each other, and the pages of each.
public struct ComparisonOverview: Sendable {
  /// The name of the outcome that all are set beside.
  public let base: String
  /// The name of the dossier.
  public let dossierName: String
  /// That outcome.
  public let outcome: Outcome
  /// The scenarios, in the order of their names.
  public let entries: [Entry]
  /// The scenarios that are not there, because the difference would tell of a few pupils.
  public let leftOut: [String]
  /// The version of the program.
  public let version: String

  /// One scenario.
  public struct Entry: Sendable {
    /// The name.
    public let name: String
    /// Its pages.
    public let report: RedistributionReport
    /// Its outcome.
    public let outcome: Outcome

    /// One scenario.
    public init(name: String, report: RedistributionReport, outcome: Outcome) {
      self.name = name
      self.report = report
      self.outcome = outcome
    }
  }

  /// Every scenario beside one outcome.
  public init(
    base: String, dossierName: String, outcome: Outcome, entries: [Entry], leftOut: [String],
    version: String
  ) {
    self.base = base
    self.dossierName = dossierName
    self.outcome = outcome
    self.entries = entries
    self.leftOut = leftOut
    self.version = version
  }

  /// Every page and table of the report folder: the overview, and a folder for each scenario.
  public func files() -> [ReportFile] {
    var files: [ReportFile] = [
      .init("overzicht.md", page: page()), .init("overzicht.csv", table()),
    ]
    if let chart { files.append(.init(chart.path, page: chart.svg)) }
    for entry in entries { files += entry.report.files().map { $0.below(entry.name) } }
    return files
  }

  /// The period as one text: `2026` or `2024-2027`.
  var period: String {
    guard let first = outcome.years.first?.year, let last = outcome.years.last?.year else {
      return ""
    }
    return first == last ? "\(first)" : "\(first)-\(last)"
  }

  /// What the reader may do with the figures: a comparison is never adopted.
  var standing: Standing {
    Standing(.comparison, weakest: weakest, adoption: Dossier.Adoption())
  }

  /// The weakest status that any money rests on.
  var weakest: Status {
    entries.map(\.report.weakest).max() ?? .definitief
  }

  /// What a scenario does in a year: nothing without an allocation on either side.
  func year(_ place: Int, of entry: Entry) -> Redistribution.Year? {
    let year = entry.report.redistribution.years[place]
    return year.isAllocated ? year : nil
  }

  /// What moves between schools in a year: the smaller of what some get more and others less.
  static func moved(_ effect: Redistribution.Effect) -> Int128 { min(effect.gains, effect.losses) }
}
