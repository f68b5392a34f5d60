/// The allocation of one year, written plainly in exact fractions over a ``Model``; it shares no code
/// with the engine. What it says where the design is silent:
///
/// - an amount, and the key that makes one, is never below zero, and neither is a pot in the end;
/// - a step takes at most what is in its pot, and never less than nothing from a pot in debt;
/// - what `per_eenheid` leaves over goes back to the pot;
/// - a deficit is passed on like a surplus.
struct Reference {
  let model: Model
  /// A mistake made on purpose, for a twin that a property must catch.
  let mistake: Mistake?
  var ledger = Ledger()
  /// What can be spent from each pot, in cents.
  var balances: [String: Int128] = [:]
  /// What each pot could not pay though it had to, in cents.
  var lacking: [String: Int128] = [:]
  /// What each pot passed on at the end of the year, in cents.
  var passed: [String: Int128] = [:]
  /// The debts that each pot got from pots that passed them on, in cents.
  var inherited: [String: Int128] = [:]
  /// The amounts and keys below zero that no division stops at, by step.
  var negative: [String] = []
  /// The pupils of each school, by how an expression names the telgroep.
  private var pupils: [String: [String: Fraction]] = [:]

  enum Mistake: Sendable, CaseIterable {
    /// Ties go to the school that the table names first.
    case tiesByTable
    /// Ties go to the school whose name comes first.
    case tiesByName
    /// Keys are rounded to whole numbers before they divide.
    case wholeKeys
    /// Each share is rounded half up by itself.
    case roundedShares
    /// The pot is divided, and keeps its money too.
    case potNotDrawn
    /// Only the first step that names a line lands in it.
    case lineOnce
  }

  struct Fault: Error {
    let code: String
  }

  static func ledger(of model: Model, mistake: Mistake? = nil) -> Ledger {
    var reference = Reference(model: model, mistake: mistake)
    do {
      try reference.run()
    } catch {
      var stopped = Ledger()
      stopped.findings = [(error as? Fault)?.code ?? "\(error)"]
      return stopped
    }
    return reference.ledger
  }

  private init(model: Model, mistake: Mistake?) {
    self.model = model
    self.mistake = mistake
  }

  private mutating func run() throws {
    for line in model.lines { ledger.lines[line.code] = try amount(of: line) }
    for pot in model.pots {
      let fed = try pot.feeds.reduce(Int128(0)) { try $0 + feed($1) }
      ledger.pots[pot.name] = Ledger.Pot(fed: fed)
      balances[pot.name] = fed
    }
    let current = model.steps.filter { !$0.isPast }
    for number in Set(current.map(\.number)).sorted() {
      let rows = current.filter { $0.number == number }
      do {
        try run(rows)
      } catch let fault as Fault {
        throw Fault(code: "\(fault.code) \(number)")
      }
    }
    passOn()
    close()
  }

  // MARK: Names and values

  /// The schools that exist in the year, in the order of their codes.
  var schools: [Model.School] {
    model.schools.filter { !$0.isClosed }
      .sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
  }

  func receivers(_ target: [String]) -> [String] {
    schools.filter { school in
      target.contains(school.kind) || target.contains { school.groups.contains($0) }
    }.map(\.code)
  }

  /// The value of an expression for a school; without one a telgroep means all its pupils.
  mutating func value(_ term: Term, of school: String?) throws -> Fraction {
    try count(term)
    return term.value { name in
      if let parameter = model.parameters.first(where: { $0.name == name }) {
        return parameter.value.value
          * Fraction(1, over: parameter.unit == "%" ? 100 : 1)
      }
      if let school, let attribute = model.attributes.first(where: { $0.name == name }) {
        return attribute.values[school]?.value ?? .zero
      }
      let counted = pupils[name] ?? [:]
      return school.map { counted[$0] ?? .zero } ?? counted.values.reduce(.zero, +)
    }
  }

  /// Notes an amount, or the key that makes it, that is below zero.
  mutating func judge(_ step: Model.Step, of schools: [String] = []) throws {
    guard let amount = step.amount else { return }
    let differs = amount.names.contains { name in
      model.attributes.contains { $0.name == name } || model.counts.contains { $0.term == name }
    }
    if schools.isEmpty ? step.target.isEmpty || step.kind == "verdeel" || !differs : !differs {
      if try value(amount, of: nil) < .zero { return negative.append("U007 \(step.number)") }
    } else if let school = try schools.first(where: { try value(amount, of: $0) < .zero }) {
      return negative.append("U007 \(school) \(step.number)")
    }
    guard step.kind == "per_leerling", let key = step.key else { return }
    if let school = try schools.first(where: { try value(key, of: $0) < .zero }) {
      negative.append("U004 \(school) \(step.number)")
    }
  }

  /// Adds up the locations of the telgroepen in an expression, and spreads a total over the schools.
  mutating func count(_ term: Term) throws {
    for name in term.names {
      guard pupils[name] == nil, let count = model.counts.first(where: { $0.term == name }) else {
        continue
      }
      var counted: [String: Fraction] = [:]
      for school in schools { counted[school.code] = .zero }
      for (location, pupils) in zip(model.locations, count.pupils) {
        counted[location.school, default: .zero] =
          counted[location.school, default: .zero] + Fraction(Int128(pupils))
      }
      if let total = count.total {
        let codes = schools.map(\.code)
        let whole = try value(total, of: nil).rounded
        let shares = try divide(whole, over: codes.map { counted[$0] ?? .zero }, codes)
        for (code, share) in zip(codes, shares) { counted[code] = Fraction(share.units) }
      }
      pupils[name] = counted
    }
  }

  /// Divides whole units over the keys of schools (or pots).
  func divide(
    _ units: Int128, over keys: [Fraction], _ names: [String]
  ) throws -> [Hamilton.Share] {
    do {
      return try divide(units, keys, names)
    } catch {
      switch error {
      case .zeroTotal: throw Fault(code: "U003")
      case .negativeKey(let place): throw Fault(code: "U004 \(names[place])")
      }
    }
  }
}
