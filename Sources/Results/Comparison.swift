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

  /// Something in the tables that differs.
  public struct Change: Sendable {
    /// What differs.
    public let subject: Subject
    /// What the starting point has; nothing when it has none.
    public let before: Value?
    /// What the other has; nothing when it has none.
    public let after: Value?
    /// The remark that the other makes with its own value.
    public let note: String

    /// Something in the tables that differs.
    public init(_ subject: Subject, before: Value?, after: Value?, note: String = "") {
      self.subject = subject
      self.before = before
      self.after = after
      self.note = note
    }
  }

  /// What a change is about, by the names of the tables.
  public enum Subject: Hashable, Sendable {
    /// The value of a parameter.
    case parameter(String)
    /// A cell of a step; `to` is the pot that receives, where the step has several rows.
    case step(number: Int, to: String?, column: String)
    /// A cell of a pot.
    case pot(String, column: String)
    /// The schools, by name, that belong to a group in one of the two only.
    case group(String, added: [String], removed: [String])
    /// The schools, by name, that exist in one of the two only.
    case schools(added: [String], removed: [String])
    /// What a school is, by its name.
    case kind(school: String)
    /// A telgroep on a date, of so many schools.
    case count(String, date: Day, schools: Int)
    /// A total of a telgroep at a counting moment.
    case total(String, moment: String, year: Int)
    /// A schoolgegeven, of so many schools.
    case attribute(String, schools: Int)
    /// The amount of a budget line.
    case line(String)
    /// All baten, when an amount among them differs.
    case income
    /// All lasten, when an amount among the baten or the lasten differs.
    case expenses
  }

  /// A value on one of the two sides.
  public enum Value: Hashable, Sendable {
    /// A cell as the table writes it.
    case text(String)
    /// Pupils.
    case pupils(Int128)
    /// Schools.
    case schools(Int)
    /// Cents.
    case cents(Int128)
    /// More than one value.
    case several
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
