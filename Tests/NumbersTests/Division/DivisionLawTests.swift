import TestSupport
import Testing

@Suite("Laws of a division, and the wrong divisions that each of them catches")
struct DivisionLawTests {
  static let samples = DivisionSample.samples(3000, seed: 9_000_000)

  static let laws: [(DivisionLaw, least: Int)] = [
    (.conserved, 1900), (.withinOne, 1900), (.inOrder, 1000), (.earlierFirst, 1900),
    (.scaled, 1700), (.mirrored, 1900),
  ]

  @Test(arguments: laws)
  func `the division keeps every law`(law: DivisionLaw, least: Int) {
    var samples = 0
    for sample in Self.samples {
      guard let holds = law.holds(sample, .tested) else { continue }
      samples += 1
      #expect(holds, "\(law.testDescription): \(sample)")
    }
    #expect(samples >= least)
  }

  static let catches: [(DivisionLaw, Divider)] = [
    (.conserved, .halfUp), (.withinOne, .allToOne), (.withinOne, .firstInLine),
    (.inOrder, .firstInLine), (.inOrder, .smallest), (.earlierFirst, .tiesToLast),
    (.scaled, .coarse), (.mirrored, .floored),
  ]

  @Test(arguments: catches)
  func `a law catches the division that breaks it`(law: DivisionLaw, twin: Divider) {
    let caught = Self.samples.filter { law.holds($0, twin) == false }.count
    #expect(caught >= 20, "\(law.testDescription) caught \(caught)")
  }

  @Test(arguments: [
    Divider.halfUp, .firstInLine, .allToOne, .smallest, .tiesToLast, .coarse, .floored,
  ])
  func `the reference catches every wrong division`(twin: Divider) {
    var caught = 0
    for sample in Self.samples where sample.keys.contains(where: { $0 > 0 }) {
      guard ExactDivision.refusal(sample) == nil, let shares = twin.shares(sample) else { continue }
      if shares != ExactDivision.shares(sample) { caught += 1 }
    }
    #expect(caught >= 20)
  }
}
