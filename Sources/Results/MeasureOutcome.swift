import Dossiers
import Numbers

/// The value of a measure in a year.
public struct MeasureOutcome: Sendable {
  /// The measure, as an index into the measures of the dossier.
  public let measure: Int
  /// The number, in units of the measure; a percentage is a fraction.
  ///
  /// Nothing when what it is divided by is zero or the number is too large.
  public let value: Decimal?
  /// The weakest status of what it rests on.
  public let status: Status

  /// The value of a measure in a year.
  public init(measure: Int, value: Decimal?, status: Status) {
    self.measure = measure
    self.value = value
    self.status = status
  }
}
