import Dossiers
import Formats
import Numbers
import Results

/// The pages of a comparison between two outcomes: who gains, who loses, and by which changed row.
public struct RedistributionReport: Sendable {
  /// What is told.
  public let redistribution: Redistribution
  /// The name of the dossier.
  public let dossierName: String
  /// The weakest status that any money of the two outcomes rests on.
  public let weakest: Status
  /// How many scenarios were laid: with more than one, a changed row is told with its scenario.
  public let scenarioCount: Int
  /// The version of the program.
  public let version: String
  /// What a reader must know of the two outcomes before anything else; empty where nothing.
  public let note: String

  /// The pages of a comparison; `outcomes` are the two that are compared.
  public init(
    _ redistribution: Redistribution, dossierName: String, outcomes: [Outcome],
    scenarioCount: Int, version: String, note: String = ""
  ) {
    self.redistribution = redistribution
    self.dossierName = dossierName
    self.scenarioCount = scenarioCount
    self.version = version
    self.note = note
    weakest =
      outcomes.flatMap(\.years).flatMap { year in
        year.pots.map(\.status) + year.steps.flatMap { $0.postings.map(\.status) }
      }.max() ?? .definitief
  }

  /// Every page and table of the report folder.
  public func files() -> [ReportFile] {
    var files: [ReportFile] = [
      .init("herverdeeleffecten.md", page: page()), .init("herverdeeleffecten.csv", table()),
    ]
    if let chart { files.append(.init(chart.path, page: chart.svg)) }
    return files
  }

  /// What the reader may do with the figures: a comparison is never adopted.
  var standing: Standing {
    Standing(.comparison, weakest: weakest, adoption: Dossier.Adoption())
  }

  /// The period as one text: `2026` or `2024-2027`.
  var period: String {
    guard let first = redistribution.years.first?.year, let last = redistribution.years.last?.year
    else { return "" }
    return first == last ? "\(first)" : "\(first)-\(last)"
  }

  /// The two outcomes as a reader says it: `lwoo-12-6-1 naast basis`.
  var pair: String { "\(redistribution.after) naast \(redistribution.before)" }

  /// A cause as a reader knows it.
  func text(ofCause cause: Int, most: Int = 4) -> String {
    CauseWording.text(
      redistribution.causes[cause], withScenario: scenarioCount > 1, most: most)
  }

  /// Whether two years or two counts are compared, and not a scenario.
  var isOfMoments: Bool { redistribution.causes == Redistribution.Cause.ofMoments }

  /// The causes that change what any school gets.
  var effectiveCauses: [Int] {
    redistribution.causes.indices.filter { cause in
      redistribution.years.contains { year in year.schools.contains { $0.causes[cause] != 0 } }
    }
  }
}
