import Dossiers
import Numbers
import Results
import Testing

@testable import Reports

@Suite("Why schools gain or lose, in words and numbers")
struct WhyWordingTests {
  /// A split from 60 : 40 to 20 : 80 of € 100, and two divisions: a has all of the one key, b of the other.
  private var year: Redistribution.Year {
    func split(_ to: String, _ before: Int128, _ after: Int128) -> StepShift {
      StepShift(
        number: 50, kind: .split, pot: "pot", to: to, key: "gewicht",
        amounts: .init(before: before, after: after), whole: .init(before: 10_000, after: 10_000),
        totals: (Decimal(100), Decimal(100)), receivers: (0, 0), schools: [:])
    }
    func division(
      _ number: Int, _ pot: String, _ key: String, _ code: String, _ before: Int128, _ after: Int128
    ) -> StepShift {
      var share = StepShift.Share()
      share.amounts = .init(before: before, after: after)
      (share.before, share.after) = (Decimal(8), Decimal(8))
      return StepShift(
        number: number, kind: .divide, pot: pot, to: nil, key: key,
        amounts: .init(before: before, after: after), whole: .init(before: before, after: after),
        totals: (Decimal(8), Decimal(8)), receivers: (1, 1), schools: [code: share])
    }
    func school(_ code: String, _ before: Int128, _ after: Int128) -> Redistribution.School {
      .init(
        code: code, name: "School \(code)", board: "B", kind: .regulier, presence: .both,
        amounts: .init(before: before, after: after), causes: [after - before])
    }
    return Redistribution.Year(
      year: 2026, isAllocated: true, schools: [school("b", 4000, 8000), school("a", 6000, 2000)],
      boards: [], kinds: [], pots: [],
      steps: [
        split("p_a", 6000, 2000), split("p_b", 4000, 8000),
        division(60, "p_a", "bb", "a", 6000, 2000),
        division(70, "p_b", "kb * score", "b", 4000, 8000),
      ])
  }

  @Test func `names the shares of pots, what a key is worth, and who has how much of it`() {
    let whole = Redistribution(before: "voor", after: "na", years: [], causes: [])
    let text = RedistributionWording.why(year, whole)
    #expect(text.contains("- stap 50, van pot naar p_b: € 40,00 (40,0%) → € 80,00 (80,0%)"))
    #expect(
      text.contains(
        "- stap 60, uit p_a: € 60,00 → € 20,00; gemiddeld € 7,50 → € 2,50 per eenheid van «bb»"))
    #expect(
      text.contains(
        "**1 voordeelschool, samen +€ 40,00**: 1 regulier. Per stap: 70 +€ 40,00 (zij hebben 100,0% "
          + "van kb × score). Het meest erbij: School b (+€ 40,00, vooral door stap 70: +€ 40,00, met "
          + "100,0% van kb × score)."))
    #expect(text.contains("**1 nadeelschool, samen € -40,00**: 1 regulier."))
  }

  @Test func `says nothing when nothing moves`() {
    let empty = Redistribution.Year(
      year: 2026, isAllocated: true, schools: [], boards: [], kinds: [], pots: [])
    let whole = Redistribution(before: "voor", after: "na", years: [], causes: [])
    #expect(RedistributionWording.why(empty, whole) == "")
  }
}
