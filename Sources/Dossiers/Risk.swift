import Numbers

/// A row of `risicos.csv`: something that may happen in a year and then costs money.
public struct Risk: Sendable {
  /// The name.
  public let name: String
  /// The chance that it strikes in a year, a fraction from 0 to 1.
  public let chance: Decimal
  /// What it costs at least when it strikes, 0 or more.
  public let minimum: Money
  /// What it costs at most; not less than the minimum, and every amount between is as likely.
  public let maximum: Money
  /// How the risk is controlled, in words; may be empty.
  public let control: String
  /// Status, source and place.
  public let provenance: Provenance

  /// A risk.
  public init(
    name: String, chance: Decimal, minimum: Money, maximum: Money, control: String,
    provenance: Provenance
  ) {
    self.name = name
    self.chance = chance
    self.minimum = minimum
    self.maximum = maximum
    self.control = control
    self.provenance = provenance
  }

  /// Whether it counts towards the reserve that is needed: a source gives its chance and its amounts.
  public var countsTowardsReserve: Bool { provenance.status != .aanname }
}

/// A row of `risicos.csv` without chance and amounts: a risk that a source names and does not price.
///
/// It is told and counts for nothing, because an empty cell is unknown, never 0.
public struct UnpricedRisk: Sendable {
  /// The name.
  public let name: String
  /// How the risk is controlled, in words; may be empty.
  public let control: String
  /// Status, source and place.
  public let provenance: Provenance

  /// A risk without chance and amounts.
  public init(name: String, control: String, provenance: Provenance) {
    self.name = name
    self.control = control
    self.provenance = provenance
  }
}
