import Dossiers
import Numbers
import Results

extension OutcomeReader {
  /// The totals of the budget.
  var totals: BudgetTotals? {
    guard let plan = plan.totals, let income = Money(exactly: registers[plan.income]),
      let expenses = Money(exactly: registers[plan.expenses]),
      let result = Money(exactly: registers[plan.result])
    else { return nil }
    return BudgetTotals(
      income: income, expenses: expenses, result: result,
      room: self.plan.room.flatMap { Money(exactly: registers[$0]) })
  }

  /// The balance sheet at the end of the year; an amount that does not fit in cents is told at its
  /// item.
  func balance(_ findings: inout [Finding]) -> BalanceSheet? {
    guard let plan = plan.balance else { return nil }
    var amounts: [Money] = []
    for (index, register) in plan.amounts.enumerated() {
      guard let amount = Money(exactly: registers[register]) else {
        let origin = dossier.items[index].provenance.origin
        findings.append(Finding(.overflow, at: origin, [String(self.plan.year)]))
        return nil
      }
      amounts.append(amount)
    }
    let appropriations = plan.appropriations.compactMap { appropriation in
      Money(exactly: registers[appropriation.amount]).map {
        AppropriationOutcome(row: appropriation.row, amount: $0)
      }
    }
    return BalanceSheet(
      year: self.plan.year, amounts: amounts, appropriations: appropriations,
      unappropriated: plan.unappropriated.flatMap { Money(exactly: registers[$0]) } ?? .zero)
  }

  /// The measures that hold in the year.
  var measures: [MeasureOutcome] {
    plan.measures.map { measure in
      let value = Decimal(coefficient: registers[measure.value], scale: measure.scale)
      guard let divisor = measure.divisor else {
        // Money is shown, and held against its bounds, in whole cents.
        let isMoney = dossier.measures[measure.measure].unit.isAddable(to: .euro)
        return MeasureOutcome(
          measure: measure.measure, value: isMoney ? value.rounded(toScale: 2) : value,
          status: measure.status)
      }
      let below = Decimal(coefficient: registers[divisor.register], scale: divisor.scale)
      return MeasureOutcome(
        measure: measure.measure, value: Self.ratio(value, below), status: measure.status)
    }
  }

  /// A ratio with ``Measure/ratioScale`` decimals, rounded half away from zero; nothing when the
  /// divisor is zero or the digits do not fit.
  static func ratio(_ value: Decimal, _ divisor: Decimal) -> Decimal? {
    guard divisor.coefficient != 0,
      let above = value.coefficient(atScale: max(value.scale, divisor.scale)),
      let below = divisor.coefficient(atScale: max(value.scale, divisor.scale)),
      above != .min, below != .min
    else { return nil }
    let (digits, overflow) = (below < 0 ? -above : above)
      .multipliedReportingOverflow(by: PowerOfTen.value(Measure.ratioScale))
    guard !overflow else { return nil }
    return Decimal(
      coefficient: Rounding.halfAwayFromZero(digits, dividedBy: below < 0 ? -below : below),
      scale: Measure.ratioScale)
  }
}
