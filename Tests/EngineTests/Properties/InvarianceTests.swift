import TestSupport
import Testing

@Suite("What does not matter to an outcome, and the wrong allocations to which it does")
struct InvarianceTests {
  static let invariances: [Invariance] = [.rowOrder, .names, .scale]

  @Test(arguments: invariances)
  func `the engine decides the same`(invariance: Invariance) {
    let models = ModelGenerator.models(250, seed: invariance.seed)
    let (alike, otherwise) = invariance.compared(models) { Ledger(engine: $0) }
    for differences in otherwise {
      Issue.record("\(invariance.testDescription): \(differences.joined(separator: "\n"))")
    }
    #expect(alike == 250)
  }

  static let catches: [(Invariance, Reference.Mistake)] = [
    (.rowOrder, .tiesByTable), (.names, .tiesByName), (.scale, .wholeKeys),
  ]

  @Test(arguments: catches)
  func `what does not matter does matter to a wrong allocation`(
    invariance: Invariance, mistake: Reference.Mistake
  ) {
    let models = ModelGenerator.models(1000, seed: invariance.seed)
    let right = invariance.compared(models) { Reference.ledger(of: $0) }
    let wrong = invariance.compared(models) { Reference.ledger(of: $0, mistake: mistake) }
    #expect(right.otherwise.isEmpty)
    #expect(wrong.otherwise.count >= 20, "\(invariance.testDescription)")
  }
}
