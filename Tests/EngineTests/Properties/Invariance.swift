import TestSupport
import Testing

/// A change to a dossier that changes nothing in what is decided.
struct Invariance: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let seed: UInt64
  /// The changed dossier.
  let change: @Sendable (Model, inout SeededGenerator) -> Model
  /// What of a ledger may not change.
  let kept: @Sendable (Ledger) -> Ledger

  /// The rows of schools, locations and tellingen stand in another order.
  static let rowOrder = Invariance(testDescription: "the order of the rows", seed: 1) {
    model, random in
    var changed = model
    changed.schools.shuffle(using: &random)
    let order = model.locations.indices.shuffled(using: &random)
    changed.locations = order.map { model.locations[$0] }
    for place in model.counts.indices {
      changed.counts[place].pupils = order.map { model.counts[place].pupils[$0] }
    }
    changed.tellingOrder.shuffle(using: &random)
    return changed
  } kept: {
    $0
  }

  /// The schools have other names, in another order.
  static let names = Invariance(testDescription: "the names of schools", seed: 2) { model, random in
    var changed = model
    for place in model.schools.indices {
      changed.schools[place].name =
        "\(random.pick("De", "Het", "Aan", "Zee")) \(random.whole(1...999))"
    }
    return changed
  } kept: {
    $0
  }

  /// The keys of each division are all so many times as large.
  static let scale = Invariance(testDescription: "the scale of a key", seed: 3) { model, random in
    var changed = model
    for number in Set(model.steps.map(\.number)).sorted() {
      let factor = Term.number(
        random.pick(Written(3), Written(1000), Written(1, decimals: 3), Written(25, decimals: 1)))
      for place in model.steps.indices where model.steps[place].number == number {
        let step = model.steps[place]
        guard step.kind == "splits" || (step.kind == "verdeel" && !step.isPerUnit) else { continue }
        changed.steps[place].key = step.key.map { .product(factor, $0) }
      }
    }
    return changed
  } kept: { ledger in
    var kept = ledger
    for place in kept.steps.indices {
      kept.steps[place].keyTotal = nil
      kept.steps[place].transfer?.key = nil
      kept.steps[place].receipts = kept.steps[place].receipts.mapValues {
        Ledger.Receipt(cents: $0.cents, key: nil, rate: $0.rate, extra: $0.extra)
      }
    }
    return kept
  }

  /// On how many dossiers something is decided alike and otherwise.
  func compared(
    _ models: [Model], deciding decide: (Model) -> Ledger
  ) -> (alike: Int, otherwise: [[String]]) {
    var random = SeededGenerator(seed: seed)
    var alike = 0
    var otherwise: [[String]] = []
    for model in models {
      let (before, after) = (decide(model), decide(change(model, &random)))
      let differences = kept(after).differences(from: kept(before))
      if differences.isEmpty { alike += 1 } else { otherwise.append(differences) }
    }
    return (alike, otherwise)
  }
}
