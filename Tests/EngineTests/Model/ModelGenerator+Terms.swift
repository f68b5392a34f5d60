import TestSupport

extension ModelGenerator {
  /// A number without a unit; with `perSchool` it may differ between schools.
  private mutating func bare(perSchool: Bool) -> Term {
    let number = Term.number(smallNumber())
    let simple: [Term] = [number, .name("gewicht_a"), .name("gewicht_b"), .name("deel")]
    let one = simple[random.whole(0...3)]
    guard perSchool else {
      return random.pick(
        one, one, .product(one, number), .difference(.sum(number, one), .name("deel")))
    }
    return random.pick(one, .name("score"), .name("score"), .product(.name("score"), one))
  }

  /// Pupils of a telgroep.
  private mutating func telgroep() -> Term {
    .name(random.pick("leerlingen", "leerlingen", "bb", "kb@feb", "gt"))
  }

  /// Pupils, weighted.
  private mutating func pupils(perSchool: Bool) -> Term {
    let weight = bare(perSchool: perSchool)
    let other = bare(perSchool: perSchool)
    return switch random.whole(0...9) {
    case 0...3: telgroep()
    case 4: .product(weight, telgroep())
    case 5: .product(telgroep(), weight)
    case 6: .sum(telgroep(), telgroep())
    case 7: .sum(.product(weight, telgroep()), .product(other, telgroep()))
    case 8: .product(.sum(telgroep(), telgroep()), weight)
    default: random.happens(percent: 30) ? .difference(telgroep(), telgroep()) : telgroep()
    }
  }

  /// The key by which schools divide.
  mutating func key() -> Term {
    random.happens(percent: 80) ? pupils(perSchool: true) : bare(perSchool: true)
  }

  /// A key without decimals and never negative, as `per_eenheid` wants it.
  mutating func wholeKey() -> Term {
    random.pick(
      telgroep(), .sum(telgroep(), telgroep()), .product(.number(Written(2)), telgroep()))
  }

  /// The keys of a `splits` step; all of one kind.
  mutating func splitKeys(_ count: Int, hasTarget: Bool) -> [Term] {
    let areNumbers = !hasTarget && random.happens(percent: 50)
    return (0..<count).map { _ in
      areNumbers ? bare(perSchool: false) : pupils(perSchool: hasTarget)
    }
  }

  /// An amount that all schools share.
  mutating func sharedAmount() -> Term {
    switch random.whole(0...9) {
    case 0...2: .name("vloer")
    case 3: .product(.name("vloer"), .name("deel"))
    case 4: .product(.name("deel"), .name("budget_a"))
    case 5: .product(.name("tarief"), telgroep())
    case 6: .sum(.name("stuk"), .name("stuk"))
    case 7: .difference(.sum(.name("vloer"), .name("stuk")), .name("stuk"))
    default: .product(.number(Written(3)), .name("stuk"))
    }
  }

  /// An amount that is not negative.
  mutating func positiveAmount() -> Term {
    random.pick(.name("vloer"), .product(.name("budget_a"), .name("deel")), .name("stuk"))
  }

  /// An amount per school.
  mutating func schoolAmount() -> Term {
    switch random.whole(0...9) {
    case 0...3: .name("basis")
    case 4: .name("vast")
    case 5: .sum(.name("basis"), .name("vast"))
    case 6: .product(.name("basis"), bare(perSchool: true))
    case 7: random.happens(percent: 50) ? .difference(.name("vast"), .name("basis")) : .name("vast")
    case 8: .product(.name("deel"), .name("basis"))
    default: .product(.name("tv_bedrag"), telgroep())
    }
  }

  /// An amount per pupil with its key.
  mutating func pupilAmount() -> (amount: Term, key: Term) {
    switch random.whole(0...5) {
    case 0, 1: (.name("tarief"), pupils(perSchool: true))
    case 2: (.name("tv_bedrag"), telgroep())
    case 3: (.sum(.name("tarief"), .name("tv_bedrag")), telgroep())
    case 4: (.product(.name("tarief"), bare(perSchool: true)), telgroep())
    default: (.name("stuk"), bare(perSchool: true))
    }
  }
}
