import Dossiers
import Numbers
import Results

extension Dossier {
  /// The checks on the claims of a year, from the claims and the transfers themselves.
  func settlementChecks(_ outcome: YearOutcome, _ history: TransferHistory?) -> [Check] {
    let settlement = outcome.settlement
    guard !settlement.claims.isEmpty || !settlement.vangnet.isEmpty else { return [] }
    var checks = lineChecks(outcome)
    checks.append(balanceCheck(outcome))
    for location in settlement.vangnet {
      guard let place = locations.firstIndex(where: { $0.code == location.location }) else {
        continue
      }
      let moved = Int128(location.arrivals.count - location.departures.count)
      checks.append(
        Check(
          .vangnetGrowth(location: place),
          expected: Decimal(coefficient: location.growth, scale: 0),
          found: Decimal(coefficient: moved, scale: 0), measure: .pupils,
          verdict: moved == location.growth ? .passed : .informative))
    }
    if let history { checks.append(monthsCheck(outcome, history)) }
    return checks
  }

  /// Each line is what the samenwerkingsverband pays, or is paid, by its rule.
  private func lineChecks(_ outcome: YearOutcome) -> [Check] {
    outcome.lines.compactMap { line in
      guard lines[line.line].mode == .settlement, let rule = lines[line.line].rule else {
        return nil
      }
      let claimed = outcome.settlement.claims.reduce(Int128(0)) { total, claim in
        claim.rule == rule ? total + Int128(claim.amount.cents) : total
      }
      return Check(
        .settlementLine(line: line.line), expected: Decimal(coefficient: claimed, scale: 2),
        found: Decimal(coefficient: Int128(line.amount.cents), scale: 2), measure: .money,
        verdict: claimed == Int128(line.amount.cents) ? .passed : .failed)
    }
  }

  /// What the schools receive more than they pay is what the budget of the samenwerkingsverband pays
  /// more than it receives.
  private func balanceCheck(_ outcome: YearOutcome) -> Check {
    var schools: Int128 = 0
    for claim in outcome.settlement.claims {
      if case .school = claim.payee { schools += Int128(claim.amount.cents) }
      if case .school = claim.payer { schools -= Int128(claim.amount.cents) }
    }
    let budget = outcome.lines.reduce(Int128(0)) { total, line in
      guard lines[line.line].mode == .settlement else { return total }
      let cents = Int128(line.amount.cents)
      return lines[line.line].side == .lasten ? total + cents : total - cents
    }
    return Check(
      .settlementBalance, expected: Decimal(coefficient: budget, scale: 2),
      found: Decimal(coefficient: schools, scale: 2), measure: .money,
      verdict: schools == budget ? .passed : .failed)
  }

  /// No school pays more months for a pupil than it was without the pupil: the months of the year on
  /// whose first day (or, where a month that has begun counts, whose last) the pupil was elsewhere.
  private func monthsCheck(_ outcome: YearOutcome, _ history: TransferHistory) -> Check {
    struct Key: Hashable {
      let pupil: Int
      let school: Int
    }
    var paid: [Key: Int] = [:]
    paid.reserveCapacity(outcome.settlement.claims.count)
    for claim in outcome.settlement.claims {
      guard case .transfer(let row) = claim.subject, case .school(let school) = claim.payer,
        let months = claim.months
      else { continue }
      paid[Key(pupil: transfers[row].pupil, school: school), default: 0] += months
    }
    let days = days(inYear: outcome.year)
    let tooMany = paid.count { key, months in
      months
        > days.count { day in
          history.place(ofPupil: key.pupil, on: day)?.place.school != key.school
        }
    }
    return Check(
      .monthsPerPupil, expected: Decimal(coefficient: 0, scale: 0),
      found: Decimal(coefficient: Int128(tooMany), scale: 0), measure: .pupils,
      verdict: tooMany == 0 ? .passed : .failed)
  }

  /// The day of each month on which who has the pupil decides.
  private func days(inYear year: Int) -> [Day] {
    (1...12).compactMap { month in
      guard let first = Day(year: year, month: month, day: 1) else { return nil }
      switch monthCounting(inYear: year) {
      case .firstDay: return first
      case .startedMonth: return first.endOfMonth
      }
    }
  }
}

extension Claim {
  /// The months that the payer pays for one pupil; nothing for a claim that is not by the month.
  fileprivate var months: Int? {
    switch derivation {
    case .months(_, let months, let after): months - after
    case .growth(_, let months, _, _, _): rule == .vangnetBasic ? months : nil
    case .balance, .fixed, .proof: nil
    }
  }
}
