import Dossiers
import Numbers
import Results

extension Compiler {
  /// The claims of a year, before any budget line: they rest on counts, rates and days only.
  mutating func compileSettlement(_ plan: inout YearPlan) {
    claimTotals = [:]
    guard let history else { return }
    checkTerms()
    compileVangnet(history, &plan)
    compileStays(history, &plan)
    for (row, transfer) in dossier.transfers.enumerated() {
      builder.current = InstructionPlace(year: year, origin: transfer.provenance.origin)
      switch transfer.kind {
      case .vsoVo: compileReturn(row, &plan)
      case .facility: compileContribution(row, history, &plan)
      case .voVo, .voVso, .vsoVso, .soVo, .other: break
      }
    }
    total(plan.claims)
  }

  /// The claims of each rule that the samenwerkingsverband pays or is paid, added up.
  private mutating func total(_ claims: [ClaimPlan]) {
    let booked = Set(dossier.lines.compactMap { $0.rule })
    for claim in claims where claim.rule.side != nil {
      let before = claimTotals[claim.rule] ?? (builder.copy(builder.zero), .definitief)
      builder.emit(.add(into: before.amount, before.amount, claim.amount))
      claimTotals[claim.rule] = (before.amount, max(before.status, claim.status))
      if booked.contains(claim.rule) { continue }
      report(.claimWithoutLine, at: origin(of: claim.subject), [claim.rule.rawValue, String(year)])
    }
  }

  private func origin(of subject: Claim.Subject) -> Origin {
    switch subject {
    case .transfer(let row): dossier.transfers[row].provenance.origin
    case .growth: dossier.vangnet.first?.provenance.origin ?? .none
    }
  }

  // MARK: Geld volgt leerling

  /// From the definitive enrolment the school of 1 October pays the months that are left of the school
  /// year (Afspraken doorstroom, "proefplaatsing"), until the pupil goes on or returns.
  private mutating func compileStays(_ history: TransferHistory, _ plan: inout YearPlan) {
    let rateYear = dossier.choice(.rateYear, as: RateYear.self, inYear: year)
    var countings: [Int: Status] = [:]
    var isFirst = true
    for stay in history.stays.joined() {
      guard let part = stay.schoolYear.months(inYear: year) else { continue }
      let months = stay.months.clamped(to: part)
      let transfer = dossier.transfers[stay.row]
      guard !months.isEmpty, let payer = dossier.payer(ofFollowing: stay.row, history),
        let payee = transfer.joins.school, let from = transfer.enrolledFrom
      else { continue }
      let origin = transfer.provenance.origin
      builder.current = InstructionPlace(year: year, origin: origin)
      guard areOpen([payer, payee], transfer) else { continue }
      if isFirst { checkChoices([.months, .rateYear], at: origin) }
      isFirst = false
      let counting =
        countings[from.year]
        ?? dossier.choice(.months, as: MonthCounting.self, inYear: from.year)?.status
        ?? .definitief
      countings[from.year] = counting
      let start = rateYear?.value == .startOfSchoolYear ? stay.schoolYear.start : year
      guard let rate = rate(transfer.funding, ofSchool: payer, inYear: start, at: origin) else {
        continue
      }
      let (count, after) = (
        part.upperBound - months.lowerBound, part.upperBound - months.upperBound
      )
      plan.claims.append(
        ClaimPlan(
          rule: .follows, subject: .transfer(stay.row), payer: .school(payer),
          payee: .school(payee), amount: stayAmount(count, after, of: rate),
          derivation: .months(rate: rate, months: count, after: after),
          day: max(from, Day(year: year, month: 1, day: 1) ?? from),
          status: [
            transfer.provenance.status, rate.status, rateYear?.status ?? .definitief, counting,
          ].reduce(.definitief, max)))
    }
  }

  /// Whether the parties to a claim of the year exist in it; a finding names one that does not.
  mutating func areOpen(_ schools: [Int], _ transfer: PupilTransfer) -> Bool {
    guard let closed = schools.first(where: { kinds[$0] == nil }) else { return true }
    report(
      .partyNotInYear, at: transfer.provenance.origin,
      [dossier.schools[closed].code, String(year), transfer.code])
    return false
  }

  private mutating func stayAmount(
    _ count: Int, _ after: Int, of rate: ClaimPlan.Rate
  ) -> Scalar {
    let all = months(count, of: rate)
    return after == 0 ? all : difference(all, months(after, of: rate))
  }

  // MARK: From vso to vo

  /// € 10.000 for a success; what was demonstrably spent, at most that, for a failure (Draaiboek vso →
  /// vo, "Financiën"); in the year in which the samenwerkingsverband registered its decision.
  private mutating func compileReturn(_ row: Int, _ plan: inout YearPlan) {
    let transfer = dossier.transfers[row]
    guard let day = transfer.decidedOn, day.year == year, let result = transfer.result,
      let school = transfer.joins.school,
      dossier.schools[school].row(inYear: year)?.kind != .tussenvoorziening
    else { return }
    if result == .failure, transfer.proof == nil { return }
    guard areOpen([school], transfer) else { return }
    guard let most = amount(.placedBackAmount, .euro, at: transfer.provenance.origin) else {
      return
    }
    var cents = cents(most, times: [], over: [])
    var derivation = ClaimPlan.Derivation.fixed(most)
    if result == .failure, let proof = transfer.proof {
      let paid = builder.scalar()
      builder.emit(.smaller(into: paid, builder.slot(Int128(proof.cents)), cents))
      cents = paid
      derivation = .proof(
        spent: Decimal(coefficient: Int128(proof.cents), scale: 2), most: most)
    }
    plan.claims.append(
      ClaimPlan(
        rule: .placedBack, subject: .transfer(row), payer: .consortium, payee: .school(school),
        amount: cents, derivation: derivation, day: day,
        status: max(transfer.provenance.status, most.status)))
  }

  // MARK: Bovenschoolse voorzieningen

  /// The stamschool pays for a placement (§3.3.4), unless the pupil counts for the vangnet of the same
  /// school year.
  private mutating func compileContribution(
    _ row: Int, _ history: TransferHistory, _ plan: inout YearPlan
  ) {
    let transfer = dossier.transfers[row]
    guard case .facility(let index) = transfer.joins, let day = transfer.firstDay,
      day.year == year, let school = transfer.leaves.school,
      !history.countsForVangnet(pupil: transfer.pupil, in: SchoolYear(of: day)),
      let parameter = dossier.facilities[index].contribution,
      let value = dossier.parameters[parameter].value(inYear: year)
    else { return }
    let entry = dossier.parameters[parameter]
    guard areOpen([school], transfer),
      let amount = rate(
        value, entry.unit, key: (parameter, 0, year), entry.name, .euro,
        at: transfer.provenance.origin)
    else { return }
    plan.claims.append(
      ClaimPlan(
        rule: .contribution, subject: .transfer(row), payer: .school(school), payee: .consortium,
        amount: cents(amount, times: [], over: []), derivation: .fixed(amount), day: day,
        status: [
          transfer.provenance.status, amount.status, dossier.facilities[index].provenance.status,
        ].reduce(.definitief, max)))
  }

  // MARK: What the rules need

  /// A finding for each term of the agreements that a transfer of the year is held against.
  private mutating func checkTerms() {
    var needed: [TransferTerm: Origin] = [:]
    for transfer in dossier.transfers {
      guard let day = transfer.firstDay,
        min(max(day.year, dossier.firstYear), dossier.lastYear) == year
      else { continue }
      for term in transfer.terms where needed[term] == nil {
        needed[term] = transfer.provenance.origin
      }
    }
    for term in TransferTerm.allCases {
      guard let origin = needed[term], dossier.months(term, inYear: year) == nil else { continue }
      let value = dossier.parameters.first { $0.name == term.rawValue }?.value(inYear: year)
      if let value {
        // About a value that is no number a finding has been made.
        if value.number != nil { report(.notWhole, at: value.provenance.origin, [value.text]) }
        continue
      }
      report(.missingTerm, at: origin, [term.rawValue, String(year), Unit.bare.name])
    }
  }
}

extension PupilTransfer {
  /// The terms of the agreements, in months, that the transfer is held against.
  fileprivate var terms: [TransferTerm] {
    var terms: [TransferTerm] = []
    if trialFrom != nil, kind == .voVo { terms.append(.trialMonths) }
    if trialFrom != nil, kind == .vsoVo { terms.append(.attendanceMonths) }
    if symbiosisFrom != nil { terms.append(.symbiosisMonths) }
    if kind == .voVso { terms.append(.exemptionMonths) }
    return terms
  }
}

extension Dossier {
  /// The school that pays for a change from vo to vo: the one that has the pupil's rijksbekostiging,
  /// when it referred the pupil within the samenwerkingsverband; nothing when no money moves.
  func payer(ofFollowing row: Int, _ history: TransferHistory) -> Int? {
    let transfer = transfers[row]
    guard transfer.kind == .voVo, transfer.reason == .referral, transfer.enrolledFrom != nil,
      transfer.leaves.school != nil, let payee = transfer.joins.school,
      let payer = history.payer(of: row), payer != payee
    else { return nil }
    return payer
  }
}
