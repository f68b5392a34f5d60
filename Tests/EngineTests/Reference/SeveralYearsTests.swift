import TestSupport
import Testing

@Suite("Several years in one program, beside the reference of each year")
struct SeveralYearsTests {
  /// Three years with other pupils, other values and other amounts, and the same rules.
  private static let dossiers: [[Model]] = {
    var random = SeededGenerator(seed: 3)
    return ModelGenerator.models(200, seed: 33).map { first in
      [first, first.nextYear(&random), first.nextYear(&random)]
    }
  }()

  @Test func `each year is decided by its own pupils, values and amounts`() {
    var (compared, differing) = (0, 0)
    for years in Self.dossiers {
      let references = years.map { Reference.ledger(of: $0) }
      // A fault stops the program in every year.
      guard references.allSatisfy({ $0.steps.count > 0 }) else { continue }
      let run = EngineRun(Model.tables(of: years))
      for (place, reference) in references.enumerated() {
        let differences = Ledger(run, year: Model.year + place).differences(from: reference)
        #expect(differences.isEmpty, "\(Model.year + place): \(differences)")
      }
      compared += 1
      differing += references[0].pots == references[1].pots ? 0 : 1
    }
    #expect(compared > 120 && differing > 100)
  }
}

extension Model {
  /// The same rules for another year.
  func nextYear(_ random: inout SeededGenerator) -> Model {
    var next = self
    for place in next.counts.indices {
      // A forecast is spread like the telling before both years.
      if counts[place].total == nil {
        next.counts[place].pupils = counts[place].pupils.map { $0 + random.pick(0, 0, 1, 5) }
      } else {
        next.counts[place].total = .number(Written(random.whole(1...500)))
      }
    }
    for place in next.parameters.indices {
      next.parameters[place].value.digits += random.pick(0, 7, 1000) * unit
    }
    for place in next.lines.indices {
      if case .fixed(let cents) = lines[place].amount {
        next.lines[place].amount = .fixed(cents: cents + random.pick(0, 100, 54_321) * unit)
      }
    }
    return next
  }
}
