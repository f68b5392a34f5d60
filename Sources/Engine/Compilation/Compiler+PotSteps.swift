import Dossiers
import Numbers

/// Steps that pay other pots.
extension Compiler {
  /// `splits`: the whole pot goes to other pots by key.
  mutating func split(_ rows: [Int], _ payer: Int, _ plan: inout YearPlan) {
    var results: [StepPlan] = []
    var keys: [Operand] = []
    for index in rows {
      let step = dossier.steps[index]
      guard let formula = step.key else { continue }
      let schools = step.target.isEmpty ? nil : schools(of: step.target)
      let members = builder.members(schools ?? [])
      var result = StepPlan(row: index, members: members)
      guard var key = compile(formula, over: schools) else { continue }
      remember(formula, over: schools, in: &result.inputs)
      if case .column(let column) = key.place {
        key.place = .scalar(builder.sum(column, members))
      }
      if key.unit.euros != 0 || keys.contains(where: { !$0.unit.isAddable(to: key.unit) }) {
        let other = keys.first?.unit ?? .pupil
        report(.unitMismatch, at: formula.origin, [formula.text, other.name, key.unit.name])
        continue
      }
      keys.append(key)
      results.append(result)
    }
    guard keys.count == rows.count else { return }
    let all = builder.scalar()
    builder.emit(.lack(into: all, floor: plan.pots[payer].balance, pot: builder.zero))
    let (granted, missing) = draw(all, from: plan.pots[payer].balance)
    let scale = keys.reduce(0) { max($0, $1.scale) }
    let first = builder.scalars(keys.count)
    for (place, key) in keys.enumerated() {
      guard case .scalar(let from) = key.place else { continue }
      builder.emit(
        .widen(
          into: Scalar(Int(first.index) + place), from, digits: UInt8(scale - key.scale)))
    }
    let shares = builder.scalars(keys.count)
    let extras = builder.scalars(keys.count)
    builder.emit(
      .split(
        granted, keys: first, into: shares, extra: extras, count: Int32(keys.count),
        unit: dossier.divisionUnit))
    let total = sum(of: first, keys.count)
    if dossier.divisionUnit > 1 {
      _ = giveBack(granted, less: sum(of: shares, keys.count), payer, plan)
    }
    for (place, index) in rows.enumerated() {
      guard let to = dossier.steps[index].to else { continue }
      results[place].divided = granted
      results[place].missing = place == 0 ? missing : nil
      results[place].keyTotal = (total, scale)
      results[place].transfer = (
        pot: to, amount: Scalar(Int(shares.index) + place),
        key: (Scalar(Int(first.index) + place), scale),
        extra: Scalar(Int(extras.index) + place)
      )
      pay(results[place], &plan)
    }
  }

  private mutating func sum(of first: Scalar, _ count: Int) -> Scalar {
    let total = builder.copy(builder.zero)
    for place in 0..<count {
      builder.emit(.add(into: total, total, Scalar(Int(first.index) + place)))
    }
    return total
  }

  /// `vul_aan`: another pot is raised to at least an amount, as far as this one reaches.
  mutating func topUp(_ index: Int, _ payer: Int, _ plan: inout YearPlan) {
    let step = dossier.steps[index]
    guard let to = step.to, let formula = step.amount,
      let receiver = plan.pots.firstIndex(where: { $0.pot == to })
    else { return }
    var result = StepPlan(row: index, members: builder.members([]))
    guard let floor = compile(formula, over: nil), case .scalar(let value) = floor.place,
      isMoney(floor, formula)
    else { return }
    remember(formula, over: nil, in: &result.inputs)
    switch formula.expression {
    case .name, .number: result.amount = floor
    // What is computed may be below zero, and asks nothing then: a vrijval that is none.
    case .sum, .difference, .product: break
    }
    result.rate = (value, floor.scale)
    let target = cents(value, scale: floor.scale, unit: 1)
    let lacking = builder.scalar()
    builder.emit(.lack(into: lacking, floor: target, pot: plan.pots[receiver].balance))
    let (granted, missing) = draw(lacking, from: plan.pots[payer].balance)
    let moved = step.shortage == .result ? lacking : granted
    result.missing = missing
    result.divided = moved
    result.transfer = (to, moved, nil, nil)
    pay(result, &plan)
  }

  /// `hevel`: what is left, or an amount of it, goes to another pot.
  mutating func move(_ index: Int, _ payer: Int, _ plan: inout YearPlan) {
    let step = dossier.steps[index]
    var result = StepPlan(row: index, members: builder.members([]))
    guard let to = step.to,
      let wanted = wantedAmount(step, plan.pots[payer].balance, &result)
    else { return }
    let (granted, missing) = draw(wanted, from: plan.pots[payer].balance)
    let moved = step.shortage == .result ? wanted : granted
    result.missing = missing
    result.divided = moved
    result.transfer = (to, moved, nil, nil)
    pay(result, &plan)
  }

  /// Adds a transfer to the pot that receives it.
  private mutating func pay(_ result: StepPlan, _ plan: inout YearPlan) {
    plan.steps.append(result)
    guard let transfer = result.transfer,
      let receiver = plan.pots.firstIndex(where: { $0.pot == transfer.pot })
    else { return }
    let balance = plan.pots[receiver].balance
    builder.emit(.add(into: balance, balance, transfer.amount))
  }
}
