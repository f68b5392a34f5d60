import Dossiers
import Numbers
import Results

extension Compilation {
  /// Runs the program and reads the outcome of the years that are asked for from its registers.
  ///
  /// Returns no outcome when a number could not be computed exactly; the findings tell where. With
  /// an error among the findings (a pot that falls short) nothing may be published.
  public func run(
    _ dossier: Dossier, years: ClosedRange<Int>
  ) -> (outcome: Outcome?, findings: [Finding]) {
    var registers = Registers(for: program)
    let (outcomes, found) = yearOutcomes(of: dossier, years, on: &registers)
    guard var outcome = outcomes else { return (nil, found) }
    var findings = found
    for place in outcome.years.indices {
      let year = outcome.years[place]
      let last = outcome.years[..<place].last.flatMap { $0.year == year.year - 1 ? $0 : nil }
      outcome.years[place].checks = dossier.checks(of: year, counts, transfers, after: last)
    }
    var empty: [Int: [Int]] = [:]
    for plan in self.years {
      for row in dossier.emptyDivisions(in: plan) { empty[row, default: []].append(plan.year) }
    }
    for (row, years) in empty.sorted(by: { $0.key < $1.key }) {
      let target = dossier.steps[row].target
      findings.append(
        Finding(.emptyTarget, at: target.origin, [target.text, Compiler.spelled(years)]))
    }
    if let history = transfers {
      outcome.remarks = TransferRemarks(dossier, history).all
      outcome.facilities = dossier.facilityUse
      findings += dossier.warnings(on: outcome)
    }
    dossier.addBudgetChecks(to: &outcome)
    if isOnPlan(dossier) { outcome.reconciliation = Reconciliation(dossier, outcome).checks }
    dossier.accept(in: &outcome)
    if years.count == 1, let year = years.first { return (outcome.only(year), findings) }
    return (outcome, findings)
  }

  /// Whether the dossier is on the plan's own basis, so that its printed figures are reconciled.
  private func isOnPlan(_ dossier: Dossier) -> Bool {
    dossier.scenarios == dossier.planScenarios && !dossier.figures.isEmpty
  }

  /// Runs the program on registers whose slots hold what the caller put in, and reads the years.
  ///
  /// Nothing is checked, reconciled or remarked on: this is for a run among many, of which only
  /// numbers are kept. The findings are those that forbid to publish.
  public func yearOutcomes(
    of dossier: Dossier, _ years: ClosedRange<Int>, on registers: inout Registers
  ) -> (outcome: Outcome?, findings: [Finding]) {
    if let fault = program.run(on: &registers) {
      return (nil, [finding(for: fault, dossier, registers)])
    }
    // The plan is reconciled over all its years, because a balance sheet follows from the one before.
    let needsAll = isOnPlan(dossier) || !dossier.items.isEmpty
    var findings: [Finding] = []
    var outcomes: [YearOutcome] = []
    for plan in self.years {
      let reader = OutcomeReader(
        dossier: dossier, plan: plan, registers: registers, members: program.members,
        firmness: dossier.schoolFirmness(inYear: plan.year))
      findings += reader.findings()
      guard needsAll || years.contains(plan.year), let outcome = reader.outcome(&findings) else {
        continue
      }
      outcomes.append(outcome)
    }
    let opening =
      dossier.items.isEmpty
      ? nil
      : BalanceSheet(
        year: dossier.firstYear - 1,
        amounts: opening.map { Money(exactly: registers[$0]) ?? .zero }, appropriations: [],
        unappropriated: .zero)
    return (Outcome(years: outcomes, opening: opening), findings)
  }

  private func finding(
    for fault: Fault, _ dossier: Dossier, _ registers: Registers
  ) -> Finding {
    let place = place(of: fault.instruction)
    let year = String(place.year)
    switch fault.cause {
    case .overflow: return Finding(.overflow, at: place.origin, [year])
    case .zeroKeyTotal:
      if let target = emptyTarget(at: place, dossier) {
        return Finding(.nobodyToReceive, at: target.origin, [year, target.text])
      }
      return Finding(.zeroKeyTotal, at: place.origin, [year], column: "sleutel")
    case .negativeKey(let index):
      guard case .split = program.instructions[fault.instruction] else {
        if let cause = negativeClaim(at: place, dossier, registers) { return cause }
        let code = dossier.schools[index].code
        return Finding(.negativeKey, at: place.origin, [year, code], column: "sleutel")
      }
      // A split knows its rows by their order; the instruction comes from the first of them.
      let first = dossier.steps.firstIndex { $0.provenance.origin == place.origin }
      let rows = years.first { $0.year == place.year }?.steps.map { $0.row }.filter { row in
        first.map { dossier.steps[row].number == dossier.steps[$0].number } ?? false
      }
      guard let rows, rows.indices.contains(index) else {
        return Finding(.negativeKey, at: place.origin, [year, ""], column: "sleutel")
      }
      let row = dossier.steps[rows[index]]
      let receiver = row.to.map { dossier.pots[$0].name } ?? ""
      return Finding(
        .negativeKey, at: row.provenance.origin, [year, receiver], column: "sleutel")
    }
  }
}

extension Compilation {
  private func place(of instruction: Int) -> InstructionPlace {
    guard let run = places.last(where: { $0.first <= instruction }) else {
      preconditionFailure("every instruction comes from somewhere")
    }
    return run.place
  }

  /// The step that an instruction comes from, with the plan of its year.
  private func step(
    at place: InstructionPlace, _ dossier: Dossier
  ) -> (plan: YearPlan, step: StepPlan)? {
    guard let plan = years.first(where: { $0.year == place.year }),
      let step = plan.steps.first(where: {
        dossier.steps[$0.row].provenance.origin == place.origin
      })
    else { return nil }
    return (plan, step)
  }

  /// The doelgroep of the step at a place, when it divides over nobody.
  private func emptyTarget(at place: InstructionPlace, _ dossier: Dossier) -> Target? {
    guard let step = step(at: place, dossier)?.step, step.members.count == 0,
      dossier.steps[step.row].kind == .divide
    else { return nil }
    return dossier.steps[step.row].target
  }

  /// Why a claim that is cut is below zero: its amount, or its key.
  private func negativeClaim(
    at place: InstructionPlace, _ dossier: Dossier, _ registers: Registers
  ) -> Finding? {
    guard let (plan, step) = step(at: place, dossier), dossier.steps[step.row].shortage == .cut
    else { return nil }
    return OutcomeReader(
      dossier: dossier, plan: plan, registers: registers, members: program.members, firmness: []
    ).negativeNumber(in: step)
  }
}

extension Dossier {
  /// The weakest status of each school's own rows in a budget year: the school itself, and its
  /// locations on the day of the default count.
  func schoolFirmness(inYear year: Int) -> [Status] {
    let day = moments.first?.date(forBudgetYear: year)
    var firmness = schools.map { school in
      school.place(inYear: year).map { school.rows[$0].provenance.status } ?? .definitief
    }
    guard let day else { return firmness }
    for place in locations.indices where locations[place].period.contains(day) {
      guard let school = locations[place].school else { continue }
      firmness[school] = max(firmness[school], locations[place].provenance.status)
    }
    return firmness
  }
}
