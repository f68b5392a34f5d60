import Dossiers

/// What must not be published.
extension OutcomeReader {
  /// Amounts below zero; or else pots that are, or that fell short; or else pots that are not empty.
  ///
  /// What comes later may be a consequence of what comes first.
  func findings() -> [Finding] {
    let negative = plan.steps.compactMap { negativeNumber(in: $0) }
    guard negative.isEmpty else { return negative }
    let short = plan.pots.compactMap { belowZero($0) ?? shortage(of: $0) }
    guard short.isEmpty else { return short }
    return plan.pots.compactMap { moneyLeft(in: $0) } + plan.steps.compactMap { unmetCaps(in: $0) }
  }

  /// Caps of an `overgang` that cannot all be met within the pot.
  private func unmetCaps(in step: StepPlan) -> Finding? {
    let row = dossier.steps[step.row]
    guard row.kind == .transition, let unmet = step.missing, registers[unmet] > 0 else {
      return nil
    }
    return Finding(
      .capsNotMet, at: row.provenance.origin,
      [String(row.number), String(plan.year), String(registers[unmet])], column: "bedrag")
  }

  /// An amount below zero, or a key that makes one: nobody pays a pot by receiving.
  func negativeNumber(in step: StepPlan) -> Finding? {
    let row = dossier.steps[step.row]
    let year = String(plan.year)
    switch step.amount?.place {
    case .scalar(let register) where row.kind == .transition && registers[register] <= 0:
      guard let amount = row.amount else { return nil }
      return Finding(.capNotPositive, at: amount.origin, [amount.text, year])
    case .scalar(let register) where registers[register] < 0:
      guard let amount = row.amount else { return nil }
      return Finding(.negativeAmount, at: amount.origin, [amount.text, "", year])
    case .column(let register):
      if let amount = row.amount, let school = firstBelowZero(register, step.members) {
        let code = dossier.schools[school].code
        return Finding(.negativeAmount, at: amount.origin, [amount.text, code, year])
      }
    case .scalar, nil: break
    }
    // A division stops at such a key.
    guard row.kind == .perPupil, let key = step.key,
      let school = firstBelowZero(key.register, step.members)
    else { return nil }
    return Finding(
      .negativeKey, at: row.provenance.origin, [year, dossier.schools[school].code],
      column: "sleutel")
  }

  private func firstBelowZero(_ column: Column, _ group: Members) -> Int? {
    let start = Int(group.start)
    for place in start..<start + Int(group.count) where registers[column, Int(members[place])] < 0 {
      return Int(members[place])
    }
    return nil
  }

  /// A pot that ends below zero: it cannot owe anything.
  ///
  /// What lacks at first may be made up for by a step, as a ruimte below zero is by a `vul_aan`.
  private func belowZero(_ pot: PotPlan) -> Finding? {
    var end = registers[pot.passedOn?.amount ?? pot.balance]
    for other in plan.pots {
      // Of the pot that passes on less than nothing a finding is made.
      guard let passedOn = other.passedOn, passedOn.to == pot.pot else { continue }
      end -= min(registers[passedOn.amount], 0)
    }
    guard end < 0 else { return nil }
    return Finding(
      .potBelowZero, at: dossier.pots[pot.pot].rows[pot.row].provenance.origin,
      [dossier.pots[pot.pot].name, String(end.magnitude), String(plan.year)], column: "pot")
  }

  /// What a pot lacks for all its steps together, told at the first that it cannot pay.
  private func shortage(of pot: PotPlan) -> Finding? {
    var lacking: UInt128 = 0
    var first: Origin?
    for step in plan.steps where dossier.steps[step.row].pot == pot.pot {
      // What an overgang cannot reach, no pot lacks.
      guard dossier.steps[step.row].kind != .transition,
        dossier.steps[step.row].shortage == .error, let missing = step.missing,
        registers[missing] > 0
      else { continue }
      first = first ?? dossier.steps[step.row].provenance.origin
      let (sum, overflow) = lacking.addingReportingOverflow(registers[missing].magnitude)
      lacking = overflow ? .max : sum
    }
    guard let first else { return nil }
    return Finding(
      .shortage, at: first, [dossier.pots[pot.pot].name, String(lacking), String(plan.year)],
      column: "pot")
  }

  /// Money that is left in a pot that must be empty.
  private func moneyLeft(in pot: PotPlan) -> Finding? {
    let row = dossier.pots[pot.pot].rows[pot.row]
    let left = registers[pot.balance]
    guard left > 0, row.surplus == .error else { return nil }
    return Finding(
      .moneyLeft, at: row.provenance.origin,
      [dossier.pots[pot.pot].name, String(left), String(plan.year)], column: "overschot")
  }
}

extension Dossier {
  /// The steps of a year that divide over nobody; it is a finding of the run whether there is money
  /// for them.
  func emptyDivisions(in plan: YearPlan) -> [Int] {
    plan.steps.compactMap { step in
      steps[step.row].kind == .divide && step.members.count == 0 ? step.row : nil
    }
  }
}
