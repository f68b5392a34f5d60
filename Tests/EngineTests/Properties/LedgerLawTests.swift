import TestSupport
import Testing

@Suite("Laws of every outcome, and the wrong outcomes that each of them catches")
struct LedgerLawTests {
  static let laws: [(LedgerLaw, least: Int)] = [
    (.conserved, 1500), (.withinOne, 700), (.spent, 1500), (.landed, 1500),
  ]

  @Test(arguments: laws)
  func `the engine keeps every law`(law: LedgerLaw, least: Int) {
    var samples = 0
    for run in SampleRun.sound {
      guard let breaches = law.breaches(run.model, run.engine) else { continue }
      samples += 1
      #expect(breaches.isEmpty, "\(breaches)\n\(run.model.tables.texts["verdeling.csv"] ?? "")")
    }
    #expect(samples >= least)
  }

  static let catches: [(LedgerLaw, Twin)] = [
    (.conserved, .centLost), (.conserved, .potKeepsCent), (.conserved, .centMade),
    (.conserved, .reference(.potNotDrawn)), (.conserved, .reference(.roundedShares)),
    (.withinOne, .twoUnitsAstray), (.withinOne, .reference(.wholeKeys)),
    (.spent, .centLost), (.spent, .reference(.roundedShares)),
    (.landed, .centLost), (.landed, .landsTwice), (.landed, .reference(.lineOnce)),
  ]

  @Test(arguments: catches)
  func `a law catches the outcome that breaks it`(law: LedgerLaw, twin: Twin) {
    let caught = SampleRun.sound.prefix(600).filter { run in
      let ledger = twin.ledger(run)
      return law.breaches(run.model, ledger)?.isEmpty == false
    }.count
    #expect(caught >= 20, "\(law.testDescription) caught \(caught)")
  }
}
