import Dossiers
import Numbers

extension Compiler {
  /// The amount of every budget line before any posting lands in it.
  mutating func compileLines() -> [LinePlan] {
    linePlans = dossier.lines.map { _ in nil }
    return dossier.lines.indices.map { line($0) }
  }

  /// The amount of a budget line, compiled once a year, after the lines that it rests on.
  mutating func line(_ index: Int) -> LinePlan {
    if let plan = linePlans[index] { return plan }
    let before = builder.current
    defer { builder.current = before }
    let origin = dossier.lines[index].provenance.origin
    let status = dossier.lines[index].provenance.status
    builder.current = InstructionPlace(year: year, origin: origin)
    var plan = LinePlan(line: index, amount: builder.zero, status: status)
    switch dossier.lines[index].mode {
    case .steps:
      plan = LinePlan(line: index, amount: builder.copy(builder.zero), status: status)
    case .settlement:
      let total = dossier.lines[index].rule.flatMap { claimTotals[$0] }
      plan = LinePlan(
        line: index, amount: total?.amount ?? builder.copy(builder.zero),
        status: max(status, total?.status ?? .definitief))
    case .fixed:
      let cents = givenCents[year - dossier.firstYear][index]
      if cents == nil {
        report(
          .lineWithoutAmount, at: origin, [dossier.lines[index].code, String(year)],
          column: String(year))
      }
      plan = LinePlan(line: index, amount: builder.slot(Int128(cents ?? 0)), status: status)
    case .closing:
      let cents = givenCents[year - dossier.firstYear][index]
      let amount = cents.map { builder.slot(Int128($0)) } ?? builder.copy(builder.zero)
      plan = LinePlan(line: index, amount: amount, status: status)
    case .rate:
      linesUnderway.append(index)
      defer { linesUnderway.removeLast() }
      plan = rateLine(index) ?? plan
    }
    linePlans[index] = plan
    return plan
  }

  /// Rate × base, rounded half away from zero to the unit of the budget.
  private mutating func rateLine(_ index: Int) -> LinePlan? {
    guard !poisonedLines[index], let rate = dossier.lines[index].rate,
      let base = dossier.lines[index].base
    else { return nil }
    let first = compile(rate.expression, in: rate, over: nil)
    let second = compile(base.expression, in: base, over: nil)
    guard let first, let second, case .scalar(let left) = first.place,
      case .scalar(let right) = second.place
    else { return nil }
    let scale = first.scale + second.scale
    guard scale <= Self.mostDecimals else {
      report(
        .tooManyDecimals, at: rate.origin, ["\(rate.text) × \(base.text)", String(scale)])
      return nil
    }
    let into = builder.scalar()
    builder.emit(.multiply(into: into, left, right))
    guard first.unit.makesMoney(with: second.unit) else {
      report(
        .unitMismatch, at: rate.origin,
        ["\(rate.text) × \(base.text)", Unit.euro.name, first.unit.times(second.unit).name])
      return nil
    }
    return LinePlan(
      line: index, amount: cents(into, scale: scale, unit: dossier.budgetUnit),
      rate: (left, first.scale), base: (right, second.scale),
      status: max(dossier.lines[index].provenance.status, first.status, second.status))
  }

  /// A budget line in the expression of another: its amount, which must be known before the steps.
  mutating func load(line index: Int, at offset: Int, in formula: Formula) -> Operand? {
    let isKnownLater = !isMeasuring && isKnownAfterSteps(index)
    if !isKnownLater, let plan = linePlans[index] { return .money(plan.amount, plan.status) }
    if let start = linesUnderway.firstIndex(of: index) {
      let names = (linesUnderway[start...] + [index]).map { dossier.lines[$0].code }
      report(.circle, at: formula.origin, [names.joined(separator: " → ")], offset: offset)
      return nil
    }
    guard linesUnderway.count < Self.longestChain else {
      report(
        .chainTooLong, at: formula.origin, [dossier.lines[index].code, String(Self.longestChain)],
        offset: offset)
      return nil
    }
    if isKnownLater {
      report(.rateFromSteps, at: formula.origin, [dossier.lines[index].code], offset: offset)
      return nil
    }
    let plan = line(index)
    return .money(plan.amount, plan.status)
  }

  /// Whether the amount of a line follows from steps, or from all other lines.
  private func isKnownAfterSteps(_ index: Int) -> Bool {
    switch dossier.lines[index].mode {
    case .fixed, .rate, .settlement: false
    case .steps: true
    case .closing: dossier.lines[index].amounts[year - dossier.firstYear] == nil
    }
  }

  // MARK: After the steps

  /// The closing line (*sluitpost*): what makes the result of the year the budgeted one.
  mutating func close(_ plan: inout YearPlan) {
    let open = dossier.lines.indices.filter {
      dossier.lines[$0].mode == .closing
        && dossier.lines[$0].amounts[year - dossier.firstYear] == nil
    }
    guard let index = open.first else { return }
    let line = dossier.lines[index]
    for other in open.dropFirst() {
      report(
        .secondClosing, at: dossier.lines[other].provenance.origin,
        [dossier.lines[other].code, line.code, String(year)], column: String(year))
    }
    if plan.room != nil {
      report(
        .closingAndRoom, at: line.provenance.origin, [line.code, String(year)],
        column: String(year))
      return
    }
    // A pot was filled before this line is known.
    let feedsPot = dossier.pots.contains { pot in
      pot.row(inYear: year)?.feeds.contains(.line(index)) ?? false
    }
    if feedsPot {
      report(
        .lineWithoutAmount, at: line.provenance.origin, [line.code, String(year)],
        column: String(year))
      return
    }
    builder.current = InstructionPlace(year: year, origin: line.provenance.origin)
    let amount = plan.lines[index].amount
    var status = line.provenance.status
    for other in dossier.lines.indices where other != index {
      let isSame = dossier.lines[other].side == line.side
      let register = plan.lines[other].amount
      builder.emit(
        isSame
          ? .subtract(into: amount, amount, register) : .add(into: amount, amount, register))
      status = max(status, plan.lines[other].status)
    }
    if let planned = dossier.plannedResult,
      let (result, firmness) = parameterAmount(planned, at: line.provenance.origin)
    {
      builder.emit(
        line.side == .lasten
          ? .subtract(into: amount, amount, result) : .add(into: amount, amount, result))
      status = max(status, firmness)
    }
    plan.lines[index].status = status
    linePlans[index] = plan.lines[index]
  }

  /// The totals of the budget.
  mutating func total(_ plan: inout YearPlan) {
    builder.current = InstructionPlace(year: year, origin: .none)
    let (income, expenses) = (builder.copy(builder.zero), builder.copy(builder.zero))
    var (incomeStatus, expensesStatus) = (Status.definitief, Status.definitief)
    for index in dossier.lines.indices {
      let (amount, status) = (plan.lines[index].amount, plan.lines[index].status)
      switch dossier.lines[index].side {
      case .baten:
        builder.emit(.add(into: income, income, amount))
        incomeStatus = max(incomeStatus, status)
      case .lasten:
        builder.emit(.add(into: expenses, expenses, amount))
        expensesStatus = max(expensesStatus, status)
      }
    }
    let result = builder.scalar()
    builder.emit(.subtract(into: result, income, expenses))
    plan.totals = TotalsPlan(income: income, expenses: expenses, result: result)
    yearTotals = [
      .income: .money(income, incomeStatus), .expenses: .money(expenses, expensesStatus),
      .result: .money(result, max(incomeStatus, expensesStatus)),
    ]
  }
}

extension Unit {
  /// Whether a number of this unit, times one of the other, counts euros.
  fileprivate func makesMoney(with other: Unit) -> Bool {
    euros + other.euros == 1 && pupils + other.pupils == 0 && schools + other.schools == 0
  }
}

extension Operand {
  /// An amount in cents.
  static func money(_ amount: Scalar, _ status: Status) -> Operand {
    Operand(place: .scalar(amount), scale: 2, unit: .euro, status: status)
  }
}
