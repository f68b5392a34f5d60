import Dossiers
import Numbers

/// Where a measure reaches a value while a parameter takes every value between two bounds.
///
/// Values of the parameter are whole numbers of its smallest unit.
public struct Solution: Sendable {
  /// The values that were looked at, from the first to the last.
  public let bounds: ClosedRange<Int128>
  /// How many values were tried.
  public let evaluations: Int
  /// The largest distance between two neighbours that were tried; 1 means every value was.
  public let spacing: Int128
  /// The number that the measure is at every value that was tried and gives a valid dossier; nothing
  /// where some differ, or where one has no number or none that may be told.
  public let constant: Decimal?
  /// What was found, from the lowest value to the highest; together they cover the bounds.
  public let stretches: [Stretch]

  /// A stretch of values at which the measure stands on the same side of what is sought.
  ///
  /// Where it ends the next value was tried too; inside it not every value was.
  public struct Stretch: Sendable {
    /// Its values.
    public let values: ClosedRange<Int128>
    /// Where the measure stands.
    public let standing: Standing
    /// What the first value gave.
    public let first: Trial
    /// What the last value gave.
    public let last: Trial

    /// A stretch of values.
    public init(values: ClosedRange<Int128>, standing: Standing, first: Trial, last: Trial) {
      self.values = values
      self.standing = standing
      self.first = first
      self.last = last
    }
  }

  /// Where a measure stands against what is sought.
  public enum Standing: Hashable, Sendable {
    /// Below it.
    case below
    /// Exactly there.
    case reached
    /// Above it.
    case above
    /// The measure says nothing.
    case unknown
    /// The dossier is not valid.
    case refused
    /// The outcome is not to be told.
    case hidden

    /// Whether the measure has a number that is not what is sought.
    public var isBeside: Bool { self == .below || self == .above }
  }

  /// What a search found.
  public init(
    bounds: ClosedRange<Int128>, evaluations: Int, spacing: Int128, constant: Decimal?,
    stretches: [Stretch]
  ) {
    self.bounds = bounds
    self.evaluations = evaluations
    self.spacing = spacing
    self.constant = constant
    self.stretches = stretches
  }

  /// The values at which the measure is what is sought.
  public var answers: [ClosedRange<Int128>] {
    stretches.filter { $0.standing == .reached }.map { $0.values }
  }

  /// Where the measure passes what is sought without reaching it: the two stretches beside the jump.
  public var jumps: [(before: Stretch, after: Stretch)] {
    zip(stretches, stretches.dropFirst()).filter { before, after in
      before.standing.isBeside && after.standing.isBeside
    }.map { (before: $0, after: $1) }
  }
}
