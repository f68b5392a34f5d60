import TestSupport

extension ModelGenerator {
  /// Steps from pots that are filled by then, and at the end one for each pot that must be empty.
  mutating func makeSteps() {
    var filled = Set(model.pots.filter { !$0.feeds.isEmpty }.map(\.name))
    var number = 0
    for _ in 0..<random.pick(1, 2, 3, 4, 5, 6) {
      let places = model.pots.indices.filter { filled.contains(model.pots[$0].name) }
      guard let place = places.randomElement(using: &random) else { continue }
      number += random.whole(1...10)
      let rows = step(number, from: place)
      filled.formUnion(rows.compactMap(\.to))
      model.steps += rows
    }
    for place in model.pots.indices
    where model.pots[place].surplus == "fout" && filled.contains(model.pots[place].name) {
      guard random.happens(percent: 95) else { continue }
      number += 1
      let rows = emptying(number, place)
      filled.formUnion(rows.compactMap(\.to))
      model.steps += rows
    }
    // What only a surplus fills has no step that empties it.
    for place in model.pots.indices
    where model.pots[place].surplus == "fout" && !filled.contains(model.pots[place].name) {
      model.pots[place].surplus = "resultaat"
    }
    if random.happens(percent: 10) {
      model.steps.append(
        Model.Step(
          number: number + 1, pot: model.pots[0].name, kind: "per_school", amount: .name("basis"),
          target: ["vso"], line: "stap_a", isPast: true))
    }
  }

  private mutating func step(_ number: Int, from place: Int) -> [Model.Step] {
    var step = Model.Step(number: number, pot: model.pots[place].name, kind: "")
    step.shortage = random.pick(
      "resultaat", "resultaat", "resultaat", "korten", "korten", "korten",
      random.pick("fout", "", "korten"))
    let later = model.pots.dropFirst(place + 1).map(\.name)
    switch random.whole(0...(later.isEmpty ? 5 : 9)) {
    case 0, 1:
      step.kind = "per_school"
      step.amount = schoolAmount()
    case 2, 3:
      step.kind = "per_leerling"
      let (amount, key) = pupilAmount()
      (step.amount, step.key) = (amount, key)
    case 4, 5:
      return [division(number, place, isWhole: random.happens(percent: 30), step.shortage)]
    case 6:
      return splitting(number, place, step.shortage)
    case 7, 8:
      step.kind = "vul_aan"
      // What a pot holds stays a whole number of units.
      step.amount = model.unit == 1 ? sharedAmount() : .name("vloer")
      step.to = later.randomElement(using: &random)
      return [step]
    default:
      step.kind = "hevel"
      step.amount = random.happens(percent: 80) ? sharedAmount() : nil
      step.to = later.randomElement(using: &random)
      return [step]
    }
    step.target = target()
    step.line = line()
    return [step]
  }

  private mutating func emptying(_ number: Int, _ place: Int) -> [Model.Step] {
    let later = model.pots.dropFirst(place + 1).map(\.name)
    switch later.isEmpty ? 0 : random.whole(0...5) {
    case 0...2: return [division(number, place, isWhole: true, "")]
    case 3:
      var step = Model.Step(number: number, pot: model.pots[place].name, kind: "hevel")
      step.to = later.randomElement(using: &random)
      return [step]
    default: return splitting(number, place, "")
    }
  }

  private mutating func division(
    _ number: Int, _ place: Int, isWhole: Bool, _ shortage: String
  ) -> Model.Step {
    var step = Model.Step(number: number, pot: model.pots[place].name, kind: "verdeel")
    step.isPerUnit = random.happens(percent: 25)
    step.key = step.isPerUnit ? wholeKey() : key()
    if !isWhole { step.amount = step.isPerUnit ? positiveAmount() : sharedAmount() }
    step.shortage = shortage
    step.target = target()
    step.line = line()
    return step
  }

  private mutating func splitting(
    _ number: Int, _ place: Int, _ shortage: String
  ) -> [Model.Step] {
    let receivers = model.pots.dropFirst(place + 1).map(\.name).shuffled(using: &random)
    let target = random.happens(percent: 40) ? target() : []
    let keys = splitKeys(receivers.count, hasTarget: !target.isEmpty)
    return zip(receivers, keys).prefix(random.whole(1...3)).map { receiver, key in
      Model.Step(
        number: number, pot: model.pots[place].name, kind: "splits", key: key, target: target,
        to: receiver, shortage: shortage)
    }
  }

  /// Kinds and groups; mostly ones that a school belongs to.
  private mutating func target() -> [String] {
    let names = model.schools.filter { !$0.isClosed }.flatMap { [$0.kind] + $0.groups }
    let known = names.randomElement(using: &random) ?? "regulier"
    let group = model.schools.contains { $0.groups.contains("groep_a") } ? "groep_a" : "pro"
    return random.pick(
      [known], [known], ["regulier", known], ["regulier", "pro", "vso"], [known, group])
  }

  private mutating func line() -> String { random.pick("stap_a", "stap_a", "stap_b") }
}
