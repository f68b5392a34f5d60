import Dossiers
import Numbers

/// What each school, schoolbestuur, kind of school and pot gets in two outcomes, and which changed
/// rows make the difference (*herverdeeleffecten*).
///
/// It speaks of the allocation only: the postings of steps. Every sum is over the same postings, so
/// schools, boards, kinds and pots have the same totals.
public struct Redistribution: Sendable {
  /// The name of the outcome that is the starting point.
  public let before: String
  /// The name of the outcome that is set beside it.
  public let after: String
  /// The budget years.
  public let years: [Year]
  /// What makes the difference, in the order in which it was done.
  public let causes: [Cause]

  /// Two outcomes beside each other, with the causes of their difference.
  public init(before: String, after: String, years: [Year], causes: [Cause]) {
    self.before = before
    self.after = after
    self.years = years
    self.causes = causes
  }

  /// What makes a part of the difference.
  public enum Cause: Hashable, Sendable {
    /// Changed rows of scenarios; those that only together give a valid dossier are one cause.
    case rows([OverlayRow])
    /// The school itself has more or fewer pupils.
    case ownPupils
    /// Other schools have more or fewer pupils.
    case otherPupils
    /// There is more or less in the pots that pay.
    case pots
    /// The rules, the amounts, or who belongs to a doelgroep.
    case rules

    /// What makes the difference between two years or two counts.
    public static let ofMoments: [Cause] = [.ownPupils, .otherPupils, .pots, .rules]
  }

  /// An amount in both outcomes, in cents.
  public struct Amounts: Hashable, Sendable {
    /// In the starting point.
    public var before: Int128
    /// In the other outcome.
    public var after: Int128

    /// An amount in both outcomes.
    public init(before: Int128 = 0, after: Int128 = 0) {
      self.before = before
      self.after = after
    }

    /// What the other outcome gives more.
    public var difference: Int128 { after - before }
  }

  /// A schoolbestuur, a kind of school or a pot.
  public struct Part: Sendable {
    /// Its name.
    public let name: String
    /// What it has in both.
    public let amounts: Amounts

    /// A part with its amounts.
    public init(name: String, amounts: Amounts) {
      self.name = name
      self.amounts = amounts
    }
  }

  /// A school that receives something in either outcome, or that exists in one of the two only.
  public struct School: Sendable {
    /// The code.
    public let code: String
    /// The name, that of the other outcome where it has the school.
    public let name: String
    /// The schoolbestuur, likewise.
    public let board: String
    /// What the school is, likewise.
    public let kind: SchoolKind
    /// In which of the two the school exists.
    public let presence: Presence
    /// What it has in both.
    public let amounts: Amounts
    /// How much of the difference each cause makes, in cents; together exactly the difference.
    public let causes: [Int128]
    /// Its pupils in the starting point, where they are known.
    public let pupilsBefore: Int128?
    /// Its pupils in the other outcome, where they are known.
    public let pupilsAfter: Int128?

    /// A school with its amounts.
    public init(
      code: String, name: String, board: String, kind: SchoolKind, presence: Presence,
      amounts: Amounts, causes: [Int128], pupilsBefore: Int128? = nil, pupilsAfter: Int128? = nil
    ) {
      self.code = code
      self.name = name
      self.board = board
      self.kind = kind
      self.presence = presence
      self.amounts = amounts
      self.causes = causes
      self.pupilsBefore = pupilsBefore
      self.pupilsAfter = pupilsAfter
    }
  }

  /// In which of two outcomes a school exists.
  public enum Presence: Sendable {
    /// In both.
    case both
    /// In the starting point only.
    case before
    /// In the other outcome only.
    case after
  }

  /// A budget year; each list begins with the largest gain and ends with the largest loss.
  public struct Year: Sendable {
    /// The budget year.
    public let year: Int
    /// Whether either outcome has an allocation in the year.
    public let isAllocated: Bool
    /// The schools.
    public let schools: [School]
    /// The schoolbesturen.
    public let boards: [Part]
    /// The kinds of school.
    public let kinds: [Part]
    /// The pots that pay schools.
    public let pots: [Part]
    /// What each step does in both, in the order of the steps.
    public let steps: [StepShift]

    /// A budget year.
    public init(
      year: Int, isAllocated: Bool, schools: [School], boards: [Part], kinds: [Part], pots: [Part],
      steps: [StepShift] = []
    ) {
      self.year = year
      self.isAllocated = isAllocated
      self.schools = schools
      self.boards = boards
      self.kinds = kinds
      self.pots = pots
      self.steps = steps
    }

    /// All schools together.
    public var total: Amounts {
      schools.reduce(into: Amounts()) {
        $0.before += $1.amounts.before
        $0.after += $1.amounts.after
      }
    }

    /// Who gains and who loses by the whole change.
    public var effect: Effect { Effect(schools.map { $0.amounts.difference }) }

    /// Who gains and who loses by one cause.
    public func effect(ofCause cause: Int) -> Effect { Effect(schools.map { $0.causes[cause] }) }
  }

  /// Who gains and who loses.
  public struct Effect: Hashable, Sendable {
    /// How many schools get more (*voordeelscholen*).
    public private(set) var gainers = 0
    /// How many get less (*nadeelscholen*).
    public private(set) var losers = 0
    /// What those that get more get more together, in cents.
    public private(set) var gains: Int128 = 0
    /// What those that get less get less together, in cents; not below zero.
    public private(set) var losses: Int128 = 0

    /// The effect of a difference for each school, in cents.
    public init(_ differences: [Int128]) {
      for difference in differences where difference != 0 {
        if difference > 0 {
          gainers += 1
          gains += difference
        } else {
          losers += 1
          losses -= difference
        }
      }
    }

    /// What all get more together; below zero, less.
    public var net: Int128 { gains - losses }
  }
}
