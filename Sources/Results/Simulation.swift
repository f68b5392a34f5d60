import Dossiers
import Numbers

/// What many runs of a dossier come to when its numbers vary as `onzekerheid.csv` says.
///
/// The same dossier, runs and seed give the same value, however many threads computed it.
public struct Simulation: Hashable, Sendable {
  /// How many runs were made.
  public let runs: Int
  /// The seed from which every draw follows.
  public let seed: UInt64
  /// The runs that the plain engine computed, because the fast one could not prove them exact.
  public let plainRuns: Int
  /// The runs that could not be computed (money with nobody to receive it, a key below zero, a number
  /// that does not fit); they are in no spread and no other count.
  public let stoppedRuns: Int
  /// The runs in which a pot lost or gained a cent; 0, or the program is wrong.
  public let unbalancedRuns: Int
  /// The runs in which a change took more than all there was, so that a number was held at 0.
  public let vanishedRuns: Int
  /// The years that were asked for.
  public let years: [Year]

  /// What many runs come to.
  public init(
    runs: Int, seed: UInt64, plainRuns: Int, stoppedRuns: Int, unbalancedRuns: Int,
    vanishedRuns: Int, years: [Year]
  ) {
    self.runs = runs
    self.seed = seed
    self.plainRuns = plainRuns
    self.stoppedRuns = stoppedRuns
    self.unbalancedRuns = unbalancedRuns
    self.vanishedRuns = vanishedRuns
    self.years = years
  }

  /// The runs that every count of a chance is a part of.
  public var countedRuns: Int { runs - stoppedRuns }

  /// One budget year.
  public struct Year: Hashable, Sendable {
    /// The budget year.
    public let year: Int
    /// What the schools that exist in the year get from all steps together.
    public let schools: [School]
    /// The pots of the year.
    public let pots: [Pot]
    /// The steps that raise a pot to a floor (`vul_aan`), in their order.
    public let topUps: [TopUp]
    /// The measures that hold in the year.
    public let measures: [Measure]
    /// The income of the budget, in euros.
    public let income: Spread
    /// The expenses of the budget, in euros.
    public let expenses: Spread
    /// The result of the budget, in euros, before any risk strikes.
    public let result: Spread
    /// The runs in which the result is below zero before any risk strikes.
    public let negativeResults: Int
    /// The equity at the end of the year before any risk strikes, where the dossier has a balance.
    public let equity: Spread?
    /// The runs in which at least one pot falls short.
    public let shortRuns: Int
    /// What the risks cost, where the dossier has any.
    public let risks: Risks?

    /// One budget year.
    public init(
      year: Int, schools: [School], pots: [Pot], topUps: [TopUp], measures: [Measure],
      income: Spread, expenses: Spread, result: Spread, negativeResults: Int, equity: Spread?,
      shortRuns: Int, risks: Risks?
    ) {
      self.year = year
      self.schools = schools
      self.pots = pots
      self.topUps = topUps
      self.measures = measures
      self.income = income
      self.expenses = expenses
      self.result = result
      self.negativeResults = negativeResults
      self.equity = equity
      self.shortRuns = shortRuns
      self.risks = risks
    }
  }

  /// What a school gets from all steps together.
  public struct School: Hashable, Sendable {
    /// The school, as an index into the schools of the dossier.
    public let school: Int
    /// The amount, in euros.
    public let amount: Spread

    /// What a school gets.
    public init(school: Int, amount: Spread) {
      self.school = school
      self.amount = amount
    }
  }

  /// What a pot pays.
  public struct Pot: Hashable, Sendable {
    /// The pot, as an index into the pots of the dossier.
    public let pot: Int
    /// What its steps pay to schools and to other pots, in euros.
    public let paid: Spread
    /// The runs in which a step misses money in it, whatever `tekort` then does, or in which it ends
    /// below zero.
    public let shortRuns: Int

    /// What a pot pays.
    public init(pot: Int, paid: Spread, shortRuns: Int) {
      self.pot = pot
      self.paid = paid
      self.shortRuns = shortRuns
    }
  }

  /// What a step `vul_aan` moves to reach its floor.
  public struct TopUp: Hashable, Sendable {
    /// The row, as an index into the steps of the dossier.
    public let row: Int
    /// The amount that is moved, in euros; 0 when the floor is reached already.
    public let amount: Spread
    /// The runs in which money is moved.
    public let movingRuns: Int

    /// What a step moves.
    public init(row: Int, amount: Spread, movingRuns: Int) {
      self.row = row
      self.amount = amount
      self.movingRuns = movingRuns
    }
  }

  /// The value of a measure.
  public struct Measure: Hashable, Sendable {
    /// The measure, as an index into the measures of the dossier.
    public let measure: Int
    /// The value, in units of the measure; a percentage is a fraction.
    ///
    /// Nothing when it has a value in no run.
    public let value: Spread?
    /// The runs in which it is below its `ondergrens`.
    public let belowRuns: Int
    /// The runs in which it is above its `bovengrens`.
    public let aboveRuns: Int

    /// The value of a measure.
    public init(measure: Int, value: Spread?, belowRuns: Int, aboveRuns: Int) {
      self.measure = measure
      self.value = value
      self.belowRuns = belowRuns
      self.aboveRuns = aboveRuns
    }
  }

  /// What the risks cost in a year; every spread in euros.
  public struct Risks: Hashable, Sendable {
    /// What all risks of the table cost in the year.
    public let loss: Spread
    /// What the risks cost in the year that rest on a source, which alone count for a reserve.
    public let sourcedLoss: Spread
    /// What the risks that rest on a source cost in this year and the years before it together,
    /// from the first year that was simulated.
    public let sourcedLossToDate: Spread
    /// The result of the budget less what all risks cost in the year.
    public let result: Spread
    /// The runs in which that is below zero.
    public let negativeResults: Int
    /// The equity less what all risks cost from the first simulated year on, where there is a balance.
    public let equity: Spread?
    /// The runs in which that is below zero.
    public let negativeEquities: Int

    /// What the risks cost in a year.
    public init(
      loss: Spread, sourcedLoss: Spread, sourcedLossToDate: Spread, result: Spread,
      negativeResults: Int, equity: Spread?, negativeEquities: Int
    ) {
      self.loss = loss
      self.sourcedLoss = sourcedLoss
      self.sourcedLossToDate = sourcedLossToDate
      self.result = result
      self.negativeResults = negativeResults
      self.equity = equity
      self.negativeEquities = negativeEquities
    }

    /// The reserve that pays what the sourced risks cost in 95 of 100 runs, in euros.
    public var neededReserve: Decimal { sourcedLoss.p95 }
  }
}

/// How a number is spread over the runs of a simulation.
public struct Spread: Hashable, Sendable {
  /// The number when nothing varies and no risk strikes; nothing where it then has no value.
  public let planned: Decimal?
  /// The mean of all runs: exact, then rounded half away from zero to the decimals of the number.
  public let mean: Decimal
  /// In 19 of 20 cases the mean of endless runs is no further than this from ``mean``; nothing with so
  /// few runs that they cannot tell.
  public let meanMargin: Decimal?
  /// In 5 of 100 runs the number is not above this.
  public let p5: Decimal
  /// In a quarter of the runs the number is not above this.
  public let p25: Decimal
  /// In half of the runs the number is not above this.
  public let p50: Decimal
  /// In three quarters of the runs the number is not above this.
  public let p75: Decimal
  /// In 95 of 100 runs the number is not above this.
  public let p95: Decimal
  /// How far P5 to P95 may be from those of the same runs counted one by one: the width of the bins
  /// in which they are counted, less the smallest step of the number; 0 is exact.
  public let precision: Decimal
  /// In 19 of 20 cases P5, and so each of the five, is no further than this from that of endless runs,
  /// ``precision`` included; nothing with so few runs that they cannot tell.
  public let quantileMargin: Decimal?

  /// How a number is spread.
  public init(
    planned: Decimal?, mean: Decimal, meanMargin: Decimal?, p5: Decimal, p25: Decimal,
    p50: Decimal, p75: Decimal, p95: Decimal, precision: Decimal, quantileMargin: Decimal?
  ) {
    self.planned = planned
    self.mean = mean
    self.meanMargin = meanMargin
    self.p5 = p5
    self.p25 = p25
    self.p50 = p50
    self.p75 = p75
    self.p95 = p95
    self.precision = precision
    self.quantileMargin = quantileMargin
  }
}
