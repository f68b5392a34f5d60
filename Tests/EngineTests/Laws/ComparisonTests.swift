import Engine
import Numbers
import Results
import TestSupport
import Testing

@Suite("What is told of two outcomes beside each other")
struct ComparisonTests {
  private static let base = SmallDossier.tables.with([
    "groepen.csv": groups("a", "b"),
    "parameters.csv": SmallDossier.parameters("per_kop;1,00;€ per leerling"),
    "begroting.csv": SmallDossier.lines(
      2026, more: "rijk;baten;tarief;per_kop;leerlingen;", "ander;lasten;stappen;;;"),
    "potten.csv": SmallDossier.pots("pot;;;budget;resultaat", "extra;;;rijk;resultaat"),
    "schoolgegevens.csv": attributes("1", "2", "3"),
    "totalen.csv": total("60"),
  ])

  private static func groups(_ schools: String...) -> String {
    "groep;school;vanaf;tot;status;bron\n" + schools.map { "g;\($0);;;definitief;b\n" }.joined()
  }

  private static func attributes(_ values: String...) -> String {
    "school;gegeven;vanaf;waarde;eenheid;status;bron\n"
      + zip(["a", "b", "c"], values).map { "\($0);score;;\($1);score;definitief;b\n" }.joined()
  }

  private static func total(_ pupils: String) -> String {
    "peilmoment;jaar;telgroep;aantal;status;bron\nokt;2026;leerlingen;\(pupils);prognose;b\n"
  }

  private func changes(
    _ tables: [String: String], from base: TableTexts = base
  ) throws -> [Comparison.Change] {
    let (before, after) = (EngineRun(base), EngineRun(base.with(tables)))
    #expect(before.errors.isEmpty && after.errors.isEmpty)
    let mine = NamedOutcome(
      name: "basis", outcome: try #require(before.year(2026)), dossier: before.dossier)
    let theirs = NamedOutcome(
      name: "anders", outcome: try #require(after.year(2026)), dossier: after.dossier)
    return mine.compared(with: theirs).changes
  }

  @Test func `nothing is told of the same tables`() throws {
    #expect(try changes([:]).isEmpty)
  }

  @Test(arguments: [("Dubbel.", "Dubbel."), ("Gewoon.", ""), ("", "")])
  func `a changed value has its own remark, and not that of the value before`(
    given: String, told: String
  ) throws {
    func parameters(_ value: String, _ note: String) -> String {
      SmallDossier.parameters()
        + "per_kop;\(value);€ per leerling;;definitief;b;\(note)\n"
    }
    let base = Self.base.with(["parameters.csv": parameters("1,00", "Gewoon.")])
    let found = try changes(["parameters.csv": parameters("2,00", given)], from: base)
    #expect(found.first?.subject == .parameter("per_kop") && found.first?.note == told)
  }

  @Test func `a line that is new and holds nothing changes nothing`() throws {
    let lines = try #require(Self.base.texts["begroting.csv"])
    func more(_ amount: String) -> String {
      lines + "nieuw;lasten;vast;;;\(amount);;;Nieuw;definitief;b\n"
    }
    #expect(try changes(["begroting.csv": more("0,00")]).isEmpty)
    let found = try changes(["begroting.csv": more("5,00")])
    #expect(found.map(\.subject) == [.line("nieuw"), .expenses])
  }

  @Test func `a count that changes at every school is one change, with what follows from it`()
    throws
  {
    let found = try changes([
      "tellingen/2025-10-01/telling.csv": """
      vestiging;leerlingen;nul;status;bron
      a1;9;0;definitief;b
      b1;19;0;definitief;b
      c1;29;0;definitief;b

      """
    ])
    let date = try #require(Day(year: 2025, month: 10, day: 1))
    #expect(
      found.map(\.subject) == [
        .count("leerlingen", date: date, schools: 3), .line("rijk"), .income,
      ])
    #expect(found.map(\.before) == [.pupils(60), .cents(6000), .cents(6000)])
    #expect(found.map(\.after) == [.pupils(57), .cents(5700), .cents(5700)])
  }

  @Test func `the schools that join and leave a group are named`() throws {
    let found = try changes(["groepen.csv": Self.groups("b", "c")])
    #expect(found.map(\.subject) == [.group("g", added: ["Cc"], removed: ["Aa"])])
  }

  @Test func `a school that is of another kind is told`() throws {
    let schools = try #require(Self.base.texts["scholen.csv"])
    let found = try changes([
      "scholen.csv": schools.replacing("c;Cc;Bestuur;pro", with: "c;Cc;Bestuur;regulier")
    ])
    #expect(found.map(\.subject) == [.kind(school: "Cc")])
  }

  @Test func `a schoolgegeven that changes at several schools is one change`() throws {
    let found = try changes(["schoolgegevens.csv": Self.attributes("1", "5", "5")])
    #expect(found.map(\.subject) == [.attribute("score", schools: 2)])
    #expect(found.map(\.before) == [.several] && found.map(\.after) == [.text("5")])
  }

  @Test func `a total that is expected otherwise is told`() throws {
    let found = try changes(["totalen.csv": Self.total("61")])
    #expect(found.map(\.subject) == [.total("leerlingen", moment: "okt", year: 2026)])
  }

  @Test func `pots are told by what feeds them and where their surplus goes`() throws {
    let found = try changes([
      "potten.csv": SmallDossier.pots("pot;;;budget;extra", "extra;;;;resultaat")
    ])
    #expect(
      found.map(\.subject) == [
        .pot("pot", column: "overschot"), .pot("extra", column: "gevoed_uit"),
      ])
  }

  @Test(arguments: [
    ("10;pot;verdeel;;leerlingen;regulier + pro;;korten;regel;", "tekort"),
    ("10;pot;verdeel;;leerlingen;regulier + pro;;;regel;per_eenheid", "afronding"),
    ("10;pot;verdeel;;leerlingen;regulier + pro;;;ander;", "regel"),
    ("10;extra;verdeel;;leerlingen;regulier + pro;;;regel;", "pot"),
  ])
  func `each cell of a step is told`(step: String, column: String) throws {
    let found = try changes(["verdeling.csv": SmallDossier.steps(step)])
    #expect(found.map(\.subject) == [.step(number: 10, to: nil, column: column)])
  }
}
