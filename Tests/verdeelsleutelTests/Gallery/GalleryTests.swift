import Dossiers
import Tables
import TestSupport
import Testing

@testable import verdeelsleutel

@Suite struct `The gallery of findings` {
  @Test func `the dossier that the cases differ from is sound`() throws {
    let printed = Printed(try FindingCase.base)
    #expect(printed.text == "")
    let outcome = try #require(printed.calculation.outcome)
    #expect(outcome.failedChecks == 0)
    #expect(Printed(try FindingCase.base, scenarios: ["lager-basisbedrag"]).text.isEmpty == false)
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
}
