import Dossiers
import Formats
import Numbers
import Results

/// The pages that tell which parameter moves a measure most.
public struct SensitivityReport: Sendable {
  /// What happened at each step.
  public let sensitivity: Sensitivity
  /// The dossier with the scenarios laid over it.
  public let dossier: Dossier
  /// The outcome without a step.
  public let outcome: Outcome
  /// The name of the scenarios.
  public let scenario: String
  /// The version of the program.
  public let version: String

  /// The pages of steps in parameters.
  public init(
    _ sensitivity: Sensitivity, dossier: Dossier, outcome: Outcome, scenario: String,
    version: String
  ) {
    self.sensitivity = sensitivity
    self.dossier = dossier
    self.outcome = outcome
    self.scenario = scenario
    self.version = version
  }

  /// Every page and table of the report folder.
  public func files() -> [ReportFile] {
    [.init("gevoeligheid.md", page: page()), .init("gevoeligheid.csv", table())]
      + places.compactMap { place in
        chart(place).map { ReportFile($0.path, page: $0.svg) }
      }
  }

  /// A measure in a year that has it, as places in the sensitivity.
  struct Place {
    let measure: Int
    let year: Int
  }

  /// Every measure in every year that has it, measure by measure.
  var places: [Place] {
    sensitivity.measures.indices.flatMap { measure in
      sensitivity.years.indices.filter { sensitivity.measures[measure].base[$0] != nil }
        .map { Place(measure: measure, year: $0) }
    }
  }

  func ranking(
    _ place: Place
  ) -> [(row: Sensitivity.Row, down: Sensitivity.Effect, up: Sensitivity.Effect, swing: Decimal)] {
    sensitivity.ranking(of: place.measure, inYear: place.year)
  }

  /// What a reader calls a measure.
  func title(of measure: Sensitivity.Watched) -> String {
    measure.measure.map { VariationWording.title($0, in: dossier) } ?? measure.name
  }

  func name(of row: Sensitivity.Row) -> String {
    VariationWording.name(of: dossier.parameters[row.parameter], row: row.row)
  }

  func name(of flip: Sensitivity.Flip) -> String {
    VariationWording.name(of: dossier.parameters[flip.parameter], row: flip.row)
  }

  /// The name with a star where the step is larger than was asked.
  func starredName(of row: Sensitivity.Row) -> String {
    name(of: row) + (sensitivity.isCoarse(row) ? " *" : "")
  }

  func text(_ value: Decimal, of row: Sensitivity.Row) -> String {
    VariationWording.value(value, dossier.parameters[row.parameter].unit)
  }

  func text(_ value: Decimal, of flip: Sensitivity.Flip) -> String {
    VariationWording.value(value, dossier.parameters[flip.parameter].unit)
  }

  /// What the reader may do with the figures.
  var standing: Standing {
    Standing(.sensitivity, weakest: outcome.weakestStatus, adoption: Dossier.Adoption())
  }
}

extension Outcome {
  /// The weakest status that the money of any year rests on.
  public var weakestStatus: Status {
    years.flatMap { year in
      year.pots.map(\.status) + year.lines.map(\.status)
        + year.steps.flatMap { $0.postings.map(\.status) }
    }.max() ?? .definitief
  }
}
