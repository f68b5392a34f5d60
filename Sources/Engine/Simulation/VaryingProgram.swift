import Dossiers
import Numbers

/// A dossier compiled for a simulation: the program that every run uses, which of its slots are drawn
/// anew, and which registers are looked at.
///
/// With the values of the dossier in its slots it computes what ``Compilation`` does. It holds what a
/// simulation needs besides: a place for each draw, and sums that are looked at in each run.
public struct VaryingProgram: Sendable {
  /// The program for all years up to the last that was asked for.
  public let program: Program
  /// What is drawn, by row of `onzekerheid.csv` and then in the order of time.
  public let sites: [DrawSite]
  /// The amounts of risks, which are 0 unless the risk strikes.
  public let risks: [RiskSite]
  /// What is looked at in each year that was asked for.
  public let years: [ObservedYear]
}

/// The slots that one row of `onzekerheid.csv` changes at one time.
public struct DrawSite: Sendable {
  /// The row, as an index into ``Dossier/uncertainties``.
  public let row: Int
  /// Where it stands among the times of its row: a later time is a larger number.
  public let time: Int
  /// The scalars that the change of the whole holds for, with the values of the dossier.
  public internal(set) var scalars: [(register: Scalar, value: Int128)] = []
  /// The columns in which each school has a change of its own.
  public internal(set) var columns: [DrawnColumn] = []
}

/// The schools of a column that one row changes, with the values of the dossier.
public struct DrawnColumn: Sendable {
  /// The register.
  public let register: Column
  /// The schools, in the order of the dossier.
  public let schools: [Int]
  /// Their values.
  public let values: [Int128]
}

/// Where the amount stands that a risk costs in a year, in cents.
public struct RiskSite: Sendable {
  /// The risk, as an index into ``Dossier/risks``.
  public let risk: Int
  /// The register.
  public let register: Scalar
}

/// The registers that a simulation looks at in one year; amounts are in cents.
public struct ObservedYear: Sendable {
  /// The budget year.
  public let year: Int
  /// The schools that exist in the year, each with the columns that make up what it gets.
  public let schools: [(school: Int, paid: [Column])]
  /// The pots that exist in the year.
  public let pots: [ObservedPot]
  /// What the steps `vul_aan` move.
  public let topUps: [(row: Int, amount: Scalar)]
  /// The measures that hold in the year.
  public let measures: [ObservedMeasure]
  /// The totals of the budget.
  public let income, expenses, result: Scalar
  /// The equity, where the dossier has a balance.
  public let equity: Scalar?
  /// The most that any pot lacks.
  public let lacking: Scalar
  /// What the risks come to, where the dossier has any.
  public let risks: ObservedRisks?
  /// What must be 0 in each run: what went into a pot less what came out of it.
  public let zeros: [Scalar]
  /// What may not be below zero in an outcome that holds.
  public let claims: [Scalar]
  /// What may not be below zero for any of the members.
  public let columnClaims: [(column: Column, members: Members)]
}

/// The registers of a pot.
public struct ObservedPot: Sendable {
  /// The pot, as an index into ``Dossier/pots``.
  public let pot: Int
  /// What its steps pay.
  public let paid: Scalar
  /// What its steps miss, or what it ends below zero if that is more; above 0 it falls short.
  public let lacking: Scalar
}

/// The registers of a measure.
public struct ObservedMeasure: Sendable {
  /// The measure, as an index into ``Dossier/measures``.
  public let measure: Int
  /// The value, or with a divisor what is divided by it.
  public let value: Scalar
  /// What the value is divided by, rounded half away from zero; with 0 it has no value.
  public let divisor: Scalar?
  /// The decimals of the value.
  public let scale: Int
}

/// The registers of what risks come to; amounts are in cents.
public struct ObservedRisks: Sendable {
  /// What all cost in the year, what the sourced ones do, and those up to and including the year.
  public let loss, sourcedLoss, sourcedLossToDate: Scalar
  /// The result less the loss, and the equity less the losses up to and including the year.
  public let result: Scalar
  /// The equity less the losses up to and including the year.
  public let equity: Scalar?
}
