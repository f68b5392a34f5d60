import Dossiers
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
  public var verdict: Verdict

  /// What a check looks at; the numbers are indices into the dossier.
  public enum Subject: Hashable, Sendable {
    /// What goes into a pot comes out of it.
    case potBalance(pot: Int)
    /// A pot is raised to its floor.
    case floor(step: Int)
    /// A step per school pays its amount to each school of the doelgroep.
    case perSchool(step: Int)
    /// What an `overgang` gives and takes is nothing together.
    case transitionBalance(step: Int)
    /// What an `overgang` compares is what schools got last year, and no cap is passed that it says is
    /// met.
    case transitionCap(step: Int)
    /// The postings per school add up to the postings per pot.
    case schoolTotals
    /// Each posting lands in one budget line.
    case linePostings(line: Int)
    /// The postings of all lines together are the postings of all steps.
    case allPostings
    /// A budget line is the claims of its rule.
    case settlementLine(line: Int)
    /// What the schools receive from each other and the samenwerkingsverband is what the budget pays.
    case settlementBalance
    /// The growth of a vso location beside the transfers to and from it.
    case vangnetGrowth(location: Int)
    /// No school pays more months for a pupil than it was without the pupil.
    case monthsPerPupil
    /// The count of a telgroep equals its control total.
    case countTotal(total: Int)
    /// The count of a telgroep beside the total that was forecast.
    case countForecast(total: Int)
    /// A computed figure beside the one that the plan prints.
    case printedFigure(figure: Int)
    /// The lines that the plan prints add up to the total that it prints.
    case printedTotal(figure: Int)
    /// The result that the plan prints is its income less its expenses.
    case printedResult(figure: Int)
    /// Both sides of the balance sheet that the plan prints are equal.
    case printedBalance(figure: Int)
    /// The equity that the plan prints is last year's and the result.
    case printedEquity(figure: Int)
    /// The liquid means that the plan prints follow from last year's and all other movements.
    case printedCash(figure: Int)
    /// The columns of an overview follow each other year by year.
    case printedYears(figure: Int)
    /// The step from one printed forecast to the next is like the others of its line.
    case printedStep(figure: Int)
    /// The number on which printed amounts rest, by their rates, is the one of the model.
    case impliedBase(figure: Int)
    /// An accepted difference is still there, with exactly its amount.
    case acceptedDifference(row: Int)
    /// Both sides of the opening balance are equal.
    case openingBalance
    /// The equity is last year's and the result.
    case equityRolls
    /// Every result of an earlier year has been appropriated.
    case resultAppropriated
    /// The liquid means do not fall below zero.
    case cashLeft
    /// A measure stays above its lower bound.
    case lowest(measure: Int)
    /// A measure stays below its upper bound.
    case highest(measure: Int)
    /// No tussenvoorziening shares in a step that pays other kinds of school too (§9.2.1).
    case tussenvoorzieningenApart
    /// No school receives both as a regular school and as a tussenvoorziening (§9.2.1).
    case oneKindPerSchool
  }

  /// What the numbers of a check count.
  public enum Measure: Hashable, Sendable {
    /// Cents.
    case money
    /// Pupils.
    case pupils
    /// Schools.
    case schools
    /// Years.
    case years
    /// A number of this unit; a percentage is a fraction.
    case number(Unit)
  }

  /// What follows from a check.
  public enum Verdict: Sendable {
    /// Equal, or at least what was asked.
    case passed
    /// Not so.
    case failed
    /// A measure outside its bounds: a signal for who decides, not a mistake.
    case outOfBounds
    /// Different by no more than half a printed unit for each number that went into it.
    case rounding
    /// Not so, and it follows from another difference that is told.
    case follows
    /// Not so, and an accepted difference says why.
    case explained
    /// The plan prints it, but it follows from nothing that the sources give.
    case underivable
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

  /// The difference found − expected; both numbers have the same number of decimals.
  public var difference: Int128 { found.coefficient - expected.coefficient }
}

extension Check.Subject {
  /// The name by which `verklaringen.csv` refers to a check; nothing for one that nobody can accept
  /// a difference of.
  public func key(in dossier: Dossier) -> String? {
    func key(_ figure: Int, _ what: String) -> String {
      let row = dossier.figures[figure]
      return "\(row.overview) \(row.line)\(what.isEmpty ? "" : " \(what)")"
    }
    switch self {
    case .printedFigure(let figure): return key(figure, "")
    case .printedTotal(let figure): return key(figure, "optelling")
    case .printedResult(let figure): return key(figure, "optelling")
    case .printedBalance(let figure): return key(figure, "evenwicht")
    case .printedEquity(let figure), .printedCash(let figure): return key(figure, "verloop")
    case .printedYears(let figure): return "\(dossier.figures[figure].overview) jaren"
    case .printedStep(let figure): return key(figure, "stap")
    case .impliedBase(let figure): return key(figure, "grondslag")
    case .openingBalance: return "beginbalans evenwicht"
    case .equityRolls: return "eigen_vermogen verloop"
    case .resultAppropriated: return "resultaat bestemming"
    case .cashLeft: return "liquide_middelen tekort"
    case .lowest(let measure): return "\(dossier.measures[measure].name) ondergrens"
    case .highest(let measure): return "\(dossier.measures[measure].name) bovengrens"
    case .potBalance, .floor, .perSchool, .transitionBalance, .transitionCap, .schoolTotals,
      .linePostings, .allPostings,
      .settlementLine, .settlementBalance, .vangnetGrowth, .monthsPerPupil,
      .countTotal, .countForecast, .acceptedDifference, .tussenvoorzieningenApart,
      .oneKindPerSchool:
      return nil
    }
  }
}

/// A check on the plan or on the budget with the year that it speaks of.
public struct YearCheck: Sendable {
  /// The year.
  public let year: Int
  /// The check.
  public var check: Check

  /// A check of a year.
  public init(year: Int, check: Check) {
    self.year = year
    self.check = check
  }
}
