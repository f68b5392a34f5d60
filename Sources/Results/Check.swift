import Numbers

/// A check on the result, with the figures that it compared.
public struct Check: Sendable {
  /// What was checked.
  public let subject: Subject
  /// What should be.
  public let expected: Decimal
  /// What is.
  public let found: Decimal
  /// What the numbers count.
  public let measure: Measure
  /// What follows from the comparison.
  public let verdict: Verdict

  /// What a check looks at; the numbers are indices into the dossier.
  public enum Subject: Hashable, Sendable {
    /// What goes into a pot comes out of it.
    case potBalance(pot: Int)
    /// A pot is raised to its floor.
    case floor(step: Int)
    /// A step per school pays its amount to each school of the doelgroep.
    case perSchool(step: Int)
    /// The postings per school add up to the postings per pot.
    case schoolTotals
    /// Each posting lands in one budget line.
    case linePostings(line: Int)
    /// The postings of all lines together are the postings of all steps.
    case allPostings
    /// The count of a telgroep equals its control total.
    case countTotal(total: Int)
    /// The count of a telgroep beside the total that was forecast.
    case countForecast(total: Int)
    /// A computed figure beside the one that the plan prints.
    case printedFigure(figure: Int)
    /// No tussenvoorziening shares in a step that pays other kinds of school too (§9.2.1).
    case tussenvoorzieningenApart
    /// No school receives both as a regular school and as a tussenvoorziening (§9.2.1).
    case oneKindPerSchool
  }

  /// What the numbers of a check count.
  public enum Measure: Sendable {
    /// Cents.
    case money
    /// Pupils.
    case pupils
    /// Schools.
    case schools
  }

  /// What follows from a check.
  public enum Verdict: Sendable {
    /// Equal, or at least what was asked.
    case passed
    /// Not so.
    case failed
    /// Two sources beside each other; a difference is news, not an error.
    case informative
  }

  /// A check with its figures.
  public init(
    _ subject: Subject, expected: Decimal, found: Decimal, measure: Measure, verdict: Verdict
  ) {
    self.subject = subject
    self.expected = expected
    self.found = found
    self.measure = measure
    self.verdict = verdict
  }

  /// The difference found − expected; both numbers are whole.
  public var difference: Int128 { found.coefficient - expected.coefficient }
}
