import Dossiers
import Numbers
import Results

/// Reads one year of an outcome from the registers of a run.
struct OutcomeReader {
  let dossier: Dossier
  let plan: YearPlan
  let registers: Registers
  let members: [Int32]
  let firmness: [Status]

  // MARK: The outcome

  /// The outcome of the year, or nothing (and a finding) when an amount does not fit in cents.
  func outcome(_ findings: inout [Finding]) -> YearOutcome? {
    var steps: [StepOutcome] = []
    var memberships: [String: [Status]] = [:]
    for step in plan.steps {
      let target = dossier.steps[step.row].target
      let membership = memberships[target.text] ?? membership(in: target)
      memberships[target.text] = membership
      guard let outcome = outcome(of: step, membership) else {
        let origin = dossier.steps[step.row].provenance.origin
        findings.append(Finding(.overflow, at: origin, [String(plan.year)]))
        return nil
      }
      steps.append(outcome)
    }
    var pots: [PotOutcome] = []
    let firmness = potFirmness(steps)
    for pot in plan.pots {
      guard let outcome = outcome(of: pot, steps, firmness[pot.pot] ?? pot.status) else {
        let origin = dossier.pots[pot.pot].rows[pot.row].provenance.origin
        findings.append(Finding(.overflow, at: origin, [String(plan.year)]))
        return nil
      }
      pots.append(outcome)
    }
    var lines: [LineOutcome] = []
    for line in plan.lines {
      guard let amount = Money(exactly: registers[line.amount]) else {
        let origin = dossier.lines[line.line].provenance.origin
        findings.append(Finding(.overflow, at: origin, [String(plan.year)]))
        return nil
      }
      lines.append(
        LineOutcome(
          line: line.line, amount: amount, rate: decimal(line.rate), base: decimal(line.base),
          status: line.status))
    }
    guard let totals else {
      let origin = dossier.lines.first?.provenance.origin ?? .none
      findings.append(Finding(.overflow, at: origin, [String(plan.year)]))
      return nil
    }
    guard let settlement = settlement(&findings) else { return nil }
    let balance = balance(&findings)
    return YearOutcome(
      year: plan.year, steps: steps, pots: pots, lines: lines, totals: totals, balance: balance,
      measures: measures,
      printedCounts: printedCounts,
      pupils: pupils, settlement: settlement)
  }

  /// The pupils that the plan prints, by figure.
  private var printedCounts: [Int: Int128] {
    var counts: [Int: Int128] = [:]
    for (figure, pupils) in plan.printedCounts { counts[figure] = registers[pupils] }
    return counts
  }

  /// The pupils of each school by which amounts per pupil are shown.
  private var pupils: [Int128?] {
    guard let count = plan.pupils else { return dossier.schools.map { _ in nil } }
    return count.isKnown.enumerated().map { school, knowledge in
      knowledge == .known ? registers[count.column, school] : nil
    }
  }

  private func money(_ register: Scalar?) -> Money? {
    register.map { Money(exactly: registers[$0]) } ?? Money.zero
  }

  private func decimal(_ place: (register: Scalar, scale: Int)?) -> Decimal? {
    place.map { Decimal(coefficient: registers[$0.register], scale: $0.scale) }
  }

  private func outcome(of step: StepPlan, _ membership: [Status]) -> StepOutcome? {
    let row = dossier.steps[step.row]
    guard let divided = money(step.divided), let missing = money(step.missing),
      let leftOver = money(step.leftOver)
    else { return nil }
    let schools = (0..<Int(step.members.count)).map { Int(members[Int(step.members.start) + $0]) }
    let inputs = step.inputs.map { input($0, schools) }
    var postings: [Posting] = []
    let statuses = statuses(of: schools, row, inputs, membership)
    if let paid = step.paid {
      postings.reserveCapacity(schools.count)
      for (place, school) in schools.enumerated() {
        guard let amount = Money(exactly: registers[paid, school]) else { return nil }
        postings.append(
          Posting(
            school: school, amount: amount,
            key: step.key.map {
              Decimal(coefficient: registers[$0.register, school], scale: $0.scale)
            },
            rate: step.rates.map {
              Decimal(coefficient: registers[$0.register, school], scale: $0.scale)
            },
            extraUnits: step.extra.map { Int(registers[$0, school]) } ?? 0,
            status: statuses[place]))
      }
    }
    var transfer: Transfer?
    if let plan = step.transfer {
      guard let amount = Money(exactly: registers[plan.amount]) else { return nil }
      transfer = Transfer(
        pot: plan.pot, amount: amount, key: decimal(plan.key),
        extraUnits: plan.extra.map { Int(registers[$0]) } ?? 0)
    }
    return StepOutcome(
      row: step.row, divided: divided, missing: missing, keyTotal: decimal(step.keyTotal),
      rate: decimal(step.rate), inputs: inputs, postings: postings, transfer: transfer,
      leftOver: leftOver, keyTotalStatus: keyTotalStatus(inputs, row, statuses))
  }

  /// The weakest status of each posting's own cells: the school and its locations, its membership,
  /// the row of the step, and what went into amount and key.
  private func statuses(
    of schools: [Int], _ row: StepRow, _ inputs: [Input], _ membership: [Status]
  ) -> [Status] {
    var shared = row.provenance.status
    for input in inputs {
      if case .shared(let value) = input.values { shared = max(shared, value.provenance.status) }
    }
    var statuses = schools.map { max(shared, firmness[$0]) }
    for input in inputs {
      guard case .perSchool(let values) = input.values else { continue }
      for (place, school) in schools.enumerated() {
        guard let status = values[school]?.provenance.status else { continue }
        statuses[place] = max(statuses[place], status)
      }
    }
    if !membership.isEmpty {
      for (place, school) in schools.enumerated() {
        statuses[place] = max(statuses[place], membership[school])
      }
    }
    return statuses
  }

  /// The status by which each school belongs to a doelgroep, where only a group makes it belong;
  /// empty when no group is named.
  private func membership(in target: Target) -> [Status] {
    guard !target.groups.isEmpty else { return [] }
    var membership = Array(repeating: Status.definitief, count: dossier.schools.count)
    for group in target.groups {
      for member in dossier.groups[group].members
      where member.period.contains(year: plan.year) {
        guard let kind = dossier.schools[member.school].kind(inYear: plan.year),
          !target.kinds.contains(kind)
        else { continue }
        membership[member.school] = max(membership[member.school], member.provenance.status)
      }
    }
    return membership
  }

  /// The weakest status of everything that makes up a key total: each school's own cells.
  private func keyTotalStatus(
    _ inputs: [Input], _ row: StepRow, _ statuses: [Status]
  ) -> Status {
    var weakest = row.provenance.status
    for input in inputs {
      if case .shared(let value) = input.values { weakest = max(weakest, value.provenance.status) }
    }
    return statuses.reduce(weakest, max)
  }

  private func input(_ input: InputPlan, _ schools: [Int]) -> Input {
    let values: Input.Values
    switch (input.place, input.vouching) {
    case (.scalar(let register), .one(let provenance)):
      values = .shared(
        .init(Decimal(coefficient: registers[register], scale: input.scale), provenance))
    case (.scalar(let register), _):
      values = .shared(
        .init(
          Decimal(coefficient: registers[register], scale: input.scale),
          Provenance(status: .voorbeeld, source: "", origin: .none)))
    case (.column(let register), let vouching):
      var perSchool = [Input.Value?](repeating: nil, count: dossier.schools.count)
      for school in schools {
        guard let provenance = provenance(of: vouching, school) else { continue }
        perSchool[school] = .init(
          Decimal(coefficient: registers[register, school], scale: input.scale), provenance)
      }
      values = .perSchool(perSchool)
    }
    return Input(
      name: input.name, reference: input.reference, unit: input.unit, date: input.date,
      isForecast: input.isForecast, values: values, spread: input.spread.map(spread))
  }

  private func spread(_ plan: InputPlan.Spread) -> Input.Spread {
    let schools = dossier.schools.indices
    return Input.Spread(
      total: .init(Decimal(coefficient: registers[plan.total], scale: 0), plan.provenance),
      date: plan.date, counted: schools.map { registers[plan.counted, $0] },
      countedTotal: registers[plan.countedTotal],
      hasExtra: schools.map { registers[plan.extra, $0] > 0 })
  }

  private func provenance(of vouching: InputPlan.Vouching, _ school: Int) -> Provenance? {
    switch vouching {
    case .one(let provenance): provenance
    case .count(let column): dossier.counts[column].provenance(ofSchool: school)
    case .attribute(let attribute):
      dossier.attributes[attribute].values[school].flatMap { values in
        values.place(inYear: plan.year).map { values[$0].provenance }
      }
    }
  }

  /// The weakest status that each pot's money rests on: its feeds, the pots that paid into it, and
  /// what decided how much.
  private func potFirmness(_ steps: [StepOutcome]) -> [Int: Status] {
    var firmness: [Int: Status] = [:]
    for pot in plan.pots { firmness[pot.pot] = pot.status }
    // What was taken from a pot before decides how much is left in it.
    var taken: [Int: Status] = [:]
    for step in steps {
      let row = dossier.steps[step.row]
      let before = taken[row.pot] ?? .definitief
      taken[row.pot] = max(before, step.keyTotalStatus)
      guard let transfer = step.transfer, transfer.amount != .zero else { continue }
      // The rows of a split decide each other's part.
      let keys = steps.filter { dossier.steps[$0.row].number == row.number }
        .reduce(Status.definitief) { max($0, $1.keyTotalStatus) }
      firmness[transfer.pot] = max(
        firmness[transfer.pot] ?? .definitief, firmness[row.pot] ?? .definitief, before, keys)
    }
    for pot in plan.pots {
      guard let passedOn = pot.passedOn, registers[passedOn.amount] != 0 else { continue }
      firmness[passedOn.to] = max(
        firmness[passedOn.to] ?? .definitief, firmness[pot.pot] ?? .definitief)
    }
    return firmness
  }

  private func outcome(
    of pot: PotPlan, _ steps: [StepOutcome], _ status: Status
  ) -> PotOutcome? {
    var (received, posted, given, supplemented): (Int128, Int128, Int128, Int128) = (0, 0, 0, 0)
    for step in steps {
      let row = dossier.steps[step.row]
      if row.pot == pot.pot {
        posted += step.posted
        if let transfer = step.transfer { given += Int128(transfer.amount.cents) }
        if row.shortage == .result { supplemented += Int128(step.missing.cents) }
      }
      if let transfer = step.transfer, transfer.pot == pot.pot {
        received += Int128(transfer.amount.cents)
      }
    }
    for other in plan.pots {
      guard let passedOn = other.passedOn else { continue }
      guard let amount = money(passedOn.amount) else { return nil }
      if passedOn.to == pot.pot { received += Int128(amount.cents) }
      if other.pot == pot.pot { given += Int128(amount.cents) }
    }
    guard let fed = money(pot.fed), let left = money(pot.balance),
      let received = Money(exactly: received), let posted = Money(exactly: posted),
      let given = Money(exactly: given), let supplemented = Money(exactly: supplemented)
    else { return nil }
    return PotOutcome(
      pot: pot.pot, fed: fed, received: received, posted: posted, given: given,
      supplemented: supplemented, left: left, status: status)
  }
}
