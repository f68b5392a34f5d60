import Dossiers
import Tables
import TestSupport
import Testing

@testable import verdeelsleutel

@Suite struct `The gallery of findings` {
  @Test(arguments: [[], ["lager-basisbedrag"]])
  func `the dossier that the cases differ from is sound`(with scenarios: [String]) throws {
    let printed = Printed(try FindingCase.base, scenarios: scenarios)
    #expect(printed.text == "")
    #expect(try #require(printed.calculation.outcome).failedChecks == 0)
  }

  @Test(arguments: try FindingCase.all)
  func `each case prints what is expected`(of example: FindingCase) {
    let printed = Printed(example.files, scenarios: example.scenarios)
    guard let expected = example.expected else {
      example.record(printed.text)
      Issue.record("recorded verwacht.txt: read it, and run again")
      return
    }
    #expect(printed.text == expected)
  }

  /// What is wrong is told once: no consequence is reported beside its cause.
  @Test(arguments: try FindingCase.all)
  func `each case gives one finding`(of example: FindingCase) {
    // One row with a wrong date and a pupil's number: two causes.
    let count = example.name == "T037-rij-met-persoonsnummer" ? 2 : 1
    let printed = Printed(example.files, scenarios: example.scenarios)
    #expect(printed.codes.count == count, "\(printed.text)")
    #expect(printed.codes.contains(example.code), "\(printed.text)")
    let headings = printed.text.split(separator: "\n").filter { $0.hasPrefix("dossier") }
    #expect(headings.count == count)
    let isError = printed.calculation.findings.contains { $0.code.severity == .error }
    #expect(isError == (printed.calculation.outcome == nil))
  }

  @Test func `each code has a case`() throws {
    let inFolders = Set(try FindingCase.all.map(\.code))
    let inTests = Set(ByteCase.all.map(\.code.rawValue))
    let all = Set(FindingCode.allCases.map(\.rawValue))
    let inCounts = Set(CountCase.all.map(\.code)).filter { $0.hasPrefix("D") }
    #expect(inFolders.union(inTests).union(inCounts) == all)
    #expect(inFolders.isDisjoint(with: inTests))
  }
}
