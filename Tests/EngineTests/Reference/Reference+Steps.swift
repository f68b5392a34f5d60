extension Reference {
  /// One step: a row, or the rows of a `splits`.
  mutating func run(_ rows: [Model.Step]) throws {
    switch rows[0].kind {
    case "per_school", "per_leerling": try claim(rows[0])
    case "verdeel": rows[0].isPerUnit ? try dividePerUnit(rows[0]) : try divide(rows[0])
    case "splits": try split(rows)
    case "vul_aan": try topUp(rows[0])
    default: try move(rows[0])
    }
  }

  // MARK: Schools

  private mutating func claim(_ step: Model.Step) throws {
    let schools = receivers(step.target)
    guard let amount = step.amount else { return }
    try count(amount)
    if let key = step.key { try count(key) }
    try judge(step, of: schools)
    var claims: [Int128] = []
    var entry = Ledger.Step(number: step.number, pot: step.pot)
    for school in schools {
      let rate = try value(amount, of: school)
      let key = try step.key.map { try value($0, of: school) }
      let claim = cents(rate * (key ?? Fraction(1)))
      claims.append(claim)
      entry.receipts[school] = Ledger.Receipt(cents: claim, key: key, rate: rate)
      if let key { entry.keyTotal = (entry.keyTotal ?? .zero) + key }
    }
    if step.key != nil, schools.isEmpty { entry.keyTotal = .zero }
    let wanted = claims.reduce(0, +)
    let granted = take(wanted, from: step.pot)
    entry.missing = wanted - granted
    entry.divided = wanted
    if step.shortage == "korten" {
      entry.divided = granted
      // A claim below zero stops the cut; the cause was noted above.
      if claims.contains(where: { $0 < 0 }), let cause = negative.last {
        throw Fault(code: String(cause.dropLast(" \(step.number)".count)))
      }
      let shares = try divide(
        granted / Int128(model.unit), over: claims.map { Fraction($0) }, schools)
      for (school, share) in zip(schools, shares) {
        entry.receipts[school]?.cents = share.units * Int128(model.unit)
        entry.receipts[school]?.extra = share.extra
      }
    }
    post(entry, step)
  }

  private mutating func divide(_ step: Model.Step) throws {
    let schools = receivers(step.target)
    var (entry, keys) = try keyed(step, schools)
    if schools.isEmpty, entry.divided / Int128(model.unit) != 0 { throw Fault(code: "U008") }
    let shares = try divide(entry.divided / Int128(model.unit), over: keys, schools)
    for (place, school) in schools.enumerated() {
      entry.receipts[school] = Ledger.Receipt(
        cents: shares[place].units * Int128(model.unit), key: keys[place],
        extra: shares[place].extra)
    }
    post(entry, step)
  }

  private mutating func dividePerUnit(_ step: Model.Step) throws {
    let schools = receivers(step.target)
    var (entry, keys) = try keyed(step, schools)
    if let place = keys.firstIndex(where: { $0 < .zero }) {
      throw Fault(code: "U004 \(schools[place])")
    }
    let total = keys.reduce(.zero, +)
    var rate: Int128 = 0
    if entry.divided != 0 {
      guard !schools.isEmpty else { throw Fault(code: "U008") }
      guard total > .zero else { throw Fault(code: "U003") }
      let unit = Fraction(Int128(model.unit))
      rate =
        (Fraction(entry.divided * total.denominator, over: total.numerator)
        * Fraction(1, over: unit.numerator)).floor * unit.numerator
    }
    for (school, key) in zip(schools, keys) {
      entry.receipts[school] = Ledger.Receipt(
        cents: (Fraction(rate) * key).floor, key: key, rate: Fraction(rate, over: 100))
    }
    entry.leftOver = entry.divided - entry.posted
    post(entry, step)
  }

  /// What `verdeel` has to divide, and the key of each school.
  private mutating func keyed(
    _ step: Model.Step, _ schools: [String]
  ) throws -> (Ledger.Step, [Fraction]) {
    guard let key = step.key else { throw Fault(code: "no key") }
    try count(key)
    let wanted = try wanted(step)
    let keys = try schools.map { try value(key, of: $0) }
    var entry = Ledger.Step(number: step.number, pot: step.pot)
    entry.keyTotal = keys.reduce(.zero, +)
    let granted = take(wanted, from: step.pot)
    entry.missing = wanted - granted
    entry.divided = step.shortage == "resultaat" ? wanted : granted
    return (entry, keys)
  }

  // MARK: Pots

  private mutating func split(_ rows: [Model.Step]) throws {
    let keys = try rows.map { row -> Fraction in
      guard let key = row.key else { throw Fault(code: "no key") }
      try count(key)
      guard !row.target.isEmpty else { return try value(key, of: nil) }
      return try receivers(row.target).reduce(.zero) { try $0 + value(key, of: $1) }
    }
    let all = max(0, balances[rows[0].pot] ?? 0)
    let granted = take(all, from: rows[0].pot)
    let shares = try divide(granted / Int128(model.unit), over: keys, rows.map { $0.to ?? "" })
    for (place, row) in rows.enumerated() {
      var entry = Ledger.Step(number: row.number, pot: row.pot, to: row.to)
      entry.divided = granted
      entry.keyTotal = keys.reduce(.zero, +)
      entry.transfer = Ledger.Receipt(
        cents: shares[place].units * Int128(model.unit), key: keys[place],
        extra: shares[place].extra)
      post(entry, row)
    }
  }

  private mutating func topUp(_ step: Model.Step) throws {
    guard let amount = step.amount, let to = step.to else { return }
    try judge(step)
    let floor = try value(amount, of: nil)
    let lacking = max(0, (floor * Fraction(100)).rounded - (balances[to] ?? 0))
    try transfer(lacking, step, rate: floor)
  }

  private mutating func move(_ step: Model.Step) throws {
    try transfer(wanted(step), step, rate: nil)
  }

  private mutating func transfer(_ wanted: Int128, _ step: Model.Step, rate: Fraction?) throws {
    let granted = take(wanted, from: step.pot)
    var entry = Ledger.Step(number: step.number, pot: step.pot, to: step.to)
    entry.missing = wanted - granted
    entry.divided = step.shortage == "resultaat" ? wanted : granted
    entry.transfer = Ledger.Receipt(cents: entry.divided, rate: rate)
    post(entry, step)
  }
}
