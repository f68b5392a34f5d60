import Dossiers
import Numbers

extension Compiler {
  /// Compiles the steps of the year in the order of their numbers.
  mutating func compileSteps(_ rows: [Int], _ plan: inout YearPlan) {
    var done: Set<Int> = []
    for index in rows where !done.contains(index) {
      let step = dossier.steps[index]
      let together = rows.filter { dossier.steps[$0].number == step.number }
      done.formUnion(together)
      builder.current = InstructionPlace(year: year, origin: step.provenance.origin)
      let sound = together.filter { hasItsCells(dossier.steps[$0]) }
      guard sound.count == together.count, belong(together) else { continue }
      guard let payer = plan.pots.firstIndex(where: { $0.pot == step.pot }) else { continue }
      switch step.kind {
      case .perSchool, .perPupil: claim(index, payer, &plan)
      case .divide: divide(index, payer, &plan)
      case .split: split(together, payer, &plan)
      case .topUp: topUp(index, payer, &plan)
      case .move: move(index, payer, &plan)
      }
    }
  }

  // MARK: The form of a row

  /// Whether a row has the cells that its kind needs, and no others.
  private mutating func hasItsCells(_ step: StepRow) -> Bool {
    if step.isPoisoned { return false }
    let form = step.kind.form
    let cells: [(name: String, isFilled: Bool, need: StepKind.Need)] = [
      ("bedrag", step.amount != nil, form.amount), ("sleutel", step.key != nil, form.key),
      ("doelgroep", !step.target.isEmpty, form.target), ("naar", step.to != nil, form.to),
      ("regel", step.line != nil, form.line),
    ]
    var isSound = true
    for cell in cells {
      switch cell.need {
      case .needed where !cell.isFilled:
        let code: FindingCode = cell.name == "regel" ? .stepWithoutLine : .stepNeedsCell
        report(
          code, at: step.provenance.origin, [step.kind.rawValue, cell.name], column: cell.name)
        isSound = false
      case .refused where cell.isFilled:
        report(
          .stepRefusesCell, at: step.provenance.origin, [step.kind.rawValue, cell.name],
          column: cell.name)
        isSound = false
      case .needed, .refused, .optional: break
      }
    }
    if step.to == step.pot {
      report(
        .potPaysItself, at: step.provenance.origin, [dossier.pots[step.pot].name], column: "naar")
      isSound = false
    }
    if let line = step.line, dossier.lines[line].side == .baten {
      report(
        .stepsInIncome, at: step.provenance.origin, [dossier.lines[line].code], column: "regel")
      isSound = false
    }
    if let line = step.line, dossier.lines[line].mode != .steps {
      report(
        .lineNotForSteps, at: step.provenance.origin, [dossier.lines[line].code], column: "regel")
      isSound = false
    }
    if step.rounding == .perUnit, step.kind != .divide {
      report(
        .stepRefusesCell, at: step.provenance.origin, [step.kind.rawValue, "afronding"],
        column: "afronding")
      isSound = false
    }
    return isSound
  }

  /// Whether rows that share a number belong together: only `splits` has several, from one pot.
  private mutating func belong(_ rows: [Int]) -> Bool {
    guard rows.count > 1 else { return true }
    let first = dossier.steps[rows[0]]
    for index in rows.dropFirst() {
      let step = dossier.steps[index]
      if step.kind != .split || first.kind != .split || step.pot != first.pot
        || step.shortage != first.shortage
      {
        // Of rows with the same key the reader has told already.
        if step.to != first.to || step.period.from != first.period.from {
          report(
            .stepRowsDiffer, at: step.provenance.origin, [String(step.number)], column: "volgnr")
        }
        return false
      }
    }
    return true
  }

  // MARK: Steps that pay schools

  /// `per_school` and `per_leerling`: each school claims an amount, and the pot pays the claims.
  private mutating func claim(_ index: Int, _ payer: Int, _ plan: inout YearPlan) {
    let step = dossier.steps[index]
    guard let amount = step.amount else { return }
    let schools = schools(of: step.target)
    let members = builder.members(schools)
    var result = StepPlan(row: index, members: members)
    guard let rate = compile(amount, over: schools, inputs: &result.inputs) else { return }
    var claim = rate
    var formula = amount
    if let key = step.key {
      guard let operand = compile(key, over: schools, inputs: &result.inputs) else { return }
      remember(key: operand, members, in: &result)
      guard let product = multiply(rate, operand, schools, step) else { return }
      claim = product
      formula = Formula(
        .product(amount.expression, key.expression), text: "\(amount.text) × \(key.text)",
        origin: amount.origin)
    }
    guard isMoney(claim, formula) else { return }
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

  /// `verdeel`: the pot, or an amount of it, is divided by key.
  private mutating func divide(_ index: Int, _ payer: Int, _ plan: inout YearPlan) {
    let step = dossier.steps[index]
    guard let formula = step.key else { return }
    let schools = schools(of: step.target)
    let members = builder.members(schools)
    var result = StepPlan(row: index, members: members)
    let key = compile(formula, over: schools, inputs: &result.inputs)
    let wanted = wantedAmount(step, plan.pots[payer].balance, &result.inputs)
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
      let rates = column(Operand(place: .scalar(rate), scale: 2, unit: .euro), members)
      builder.emit(.multiplyColumns(into: paid, rates, keys.register, members))
    }
    result.paid = paid
    if step.rounding == .perUnit || dossier.divisionUnit > 1 {
      result.leftOver = giveBack(divided, less: builder.sum(paid, members), payer, plan)
    }
    finish(&result, step, &plan)
  }

  /// Puts back into the pot what a division could not give out in whole units.
  private mutating func giveBack(
    _ divided: Scalar, less paid: Scalar, _ payer: Int, _ plan: YearPlan
  ) -> Scalar {
    let leftOver = builder.scalar()
    builder.emit(.subtract(into: leftOver, divided, paid))
    let balance = plan.pots[payer].balance
    builder.emit(.add(into: balance, balance, leftOver))
    return leftOver
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
      place: .column(into), scale: rate.scale + key.scale, unit: rate.unit.times(key.unit))
  }

  /// The amount of a `verdeel` or `hevel` step: `bedrag`, or all that is in the pot.
  private mutating func wantedAmount(
    _ step: StepRow, _ balance: Scalar, _ inputs: inout [InputPlan]
  ) -> Scalar? {
    guard let formula = step.amount else {
      let all = builder.scalar()
      builder.emit(.lack(into: all, floor: balance, pot: builder.zero))
      return all
    }
    return sharedAmount(formula, &inputs)
  }

  /// An amount of money that all schools share, in cents.
  private mutating func sharedAmount(
    _ formula: Formula, _ inputs: inout [InputPlan]
  ) -> Scalar? {
    guard let operand = compile(formula, over: nil, inputs: &inputs),
      case .scalar(let value) = operand.place, isMoney(operand, formula)
    else { return nil }
    return cents(value, scale: operand.scale, unit: dossier.divisionUnit)
  }

  private mutating func draw(
    _ wanted: Scalar, from pot: Scalar
  ) -> (granted: Scalar, missing: Scalar) {
    let (granted, missing) = (builder.scalar(), builder.scalar())
    builder.emit(.draw(pot: pot, wanted: wanted, granted: granted, missing: missing))
    return (granted, missing)
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

  // MARK: Steps that pay pots

  /// `splits`: the whole pot goes to other pots by key.
  private mutating func split(_ rows: [Int], _ payer: Int, _ plan: inout YearPlan) {
    var results: [StepPlan] = []
    var keys: [Operand] = []
    for index in rows {
      let step = dossier.steps[index]
      guard let formula = step.key else { continue }
      let schools = step.target.isEmpty ? nil : schools(of: step.target)
      let members = builder.members(schools ?? [])
      var result = StepPlan(row: index, members: members)
      guard var key = compile(formula, over: schools, inputs: &result.inputs) else { continue }
      if case .column(let column) = key.place {
        key.place = .scalar(builder.sum(column, members))
      }
      if key.unit.euros != 0 || keys.contains(where: { !$0.unit.isAddable(to: key.unit) }) {
        let other = keys.first?.unit ?? .pupil
        report(.unitMismatch, at: formula.origin, [formula.text, other.name, key.unit.name])
        continue
      }
      keys.append(key)
      results.append(result)
    }
    guard keys.count == rows.count else { return }
    let all = builder.scalar()
    builder.emit(.lack(into: all, floor: plan.pots[payer].balance, pot: builder.zero))
    let (granted, missing) = draw(all, from: plan.pots[payer].balance)
    let scale = keys.reduce(0) { max($0, $1.scale) }
    let first = builder.scalars(keys.count)
    for (place, key) in keys.enumerated() {
      guard case .scalar(let from) = key.place else { continue }
      builder.emit(
        .widen(
          into: Scalar(Int(first.index) + place), from, digits: UInt8(scale - key.scale)))
    }
    let shares = builder.scalars(keys.count)
    let extras = builder.scalars(keys.count)
    builder.emit(
      .split(
        granted, keys: first, into: shares, extra: extras, count: Int32(keys.count),
        unit: dossier.divisionUnit))
    let total = sum(of: first, keys.count)
    if dossier.divisionUnit > 1 {
      _ = giveBack(granted, less: sum(of: shares, keys.count), payer, plan)
    }
    for (place, index) in rows.enumerated() {
      guard let to = dossier.steps[index].to else { continue }
      results[place].divided = granted
      results[place].missing = place == 0 ? missing : nil
      results[place].keyTotal = (total, scale)
      results[place].transfer = (
        pot: to, amount: Scalar(Int(shares.index) + place),
        key: (Scalar(Int(first.index) + place), scale),
        extra: Scalar(Int(extras.index) + place)
      )
      pay(results[place], &plan)
    }
  }

  private mutating func sum(of first: Scalar, _ count: Int) -> Scalar {
    let total = builder.copy(builder.zero)
    for place in 0..<count {
      builder.emit(.add(into: total, total, Scalar(Int(first.index) + place)))
    }
    return total
  }

  /// `vul_aan`: another pot is raised to at least an amount, as far as this one reaches.
  private mutating func topUp(_ index: Int, _ payer: Int, _ plan: inout YearPlan) {
    let step = dossier.steps[index]
    guard let to = step.to, let formula = step.amount,
      let receiver = plan.pots.firstIndex(where: { $0.pot == to })
    else { return }
    var result = StepPlan(row: index, members: builder.members([]))
    guard let floor = compile(formula, over: nil, inputs: &result.inputs),
      case .scalar(let value) = floor.place, isMoney(floor, formula)
    else { return }
    result.rate = (value, floor.scale)
    let target = cents(value, scale: floor.scale, unit: 1)
    let lacking = builder.scalar()
    builder.emit(.lack(into: lacking, floor: target, pot: plan.pots[receiver].balance))
    let (granted, missing) = draw(lacking, from: plan.pots[payer].balance)
    let moved = step.shortage == .result ? lacking : granted
    result.missing = missing
    result.divided = moved
    result.transfer = (to, moved, nil, nil)
    pay(result, &plan)
  }

  /// `hevel`: what is left, or an amount of it, goes to another pot.
  private mutating func move(_ index: Int, _ payer: Int, _ plan: inout YearPlan) {
    let step = dossier.steps[index]
    var result = StepPlan(row: index, members: builder.members([]))
    guard let to = step.to,
      let wanted = wantedAmount(step, plan.pots[payer].balance, &result.inputs)
    else { return }
    let (granted, missing) = draw(wanted, from: plan.pots[payer].balance)
    let moved = step.shortage == .result ? wanted : granted
    result.missing = missing
    result.divided = moved
    result.transfer = (to, moved, nil, nil)
    pay(result, &plan)
  }

  /// Adds a transfer to the pot that receives it.
  private mutating func pay(_ result: StepPlan, _ plan: inout YearPlan) {
    plan.steps.append(result)
    guard let transfer = result.transfer,
      let receiver = plan.pots.firstIndex(where: { $0.pot == transfer.pot })
    else { return }
    let balance = plan.pots[receiver].balance
    builder.emit(.add(into: balance, balance, transfer.amount))
  }
}

extension StepKind {
  enum Need { case needed, optional, refused }

  /// Which cells a row of this kind has.
  var form: (amount: Need, key: Need, target: Need, to: Need, line: Need) {
    switch self {
    case .perSchool: (.needed, .refused, .needed, .refused, .needed)
    case .perPupil: (.needed, .needed, .needed, .refused, .needed)
    case .divide: (.optional, .needed, .needed, .refused, .needed)
    case .split: (.refused, .needed, .optional, .needed, .refused)
    case .topUp: (.needed, .refused, .refused, .needed, .refused)
    case .move: (.optional, .refused, .refused, .needed, .refused)
    }
  }
}
