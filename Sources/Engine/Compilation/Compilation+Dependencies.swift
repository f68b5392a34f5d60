import Dossiers
import Results

extension Compilation {
  /// Whether a measure of a year can change when the slots of a parameter's row do.
  ///
  /// False is certain; true says only that the program passes the value on.
  public func isMeasure(
    _ measure: OutcomeMeasure, inYear year: Int, of dossier: Dossier,
    touchedBy dependents: Program.Dependents
  ) -> Bool {
    guard let plan = years.first(where: { $0.year == year }) else { return false }
    switch measure {
    case .named(let index):
      guard let measure = plan.measures.first(where: { $0.measure == index }) else { return false }
      return dependents.holds(measure.value)
        || measure.divisor.map { dependents.holds($0.register) } ?? false
    case .total(let total):
      switch total {
      case .income: return plan.totals.map { dependents.holds($0.income) } ?? false
      case .expenses: return plan.totals.map { dependents.holds($0.expenses) } ?? false
      case .result: return plan.totals.map { dependents.holds($0.result) } ?? false
      case .assets, .equity, .liabilities:
        guard let amounts = plan.balance?.amounts else { return false }
        return zip(dossier.items, amounts).contains { item, amount in
          total.holds(item) && dependents.holds(amount)
        }
      }
    case .perPupil(let step):
      guard let step = plan.steps.first(where: { $0.row == step }) else { return false }
      let scalars = [step.divided, step.keyTotal?.register, step.rate?.register]
      return scalars.contains { $0.map { dependents.holds($0) } ?? false }
    case .largestLoss, .largestGain, .moved:
      return plan.steps.contains { $0.paid.map { dependents.holds($0) } ?? false }
    }
  }

  /// Whether an amount that follows a pupil can change.
  public func areClaims(touchedBy dependents: Program.Dependents) -> Bool {
    years.contains { $0.claims.contains { dependents.holds($0.amount) } }
  }

  /// The registers that can change when the value of a parameter's row does.
  public func dependents(ofParameter parameter: Int, row: Int) -> Program.Dependents {
    program.dependents(
      of: parameterSlots.filter { $0.parameter == parameter && $0.row == row }.map { $0.register })
  }
}
