extension Reference {
  /// The amount of a step, or all that is in its pot.
  mutating func wanted(_ step: Model.Step) throws -> Int128 {
    guard let amount = step.amount else { return max(0, balances[step.pot] ?? 0) }
    try judge(step)
    return cents(try value(amount, of: nil))
  }

  /// Euros in cents, rounded half away from zero to whole units.
  func cents(_ euros: Fraction) -> Int128 {
    (euros * Fraction(100, over: Int128(model.unit))).rounded * Int128(model.unit)
  }

  /// Takes at most what is in the pot.
  mutating func take(_ wanted: Int128, from pot: String) -> Int128 {
    let there = max(0, balances[pot] ?? 0)
    let taken = min(wanted, there)
    if mistake != .potNotDrawn { balances[pot, default: 0] -= taken }
    return taken
  }

  /// Books a step on its pot, on the pot that receives and on the budget line.
  mutating func post(_ entry: Ledger.Step, _ step: Model.Step) {
    let moved = entry.transfer?.cents ?? 0
    ledger.pots[step.pot]?.posted += entry.posted
    ledger.pots[step.pot]?.given += moved
    balances[step.pot, default: 0] += entry.leftOver
    if step.shortage == "resultaat" { ledger.pots[step.pot]?.supplemented += entry.missing }
    if let to = step.to {
      ledger.pots[to]?.received += moved
      balances[to, default: 0] += moved
    }
    let isSecond = ledger.steps.contains { other in
      model.steps.contains { $0.number == other.number && $0.line == step.line }
    }
    if let line = step.line, mistake != .lineOnce || !isSecond {
      ledger.lines[line, default: 0] += entry.posted
    }
    if step.shortage == "" || step.shortage == "fout" {
      lacking[step.pot, default: 0] += entry.missing
    }
    ledger.steps.append(entry)
  }

  /// At the end of the year what is left in a pot goes to the pot that its row names.
  mutating func passOn() {
    var waiting = model.pots.filter { $0.surplus != "fout" && $0.surplus != "resultaat" }
    while let place = waiting.firstIndex(where: { pot in
      !waiting.contains { $0.surplus == pot.name }
    }) {
      let pot = waiting.remove(at: place)
      let amount = balances[pot.name] ?? 0
      passed[pot.name] = amount
      inherited[pot.surplus, default: 0] += max(0, -amount)
      balances[pot.name] = 0
      balances[pot.surplus, default: 0] += amount
      ledger.pots[pot.name]?.given += amount
      ledger.pots[pot.surplus]?.received += amount
    }
  }

  /// Reads what is left in each pot, and finds what was lacking; or else what may not be left.
  mutating func close() {
    for pot in model.pots {
      let balance = balances[pot.name] ?? 0
      ledger.pots[pot.name]?.left = balance
    }
    ledger.findings = negative
    guard ledger.isSound else { return }
    for pot in model.pots {
      let passesOn = pot.surplus != "fout" && pot.surplus != "resultaat"
      let ending = passesOn ? passed[pot.name] ?? 0 : balances[pot.name] ?? 0
      let end = ending + inherited[pot.name, default: 0]
      if end < 0 {
        ledger.findings.append("U006 \(pot.name) \(-end)")
      } else if lacking[pot.name, default: 0] > 0 {
        ledger.findings.append("U002 \(pot.name) \(lacking[pot.name, default: 0])")
      }
    }
    guard ledger.isSound else { return }
    for pot in model.pots where pot.surplus == "fout" && balances[pot.name, default: 0] > 0 {
      ledger.findings.append("U005 \(pot.name) \(balances[pot.name, default: 0])")
    }
  }

  /// Divides as the laws say, or as the mistake does.
  func divide(
    _ units: Int128, _ keys: [Fraction], _ names: [String]
  ) throws(Hamilton.Refusal) -> [Hamilton.Share] {
    switch mistake {
    case .tiesByTable:
      return try Hamilton.divide(units, over: keys, order: places(names) { $0.offset < $1.offset })
    case .tiesByName:
      return try Hamilton.divide(
        units, over: keys, order: places(names) { $0.element.name < $1.element.name })
    case .wholeKeys:
      return try Hamilton.divide(units, over: keys.map { Fraction($0.rounded) })
    case .roundedShares:
      let shares = try Hamilton.divide(units, over: keys)
      let total = keys.reduce(.zero, +)
      guard units != 0 else { return shares }
      return keys.map { key in
        let quota = Fraction(units) * key
        let share = Fraction(quota.numerator * total.denominator, over: quota.denominator)
        return .init(units: (share * Fraction(1, over: total.numerator)).rounded, extra: 0)
      }
    case .potNotDrawn, .lineOnce, nil:
      return try Hamilton.divide(units, over: keys)
    }
  }

  /// For each school its place in another order than that of the codes.
  private func places(
    _ names: [String],
    _ precedes: ((offset: Int, element: Model.School), (offset: Int, element: Model.School)) -> Bool
  ) -> [Int] {
    let ordered = model.schools.enumerated().sorted(by: precedes).map(\.element.code)
    return names.enumerated().map { place, name in ordered.firstIndex(of: name) ?? place }
  }
}
