import Dossiers
import Numbers

/// The step that keeps gains and losses beside last year within a cap.
extension Compiler {
  /// `overgang`: what each school of the doelgroep got last year from some pots, what it gets now, and
  /// what it gets more or less so that the difference stays within the cap.
  ///
  /// A school that no step from these pots paid last year has nothing to compare: it has no cap, and
  /// pays for no other.
  mutating func limit(_ index: Int, _ plan: inout YearPlan) {
    let step = dossier.steps[index]
    guard let formula = step.amount else { return }
    let pots = step.comparedPots
    let earlier = lastSteps.filter { $0.paid != nil && pots.contains(dossier.steps[$0.row].pot) }
    var isCompared = Array(repeating: false, count: kinds.count)
    for step in earlier {
      for place in 0..<Int(step.members.count) {
        isCompared[Int(builder.program.members[Int(step.members.start) + place])] = true
      }
    }
    guard isCompared.contains(true) else {
      report(
        .nothingToCompare, at: step.provenance.origin,
        [String(step.number), String(year), String(year - 1)], column: "pot")
      return
    }
    let members = builder.members(schools(of: step.target).filter { isCompared[$0] })
    var result = StepPlan(row: index, members: members)
    let before = total(earlier, members)
    let now = total(
      plan.steps.filter { $0.paid != nil && pots.contains(dossier.steps[$0.row].pot) }, members)
    guard let cap = cap(formula, of: before, members, &result) else { return }
    let limit = Limit(
      now: now, before: before, cap: cap, into: builder.column(), extra: builder.column(),
      moved: builder.scalar(), unmet: builder.scalar(), unit: dossier.divisionUnit,
      capsLosses: step.limit != .gains, capsGains: step.limit == .gains || step.limit == .both,
      members: members)
    builder.emit(.limit(limit))
    (result.key, result.rates) = ((before, 2), (cap, 2))
    (result.paid, result.extra) = (limit.into, limit.extra)
    (result.divided, result.missing) = (limit.moved, limit.unmet)
    plan.steps.append(result)
  }

  /// What steps paid each school together.
  private mutating func total(_ steps: [StepPlan], _ members: Members) -> Column {
    let total = builder.column()
    builder.emit(.fill(into: total, builder.zero, members))
    for step in steps {
      // Where a step does not pay a school, its register is 0.
      guard let paid = step.paid else { continue }
      builder.emit(.addColumns(into: total, total, paid, members))
    }
    return total
  }

  /// The most that each school may gain or lose, in cents: an amount, or a percentage of last year.
  private mutating func cap(
    _ formula: Formula, of before: Column, _ members: Members, _ result: inout StepPlan
  ) -> Column? {
    guard let operand = compile(formula, over: nil), case .scalar(let value) = operand.place else {
      return nil
    }
    remember(formula, over: nil, in: &result.inputs)
    result.amount = operand
    let caps = builder.column()
    if operand.unit.isPercentage {
      builder.emit(.fill(into: caps, value, members))
      let product = builder.column()
      builder.emit(.multiplyColumns(into: product, before, caps, members))
      let rounded = builder.column()
      builder.emit(
        .roundColumn(
          into: rounded, product, digits: UInt8(operand.scale), unit: dossier.divisionUnit, members)
      )
      return rounded
    }
    guard operand.unit.isAddable(to: .euro) || operand.unit.isAddable(to: .euroPerSchool) else {
      report(.unitMismatch, at: formula.origin, [formula.text, "€ of %", operand.unit.name])
      return nil
    }
    let cents = cents(value, scale: operand.scale, unit: dossier.divisionUnit)
    builder.emit(.fill(into: caps, cents, members))
    return caps
  }
}
