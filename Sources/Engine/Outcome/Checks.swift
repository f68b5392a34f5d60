import Dossiers
import Numbers
import Results

extension Dossier {
  /// Every check on the outcome of a year, computed from its postings and not from its registers.
  func checks(
    of outcome: YearOutcome, _ index: CountIndex, _ history: TransferHistory? = nil,
    after last: YearOutcome? = nil
  ) -> [Check] {
    let kinds = schools.map { $0.kind(inYear: outcome.year) }
    var checks = potChecks(outcome)
    checks += stepChecks(outcome, kinds)
    checks += transitionChecks(outcome, after: last)
    checks += landingChecks(outcome)
    checks += countChecks(outcome, index)
    // On the plan's own basis the reconciliation looks at every figure.
    if scenarios != planScenarios { checks += figureChecks(outcome, index) }
    checks += schoolChecks(outcome, kinds)
    checks += settlementChecks(outcome, history)
    return checks
  }

  private func money(_ cents: Int128) -> Decimal { Decimal(coefficient: cents, scale: 2) }

  private func equal(
    _ subject: Check.Subject, expected: Int128, found: Int128
  ) -> Check {
    Check(
      subject, expected: money(expected), found: money(found), measure: .money,
      verdict: expected == found ? .passed : .failed)
  }

  /// What went into each pot came out of it.
  private func potChecks(_ outcome: YearOutcome) -> [Check] {
    outcome.pots.map { pot in
      equal(
        .potBalance(pot: pot.pot),
        expected: Int128(pot.fed.cents) + Int128(pot.received.cents)
          + Int128(pot.supplemented.cents),
        found: Int128(pot.posted.cents) + Int128(pot.given.cents) + Int128(pot.left.cents))
    }
  }

  /// A step per school pays its amount to each; a pot reaches its floor.
  private func stepChecks(_ outcome: YearOutcome, _ kinds: [SchoolKind?]) -> [Check] {
    outcome.steps.enumerated().compactMap { place, step in
      let row = steps[step.row]
      guard let rate = step.rate else { return nil }
      switch row.kind {
      case .perSchool:
        guard let amount = cents(rate, unit: Int128(divisionUnit)) else { return nil }
        let claims = amount.multipliedReportingOverflow(
          by: Int128(receivers(of: row.target, inYear: outcome.year, kinds)))
        let cut =
          row.shortage == .cut ? Int128(step.missing.cents) + Int128(step.leftOver.cents) : 0
        return equal(
          .perSchool(step: step.row), expected: claims.partialValue - cut, found: step.posted)
      case .topUp:
        // To less than nothing no pot is raised, and it is no floor either.
        guard let amount = cents(rate, unit: 1), amount >= 0 else { return nil }
        let after = balance(of: row.to, after: place, in: outcome)
        return Check(
          .floor(step: step.row), expected: money(amount), found: money(after), measure: .money,
          verdict: after >= amount ? .passed : row.shortage == .cut ? .informative : .failed)
      case .perPupil, .divide, .split, .move, .transition:
        return nil
      }
    }
  }

  /// How many schools belong to a doelgroep, from the tables: a posting that was lost is missed.
  private func receivers(of target: Target, inYear year: Int, _ kinds: [SchoolKind?]) -> Int {
    var members: Set<Int> = []
    for group in target.groups {
      for member in groups[group].members where member.period.contains(year: year) {
        members.insert(member.school)
      }
    }
    return kinds.enumerated().count { place, kind in
      guard let kind else { return false }
      return target.kinds.contains(kind) || members.contains(place)
    }
  }

  /// What is in a pot right after a step, from the trace.
  private func balance(of pot: Int?, after place: Int, in outcome: YearOutcome) -> Int128 {
    guard let pot, let fed = outcome.pots.first(where: { $0.pot == pot })?.fed else { return 0 }
    return outcome.steps[...place].reduce(Int128(fed.cents)) { balance, step in
      var balance = balance
      if let transfer = step.transfer {
        if transfer.pot == pot { balance += Int128(transfer.amount.cents) }
        if steps[step.row].pot == pot { balance -= Int128(transfer.amount.cents) }
      }
      guard steps[step.row].pot == pot else { return balance }
      if steps[step.row].shortage == .result { balance += Int128(step.missing.cents) }
      return balance - step.posted
    }
  }

  /// An amount in euros in cents, rounded half away from zero to a multiple of `unit` cents.
  private func cents(_ amount: Decimal, unit: Int128) -> Int128? {
    guard let digits = amount.coefficient(atScale: max(amount.scale, 2)) else { return nil }
    let divisor = PowerOfTen.value(max(amount.scale - 2, 0)).multipliedReportingOverflow(by: unit)
    guard !divisor.overflow else { return nil }
    let rounded = Rounding.halfAwayFromZero(digits, dividedBy: divisor.partialValue)
    let result = rounded.multipliedReportingOverflow(by: unit)
    return result.overflow ? nil : result.partialValue
  }

  /// Each posting lands in one line, and the totals by school, pot and line tie.
  private func landingChecks(_ outcome: YearOutcome) -> [Check] {
    var perSchool = Array(repeating: Int128(0), count: schools.count)
    var perLine = Array(repeating: Int128(0), count: lines.count)
    for step in outcome.steps {
      for posting in step.postings {
        perSchool[posting.school] += Int128(posting.amount.cents)
        if let line = steps[step.row].line { perLine[line] += Int128(posting.amount.cents) }
      }
    }
    let allocated = outcome.allocated
    let perPot = outcome.pots.reduce(Int128(0)) { $0 + Int128($1.posted.cents) }
    var checks = [
      equal(.schoolTotals, expected: perPot, found: perSchool.reduce(0, +)),
      equal(.allPostings, expected: allocated, found: perLine.reduce(0, +)),
    ]
    for line in outcome.lines where lines[line.line].mode == .steps {
      checks.append(
        equal(
          .linePostings(line: line.line), expected: perLine[line.line],
          found: Int128(line.amount.cents)))
    }
    return checks
  }

  /// Counts against their control totals and the plan's forecast.
  private func countChecks(_ outcome: YearOutcome, _ index: CountIndex) -> [Check] {
    return totals.indices.compactMap { place in
      let total = totals[place]
      guard let date = moments[total.moment].date(forBudgetYear: outcome.year),
        date.year == total.year, let column = index.column(total.telgroep, on: date),
        case .number(let expected) = total.pupils.expression
      else { return nil }
      let found = Decimal(coefficient: counts[column].total, scale: 0)
      let isControl = total.provenance.status < .prognose
      let isEqual = expected.rounded(toScale: 0) == found
      return Check(
        isControl ? .countTotal(total: place) : .countForecast(total: place),
        expected: expected.rounded(toScale: 0) ?? expected, found: found, measure: .pupils,
        verdict: isControl ? (isEqual ? .passed : .failed) : .informative)
    }
  }

  /// Printed figures of the plan beside the line, or the count, that has their name.
  private func figureChecks(_ outcome: YearOutcome, _ index: CountIndex) -> [Check] {
    let counted = moments.first?.date(forBudgetYear: outcome.year)
    return figures.indices.compactMap { place in
      let figure = figures[place]
      if figure.unit.pupils == 1 {
        guard let date = counted, date.year == figure.year,
          let telgroep = telgroepen.firstIndex(of: figure.line),
          let column = index.column(telgroep, on: date),
          let expected = figure.value?.rounded(toScale: 0)
        else { return nil }
        return Check(
          .printedFigure(figure: place), expected: expected,
          found: Decimal(coefficient: counts[column].total, scale: 0), measure: .pupils,
          verdict: .informative)
      }
      guard figure.year == outcome.year, figure.unit == .euro,
        let line = lines.firstIndex(where: { $0.code == figure.line }),
        let amount = outcome.lines.first(where: { $0.line == line })?.amount,
        let expected = figure.value?.rounded(toScale: 2)
      else { return nil }
      return Check(
        .printedFigure(figure: place), expected: expected, found: money(Int128(amount.cents)),
        measure: .money,
        verdict: expected.coefficient == Int128(amount.cents) ? .passed : .informative)
    }
  }

  /// Tussenvoorzieningen receive a fixed amount and nothing "uit allerlei losse onderdelen" (§9.2.1).
  ///
  /// Both are read from the postings, so that a group by which a school strays is noticed:
  /// - no tussenvoorziening shares in a step that pays schools of another kind too, unless the doelgroep
  ///   names its kind and it has no fixed amount of its own (the 1 : 2 : 5 of the years before, §9.2.2);
  /// - no school receives both from a step of regular schools and from one of tussenvoorzieningen. A
  ///   step is of tussenvoorzieningen when at least half of its receivers is, else of regular schools
  ///   when at least half of them is.
  private func schoolChecks(_ outcome: YearOutcome, _ kinds: [SchoolKind?]) -> [Check] {
    func count(_ subject: Check.Subject, _ found: Int) -> Check {
      Check(
        subject, expected: Decimal(0), found: Decimal(Int64(found)), measure: .schools,
        verdict: found == 0 ? .passed : .failed)
    }
    var isSharing = Array(repeating: false, count: kinds.count)
    var isPulledIn = isSharing
    var isRegular = isSharing
    var isApart = isSharing
    // An overgang pays nobody: it shares out what others paid.
    for step in outcome.steps where steps[step.row].kind != .transition {
      var (receivers, regular, apart) = (0, 0, 0)
      for posting in step.postings where posting.amount != .zero {
        receivers += 1
        if kinds[posting.school] == .regulier { regular += 1 }
        if kinds[posting.school] == .tussenvoorziening { apart += 1 }
      }
      let isOfApart = apart > 0 && apart * 2 >= receivers
      let isOfRegular = !isOfApart && regular * 2 >= receivers
      for posting in step.postings where posting.amount != .zero {
        let school = posting.school
        if isOfApart { isApart[school] = true }
        if isOfRegular { isRegular[school] = true }
        if apart < receivers, kinds[school] == .tussenvoorziening {
          isSharing[school] = true
          if !steps[step.row].target.kinds.contains(.tussenvoorziening) {
            isPulledIn[school] = true
          }
        }
      }
    }
    let astray = kinds.indices.count {
      isPulledIn[$0] || isSharing[$0] && isApart[$0] && kinds[$0] == .tussenvoorziening
    }
    let both = kinds.indices.count { isRegular[$0] && isApart[$0] }
    return [
      count(.oneKindPerSchool, both),
      count(.tussenvoorzieningenApart, astray),
    ]
  }
}

extension School {
  /// What the school is in a budget year, without a copy of the row.
  func kind(inYear year: Int) -> SchoolKind? {
    place(inYear: year).map { rows[$0].kind }
  }
}
