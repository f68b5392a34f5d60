import Dossiers
import Reports
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
