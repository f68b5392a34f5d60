import Dossiers
import Numbers

/// What one step of the allocation does in two outcomes: the *why* of a redistribution in numbers.
public struct StepShift: Sendable {
  /// The place of the step in the order.
  public let number: Int
  /// What the step does.
  public let kind: StepKind
  /// The pot that pays.
  public let pot: String
  /// The pot that receives; nothing for a step that pays schools.
  public let to: String?
  /// The key as the table writes it; empty where the step has none.
  public let key: String
  /// What the step does, in the words of the table.
  public let description: String
  /// What the step gives, to schools or to the other pot.
  public let amounts: Redistribution.Amounts
  /// What is divided over the rows of a `splits` step together.
  public let whole: Redistribution.Amounts
  /// The keys of all receivers together; nothing where the step is not there or has no key.
  public let totals: (before: Decimal?, after: Decimal?)
  /// How many schools receive.
  public let receivers: (before: Int, after: Int)
  /// The schools that receive, by code.
  public let schools: [String: Share]

  /// What a step gives a school, and for what key.
  public struct Share: Sendable {
    /// The amounts.
    public var amounts = Redistribution.Amounts()
    /// The key in the starting point.
    public var before: Decimal?
    /// The key in the other outcome.
    public var after: Decimal?

    /// A share of nothing.
    public init() {}
  }

  /// What one step does in two outcomes.
  public init(
    number: Int, kind: StepKind, pot: String, to: String?, key: String,
    description: String = "", amounts: Redistribution.Amounts, whole: Redistribution.Amounts,
    totals: (before: Decimal?, after: Decimal?), receivers: (before: Int, after: Int),
    schools: [String: Share]
  ) {
    self.number = number
    self.kind = kind
    self.pot = pot
    self.to = to
    self.key = key
    self.description = description
    self.amounts = amounts
    self.whole = whole
    self.totals = totals
    self.receivers = receivers
    self.schools = schools
  }

  /// Whether any amount differs.
  public var isChanged: Bool {
    amounts.difference != 0 || schools.contains { $0.value.amounts.difference != 0 }
  }

  /// What a unit of the key is worth on average, or a school where there is no key, in cents rounded
  /// half away from zero; nothing where there is none, or where the number does not fit.
  public var rates: (before: Int128?, after: Int128?) {
    (
      Self.rate(amounts.before, totals.before, receivers.before, hasKey: !key.isEmpty),
      Self.rate(amounts.after, totals.after, receivers.after, hasKey: !key.isEmpty)
    )
  }

  private static func rate(
    _ cents: Int128, _ total: Decimal?, _ receivers: Int, hasKey: Bool
  ) -> Int128? {
    guard hasKey else {
      return receivers == 0
        ? nil : Rounding.halfAwayFromZero(cents, dividedBy: Int128(receivers))
    }
    guard let total, total.coefficient > 0 else { return nil }
    let (scaled, overflow) = cents.multipliedReportingOverflow(by: PowerOfTen.value(total.scale))
    return overflow ? nil : Rounding.halfAwayFromZero(scaled, dividedBy: total.coefficient)
  }
}
