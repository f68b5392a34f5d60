import Dossiers
import Numbers
import Results

extension Dossier {
  /// Everything weaker than `prognose` that the outcome of a year rests on, with the money that
  /// hangs on it, largest first (the *besluitenlijst*).
  ///
  /// The balance sheet belongs to a run over the whole period; `isPeriod` says that this is one.
  public func decisions(in outcome: YearOutcome, ofPeriod isPeriod: Bool) -> [Decision] {
    var all =
      decisionsOnRules(outcome) + decisionsOnInputs(outcome) + decisionsOnSchools(outcome)
      + decisionsOnSettlement(outcome)
    all += decisionOnPayments(outcome)
    if isPeriod { all += decisionsOnBalance(outcome) }
    return all.enumerated().sorted {
      ($1.element.cents, $0.offset) < ($0.element.cents, $1.offset)
    }.map { $0.element }
  }

  // MARK: Rules, pots and lines

  private func decisionsOnRules(_ outcome: YearOutcome) -> [Decision] {
    var decisions: [Decision] = []
    for step in outcome.steps {
      let row = steps[step.row].provenance
      guard row.status.needsDecision else { continue }
      decisions.append(
        Decision(
          .step(step.row), status: row.status, source: row.source, origin: row.origin,
          cents: steps[step.row].kind == .transition
            ? Int128(step.divided.cents)
            : step.posted + Int128(step.transfer?.amount.cents ?? 0)))
    }
    for pot in outcome.pots {
      guard let row = pots[pot.pot].row(inYear: outcome.year) else { continue }
      if row.provenance.status.needsDecision {
        decisions.append(
          Decision(
            .pot(pot.pot), status: row.provenance.status, source: row.provenance.source,
            origin: row.provenance.origin,
            cents: Int128(pot.fed.cents) + Int128(pot.received.cents)))
      }
      for case .parameter(let parameter) in row.feeds {
        guard let value = parameters[parameter].value(inYear: outcome.year)?.provenance,
          value.status.needsDecision
        else { continue }
        decisions.append(
          Decision(
            .parameter(parameter), status: value.status, source: value.source,
            origin: value.origin, cents: Int128(pot.fed.cents)))
      }
    }
    let feedsRoom = pots.contains { $0.row(inYear: outcome.year)?.feeds.contains(.room) == true }
    for line in outcome.lines where lines[line.line].mode != .steps && line.amount != .zero {
      let row = lines[line.line].provenance
      let feeds = pots.contains {
        $0.row(inYear: outcome.year)?.feeds.contains(.line(line.line)) == true
      }
      guard line.status.needsDecision, feeds || feedsRoom || outcome.pots.isEmpty else { continue }
      decisions.append(
        Decision(
          .line(line.line), status: line.status, source: row.source, origin: row.origin,
          cents: Int128(line.amount.cents)))
    }
    return decisions
  }

  // MARK: What goes into amounts and keys

  /// One decision for all schools that share a name, a status and a source.
  private struct InputKey: Hashable {
    let reference: Expression.Reference
    let status: Status
    let source: String
  }

  private struct InputMoney {
    var origin: Origin
    var posted: Int128 = 0
    var transferred: Int128 = 0
    var schools: Set<Int> = []
    var isForecast = false
  }

  private func decisionsOnInputs(_ outcome: YearOutcome) -> [Decision] {
    var order: [InputKey] = []
    var found: [InputKey: InputMoney] = [:]
    func add(
      _ input: Input, _ provenance: Provenance, _ change: (inout InputMoney) -> Void
    ) {
      guard provenance.status.needsDecision else { return }
      let key = InputKey(
        reference: input.reference, status: provenance.status, source: provenance.source)
      if found[key] == nil { order.append(key) }
      change(&found[key, default: InputMoney(origin: provenance.origin)])
    }
    for step in outcome.steps {
      for input in step.inputs {
        for posting in step.postings {
          guard let value = input.value(ofSchool: posting.school) else { continue }
          add(input, value.provenance) {
            $0.posted += Int128(posting.amount.cents.magnitude)
            $0.schools.insert(posting.school)
            $0.isForecast = input.isForecast
          }
        }
        guard step.transfer != nil else { continue }
        // The rows of a split decide each other's part, so the whole split hangs on each input.
        let amount = outcome.steps.reduce(Int128(0)) { sum, other in
          guard steps[other.row].number == steps[step.row].number else { return sum }
          return sum + Int128(other.transfer?.amount.cents.magnitude ?? 0)
        }
        switch input.values {
        case .shared(let value):
          add(input, value.provenance) {
            $0.transferred = max($0.transferred, amount)
            $0.isForecast = input.isForecast
          }
        case .perSchool(let values):
          var told: Set<InputKey> = []
          for value in values.compactMap({ $0 }) {
            let key = InputKey(
              reference: input.reference, status: value.provenance.status,
              source: value.provenance.source)
            if told.insert(key).inserted {
              add(input, value.provenance) {
                $0.transferred = max($0.transferred, amount)
                $0.isForecast = input.isForecast
              }
            }
          }
        }
      }
    }
    return order.compactMap { key in
      guard let money = found[key] else { return nil }
      // The same euro may be moved to a pot by one step and paid from it by another: count it once.
      return Decision(
        subject(of: key.reference, money), status: key.status, source: key.source,
        origin: money.origin, cents: max(money.posted, money.transferred))
    }
  }

  private func subject(
    of reference: Expression.Reference, _ money: InputMoney
  ) -> Decision.Subject {
    switch reference {
    case .parameter(let parameter): return .parameter(parameter)
    case .attribute(let attribute): return .attribute(attribute, count: money.schools.count)
    case .count(let telgroep, _):
      if money.isForecast,
        let total = totals.firstIndex(where: { $0.provenance.origin == money.origin })
      {
        return .total(total)
      }
      return .count(telgroep: telgroep, count: money.schools.count)
    case .line(let line): return .line(line)
    case .item, .total, .measure, .unknown: return .parameter(0)
    }
  }

  // MARK: Schools, locations and groups

  private func decisionsOnSchools(_ outcome: YearOutcome) -> [Decision] {
    var received = Array(repeating: Int128(0), count: schools.count)
    for step in outcome.steps {
      for posting in step.postings {
        received[posting.school] += Int128(posting.amount.cents.magnitude)
      }
    }
    var decisions: [Decision] = []
    for (index, school) in schools.enumerated() {
      guard let row = school.row(inYear: outcome.year)?.provenance, row.status.needsDecision,
        received[index] != 0
      else { continue }
      decisions.append(
        Decision(
          .school(index), status: row.status, source: row.source, origin: row.origin,
          cents: received[index]))
    }
    for (index, location) in locations.enumerated() {
      guard let school = location.school, location.provenance.status.needsDecision,
        moments.first?.date(forBudgetYear: outcome.year).map(location.period.contains) == true,
        received[school] != 0,
        schools[school].row(inYear: outcome.year)?.provenance.status.needsDecision != true
      else { continue }
      decisions.append(
        Decision(
          .location(index), status: location.provenance.status,
          source: location.provenance.source, origin: location.provenance.origin,
          cents: received[school]))
    }
    return decisions + decisionsOnMembers(outcome)
  }

  private func decisionsOnMembers(_ outcome: YearOutcome) -> [Decision] {
    var decisions: [Decision] = []
    for (index, group) in groups.enumerated() {
      var byProvenance: [(key: InputKey, origin: Origin, schools: [Int])] = []
      for member in group.members
      where member.period.contains(year: outcome.year)
        && member.provenance.status.needsDecision
      {
        let key = InputKey(
          reference: .unknown, status: member.provenance.status,
          source: member.provenance.source)
        if let place = byProvenance.firstIndex(where: { $0.key == key }) {
          byProvenance[place].schools.append(member.school)
        } else {
          byProvenance.append((key, member.provenance.origin, [member.school]))
        }
      }
      for (key, origin, members) in byProvenance {
        let isMember = Set(members)
        var cents: Int128 = 0
        for step in outcome.steps where steps[step.row].target.groups.contains(index) {
          for posting in step.postings where isMember.contains(posting.school) {
            cents += Int128(posting.amount.cents.magnitude)
          }
        }
        guard cents != 0 else { continue }
        decisions.append(
          Decision(
            .members(group: index, count: members.count, school: members[0]),
            status: key.status, source: key.source, origin: origin, cents: cents))
      }
    }
    return decisions
  }
}
