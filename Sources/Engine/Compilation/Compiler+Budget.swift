import Dossiers
import Numbers

extension Compiler {
  /// Whether the operand counts euros; a finding when it does not.
  mutating func isMoney(_ operand: Operand, _ formula: Formula) -> Bool {
    if operand.unit.isAddable(to: .euro) { return true }
    report(
      .unitMismatch, at: formula.origin, [formula.text, Unit.euro.name, operand.unit.name])
    return false
  }

  /// A number of euros with `scale` decimals, in cents: rounded half away from zero to `unit` cents.
  mutating func cents(_ value: Scalar, scale: Int, unit: Int64) -> Scalar {
    var from = value
    if scale < 2 {
      from = builder.scalar()
      builder.emit(.widen(into: from, value, digits: UInt8(2 - scale)))
    }
    let into = builder.scalar()
    builder.emit(.round(into: into, from, digits: UInt8(max(scale - 2, 0)), unit: unit))
    return into
  }

  /// The same for each school.
  mutating func cents(_ value: Column, scale: Int, unit: Int64, _ members: Members) -> Column {
    var from = value
    if scale < 2 {
      from = builder.column()
      builder.emit(.widenColumn(into: from, value, digits: UInt8(2 - scale), members))
    }
    let into = builder.column()
    builder.emit(
      .roundColumn(into: into, from, digits: UInt8(max(scale - 2, 0)), unit: unit, members))
    return into
  }

  /// Fills each pot of the year from its feeds.
  mutating func compilePots(_ plan: inout YearPlan) {
    var fedBy: [Pot.Feed: String] = [:]
    for (index, pot) in dossier.pots.enumerated() {
      guard let row = pot.rows.firstIndex(where: { $0.period.contains(year: year) }) else {
        continue
      }
      let origin = pot.rows[row].provenance.origin
      builder.current = InstructionPlace(year: year, origin: origin)
      let balance = builder.copy(builder.zero)
      var status = Status.definitief
      for feed in pot.rows[row].feeds {
        if let other = fedBy[feed] {
          report(.fedTwice, at: pot.rows[row].feedsOrigin, [other, pot.name])
        }
        if feed != .unknown { fedBy[feed] = pot.name }
        guard let (amount, firmness) = amount(of: feed, of: pot.rows[row], plan.lines) else {
          continue
        }
        status = max(status, firmness)
        builder.emit(.add(into: balance, balance, amount))
        if feed == .room { plan.room = amount }
      }
      plan.pots.append(
        PotPlan(
          pot: index, row: row, fed: builder.copy(balance), balance: balance,
          status: pot.rows[row].feeds.isEmpty
            ? status : max(status, pot.rows[row].provenance.status)))
    }
  }

  private mutating func amount(
    of feed: Pot.Feed, of pot: Pot.Row, _ lines: [LinePlan]
  ) -> (Scalar, Status)? {
    switch feed {
    case .line(let line):
      if dossier.lines[line].mode == .steps {
        // Of a line that a pot fills itself the circle has been told.
        if !linesInCircles.contains(line) {
          report(.feedFromSteps, at: pot.feedsOrigin, [dossier.lines[line].code])
        }
        return nil
      }
      guard dossier.lines[line].side == .baten else {
        report(.feedFromExpenses, at: pot.feedsOrigin, [dossier.lines[line].code])
        return nil
      }
      return (lines[line].amount, lines[line].status)
    case .parameter(let parameter):
      return parameterAmount(parameter, at: pot.feedsOrigin)
    case .room:
      return room(lines, at: pot.feedsOrigin)
    case .unknown:
      return nil
    }
  }

  mutating func parameterAmount(_ parameter: Int, at origin: Origin) -> (Scalar, Status)? {
    let entry = dossier.parameters[parameter]
    let formula = Formula(
      .name(.parameter(parameter), offset: 0), text: entry.name, origin: origin)
    guard let operand = compile(formula, over: nil), case .scalar(let value) = operand.place,
      isMoney(operand, formula)
    else { return nil }
    return (cents(value, scale: operand.scale, unit: 1), operand.status)
  }

  /// The *ruimte* (§9.1.2): baten that feed no pot, less the lasten that are no steps, less what
  /// parameters give to pots, less the budgeted result.
  private mutating func room(_ lines: [LinePlan], at origin: Origin) -> (Scalar, Status) {
    let rows = dossier.pots.compactMap { $0.row(inYear: year) }
    let feeds = Set(rows.flatMap { $0.feeds })
    let room = builder.copy(builder.zero)
    var status = Status.definitief
    for (index, line) in dossier.lines.enumerated() where line.mode != .steps {
      if feeds.contains(.line(index)) { continue }
      switch line.side {
      case .baten: builder.emit(.add(into: room, room, lines[index].amount))
      case .lasten: builder.emit(.subtract(into: room, room, lines[index].amount))
      }
      status = max(status, lines[index].status)
    }
    for row in rows {
      for case .parameter(let parameter) in row.feeds {
        guard let (amount, firmness) = parameterAmount(parameter, at: row.feedsOrigin) else {
          continue
        }
        builder.emit(.subtract(into: room, room, amount))
        status = max(status, firmness)
      }
    }
    if let planned = dossier.plannedResult,
      let (amount, firmness) = parameterAmount(planned, at: origin)
    {
      builder.emit(.subtract(into: room, room, amount))
      status = max(status, firmness)
    }
    return (room, status)
  }

  /// At the end of the year what is left in a pot goes where its row says.
  mutating func passOn(_ plan: inout YearPlan) {
    var waiting = plan.pots.indices.filter { surplusPot(plan.pots[$0]) != nil }
    while let place = waiting.first(where: { candidate in
      !waiting.contains { surplusPot(plan.pots[$0]) == plan.pots[candidate].pot }
    }) {
      waiting.removeAll { $0 == place }
      let origin = dossier.pots[plan.pots[place].pot].rows[plan.pots[place].row].provenance.origin
      guard let to = surplusPot(plan.pots[place]) else { continue }
      guard let receiver = plan.pots.firstIndex(where: { $0.pot == to }) else {
        report(
          .potNotInYear, at: origin, [dossier.pots[to].name, String(year)], column: "overschot")
        continue
      }
      builder.current = InstructionPlace(year: year, origin: origin)
      let amount = builder.copy(plan.pots[place].balance)
      builder.emit(.subtract(into: plan.pots[place].balance, amount, amount))
      builder.emit(
        .add(into: plan.pots[receiver].balance, plan.pots[receiver].balance, amount))
      plan.pots[place].passedOn = (to, amount)
    }
  }

  private func surplusPot(_ plan: PotPlan) -> Int? {
    guard case .pot(let to) = dossier.pots[plan.pot].rows[plan.row].surplus else { return nil }
    return to
  }
}
