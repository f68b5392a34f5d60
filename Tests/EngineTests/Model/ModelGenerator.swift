import TestSupport

/// Makes small dossiers at random, with numbers on the boundaries more often than by chance.
struct ModelGenerator {
  var random: SeededGenerator
  var model = Model()

  /// So many dossiers; the same for the same seed.
  static func models(_ count: Int, seed: UInt64) -> [Model] {
    var generator = ModelGenerator(random: SeededGenerator(seed: seed))
    return (0..<count).map { _ in generator.next() }
  }

  mutating func next() -> Model {
    model = Model()
    model.unit = random.pick(1, 1, 1, 1, 5, 100)
    makeSchools()
    makeCounts()
    makeAttributes()
    makeParameters()
    makeLines()
    makePots()
    makeSteps()
    if random.happens(percent: 90) { dropWhatIsNotUsed() }
    return model
  }

  /// A small dossier is read in a fraction of the time.
  private mutating func dropWhatIsNotUsed() {
    let feeds = Set(model.pots.flatMap(\.feeds))
    if !feeds.contains("ruimte") {
      model.lines.removeAll {
        $0.code != "stap_a" && $0.code != "stap_b" && !feeds.contains($0.code)
      }
    }
    var used = feeds.union(["begroot_resultaat"])
    for step in model.steps { used.formUnion((step.amount?.names ?? []) + (step.key?.names ?? [])) }
    for line in model.lines {
      if case .rate(let rate, let base) = line.amount { used.formUnion(rate.names + base.names) }
    }
    for count in model.counts where used.contains(count.term) {
      used.formUnion(count.total?.names ?? [])
    }
    model.counts.removeAll { !used.contains($0.term) }
    model.attributes.removeAll { !used.contains($0.name) }
    model.parameters.removeAll { !used.contains($0.name) }
  }

  // MARK: Money

  private mutating func makeParameters() {
    let amounts: [(String, String, Written)] = [
      ("basis", "€ per school", .cents(random.pick(0, 1, 100, random.whole(0...5_000_000)))),
      (
        "tarief", "€ per leerling",
        random.pick(
          .cents(0), .cents(1), .cents(random.whole(0...50_000)),
          Written(random.whole(0...999_999), decimals: 4))
      ),
      ("gewicht_a", "gewicht", smallNumber()), ("gewicht_b", "gewicht", smallNumber()),
      ("deel", "%", random.pick(Written(0), Written(125, decimals: 1), Written(100), Written(23))),
      ("budget_a", "€", .cents(money())), ("budget_b", "€", .cents(money())),
      ("vloer", "€", .cents(money())),
      ("stuk", "€", .cents(random.pick(0, 1, 100, random.whole(0...500_000)))),
    ]
    for (name, unit, value) in amounts {
      model.parameters.append(
        .init(
          name: name, unit: unit, value: value,
          earlier: random.happens(percent: 10) ? Written(7) : nil))
    }
    if random.happens(percent: 30) {
      model.parameters.append(
        .init(
          name: "begroot_resultaat", unit: "€",
          value: .cents(random.pick(-1, 1) * random.whole(0...1000) * model.unit)))
    }
  }

  /// An amount in cents, whole units of the division.
  private mutating func money() -> Int {
    let units = random.pick(
      0, 1, 99, 100, 101, random.whole(0...10_000), random.whole(0...10_000_000),
      random.whole(0...10_000_000), random.whole(0...90_000_000), random.whole(0...90_000_000))
    return units * model.unit
  }

  private mutating func makeLines() {
    model.lines = [
      .init(code: "baten_a", isIncome: true, amount: .fixed(cents: money())),
      .init(
        code: "baten_b", isIncome: true,
        amount: .rate(
          .name("tarief"), base: random.pick(.name("leerlingen"), .name("gt"), .name("kb@feb")))),
      .init(code: "baten_c", isIncome: true, amount: .fixed(cents: money())),
      .init(
        code: "lasten_a", isIncome: false,
        amount: .fixed(cents: random.pick(0, money(), 100 * model.unit))),
      .init(code: "stap_a", isIncome: false, amount: .steps),
      .init(code: "stap_b", isIncome: false, amount: .steps),
    ]
  }

  private mutating func makePots() {
    var feeds = ["baten_a", "baten_b", "budget_a", "budget_b", "ruimte", "ruimte"]
      .shuffled(using: &random)
    let names = ["pot_c", "pot_a", "pot_d", "pot_b", "pot_e"].prefix(random.whole(1...5))
    for (place, name) in names.enumerated() {
      var pot = Model.Pot(name: name, feeds: [], surplus: "fout")
      let wanted = place == 0 ? random.whole(1...2) : random.pick(0, 0, 1, 1, 2)
      for _ in 0..<wanted {
        guard let feed = feeds.popLast() else { break }
        pot.feeds.append(feed)
        feeds.removeAll { $0 == "ruimte" && feed == "ruimte" }
      }
      let later = names.dropFirst(place + 1).randomElement(using: &random)
      pot.surplus = random.pick("fout", "resultaat", "resultaat", later ?? "resultaat")
      model.pots.append(pot)
    }
    if model.pots.contains(where: { $0.feeds.contains("ruimte") }), random.happens(percent: 90) {
      raiseIncome()
    }
  }
  /// Makes the baten so large that the ruimte is not less than nothing.
  private mutating func raiseIncome() {
    var lacking = 1000 * model.unit
    for line in model.lines where !line.isIncome {
      if case .fixed(let cents) = line.amount { lacking += cents }
    }
    for parameter in model.parameters where parameter.name.hasPrefix("budget") {
      lacking += parameter.value.digits
    }
    for place in model.lines.indices where model.lines[place].code == "baten_c" {
      if case .fixed(let cents) = model.lines[place].amount {
        model.lines[place].amount = .fixed(cents: cents + lacking)
      }
    }
  }
}
