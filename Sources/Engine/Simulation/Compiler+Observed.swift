import Dossiers
import Numbers

extension Dossier {
  /// Compiles the rules for a simulation of these years; the dossier compiles without errors.
  public func varying(in years: ClosedRange<Int>) -> VaryingProgram {
    var compiler = Compiler(dossier: self)
    compiler.variation = Variation(self, from: years.lowerBound)
    compiler.year = firstYear
    compiler.lastBalance = compiler.openBalance()
    var observed: [ObservedYear] = []
    var risks = RiskTotals()
    for year in firstYear...max(firstYear, years.upperBound) {
      let plan = compiler.compile(year: year)
      guard years.contains(year) else { continue }
      observed.append(compiler.observe(plan, &risks))
    }
    return VaryingProgram(
      program: compiler.builder.program, sites: compiler.variation?.ordered ?? [],
      risks: risks.sites, years: observed)
  }
}

/// What the risks of the years before came to.
struct RiskTotals {
  var sites: [RiskSite] = []
  var loss: Scalar?
  var sourcedLoss: Scalar?
}

extension Compiler {
  /// Adds to the program what a simulation looks at, right after the year was compiled.
  mutating func observe(_ plan: YearPlan, _ risks: inout RiskTotals) -> ObservedYear {
    builder.current = InstructionPlace(year: year, origin: .none)
    isMeasuring = true
    defer { isMeasuring = false }
    let posted = plan.steps.map { step in step.paid.map { builder.sum($0, step.members) } }
    var pots: [ObservedPot] = []
    var zeros: [Scalar] = []
    let most = builder.copy(builder.zero)
    for pot in plan.pots {
      let paid = builder.copy(builder.zero)
      for (step, amount) in zip(plan.steps, posted) where dossier.steps[step.row].pot == pot.pot {
        if let amount { add(amount, to: paid) }
        if let transfer = step.transfer { add(transfer.amount, to: paid) }
      }
      let lacking = lacking(in: pot, plan)
      builder.emit(.larger(into: most, most, lacking))
      zeros.append(imbalance(of: pot, paid: paid, plan))
      pots.append(ObservedPot(pot: pot.pot, paid: paid, lacking: lacking))
    }
    let (claims, columnClaims) = claims(of: plan)
    let totals = plan.totals ?? TotalsPlan(income: most, expenses: most, result: most)
    let equity = dossier.items.isEmpty ? nil : scalar(of: load(total: .equity))
    return ObservedYear(
      year: year,
      schools: everyone.map { school in
        (
          school,
          plan.steps.compactMap { step in
            members(of: step).contains(Int32(school)) ? step.paid : nil
          }
        )
      },
      pots: pots,
      topUps: plan.steps.compactMap { step in
        guard dossier.steps[step.row].kind == .topUp, let transfer = step.transfer else {
          return nil
        }
        return (step.row, transfer.amount)
      },
      measures: plan.measures.map { observe($0) }, income: totals.income,
      expenses: totals.expenses, result: totals.result, equity: equity, lacking: most,
      risks: observeRisks(totals.result, equity, &risks), zeros: zeros, claims: claims,
      columnClaims: columnClaims)
  }

  private func members(of step: StepPlan) -> ArraySlice<Int32> {
    let start = Int(step.members.start)
    return builder.program.members[start..<start + Int(step.members.count)]
  }

  private func scalar(of operand: Operand) -> Scalar? {
    if case .scalar(let register) = operand.place { register } else { nil }
  }

  private mutating func add(_ amount: Scalar, to total: Scalar) {
    builder.emit(.add(into: total, total, amount))
  }

  private mutating func subtract(_ amount: Scalar, from total: Scalar) {
    builder.emit(.subtract(into: total, total, amount))
  }

  // MARK: Pots

  /// What the steps of a pot miss, or what it ends below zero if that is more.
  private mutating func lacking(in pot: PotPlan, _ plan: YearPlan) -> Scalar {
    let missing = builder.copy(builder.zero)
    for step in plan.steps {
      // What a transition leaves beyond its caps is no money that the pot lacks.
      let row = dossier.steps[step.row]
      guard row.pot == pot.pot, row.kind != .transition, let amount = step.missing else { continue }
      add(amount, to: missing)
    }
    // Of the pot that passes on less than nothing it is told, not of the one that receives that.
    let end = builder.copy(pot.passedOn?.amount ?? pot.balance)
    for other in plan.pots {
      guard let passedOn = other.passedOn, passedOn.to == pot.pot else { continue }
      let debt = builder.scalar()
      builder.emit(.smaller(into: debt, passedOn.amount, builder.zero))
      subtract(debt, from: end)
    }
    let debt = builder.scalar()
    builder.emit(.lack(into: debt, floor: builder.zero, pot: end))
    builder.emit(.larger(into: missing, missing, debt))
    return missing
  }

  /// What went into a pot less what came out of it and what is left, from the postings.
  private mutating func imbalance(
    of pot: PotPlan, paid: Scalar, _ plan: YearPlan
  ) -> Scalar {
    let total = builder.copy(pot.fed)
    for step in plan.steps {
      let row = dossier.steps[step.row]
      if let transfer = step.transfer, transfer.pot == pot.pot { add(transfer.amount, to: total) }
      if row.pot == pot.pot, isCovered(row), let missing = step.missing { add(missing, to: total) }
    }
    for other in plan.pots {
      guard let passedOn = other.passedOn else { continue }
      if passedOn.to == pot.pot { add(passedOn.amount, to: total) }
      if other.pot == pot.pot { subtract(passedOn.amount, from: total) }
    }
    subtract(paid, from: total)
    subtract(pot.balance, from: total)
    return total
  }

  /// Whether the receivers of a step get what the pot cannot pay: the result pays it, or it is a claim
  /// that a simulation counts as unpaid by the pot.
  private func isCovered(_ row: StepRow) -> Bool {
    switch (row.shortage, row.kind) {
    case (_, .transition): false
    case (.result, _), (.error, .perSchool), (.error, .perPupil): true
    case (.cut, _), (.error, .divide), (.error, .split), (.error, .topUp), (.error, .move): false
    }
  }

  /// What may not be below zero: the amounts of steps, and the keys that multiply one.
  private func claims(
    of plan: YearPlan
  ) -> (scalars: [Scalar], columns: [(column: Column, members: Members)]) {
    var scalars: [Scalar] = []
    var columns: [(column: Column, members: Members)] = []
    for step in plan.steps {
      switch step.amount?.place {
      case .scalar(let register): scalars.append(register)
      case .column(let register): columns.append((register, step.members))
      case nil: break
      }
      if dossier.steps[step.row].kind == .perPupil, let key = step.key {
        columns.append((key.register, step.members))
      }
    }
    return (scalars, columns)
  }

  // MARK: Measures and risks

  /// The value of a measure as an outcome shows it: money in whole cents.
  private mutating func observe(_ plan: MeasurePlan) -> ObservedMeasure {
    guard let divisor = plan.divisor else {
      guard dossier.measures[plan.measure].unit.isAddable(to: .euro) else {
        return ObservedMeasure(
          measure: plan.measure, value: plan.value, divisor: nil, scale: plan.scale)
      }
      return ObservedMeasure(
        measure: plan.measure, value: cents(plan.value, scale: plan.scale, unit: 1), divisor: nil,
        scale: 2)
    }
    let scale = max(plan.scale, divisor.scale)
    let (above, below) = (builder.scalar(), builder.scalar())
    let digits = scale - plan.scale + Measure.ratioScale
    builder.emit(.widen(into: above, plan.value, digits: UInt8(digits)))
    builder.emit(.widen(into: below, divisor.register, digits: UInt8(scale - divisor.scale)))
    return ObservedMeasure(
      measure: plan.measure, value: above, divisor: below, scale: Measure.ratioScale)
  }

  private mutating func observeRisks(
    _ result: Scalar, _ equity: Scalar?, _ totals: inout RiskTotals
  ) -> ObservedRisks? {
    guard !dossier.risks.isEmpty else { return nil }
    let (loss, sourced) = (builder.copy(builder.zero), builder.copy(builder.zero))
    for (place, risk) in dossier.risks.enumerated() {
      let amount = builder.slot(0)
      totals.sites.append(RiskSite(risk: place, register: amount))
      add(amount, to: loss)
      if risk.countsTowardsReserve { add(amount, to: sourced) }
    }
    let lossToDate = builder.copy(totals.loss ?? builder.zero)
    let sourcedToDate = builder.copy(totals.sourcedLoss ?? builder.zero)
    add(loss, to: lossToDate)
    add(sourced, to: sourcedToDate)
    (totals.loss, totals.sourcedLoss) = (lossToDate, sourcedToDate)
    let after = builder.copy(result)
    subtract(loss, from: after)
    let left = equity.map { builder.copy($0) }
    if let left { subtract(lossToDate, from: left) }
    return ObservedRisks(
      loss: loss, sourcedLoss: sourced, sourcedLossToDate: sourcedToDate, result: after,
      equity: left)
  }
}
