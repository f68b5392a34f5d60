import Dossiers
import Numbers

/// What a measure came to with another value of a parameter.
public enum Trial: Sendable {
  /// The measure, in its unit; a percentage is a fraction.
  case value(Decimal)
  /// The measure says nothing: it divides by zero, or is too large.
  case unknown
  /// With that value the dossier is not valid.
  case refused(Finding)
  /// The outcome is not to be told: it would give away what a few pupils cost.
  case hidden
}

extension Decimal {
  /// This number less another, at the larger of both scales; nothing when it does not fit.
  public func difference(from other: Decimal) -> Decimal? {
    let scale = max(self.scale, other.scale)
    guard let left = coefficient(atScale: scale), let right = other.coefficient(atScale: scale)
    else { return nil }
    let (difference, overflow) = left.subtractingReportingOverflow(right)
    return overflow ? nil : Decimal(coefficient: difference, scale: scale)
  }
}
