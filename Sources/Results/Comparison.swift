import Numbers

/// Two outcomes of one year beside each other, by school code and by pot name.
public struct Comparison: Sendable {
  /// The name of the outcome that is compared with.
  public let name: String
  /// Each school that receives something in either.
  public let schools: [Row]
  /// Each pot that pays schools in either.
  public let pots: [Row]

  /// What a school or a pot has in both.
  public struct Row: Sendable {
    /// The school's code or the pot's name.
    public let name: String
    /// The amount in the outcome at hand, in cents.
    public let here: Int128
    /// The amount in the other outcome, in cents.
    public let there: Int128

    /// What a school or a pot has in both.
    public init(name: String, here: Int128, there: Int128) {
      self.name = name
      self.here = here
      self.there = there
    }

    /// What the other outcome gives more, in cents.
    public var difference: Int128 { there - here }
  }

  /// Two outcomes beside each other.
  public init(name: String, schools: [Row], pots: [Row]) {
    self.name = name
    self.schools = schools
    self.pots = pots
  }

  /// What moves between schools: the gains of those that gain, in cents.
  public var moved: Int128 { schools.reduce(0) { $0 + max($1.difference, 0) } }
}
