import Dossiers
import Numbers
import Results
import TestSupport
import Testing

@Suite("A year whose pupils are only forecast as a total")
struct TwoYearTests {
  /// The telling of 2025 serves 2026; of 1 October 2026 only a total is known.
  private func run(total: String, parameters: String = SmallDossier.parameters()) -> EngineRun {
    EngineRun(Self.tables(total: total, parameters: parameters))
  }

  static func tables(total: String, parameters: String) -> TableTexts {
    SmallDossier.tables.with([
      "dossier.csv": SmallDossier.dossier(from: 2026, through: 2027),
      "parameters.csv": parameters,
      "begroting.csv": SmallDossier.lines(2026, 2027),
      "totalen.csv": """
      peilmoment;jaar;telgroep;aantal;status;bron
      okt;2026;leerlingen;\(total);prognose;b

      """,
    ])
  }

  @Test func `is spread over the schools like the latest telling, in whole pupils`() throws {
    let run = run(total: "61")
    #expect(run.errors.isEmpty)
    #expect(run.cents(year: 2026) == [1667, 3333, 5000])
    // 61 pupils like 10 : 20 : 30 are 10, 20 and 31, and € 100 like 10 : 20 : 31.
    #expect(run.cents(year: 2027) == [1639, 3279, 5082])
    let input = try #require(run.year(2027)?.steps.first?.inputs.first)
    #expect(input.isForecast && input.date == Day(year: 2026, month: 10, day: 1))
    #expect((0..<3).map { input.value(ofSchool: $0)?.number } == [10, 20, 31].map(Decimal.init))
    let counted = try #require(run.year(2026)?.steps.first?.inputs.first)
    #expect(!counted.isForecast)
  }

  @Test(arguments: [
    ("60,4", [10, 20, 30]), ("60,5", [10, 20, 31]), ("1", [0, 0, 1]), ("2", [0, 1, 1]),
  ])
  func `is rounded to whole pupils first`(total: String, pupils: [Int64]) throws {
    let input = try #require(run(total: total).year(2027)?.steps.first?.inputs.first)
    #expect((0..<3).map { input.value(ofSchool: $0)?.number } == pupils.map(Decimal.init))
  }

  @Test func `may be an expression over parameters`() throws {
    let parameters = SmallDossier.parameters("groei;101,5;%", "nu;60;leerlingen")
    let run = run(total: "groei * nu", parameters: parameters)
    #expect(run.errors.isEmpty)
    // 60,9 pupils are 61.
    #expect(run.cents(year: 2027) == [1639, 3279, 5082])
  }

  @Test func `of zero pupils leaves nobody to receive`() {
    #expect(run(total: "0").codes == ["U003"])
  }

  @Test func `is needed when there is no telling`() {
    var tables = Self.tables(total: "61", parameters: SmallDossier.parameters())
    tables.texts["totalen.csv"] = nil
    #expect(EngineRun(tables).codes == ["R014"])
  }

  @Test func `does not change the year before it`() {
    let one = run(total: "61")
    let other = run(total: "6000")
    #expect(one.cents(year: 2026) == other.cents(year: 2026))
    #expect(one.pot("pot", year: 2026)?.posted == other.pot("pot", year: 2026)?.posted)
  }
}
