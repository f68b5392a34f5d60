import Testing

/// A law that every sound ledger keeps, whoever made it; it needs no reference.
struct LedgerLaw: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// Where the law is broken; nothing when it says nothing about the ledger.
  let breaches: @Sendable (Model, Ledger) -> [String]?

  /// What went into a pot came out of it, and what one pot gave another received.
  static let conserved = LedgerLaw(testDescription: "every pot is conserved") { model, ledger in
    var breaches: [String] = []
    for (name, pot) in ledger.pots {
      let rows = ledger.steps.filter { $0.pot == name }
      let posted = rows.reduce(Int128(0)) { $0 + $1.posted }
      let moved = rows.reduce(Int128(0)) { $0 + ($1.transfer?.cents ?? 0) }
      let arrived = ledger.steps.filter { $0.to == name }
        .reduce(Int128(0)) { $0 + ($1.transfer?.cents ?? 0) }
      let passesOn = model.pots.contains {
        $0.name == name && $0.surplus != "fout" && $0.surplus != "resultaat"
      }
      let isReceiver = model.pots.contains { $0.surplus == name }
      if pot.fed + pot.received + pot.supplemented != pot.posted + pot.given + pot.left {
        breaches.append("\(name): \(pot)")
      }
      if pot.posted != posted { breaches.append("\(name) posted \(posted), not \(pot.posted)") }
      if !passesOn, pot.given != moved { breaches.append("\(name) gave \(moved)") }
      if !isReceiver, pot.received != arrived { breaches.append("\(name) received \(arrived)") }
    }
    let given = ledger.pots.values.reduce(Int128(0)) { $0 + $1.given }
    let received = ledger.pots.values.reduce(Int128(0)) { $0 + $1.received }
    if given != received { breaches.append("given \(given), received \(received)") }
    return breaches
  }

  /// Each share of a `verdeel` step is its exact quota, rounded down or up to a unit.
  static let withinOne = LedgerLaw(testDescription: "shares within one unit") { model, ledger in
    var breaches: [String] = []
    var divisions = 0
    for step in ledger.steps {
      guard let row = model.step(step.number), row.kind == "verdeel", !row.isPerUnit else {
        continue
      }
      divisions += 1
      let keys = step.receipts.mapValues { $0.key ?? .zero }
      let total = keys.values.reduce(.zero, +)
      for (school, receipt) in step.receipts {
        // |share × total − divided × key| < unit × total, so that nothing is divided.
        let quota = Fraction(step.divided) * (keys[school] ?? .zero)
        let distance = Fraction(receipt.cents) * total - quota
        let most = Fraction(Int128(model.unit)) * total
        let isExact = distance == .zero
        if !isExact, max(distance, .zero - distance) >= most {
          breaches.append("step \(step.number): \(school) got \(receipt.cents)")
        }
      }
    }
    return divisions == 0 ? nil : breaches
  }

  /// What is divided is handed out: the shares of a `verdeel` or `splits` step add up to it.
  static let spent = LedgerLaw(testDescription: "what is divided is spent") { model, ledger in
    var breaches: [String] = []
    for step in ledger.steps where model.step(step.number)?.kind == "verdeel" {
      if step.posted + step.leftOver != step.divided {
        breaches.append("step \(step.number): \(step.posted) of \(step.divided)")
      }
    }
    for number in Set(ledger.steps.map(\.number)) where model.step(number)?.kind == "splits" {
      let rows = ledger.steps.filter { $0.number == number }
      let moved = rows.reduce(Int128(0)) { $0 + ($1.transfer?.cents ?? 0) }
      if moved != rows[0].divided { breaches.append("split \(number): \(moved)") }
    }
    return breaches
  }

  /// Each posting lands in exactly one line: that of its step.
  static let landed = LedgerLaw(testDescription: "postings land in one line") { model, ledger in
    let lines = model.lines.filter { if case .steps = $0.amount { true } else { false } }
    let breaches = lines.compactMap { line -> String? in
      let landing = ledger.steps.filter { model.step($0.number)?.line == line.code }
        .reduce(Int128(0)) { $0 + $1.posted }
      return ledger.lines[line.code] == landing ? nil : "\(line.code): \(landing)"
    }
    let posted = ledger.steps.reduce(Int128(0)) { $0 + $1.posted }
    let landed = lines.reduce(Int128(0)) { $0 + (ledger.lines[$1.code] ?? 0) }
    return posted == landed ? breaches : breaches + ["posted \(posted), landed \(landed)"]
  }
}

extension Model {
  /// The first row of a step.
  func step(_ number: Int) -> Step? { steps.first { $0.number == number && !$0.isPast } }
}
