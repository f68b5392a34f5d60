extension Reference {
  /// The amount of a budget line before any posting lands in it.
  mutating func amount(of line: Model.Line) throws -> Int128 {
    switch line.amount {
    case .fixed(let cents): return Int128(cents)
    case .steps: return 0
    case .rate(let rate, let base):
      let euros = try value(rate, of: nil) * value(base, of: nil)
      return euros.rounded * 100
    }
  }

  /// What a pot gets from one of its feeds.
  mutating func feed(_ name: String) throws -> Int128 {
    if name == "ruimte" { return try room() }
    if let line = ledger.lines[name] { return line }
    return try (value(.name(name), of: nil) * Fraction(100)).rounded
  }

  /// Baten that feed no pot, less the lasten that are no steps, less what parameters feed, less the
  /// result that was budgeted.
  private mutating func room() throws -> Int128 {
    let feeds = Set(model.pots.flatMap(\.feeds))
    var room: Int128 = 0
    for line in model.lines where !feeds.contains(line.code) {
      if case .steps = line.amount { continue }
      room += (ledger.lines[line.code] ?? 0) * (line.isIncome ? 1 : -1)
    }
    for parameter in model.parameters
    where feeds.contains(parameter.name) || parameter.name == "begroot_resultaat" {
      room -= try feed(parameter.name)
    }
    return room
  }
}
