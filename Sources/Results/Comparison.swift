import Numbers

/// Two outcomes of one year beside each other, by school code and by pot name.
public struct Comparison: Sendable {
  /// The name of the outcome that is the starting point.
  public let before: String
  /// The name of the outcome that is set beside it.
  public let after: String
  /// What differs in the rules themselves.
  public let changes: [Change]
  /// Each school that receives something in either.
  public let schools: [Row]
  /// Each pot that pays schools in either.
  public let pots: [Row]

  /// What a school or a pot has in both.
  public struct Row: Sendable {
    /// The school's code or the pot's name.
    public let name: String
    /// The amount in the starting point, in cents.
    public let before: Int128
    /// The amount in the other outcome, in cents.
    public let after: Int128

    /// What a school or a pot has in both.
    public init(name: String, before: Int128, after: Int128) {
      self.name = name
      self.before = before
      self.after = after
    }

    /// What the other outcome gives more, in cents.
    public var difference: Int128 { after - before }
  }

  /// A value or a rule that differs.
  public struct Change: Sendable {
    /// The parameter, or the number of the step and the column.
    public let name: String
    /// What the starting point has; empty when it has none.
    public let before: String
    /// What the other has; empty when it has none.
    public let after: String
    /// The remark that the starting point makes with it.
    public let note: String

    /// A value or a rule that differs.
    public init(name: String, before: String, after: String, note: String) {
      self.name = name
      self.before = before
      self.after = after
      self.note = note
    }
  }

  /// Two outcomes beside each other.
  public init(before: String, after: String, changes: [Change], schools: [Row], pots: [Row]) {
    self.before = before
    self.after = after
    self.changes = changes
    self.schools = schools
    self.pots = pots
  }

  /// What moves from schools that get less to schools that get more, in cents.
  public var moved: Int128 {
    let gains = schools.reduce(Int128(0)) { $0 + max($1.difference, 0) }
    let losses = schools.reduce(Int128(0)) { $0 - min($1.difference, 0) }
    return min(gains, losses)
  }

  /// What all schools together get more (or, below zero, less), in cents.
  public var net: Int128 { schools.reduce(0) { $0 + $1.difference } }
}
