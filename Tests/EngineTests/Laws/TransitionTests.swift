import Dossiers
import Numbers
import Results
import TestSupport
import Testing

@testable import Engine

@Suite("An overgangsregeling over the years")
struct TransitionTests {
  /// Three years in which € 100 goes to a, b and c by a key that turns from 10 : 20 : 30 to 30 : 20 : 10.
  private func tables(
    cap: String = "20,00;€", years: String = "2027;2028", more: String = ";", extra: String = ""
  ) -> TableTexts {
    var steps = "volgnr;pot;stap;bedrag;sleutel;doelgroep;naar;tekort;regel;vanaf;tot;grens;potten;"
    steps += "omschrijving;status;bron\n"
    steps += "10;pot;verdeel;;leerlingen;regulier + pro;;;regel;;2026;;;Oud;definitief;b\n"
    steps += "10;pot;verdeel;;nieuw;regulier + pro;;;regel;2027;;;;Nieuw;definitief;b\n"
    steps += "20;pot;overgang;grens;;regulier + pro;;;;\(years);\(more);Overgang;definitief;b\n"
    steps += extra
    let counts = [
      (2025, [10, 20, 30]), (2026, [10, 20, 30]), (2027, [10, 20, 30]), (2028, [10, 20, 30]),
    ]
    var texts: [String: String] = [
      "dossier.csv": SmallDossier.dossier(from: 2026, through: 2029),
      "begroting.csv": SmallDossier.lines(2026, 2027, 2028, 2029),
      "parameters.csv": SmallDossier.parameters("grens;\(cap)"),
      "verdeling.csv": steps,
    ]
    for (year, pupils) in counts {
      texts["tellingen/\(year)-10-01/telling.csv"] = """
        vestiging;leerlingen;nieuw;status;bron
        a1;\(pupils[0]);30;definitief;b
        b1;\(pupils[1]);20;definitief;b
        c1;\(pupils[2]);10;definitief;b

        """
    }
    return SmallDossier.tables.with(texts)
  }

  /// What each school gets in a year, the overgang included.
  private func paid(_ run: EngineRun, _ year: Int) -> [Int64] {
    let steps = run.year(year)?.steps ?? []
    return (0..<3).map { school in
      steps.flatMap(\.postings).filter { $0.school == school }.reduce(0) { $0 + $1.amount.cents }
    }
  }

  @Test func `takes a step each year from what was paid last year, and ends at the rule`() {
    let run = EngineRun(tables())
    #expect(run.codes == [] && run.remarks.isEmpty)
    #expect(paid(run, 2026) == [1667, 3333, 5000])
    // c may lose € 20 a year: € 13,33 of the first loss of € 33,33 is paid by a.
    #expect(paid(run, 2027) == [5000 - 1333, 3333, 1667 + 1333])
    // € 13,33 is left to lose, and that is within the cap.
    #expect(paid(run, 2028) == [5000, 3333, 1667])
    #expect(paid(run, 2029) == [5000, 3333, 1667])
    #expect(run.cents(20, year: 2027) == [-1333, 0, 1333])
    #expect(run.cents(20, year: 2028) == [0, 0, 0] && run.cents(20, year: 2029) == nil)
    for year in 2026...2029 {
      #expect(run.failedChecks(year: year).isEmpty)
      #expect(run.pot("pot", year: year)?.posted == Money(cents: 10_000))
      #expect(run.line("regel", year: year) == 10_000)
    }
  }

  @Test func `knows a cap in percent, and one on gains`() {
    // 10% of € 50,00 is € 5,00: c keeps € 45,00, and then € 40,50.
    let percent = EngineRun(tables(cap: "10;%"))
    #expect(paid(percent, 2027) == [2167, 3333, 4500])
    #expect(paid(percent, 2028) == [2617, 3333, 4050])
    #expect(paid(percent, 2029) == [5000, 3333, 1667])
    // a may get 10% more: € 1,67 and then € 1,83; c is given what is left.
    let gains = EngineRun(tables(cap: "10;%", more: "voordeel;pot"))
    #expect(paid(gains, 2027) == [1834, 3333, 4833])
    #expect(paid(gains, 2028) == [2017, 3333, 4650])
    let both = EngineRun(tables(cap: "10;%", more: "beide;"))
    #expect(paid(both, 2027) == [1834, 3333, 4833])
  }

  @Test func `changes nothing with a cap that does not bite`() {
    let without = EngineRun(tables(years: "2040;"))
    let with = EngineRun(tables(cap: "1000,00;€ per school"))
    for year in 2026...2029 { #expect(paid(without, year) == paid(with, year)) }
    #expect(with.cents(20, year: 2027) == [0, 0, 0])
  }

  @Test func `has no cap for a school that was not there, and asks nothing of it`() {
    var tables = tables()
    tables.texts["scholen.csv"] = """
      school;naam;schoolbestuur;soort;vanaf;tot;status;bron
      a;Aa;Bestuur;regulier;2027;;definitief;b
      b;Bb;Bestuur;regulier;;;definitief;b
      c;Cc;Bestuur;pro;;;definitief;b

      """
    tables.texts["tellingen/2025-10-01/telling.csv"] =
      "vestiging;leerlingen;nieuw;status;bron\nb1;20;20;definitief;b\nc1;30;10;definitief;b\n"
    let run = EngineRun(tables)
    #expect(paid(run, 2026) == [0, 4000, 6000])
    // c loses € 43,33 where € 20 is allowed, b loses as well, and a is new: nobody can pay.
    #expect(run.year(2027)?.steps.last?.postings.map(\.school) == [1, 2])
    #expect(paid(run, 2027) == [5000, 3333, 1667])
    #expect(run.remarks.map(\.code) == [.capsNotMet])
    #expect(run.year(2027)?.steps.last?.missing == Money(cents: 2333))
    #expect(run.failedChecks(year: 2027).isEmpty)
  }

  @Test func `compares every pot that it names, also one that is no more`() {
    var tables = tables(more: "nadeel;oud")
    tables.texts["potten.csv"] = SmallDossier.pots(
      "pot;2027;;budget;fout", "oud;;2026;budget;fout")
    tables.texts["verdeling.csv"] = tables.texts["verdeling.csv"]?.replacing(
      "10;pot;verdeel;;leerlingen", with: "10;oud;verdeel;;leerlingen")
    let run = EngineRun(tables)
    #expect(run.codes == [])
    #expect(paid(run, 2027) == [3667, 3333, 3000])
    // Of its own pot alone there is nothing to compare in the first year.
    tables.texts["verdeling.csv"] = tables.texts["verdeling.csv"]?.replacing(
      "nadeel;oud", with: "nadeel;")
    #expect(EngineRun(tables).codes == ["R039"])
  }

  @Test(arguments: [
    ("0;%", "U009"), ("-5;%", "U009"), ("0,00;€", "U009"), ("5;leerlingen", "R001"),
  ])
  func `refuses a cap that is none`(cap: String, code: String) {
    #expect(EngineRun(tables(cap: cap)).codes.first == code)
  }

  @Test func `comes last of what pays from the pots that it compares`() {
    let late = "30;pot;per_school;basis;;regulier;;;regel;2027;;;;Later;definitief;b\n"
    #expect(EngineRun(tables(extra: late)).codes == ["R040"])
  }

  @Test func `is noticed by its checks when it is wrong`() throws {
    let run = EngineRun(tables())
    let (before, after) = (try #require(run.year(2026)), try #require(run.year(2027)))
    let checks = run.dossier.transitionChecks(after, after: before)
    #expect(checks.map(\.verdict) == [.passed, .passed])
    func wrong(_ cents: [Int64], unmet: Int64 = 0) -> [Check.Verdict] {
      let steps = after.steps.map { step -> StepOutcome in
        guard run.dossier.steps[step.row].kind == .transition else { return step }
        return StepOutcome(
          row: step.row, divided: step.divided, missing: Money(cents: unmet), keyTotal: nil,
          rate: nil,
          inputs: [],
          postings: zip(step.postings, cents).map {
            Posting(
              school: $0.school, amount: Money(cents: $1), key: $0.key, rate: $0.rate,
              extraUnits: 0, status: $0.status)
          }, transfer: nil, leftOver: .zero, keyTotalStatus: .definitief)
      }
      let year = YearOutcome(
        year: 2027, steps: steps, pots: [], lines: [], totals: after.totals, balance: nil,
        measures: [], printedCounts: [:], pupils: [])
      return run.dossier.transitionChecks(year, after: before).map(\.verdict)
    }
    #expect(wrong([-1333, 0, 1333]) == [.passed, .passed])
    #expect(wrong([-1333, 0, 1332]) == [.failed, .failed])
    #expect(wrong([0, 0, 0]) == [.passed, .failed])
    #expect(wrong([0, 0, 0], unmet: 1333) == [.passed, .informative])
    #expect(wrong([-1400, 67, 1333]) == [.passed, .failed])
    #expect(wrong([-3400, 0, 3400]) == [.passed, .failed])
  }
}
