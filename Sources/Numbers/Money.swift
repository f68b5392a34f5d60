/// An amount of money in whole cents.
///
/// Range: ±92.233.720.368.547.758,07 euros (`Int64` cents). Arithmetic that could leave that range is
/// done in `Int128` and brought back with ``init(exactly:)``.
@frozen
public struct Money: Hashable, Comparable, Sendable {
  /// The amount in cents; negative is a debt.
  public let cents: Int64

  /// An amount of so many cents.
  @inlinable
  public init(cents: Int64) {
    self.cents = cents
  }

  /// The amount if it fits, otherwise nothing: the caller turns that into a finding.
  @inlinable
  public init?(exactly cents: Int128) {
    guard let narrow = Int64(exactly: cents) else { return nil }
    self.cents = narrow
  }

  /// No money.
  public static let zero = Money(cents: 0)

  /// Orders by amount.
  @inlinable
  public static func < (left: Money, right: Money) -> Bool { left.cents < right.cents }
}
