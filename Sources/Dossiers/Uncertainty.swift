import Numbers

/// A row of `onzekerheid.csv`: what varies in a simulation, and how.
///
/// Each draw changes a value by a share of it: value × (1 + change), rounded to the scale of the cell
/// that it replaces. The `spread` says how far the change reaches.
public struct Uncertainty: Sendable {
  /// What varies.
  public let subject: Subject
  /// The schools whose counts vary; empty means every school, and always so for a parameter.
  public let target: Target
  /// How the changes are distributed.
  public let distribution: Distribution
  /// The share of the variance that the schools of the row have in common, 0 to 1.
  ///
  /// It is the correlation between two schools: with 0 each school varies by itself, with 1 all change
  /// alike.
  public let correlation: Decimal
  /// Whether the changes of years add up.
  public let course: Course
  /// Status, source and place.
  public let provenance: Provenance

  /// What varies.
  public enum Subject: Hashable, Sendable {
    /// The counts of a telgroep, as an index into ``Dossier/telgroepen``.
    case telgroep(Int)
    /// The value of a parameter, as an index into ``Dossier/parameters``.
    case parameter(Int)
  }

  /// How the changes are distributed; a spread is a fraction, 0.03 for `3%`, from 0 to below 1.
  public enum Distribution: Hashable, Sendable {
    /// Normal: the spread is the standard deviation.
    case normal(Decimal)
    /// Triangular and symmetrical: the spread is the largest change either way.
    case triangular(Decimal)
    /// Uniform: the spread is the largest change either way.
    case uniform(Decimal)
    /// One of these changes, each as likely: fractions above −1, at least one, as the table has them.
    case list([Decimal])
  }

  /// The word for a distribution, as the table writes it.
  public enum DistributionName: String, CaseIterable, Sendable {
    /// Normal.
    case normal = "normaal"
    /// Triangular.
    case triangular = "driehoek"
    /// Uniform.
    case uniform = "gelijk"
    /// A list of past changes.
    case list = "lijst"
  }

  /// How the years hang together.
  public enum Course: String, CaseIterable, Sendable {
    /// Each year has a change of its own.
    case loose = "los"
    /// The changes of the years before it are part of a year's change: a fan that widens.
    case cumulative = "opgeteld"
  }

  /// A row of what varies.
  public init(
    subject: Subject, target: Target, distribution: Distribution, correlation: Decimal,
    course: Course, provenance: Provenance
  ) {
    self.subject = subject
    self.target = target
    self.distribution = distribution
    self.correlation = correlation
    self.course = course
    self.provenance = provenance
  }

  /// The word for the distribution.
  public var distributionName: DistributionName {
    switch distribution {
    case .normal: .normal
    case .triangular: .triangular
    case .uniform: .uniform
    case .list: .list
    }
  }
}
