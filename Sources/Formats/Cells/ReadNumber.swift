import Numbers

/// A number as its cell wrote it.
public struct ReadNumber: Hashable, Sendable {
  /// The sign of a unit that a cell may carry.
  public enum Sign: Hashable, Sendable {
    /// A bare number.
    case none
    /// An amount of money: `€ 50.000,00`.
    case euro
    /// A percentage: `3,5 %`.
    case percent
  }

  /// The number that is written, with as many decimals as are written.
  ///
  /// Nothing is divided: `3,5 %` gives 3,5.
  public let value: Decimal
  /// The unit that is written beside the number.
  public let sign: Sign

  /// A number with the sign of its unit.
  public init(value: Decimal, sign: Sign = .none) {
    self.value = value
    self.sign = sign
  }
}
