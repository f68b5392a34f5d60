import Dossiers
import Numbers

/// Steps that pay schools.
extension Compiler {
  /// `per_school` and `per_leerling`: each school claims an amount, and the pot pays the claims.
  mutating func claim(_ index: Int, _ payer: Int, _ plan: inout YearPlan) {
    let step = dossier.steps[index]
    guard let amount = step.amount else { return }
    let schools = schools(of: step.target)
    let members = builder.members(schools)
    var result = StepPlan(row: index, members: members)
    guard let rate = compile(amount, over: schools) else { return }
    remember(amount, over: schools, in: &result.inputs)
    result.amount = rate
    var claim = rate
    var formula = amount
    if let key = step.key {
      guard let operand = compile(key, over: schools) else { return }
      remember(key, over: schools, in: &result.inputs)
      remember(key: operand, members, in: &result)
      guard let product = multiply(rate, operand, schools, step) else { return }
      claim = product
      formula = Formula(
        .product(amount.expression, key.expression), text: "\(amount.text) × \(key.text)",
        origin: amount.origin)
    }
    guard isPerSchool(claim, formula, hasKey: step.key != nil) else { return }
    switch rate.place {
    case .scalar(let register): result.rate = (register, rate.scale)
    case .column(let register): result.rates = (register, rate.scale)
    }
    let claims = cents(
      column(claim, members), scale: claim.scale, unit: dossier.divisionUnit, members)
    let wanted = builder.sum(claims, members)
    let (granted, missing) = draw(wanted, from: plan.pots[payer].balance)
    result.missing = missing
    switch step.shortage {
    case .cut:
      let (paid, extra) = (builder.column(), builder.column())
      builder.emit(
        .divide(
          granted, by: claims, into: paid, extra: extra, unit: dossier.divisionUnit, members))
      (result.paid, result.extra, result.divided) = (paid, extra, granted)
      if dossier.divisionUnit > 1 {
        result.leftOver = giveBack(granted, less: builder.sum(paid, members), payer, plan)
      }
    case .error, .result:
      (result.paid, result.divided) = (claims, wanted)
    }
    finish(&result, step, &plan)
  }

  /// Whether a claim is an amount for each school; a finding when it is not.
  ///
  /// It is when its unit says so, or when it is money that follows from the school's own numbers: an
  /// amount of money that all schools share is the whole of something.
  private mutating func isPerSchool(
    _ claim: Operand, _ formula: Formula, hasKey: Bool
  ) -> Bool {
    if claim.unit.isAddable(to: .euroPerSchool) { return true }
    if hasKey { return isMoney(claim, formula) }
    if case .column = claim.place, claim.unit.isAddable(to: .euro) { return true }
    report(
      .unitMismatch, at: formula.origin, [formula.text, Unit.euroPerSchool.name, claim.unit.name])
    return false
  }

  /// `verdeel`: the pot, or an amount of it, is divided by key.
  mutating func divide(_ index: Int, _ payer: Int, _ plan: inout YearPlan) {
    let step = dossier.steps[index]
    guard let formula = step.key else { return }
    // Whether there is money for nobody, the run knows.
    let schools = schools(of: step.target, mayBeEmpty: true)
    let members = builder.members(schools)
    var result = StepPlan(row: index, members: members)
    let key = compile(formula, over: schools)
    remember(formula, over: schools, in: &result.inputs)
    let wanted = wantedAmount(step, plan.pots[payer].balance, &result)
    guard let key, let wanted else { return }
    guard key.unit.euros == 0 else {
      report(.unitMismatch, at: formula.origin, [formula.text, Unit.pupil.name, key.unit.name])
      return
    }
    remember(key: key, members, in: &result)
    guard let keys = result.key, let total = result.keyTotal else { return }
    let (granted, missing) = draw(wanted, from: plan.pots[payer].balance)
    result.missing = missing
    let divided = step.shortage == .result ? wanted : granted
    result.divided = divided
    let paid = builder.column()
    switch step.rounding {
    case .largestRemainder:
      let extra = builder.column()
      builder.emit(
        .divide(
          divided, by: keys.register, into: paid, extra: extra, unit: dossier.divisionUnit,
          members))
      result.extra = extra
    case .perUnit:
      guard key.scale == 0 else {
        report(.tooManyDecimals, at: formula.origin, [formula.text, String(key.scale)])
        return
      }
      let rate = builder.scalar()
      builder.emit(
        .unitAmount(
          into: rate, divided, keys: keys.register, total: total.register,
          unit: dossier.divisionUnit, members))
      result.rate = (rate, 2)
      let rates = column(.money(rate, key.status), members)
      builder.emit(.multiplyColumns(into: paid, rates, keys.register, members))
    }
    result.paid = paid
    if step.rounding == .perUnit || dossier.divisionUnit > 1 {
      result.leftOver = giveBack(divided, less: builder.sum(paid, members), payer, plan)
    }
    finish(&result, step, &plan)
  }

  /// Keeps the key of each school and their total.
  private mutating func remember(key: Operand, _ members: Members, in result: inout StepPlan) {
    let keys = column(key, members)
    result.key = (keys, key.scale)
    result.keyTotal = (builder.sum(keys, members), key.scale)
  }

  private mutating func multiply(
    _ rate: Operand, _ key: Operand, _ schools: [Int], _ step: StepRow
  ) -> Operand? {
    guard rate.scale + key.scale <= Self.mostDecimals else {
      report(
        .tooManyDecimals, at: step.provenance.origin,
        ["bedrag × sleutel", String(rate.scale + key.scale)])
      return nil
    }
    let members = builder.members(schools)
    let (left, right) = (column(rate, members), column(key, members))
    let into = builder.column()
    builder.emit(.multiplyColumns(into: into, left, right, members))
    return Operand(
      place: .column(into), scale: rate.scale + key.scale, unit: rate.unit.times(key.unit),
      status: max(rate.status, key.status))
  }

  /// Lands what the step paid in its budget line.
  private mutating func finish(_ result: inout StepPlan, _ step: StepRow, _ plan: inout YearPlan) {
    if let line = step.line, let divided = result.divided {
      let register = plan.lines[line].amount
      builder.emit(.add(into: register, register, divided))
      if let leftOver = result.leftOver {
        builder.emit(.subtract(into: register, register, leftOver))
      }
    }
    plan.steps.append(result)
  }
}
