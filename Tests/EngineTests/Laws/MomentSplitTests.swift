import Dossiers
import Engine
import Numbers
import Results
import Scenarios
import TestSupport
import Testing

@Suite("The difference between two years or two counts, by pupils, pots and rules")
struct MomentSplitTests {
  private static func redistribution(_ run: EngineRun, _ years: [Int]) throws -> Redistribution {
    let outcome = try #require(run.outcome)
    let runs = years.map {
      NamedRun(name: String($0), outcome: outcome.only($0), dossier: run.dossier)
    }
    return runs[0].redistribution(ofMomentsTo: runs[1])
  }

  /// The causes of each school in cents, by code.
  private static func causes(_ redistribution: Redistribution) -> [String: [Int128]] {
    Dictionary(
      redistribution.years[0].schools.map { ($0.code, $0.causes) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The telling of 1 October 2026 beside that of 2025, and other rows.
  private static func tables(
    _ pupils: [Int], steps: String, parameters: String = SmallDossier.parameters()
  ) -> TableTexts {
    SmallDossier.tables.with([
      "dossier.csv": SmallDossier.dossier(from: 2026, through: 2027),
      "begroting.csv": SmallDossier.lines(2026, 2027),
      "parameters.csv": parameters,
      "verdeling.csv": steps,
      "potten.csv": SmallDossier.pots("pot;;;budget;resultaat"),
      "tellingen/2026-10-01/telling.csv": """
      vestiging;leerlingen;status;bron
      a1;\(pupils[0]);definitief;b
      b1;\(pupils[1]);definitief;b
      c1;\(pupils[2]);definitief;b

      """,
    ])
  }

  private static let division = SmallDossier.steps(
    "10;pot;verdeel;;leerlingen;regulier + pro;;;regel;")

  /// € 100 over 10, 20 and 30 pupils, and € 130 over 16, 20 and 28; worked out in exact fractions.
  @Test func `follows a division in four stages`() throws {
    let parameters = """
      parameter;vanaf;waarde;eenheid;status;bron;toelichting
      budget;2026;100,00;€;definitief;b;
      budget;2027;130,00;€;definitief;b;

      """
    let run = EngineRun(Self.tables([16, 20, 28], steps: Self.division, parameters: parameters))
    let causes = Self.causes(try Self.redistribution(run, [2026, 2027]))
    let (old, new, ends) = (
      [10, 20, 30], [16, 20, 28], [[1667, 3250], [3333, 4063], [5000, 5687]]
    )
    for (place, code) in ["a", "b", "c"].enumerated() {
      func share(_ cents: Int, of total: Int) -> Int128 {
        Fraction(Int128(cents * new[place]), over: Int128(total)).rounded
      }
      var stages = [Int128(ends[place][0])]
      stages.append(
        old[place] == new[place] ? stages[0] : share(10_000, of: 60 - old[place] + new[place]))
      stages.append(share(10_000, of: 64))
      // The pot is the last that changes.
      stages += [Int128(ends[place][1]), Int128(ends[place][1])]
      #expect(causes[code] == (0..<4).map { stages[$0 + 1] - stages[$0] }, "\(code)")
    }
    #expect(causes["b"]?.first == 0)
  }

  @Test func `knows amounts per pupil, amounts per school, and how far a pot reaches`() throws {
    let parameters = """
      parameter;vanaf;waarde;eenheid;status;bron;toelichting
      budget;2026;1.000,00;€;definitief;b;
      tarief;2026;3,00;€ per leerling;definitief;b;
      tarief;2027;4,00;€ per leerling;definitief;b;
      basis;2026;10,00;€ per school;definitief;b;
      basis;2027;11,50;€ per school;definitief;b;

      """
    let steps = SmallDossier.steps(
      "10;pot;per_leerling;tarief;leerlingen;regulier;;;regel;",
      "20;pot;per_school;basis;;pro;;;regel;")
    let run = EngineRun(Self.tables([16, 20, 30], steps: steps, parameters: parameters))
    let causes = Self.causes(try Self.redistribution(run, [2026, 2027]))
    // € 3 for six pupils more, and then € 1 more for sixteen.
    #expect(causes == ["a": [1800, 0, 0, 1600], "b": [0, 0, 0, 2000], "c": [0, 0, 0, 150]])

    let cut = SmallDossier.steps("10;pot;per_leerling;tarief;leerlingen;regulier;;korten;regel;")
    let short = """
      parameter;vanaf;waarde;eenheid;status;bron;toelichting
      budget;2026;45,00;€;definitief;b;
      budget;2027;54,00;€;definitief;b;
      tarief;2026;3,00;€ per leerling;definitief;b;

      """
    let other = EngineRun(Self.tables([16, 20, 30], steps: cut, parameters: short))
    // Half of € 90 is there, and then half of € 108: the pot reaches as far, for six pupils more.
    #expect(
      Self.causes(try Self.redistribution(other, [2026, 2027]))
        == ["a": [900, 0, 0, 0]]
        .merging(["b": [0, 0, 0, 0]]) { first, _ in first })
  }

  @Test func `gives a new school its pupils, and a school that joins the doelgroep its rule`()
    throws
  {
    var tables = Self.tables([10, 20, 30], steps: Self.division)
    tables.texts["scholen.csv"] = """
      school;naam;schoolbestuur;soort;vanaf;tot;status;bron
      a;Aa;Bestuur;regulier;;;definitief;b
      b;Bb;Bestuur;vso;;2026;definitief;b
      b;Bb;Bestuur;regulier;2027;;definitief;b
      c;Cc;Bestuur;pro;2027;;definitief;b

      """
    tables.texts["tellingen/2025-10-01/telling.csv"] =
      "vestiging;leerlingen;status;bron\na1;10;definitief;b\nb1;20;definitief;b\n"
    let causes = Self.causes(try Self.redistribution(EngineRun(tables), [2026, 2027]))
    // All of € 100 was of a; c comes with 30 pupils of 40, and b takes its part by rule.
    #expect(causes["a"] == [0, -7500, 0, -833])
    #expect(causes["b"] == [0, 0, 0, 3333])
    #expect(causes["c"] == [7500, 0, 0, -2500])
  }

  @Test func `lays everything that is another rule with the rules`() throws {
    let steps = """
      volgnr;pot;stap;bedrag;sleutel;doelgroep;naar;tekort;regel;vanaf;tot;omschrijving;status;bron
      10;pot;verdeel;;leerlingen;regulier + pro;;;regel;;2026;Oud;definitief;b
      10;pot;verdeel;;2 * leerlingen;regulier + pro;;;regel;2027;;Nieuw;definitief;b

      """
    let run = EngineRun(Self.tables([16, 20, 28], steps: steps))
    for (code, causes) in Self.causes(try Self.redistribution(run, [2026, 2027])) {
      #expect(causes.prefix(3) == [0, 0, 0] && causes[3] != 0, "\(code)")
    }
  }

  /// The parts are exactly the difference whatever the rules are, and own pupils that stay move nothing.
  @Test func `sums to the difference of every school in random dossiers`() throws {
    var random = SeededGenerator(seed: 5)
    var (compared, moved) = (0, Array(repeating: 0, count: 4))
    for first in ModelGenerator.models(100, seed: 55) {
      let years = [first, first.nextYear(&random)]
      let run = EngineRun(Model.tables(of: years))
      guard run.outcome != nil else { continue }
      let redistribution = try Self.redistribution(run, [Model.year, Model.year + 1])
      for school in redistribution.years[0].schools {
        #expect(school.causes.reduce(0, +) == school.amounts.difference)
        let places = first.locations.indices.filter { first.locations[$0].school == school.code }
        let isSame = first.counts.indices.allSatisfy { count in
          years[0].counts[count].total == nil
            && places.allSatisfy {
              years[0].counts[count].pupils[$0] == years[1].counts[count].pupils[$0]
            }
        }
        if isSame { #expect(school.causes[0] == 0) }
        for (place, cents) in school.causes.enumerated() where cents != 0 { moved[place] += 1 }
      }
      compared += 1
    }
    #expect(compared > 50 && moved.allSatisfy { $0 > 30 }, "\(compared) \(moved)")
  }

  // MARK: Counts

  @Test func `puts the count of one day in the place of another, as far as it goes`() throws {
    let tables = Self.tables([16, 20, 28], steps: Self.division)
    let run = EngineRun(tables)
    let (old, new) = (
      try #require(Day(year: 2025, month: 10, day: 1)),
      try #require(Day(year: 2026, month: 10, day: 1))
    )
    #expect(run.dossier.countDay(like: old, inBudgetYear: 2027) == new)
    #expect(
      run.dossier.countDay(
        like: try #require(Day(year: 2025, month: 2, day: 1)), inBudgetYear: 2027) == nil)
    let changed = run.dossier.counting(old, insteadOf: new)
    let result = changed.compiled(for: changed.years).run(changed, years: 2027...2027)
    let outcome = try #require(result.outcome)
    #expect(
      outcome.years[0].steps[0].postings.map(\.key) == [10, 20, 30].map { Decimal($0) })
    // Only the older count has the telgroep «nul».
    #expect(
      run.dossier.telgroepen(countedOn: old, notOn: new).map { run.dossier.telgroepen[$0] } == [
        "nul"
      ])
    #expect(run.dossier.telgroepen(countedOn: new, notOn: old).isEmpty)
    #expect(run.dossier.countDays == [old, new])
  }
}
