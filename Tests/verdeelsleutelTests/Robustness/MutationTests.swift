import Dossiers
import Numbers
import Reports
import Results
import Tables
import TestSupport
import Testing

@testable import verdeelsleutel

/// A trap would end the process of the tests, so to come to the end is half of what is proved.
@Suite struct `A damaged dossier` {
  private static let batches = Array(0..<8)

  @Test(arguments: batches)
  func `is read, compiled and run to findings with a place`(batch: Int) throws {
    let base = try FindingCase.base + Mutation.scenario
    var kinds: Set<FindingCode> = []
    var outcomes = 0
    for turn in 0..<150 {
      let seed = UInt64(batch * 1_000 + turn)
      let mutation = Mutation(of: base, seed: seed, count: 1 + turn % 3)
      let scenarios = [[], ["alles"], ["lager-basisbedrag", "alles"]][turn % 3]
      let printed = Printed(mutation.dossierFiles, scenarios: scenarios)
      kinds.formUnion(printed.calculation.findings.map(\.code))
      if printed.calculation.outcome != nil { outcomes += 1 }
      let fault = Self.fault(in: printed)
      #expect(fault == nil, "seed \(seed): \(fault ?? "")")
    }
    // The damage is neither too small nor too large to be worth the time.
    #expect(kinds.count > 20)
    #expect(outcomes > 12)
  }

  @Test(arguments: 0..<2)
  func `of a larger size is read, compiled and run as well`(batch: Int) throws {
    let base = try RepositoryFiles.dossier("voorbeeld").map {
      DossierFile(path: $0.path, bytes: $0.bytes)
    }
    for turn in 0..<40 {
      let seed = UInt64(100_000 + batch * 1_000 + turn)
      let printed = Printed(Mutation(of: base, seed: seed, count: 1 + turn % 2).dossierFiles)
      let fault = Self.fault(in: printed)
      #expect(fault == nil, "seed \(seed): \(fault ?? "")")
    }
  }

  /// `check` reads a scenario after the base and skips what the scenario does not touch.
  @Test(arguments: 0..<4)
  func `gives the same after its base as on its own`(batch: Int) throws {
    let base = try FindingCase.base + Mutation.scenario
    var compared = 0
    var wrong: [String] = []
    for turn in 0..<100 {
      let seed = UInt64(200_000 + batch * 1_000 + turn)
      let files = DossierFiles(Mutation(of: base, seed: seed, count: 1).dossierFiles)
      let first = Calculation(files, scenarios: [])
      guard !first.hasErrors else { continue }
      for scenarios in [["alles"], ["lager-basisbedrag"]] {
        let alone = Calculation(files, scenarios: scenarios)
        let after = Calculation(files, scenarios: scenarios, after: first.reading)
        compared += 1
        let isSame =
          Self.errors(alone) == Self.errors(after) && Self.amounts(alone) == Self.amounts(after)
        if !isSame { wrong.append("seed \(seed), \(scenarios)") }
      }
    }
    #expect(wrong == [])
    #expect(compared > 10)
  }

  private static func errors(_ calculation: Calculation) -> Set<Finding> {
    Set(calculation.findings.filter { $0.code.severity == .error })
  }

  /// Every amount of the outcome in its order.
  private static func amounts(_ calculation: Calculation) -> [Int64]? {
    guard let outcome = calculation.outcome else { return nil }
    var amounts: [Int64] = []
    for year in outcome.years {
      for step in year.steps {
        amounts += step.postings.map(\.amount.cents)
        amounts.append(step.transfer?.amount.cents ?? 0)
      }
      for pot in year.pots { amounts += [pot.fed.cents, pot.received.cents, pot.left.cents] }
      amounts += year.lines.map(\.amount.cents)
    }
    return amounts
  }

  /// What is wrong with the findings; nothing when each can be shown.
  private static func fault(in printed: Printed) -> String? {
    let calculation = printed.calculation
    let hasError = calculation.findings.contains { $0.code.severity == .error }
    if calculation.outcome == nil, !hasError { return "no outcome and no error" }
    if calculation.outcome != nil, hasError { return "an outcome beside an error" }
    for finding in calculation.findings {
      let place = calculation.reading.files.place(of: finding)
      switch finding.place {
      case .cell, .character:
        guard let place, let line = place.line, line > 0, let column = place.column, column > 0
        else { return "\(finding) has no place" }
      case .file(let path):
        if path.isEmpty || place?.path != path { return "\(finding) has no file" }
      case .dossier:
        if finding.code != .unknownScenario { return "\(finding) speaks of nothing" }
      }
    }
    let sentences = calculation.findings.map { FindingWording.sentence(of: $0) }
    if let sentence = sentences.first(where: { $0.contains("«»") || $0.contains("()") }) {
      return "a fact is missing: \(sentence)"
    }
    return nil
  }
}
