import Numbers

/// The days on which a row holds: from `vanaf` up to and including `tot`, either may be open.
public struct Period: Hashable, Sendable {
  /// The first day, or nothing when it always held.
  public let from: Day?
  /// The last day, or nothing when it holds on.
  public let through: Day?

  /// A period between two days, both included.
  public init(from: Day? = nil, through: Day? = nil) {
    self.from = from
    self.through = through
  }

  /// Always.
  public static let always = Period()

  /// Whether the row holds on `day`.
  public func contains(_ day: Day) -> Bool {
    if let from, day < from { return false }
    if let through, through < day { return false }
    return true
  }

  /// Whether the row holds for a budget year: on its 1 January.
  public func contains(year: Int) -> Bool {
    Day(year: year, month: 1, day: 1).map(contains) ?? false
  }

  /// Whether it ends before it begins, so that no day lies in it.
  public var isEmpty: Bool {
    if let from, let through { through < from } else { false }
  }

  /// Whether a day exists that lies in both.
  public func overlaps(_ other: Period) -> Bool {
    if let from, let end = other.through, end < from { return false }
    if let through, let start = other.from, through < start { return false }
    return true
  }
}
