import Dossiers
import Numbers
import Results

/// Which registers hold a claim.
struct ClaimPlan: Sendable {
  let rule: ClaimRule
  let subject: Claim.Subject
  let payer: Party
  let payee: Party
  let amount: Scalar
  let derivation: Derivation
  let day: Day
  /// How many pupils are behind it; one where there is no register.
  var pupils: Scalar?
  let status: Status

  /// A rate or an amount in euros.
  struct Rate: Sendable {
    let register: Scalar
    let scale: Int
    let status: Status
  }

  /// How the amount comes about, in registers.
  enum Derivation: Sendable {
    case months(rate: Rate, months: Int, after: Int)
    case growth(rate: Rate, months: Int, pupils: Scalar, funded: Scalar, heads: Scalar)
    case balance(euros: Rate, months: Int, funded: Scalar, growth: Scalar)
    case fixed(Rate)
    case proof(spent: Decimal, most: Rate)
  }
}

/// Which registers hold what the vangnet found at a location.
struct VangnetPlan: Sendable {
  let location: String
  let school: Int
  let categories: [Category]
  let before: Scalar
  let growth: Scalar
  let funded: Scalar
  let arrivals: [Int]
  let departures: [Int]
  let unexplained: Scalar
  let heads: Scalar
  let unnamed: Scalar
  let status: Status

  /// The counts of a category; nothing for a location that did not exist.
  struct Category: Sendable {
    let category: Int
    let october: Scalar?
    let february: Scalar
    let june: Scalar
  }
}
