import Dossiers
import Numbers

extension Compiler {
  /// The measures of the year, each after those that it rests on.
  mutating func compileMeasures(_ plan: inout YearPlan) {
    isMeasuring = true
    defer { isMeasuring = false }
    measurePlans = dossier.measures.map { _ in nil }
    var holding: [Bool?] = dossier.measures.map { _ in nil }
    for index in dossier.measures.indices where holds(index, &holding, depth: 0) {
      plan.measures.append(measure(index))
    }
    compilePrintedCounts(&plan)
  }

  /// The totals of the telgroepen that the plan prints, to compare them with; no finding is made
  /// about one that is not known, because no money rests on it.
  private mutating func compilePrintedCounts(_ plan: inout YearPlan) {
    guard let moment = dossier.moments.first, let date = moment.date(forBudgetYear: year) else {
      return
    }
    for index in countFigures where dossier.figures[index].year == date.year {
      let figure = dossier.figures[index]
      guard let telgroep = dossier.telgroepen.firstIndex(of: figure.line) else { continue }
      let isTotal = dossier.totals.contains {
        $0.telgroep == telgroep && $0.moment == 0 && $0.year == date.year
      }
      guard isTotal || dossier.count(telgroep, on: date) != nil else { continue }
      let formula = Formula(
        .name(.count(telgroep: telgroep, moment: 0), offset: 0), text: figure.line,
        origin: figure.origin)
      guard let operand = compile(formula, over: nil), case .scalar(let pupils) = operand.place
      else { continue }
      plan.printedCounts.append((index, pupils))
    }
  }

  /// Whether every parameter that a measure rests on has a value in the year; a measure of a scheme
  /// that has not begun says nothing.
  ///
  /// What `holding` knows already is not looked at again. Of a circle, or of a chain that is too
  /// long, a finding is made when the measure is compiled.
  private func holds(_ index: Int, _ holding: inout [Bool?], depth: Int) -> Bool {
    if let known = holding[index] { return known }
    guard depth <= Self.longestChain else { return true }
    holding[index] = true
    let measure = dossier.measures[index]
    let references =
      measure.formula.expression.references + (measure.divisor?.expression.references ?? [])
    let holds = references.allSatisfy { reference in
      switch reference {
      case .parameter(let parameter):
        dossier.parameters[parameter].values.place(inYear: year) != nil
      case .measure(let other): self.holds(other, &holding, depth: depth + 1)
      case .attribute, .count, .line, .item, .total, .unknown: true
      }
    }
    holding[index] = holds
    return holds
  }

  /// A measure, compiled once a year; one about which a finding was made stands for 0 of its unit,
  /// so that what rests on it makes no second finding.
  private mutating func measure(_ index: Int) -> MeasurePlan {
    if let plan = measurePlans[index] { return plan }
    measuresUnderway.append(index)
    defer { measuresUnderway.removeLast() }
    let measure = dossier.measures[index]
    builder.current = InstructionPlace(year: year, origin: measure.origin)
    var none = MeasurePlan(
      measure: index, value: builder.zero, scale: 0, divisor: nil, status: .definitief)
    none.unit = measure.unit
    let plan = compiled(measure, index) ?? none
    measurePlans[index] = plan
    return plan
  }

  private mutating func compiled(_ measure: Measure, _ index: Int) -> MeasurePlan? {
    let value = scalar(measure.formula)
    var divisor: (register: Scalar, operand: Operand)?
    if let formula = measure.divisor {
      divisor = scalar(formula)
      guard divisor != nil else { return nil }
    }
    guard let (register, value) = value else { return nil }
    var plan = MeasurePlan(
      measure: index, value: register, scale: value.scale,
      divisor: divisor.map { ($0.register, $0.operand.scale) },
      status: max(value.status, divisor?.operand.status ?? .definitief))
    plan.unit = value.unit
    let expected = divisor.map { measure.unit.times($0.operand.unit) } ?? measure.unit
    guard value.unit.isAddable(to: expected) else {
      let text = measure.divisor.map { "\(measure.formula.text) / \($0.text)" }
      report(
        .unitMismatch, at: measure.formula.origin,
        [text ?? measure.formula.text, expected.name, value.unit.name])
      return nil
    }
    return plan
  }

  private mutating func scalar(_ formula: Formula) -> (register: Scalar, operand: Operand)? {
    guard let operand = compile(formula, over: nil), case .scalar(let register) = operand.place
    else { return nil }
    return (register, operand)
  }

  // MARK: Names that only measures know

  /// A measure in the expression of another.
  mutating func load(measure index: Int, at offset: Int, in formula: Formula) -> Operand? {
    let measure = dossier.measures[index]
    if let plan = measurePlans[index], measure.divisor == nil { return plan.operand }
    if let start = measuresUnderway.firstIndex(of: index) {
      let names = (measuresUnderway[start...] + [index]).map { dossier.measures[$0].name }
      report(.circle, at: formula.origin, [names.joined(separator: " → ")], offset: offset)
      return nil
    }
    guard measuresUnderway.count < Self.longestChain else {
      report(
        .chainTooLong, at: formula.origin, [measure.name, String(Self.longestChain)],
        offset: offset)
      return nil
    }
    guard measure.divisor == nil else {
      report(.ratioInExpression, at: formula.origin, [measure.name], offset: offset)
      return nil
    }
    let before = builder.current
    defer { builder.current = before }
    return self.measure(index).operand
  }

  /// A balance item of the year.
  func load(item index: Int) -> Operand? {
    guard lastBalance.indices.contains(index) else { return nil }
    return .money(lastBalance[index], status(of: dossier.items[index]))
  }

  /// Reserves, the result and the liquid means rest on every line of the budget.
  private func status(of item: BalanceItem) -> Status {
    let own = item.provenance.status
    return item.kind.isGiven ? own : max(own, yearTotals[.result]?.status ?? own)
  }

  /// A total of the budget or of the balance sheet.
  mutating func load(total: OutcomeTotal) -> Operand {
    if let known = yearTotals[total] { return known }
    let amount = builder.copy(builder.zero)
    var status = Status.definitief
    for (index, item) in dossier.items.enumerated() where total.holds(item) {
      if lastBalance.indices.contains(index) {
        builder.emit(.add(into: amount, amount, lastBalance[index]))
      }
      status = max(status, self.status(of: item))
    }
    yearTotals[total] = .money(amount, status)
    return .money(amount, status)
  }
}
