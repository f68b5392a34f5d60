import Dossiers
import Numbers
import Results

extension OutcomeMeasure {
  /// The measure in a year; nothing where the year does not have it, or where it divides by zero.
  ///
  /// - Parameters:
  ///   - year: the outcome.
  ///   - base: the outcome of the same year before anything varied.
  ///   - dossier: the dossier of both.
  public func value(
    in year: YearOutcome, against base: YearOutcome, of dossier: Dossier
  ) -> Decimal? {
    switch self {
    case .named(let measure): return year.measures.first { $0.measure == measure }?.value
    case .total(let total): return Self.value(of: total, year, dossier)
    case .perPupil(let row):
      guard let step = year.steps.first(where: { $0.row == row }) else { return nil }
      if let rate = step.rate { return rate.rounded(toScale: 2) }
      guard let pupils = step.keyTotal?.reduced, pupils.scale == 0, pupils.coefficient > 0 else {
        return nil
      }
      let cents = Rounding.halfAwayFromZero(
        Int128(step.divided.cents), dividedBy: pupils.coefficient)
      return Decimal(coefficient: cents, scale: 2)
    case .largestLoss: return Self.largest(Self.amounts(base, year, dossier)) { $0 - $1 }
    case .largestGain: return Self.largest(Self.amounts(base, year, dossier)) { $1 - $0 }
    case .moved:
      let amounts = Self.amounts(base, year, dossier)
      let effect = Redistribution.Effect(amounts.map { $0.after - $0.before })
      return Decimal(coefficient: min(effect.gains, effect.losses), scale: 2)
    }
  }

  private static func value(
    of total: OutcomeTotal, _ year: YearOutcome, _ dossier: Dossier
  ) -> Decimal? {
    let cents: Int128
    switch total {
    case .income: cents = Int128(year.totals.income.cents)
    case .expenses: cents = Int128(year.totals.expenses.cents)
    case .result: cents = Int128(year.totals.result.cents)
    case .assets, .equity, .liabilities:
      guard let sheet = year.balance else { return nil }
      cents = zip(dossier.items, sheet.amounts).reduce(0) { sum, item in
        total.holds(item.0) ? sum + Int128(item.1.cents) : sum
      }
    }
    return Decimal(coefficient: cents, scale: 2)
  }

  /// What each school gets from the steps, in cents.
  private static func amounts(
    _ base: YearOutcome, _ year: YearOutcome, _ dossier: Dossier
  ) -> [(before: Int128, after: Int128)] {
    var amounts = [(before: Int128, after: Int128)](
      repeating: (0, 0), count: dossier.schools.count)
    for step in base.steps {
      for posting in step.postings {
        amounts[posting.school].before += Int128(posting.amount.cents)
      }
    }
    for step in year.steps {
      for posting in step.postings { amounts[posting.school].after += Int128(posting.amount.cents) }
    }
    return amounts
  }

  /// The largest share by which a school moves in one direction, of what it got; a school that got
  /// nothing has no share.
  private static func largest(
    _ amounts: [(before: Int128, after: Int128)], _ distance: (Int128, Int128) -> Int128
  ) -> Decimal {
    var largest: Int128 = 0
    for school in amounts where school.before > 0 {
      let (digits, overflow) = distance(school.before, school.after)
        .multipliedReportingOverflow(by: 10_000)
      guard !overflow, digits > 0 else { continue }
      largest = max(largest, Rounding.halfAwayFromZero(digits, dividedBy: school.before))
    }
    return Decimal(coefficient: largest, scale: 4)
  }
}
