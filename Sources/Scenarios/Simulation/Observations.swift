import Dossiers
import Engine
import Numbers

/// What is looked at after each run, in one list for all years, and what of it is kept.
struct Observations: Sendable {
  /// A number of a run.
  struct Value: Sendable {
    /// The registers that make it up together.
    var terms: [Term] = []
    /// What the only term is divided by, rounded half away from zero; with 0 there is no value.
    var divisor: Scalar?
    /// The decimals of the number.
    let scale: Int
    /// Whether its spread is kept; else only how often it crosses a limit.
    let hasSpread: Bool
  }

  enum Term: Sendable {
    case scalar(Scalar)
    case column(Column, school: Int)
  }

  /// How often a value is above or below a limit.
  struct Limit: Sendable {
    /// The place of the value.
    let value: Int
    let isAbove: Bool
    let limit: Int128
  }

  /// Where the numbers of a year stand in the lists.
  struct Year: Sendable {
    let year: Int
    var schools: [(school: Int, value: Int)] = []
    var pots: [(pot: Int, paid: Int, short: Int)] = []
    var topUps: [(row: Int, amount: Int, moving: Int)] = []
    var measures: [(measure: Int, value: Int, below: Int?, above: Int?)] = []
    var income = 0
    var expenses = 0
    var result = 0
    var negativeResult = 0
    var equity: Int?
    var short = 0
    var risks: Risks?
  }

  struct Risks: Sendable {
    let loss, sourcedLoss, sourcedLossToDate, result, negativeResult: Int
    let equity, negativeEquity: Int?
  }

  private(set) var values: [Value] = []
  private(set) var limits: [Limit] = []
  private(set) var years: [Year] = []
  /// What must be 0.
  let zeros: [Scalar]
  /// What may not be below zero: a run in which it is has no outcome.
  let claims: [Scalar]
  let columnClaims: [(column: Column, members: Members)]

  init(_ program: VaryingProgram, _ dossier: Dossier) {
    zeros = program.years.flatMap { $0.zeros }
    claims = program.years.flatMap { $0.claims }
    columnClaims = program.years.flatMap { $0.columnClaims }
    for year in program.years { add(year, dossier) }
  }

  private mutating func add(_ observed: ObservedYear, _ dossier: Dossier) {
    var year = Year(year: observed.year)
    for (school, paid) in observed.schools {
      let terms = paid.map { Term.column($0, school: school) }
      year.schools.append((school, add(Value(terms: terms, scale: 2, hasSpread: true))))
    }
    for pot in observed.pots {
      year.pots.append((pot.pot, money(pot.paid), limit(hidden(pot.lacking), above: 0)))
    }
    for (row, amount) in observed.topUps {
      let value = money(amount)
      year.topUps.append((row, value, limit(value, above: 0)))
    }
    for measure in observed.measures {
      let value = add(
        Value(
          terms: [.scalar(measure.value)], divisor: measure.divisor, scale: measure.scale,
          hasSpread: true))
      let bounds = dossier.measures[measure.measure]
      year.measures.append(
        (
          measure.measure, value,
          bounds.lowest.flatMap { Self.ceiling($0, measure.scale) }.map { limit(value, below: $0) },
          bounds.highest.flatMap { Self.floor($0, measure.scale) }.map { limit(value, above: $0) }
        ))
    }
    year.income = money(observed.income)
    year.expenses = money(observed.expenses)
    year.result = money(observed.result)
    year.negativeResult = limit(year.result, below: 0)
    year.equity = observed.equity.map { money($0) }
    year.short = limit(hidden(observed.lacking), above: 0)
    year.risks = observed.risks.map { risks in
      let result = money(risks.result)
      let equity = risks.equity.map { money($0) }
      return Risks(
        loss: money(risks.loss), sourcedLoss: money(risks.sourcedLoss),
        sourcedLossToDate: money(risks.sourcedLossToDate), result: result,
        negativeResult: limit(result, below: 0), equity: equity,
        negativeEquity: equity.map { limit($0, below: 0) })
    }
    years.append(year)
  }

  private mutating func add(_ value: Value) -> Int {
    values.append(value)
    return values.count - 1
  }

  private mutating func money(_ register: Scalar) -> Int {
    add(Value(terms: [.scalar(register)], scale: 2, hasSpread: true))
  }

  private mutating func hidden(_ register: Scalar) -> Int {
    add(Value(terms: [.scalar(register)], scale: 2, hasSpread: false))
  }

  private mutating func limit(_ value: Int, above limit: Int128) -> Int {
    limits.append(Limit(value: value, isAbove: true, limit: limit))
    return limits.count - 1
  }

  private mutating func limit(_ value: Int, below limit: Int128) -> Int {
    limits.append(Limit(value: value, isAbove: false, limit: limit))
    return limits.count - 1
  }

  /// The smallest number of so many decimals that is not below a bound.
  private static func ceiling(_ bound: Decimal, _ scale: Int) -> Int128? {
    floor(Decimal(coefficient: -bound.coefficient, scale: bound.scale), scale).map { -$0 }
  }

  /// The largest number of so many decimals that is not above a bound.
  private static func floor(_ bound: Decimal, _ scale: Int) -> Int128? {
    if let wider = bound.coefficient(atScale: scale) { return wider }
    guard scale < bound.scale else { return nil }
    let (quotient, remainder) = bound.coefficient.quotientAndRemainder(
      dividingBy: PowerOfTen.value(bound.scale - scale))
    return remainder < 0 ? quotient - 1 : quotient
  }
}

extension Observations {
  /// The values of a run, from its registers; nothing when the run has no outcome: a claim is below
  /// zero, or a number is too large to add up.
  func read(_ registers: Registers, _ members: [Int32], into numbers: inout [Int128?]) -> Bool {
    for claim in claims where registers[claim] < 0 { return false }
    for (column, group) in columnClaims {
      for place in Int(group.start)..<Int(group.start) + Int(group.count)
      where registers[column, Int(members[place])] < 0 {
        return false
      }
    }
    for (place, value) in values.enumerated() {
      var total: Int128 = 0
      for term in value.terms {
        let number =
          switch term {
          case .scalar(let register): registers[register]
          case .column(let column, let school): registers[column, school]
          }
        guard number.magnitude <= Self.largest.magnitude else { return false }
        total += number
      }
      if let divisor = value.divisor {
        let below = registers[divisor]
        numbers[place] =
          below == 0 || below == .min
          ? nil
          : Rounding.halfAwayFromZero(
            below < 0 ? -total : total, dividedBy: below < 0 ? -below : below)
      } else {
        guard total.magnitude <= Self.largest.magnitude else { return false }
        numbers[place] = total
      }
    }
    return true
  }

  func isBalanced(_ registers: Registers) -> Bool {
    zeros.allSatisfy { registers[$0] == 0 }
  }

  /// A thousand million of these fit `Int128` together.
  static let largest: Int128 = 1 << 90
}
