import Dossiers
import Numbers

/// What a run decided, year by year.
///
/// The reports and `explain` only print it.
public struct Outcome: Sendable {
  /// The years that were asked for.
  public var years: [YearOutcome]
  /// The balance sheet at the end of the year before the first budget year, where there is one.
  public let opening: BalanceSheet?
  /// The figures that the plan prints beside the computed ones, and the plan beside itself; empty
  /// when the dossier is not on the plan's own basis.
  public var reconciliation: [YearCheck] = []
  /// What a reader must know of the transfers, by transfer.
  public var remarks: [TransferRemark] = []
  /// How much the bovenschoolse voorzieningen are used, by school year and voorziening.
  public var facilities: [FacilityUse] = []

  /// The outcome of the years that were asked for.
  public init(years: [YearOutcome], opening: BalanceSheet? = nil) {
    self.years = years
    self.opening = opening
  }

  /// The outcome of one year, with what the reconciliation says of it.
  public func only(_ year: Int) -> Outcome {
    var outcome = self
    outcome.years = years.filter { $0.year == year }
    outcome.reconciliation = reconciliation.filter { $0.year == year }
    return outcome
  }

  /// The balance sheet at the end of a year, the opening balance included.
  public func balance(ofYear year: Int) -> BalanceSheet? {
    if let opening, opening.year == year { return opening }
    return years.first { $0.year == year }?.balance
  }
}

/// What a run decided for one budget year.
public struct YearOutcome: Sendable {
  /// The budget year.
  public let year: Int
  /// The steps, in the order in which they ran.
  public let steps: [StepOutcome]
  /// The pots that exist in the year.
  public let pots: [PotOutcome]
  /// The budget lines.
  public let lines: [LineOutcome]
  /// The totals of the budget.
  public let totals: BudgetTotals
  /// The balance sheet at the end of the year, where the dossier has one.
  public let balance: BalanceSheet?
  /// The measures that hold in the year.
  public let measures: [MeasureOutcome]
  /// The pupils that the plan prints and the dossier counts or expects, by figure.
  public let printedCounts: [Int: Int128]
  /// The pupils of each school by which amounts per pupil are shown; nothing where unknown.
  public let pupils: [Int128?]
  /// What the transfers of pupils come to.
  public let settlement: SettlementOutcome
  /// Every check, with its figures.
  public var checks: [Check] = []

  /// The outcome of a year.
  public init(
    year: Int, steps: [StepOutcome], pots: [PotOutcome], lines: [LineOutcome],
    totals: BudgetTotals, balance: BalanceSheet?, measures: [MeasureOutcome],
    printedCounts: [Int: Int128], pupils: [Int128?], settlement: SettlementOutcome = .none
  ) {
    self.year = year
    self.steps = steps
    self.pots = pots
    self.lines = lines
    self.totals = totals
    self.balance = balance
    self.measures = measures
    self.printedCounts = printedCounts
    self.pupils = pupils
    self.settlement = settlement
  }

  /// The postings of all steps together, in cents.
  public var allocated: Int128 { steps.reduce(0) { $0 + $1.posted } }
}

/// What one row of `verdeling.csv` did in one year.
public struct StepOutcome: Sendable {
  /// The row, as an index into the steps of the dossier.
  public let row: Int
  /// What the step divided or could spend at most, in cents.
  public let divided: Money
  /// What the pot could not pay, in cents.
  public let missing: Money
  /// The number by which each receiver's part is found, added up.
  public let keyTotal: Decimal?
  /// The amount per receiver or per unit of the key.
  public let rate: Decimal?
  /// What went into the amount and the key.
  public let inputs: [Input]
  /// What each school received, in the order of the schools.
  public let postings: [Posting]
  /// What another pot received.
  public let transfer: Transfer?
  /// What rounding the amount per unit left over, in cents.
  public let leftOver: Money
  /// The weakest status of the counts and numbers that make up the key total.
  public let keyTotalStatus: Status

  /// What one row did.
  public init(
    row: Int, divided: Money, missing: Money, keyTotal: Decimal?, rate: Decimal?, inputs: [Input],
    postings: [Posting], transfer: Transfer?, leftOver: Money, keyTotalStatus: Status
  ) {
    self.row = row
    self.divided = divided
    self.missing = missing
    self.keyTotal = keyTotal
    self.rate = rate
    self.inputs = inputs
    self.postings = postings
    self.transfer = transfer
    self.leftOver = leftOver
    self.keyTotalStatus = keyTotalStatus
  }

  /// The postings together, in cents.
  public var posted: Int128 { postings.reduce(0) { $0 + Int128($1.amount.cents) } }
}

/// Money that a step gives to a school.
public struct Posting: Sendable {
  /// The school, as an index into the schools of the dossier.
  public let school: Int
  /// The amount.
  public let amount: Money
  /// The number by which the amount was found: the key, or the claim that was cut.
  public let key: Decimal?
  /// The amount per receiver or per unit that holds for this school, where it differs per school.
  public let rate: Decimal?
  /// Units received by largest remainder: 0 or 1.
  public let extraUnits: Int
  /// The weakest status of the posting's own cells.
  public let status: Status

  /// Money that a step gives to a school.
  public init(
    school: Int, amount: Money, key: Decimal?, rate: Decimal?, extraUnits: Int, status: Status
  ) {
    self.school = school
    self.amount = amount
    self.key = key
    self.rate = rate
    self.extraUnits = extraUnits
    self.status = status
  }
}

/// Money that a step moves to another pot.
public struct Transfer: Sendable {
  /// The pot that receives.
  public let pot: Int
  /// The amount.
  public let amount: Money
  /// The key of the row, in a split.
  public let key: Decimal?
  /// Units received by largest remainder: 0 or 1.
  public let extraUnits: Int

  /// Money that a step moves to another pot.
  public init(pot: Int, amount: Money, key: Decimal?, extraUnits: Int) {
    self.pot = pot
    self.amount = amount
    self.key = key
    self.extraUnits = extraUnits
  }
}

/// A name that a step's amount or key refers to, with the values that were used.
public struct Input: Sendable {
  /// The name, with its counting moment where that is not the default.
  public let name: String
  /// What it is.
  public let reference: Expression.Reference
  /// What it counts.
  public let unit: Unit
  /// The date of a count.
  public let date: Day?
  /// Whether the counts were spread from a total.
  public let isForecast: Bool
  /// One value for all schools, or one for each.
  public let values: Values
  /// How a forecast was spread over the schools.
  public let spread: Spread?

  /// A total that was spread over the schools like a telling, by largest remainder.
  public struct Spread: Sendable {
    /// The total, in whole pupils.
    public let total: Value
    /// The date of the telling.
    public let date: Day
    /// The pupils of each school in the telling; schools in the order of the dossier.
    public let counted: [Int128]
    /// The pupils of all schools of the telling together.
    public let countedTotal: Int128
    /// For each school whether it received a pupil of the remainder.
    public let hasExtra: [Bool]

    /// A total that was spread over the schools.
    public init(
      total: Value, date: Day, counted: [Int128], countedTotal: Int128, hasExtra: [Bool]
    ) {
      self.total = total
      self.date = date
      self.counted = counted
      self.countedTotal = countedTotal
      self.hasExtra = hasExtra
    }
  }

  /// The values of an input.
  public enum Values: Sendable {
    /// The same for all schools.
    case shared(Value)
    /// One for each school, in the order of the schools; nothing for a school outside the doelgroep.
    case perSchool([Value?])
  }

  /// A value with what vouches for it.
  public struct Value: Sendable {
    /// The number.
    public let number: Decimal
    /// Status, source and place.
    public let provenance: Provenance

    /// A value with what vouches for it.
    public init(_ number: Decimal, _ provenance: Provenance) {
      self.number = number
      self.provenance = provenance
    }
  }

  /// A name with the values that were used.
  public init(
    name: String, reference: Expression.Reference, unit: Unit, date: Day?, isForecast: Bool,
    values: Values, spread: Spread? = nil
  ) {
    self.name = name
    self.reference = reference
    self.unit = unit
    self.date = date
    self.isForecast = isForecast
    self.values = values
    self.spread = spread
  }

  /// The weakest status of its values.
  public var weakest: Status {
    switch values {
    case .shared(let value): return value.provenance.status
    case .perSchool(let values):
      var status = Status.definitief
      for value in values {
        if let value { status = max(status, value.provenance.status) }
      }
      return status
    }
  }

  /// The value for one school.
  public func value(ofSchool school: Int) -> Value? {
    switch values {
    case .shared(let value): value
    case .perSchool(let values): values[school]
    }
  }
}

/// What went into a pot and out of it in a year; every amount in cents.
public struct PotOutcome: Sendable {
  /// The pot, as an index into the pots of the dossier.
  public let pot: Int
  /// What its feeds gave.
  public let fed: Money
  /// What other pots gave.
  public let received: Money
  /// What schools got.
  public let posted: Money
  /// What other pots got.
  public let given: Money
  /// What was paid by the result because the pot fell short.
  public let supplemented: Money
  /// What was left at the end.
  public let left: Money
  /// The weakest status of what feeds it, directly or through another pot.
  public let status: Status

  /// Whether no money was in it or went through it.
  public var isEmpty: Bool {
    [fed, received, posted, given, supplemented, left].allSatisfy { $0 == .zero }
  }

  /// What went into a pot and out of it.
  public init(
    pot: Int, fed: Money, received: Money, posted: Money, given: Money, supplemented: Money,
    left: Money, status: Status
  ) {
    self.pot = pot
    self.fed = fed
    self.received = received
    self.posted = posted
    self.given = given
    self.supplemented = supplemented
    self.left = left
    self.status = status
  }
}

/// The amount of a budget line in a year.
public struct LineOutcome: Sendable {
  /// The line, as an index into the lines of the dossier.
  public let line: Int
  /// The amount.
  public let amount: Money
  /// The rate of a `tarief` line.
  public let rate: Decimal?
  /// What the rate was multiplied by.
  public let base: Decimal?
  /// The weakest status of the row and of what its rate and base refer to.
  public let status: Status

  /// The amount of a budget line.
  public init(line: Int, amount: Money, rate: Decimal?, base: Decimal?, status: Status) {
    self.line = line
    self.amount = amount
    self.rate = rate
    self.base = base
    self.status = status
  }
}
