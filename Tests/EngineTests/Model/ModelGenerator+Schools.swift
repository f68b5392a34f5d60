import TestSupport

extension ModelGenerator {
  mutating func makeSchools() {
    let letters = Array("qafzbmxd").prefix(random.pick(1, 2, 3, 4, 5, 6, 7, 8))
    for letter in letters {
      var groups: [String] = []
      if random.happens(percent: 40) { groups.append("groep_a") }
      if random.happens(percent: 30) { groups.append("groep_b") }
      let code = "\(random.pick("", "S", "0"))\(letter)"
      let school = Model.School(
        code: code, name: "School \(random.whole(1...99))",
        kind: random.pick("regulier", "regulier", "regulier", "pro", "vso"), groups: groups)
      model.schools.append(school)
      for number in 1...random.pick(1, 1, 1, 2, 3) {
        model.locations.append(.init(code: "\(code)_\(number)", school: code))
      }
    }
    if random.happens(percent: 20) {
      model.schools.append(
        .init(code: "dicht", name: "Dicht", kind: "regulier", groups: ["groep_a"], isClosed: true))
    }
    model.schools.shuffle(using: &random)
    model.locations.shuffle(using: &random)
    model.tellingOrder = model.locations.indices.shuffled(using: &random)
  }

  mutating func makeCounts() {
    let largest = random.pick(1, 3, 30, 400, 400, 3000)
    for (name, moment) in [("leerlingen", "okt"), ("bb", "okt"), ("kb", "feb"), ("gt", "okt")] {
      let emptiness = random.pick(0, 0, 0, 10, 30, name == "kb" ? 100 : 0)
      let same = random.happens(percent: 15) ? random.whole(0...largest) : nil
      var count = Model.Count(name: name, moment: moment, pupils: [])
      count.pupils = model.locations.map { _ in
        random.happens(percent: emptiness) ? 0 : same ?? random.whole(0...largest)
      }
      if name == "gt" {
        let total = Term.number(Written(random.pick(0, 1, 7, random.whole(0...3000))))
        count.total = random.pick(
          total, total, .product(.number(Written(95, decimals: 2)), .name("leerlingen")))
      }
      model.counts.append(count)
    }
  }

  mutating func makeAttributes() {
    let kinds: [(String, String)] = [
      ("score", "score"), ("tv_bedrag", "€ per leerling"), ("vast", "€ per school"),
    ]
    for (name, unit) in kinds {
      var values: [String: Written] = [:]
      for school in model.schools where !school.isClosed {
        values[school.code] =
          name == "score" ? smallNumber() : .cents(random.pick(0, 1, random.whole(0...90_000)))
      }
      model.attributes.append(.init(name: name, unit: unit, values: values))
    }
  }

  /// A weight or a score.
  mutating func smallNumber() -> Written {
    random.pick(
      Written(1), Written(12), Written(random.whole(0...9)), Written(150, decimals: 2),
      Written(random.whole(0...99), decimals: 1), Written(random.whole(0...2500), decimals: 3))
  }
}
