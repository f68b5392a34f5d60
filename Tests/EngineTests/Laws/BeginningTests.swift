import Dossiers
import Numbers
import Results
import TestSupport
import Testing

@Suite("A year that a parameter gives")
struct BeginningTests {
  /// Until the new scheme begins everybody gets the same, from then on by pupils.
  private func run(from year: String, _ status: String = "definitief") -> EngineRun {
    EngineRun(
      SmallDossier.tables.with([
        "dossier.csv": SmallDossier.dossier(from: 2026, through: 2027),
        "begroting.csv": SmallDossier.lines(2026, 2027),
        "totalen.csv":
          "peilmoment;jaar;telgroep;aantal;status;bron\nokt;2026;leerlingen;60;prognose;b\n",
        "parameters.csv": """
        parameter;waarde;eenheid;vanaf;status;bron;toelichting
        budget;90,00;€;;definitief;b;
        deel;30,00;€ per school;;definitief;b;
        nieuw_vanaf;\(year);jaar;;\(status);b;

        """,
        "potten.csv": """
        pot;vanaf;tot;gevoed_uit;overschot;omschrijving;status;bron
        pot;;nieuw_vanaf;budget;fout;Oud;definitief;b
        pot;nieuw_vanaf;;budget;fout;Nieuw;definitief;b

        """,
        "verdeling.csv": """
        volgnr;vanaf;tot;pot;stap;bedrag;sleutel;doelgroep;naar;tekort;regel;omschrijving;status;bron
        10;;nieuw_vanaf;pot;per_school;deel;;regulier + pro;;;regel;Oud;definitief;b
        10;nieuw_vanaf;;pot;verdeel;;leerlingen;regulier + pro;;;regel;Nieuw;definitief;b

        """,
      ]))
  }

  @Test(arguments: [
    ("2026", [1500, 3000, 4500], [1500, 3000, 4500]),
    ("2027", [3000, 3000, 3000], [1500, 3000, 4500]),
    ("2028", [3000, 3000, 3000], [3000, 3000, 3000]),
    ("2020", [1500, 3000, 4500], [1500, 3000, 4500]),
  ])
  func `is where one scheme ends and the next begins`(
    year: String, first: [Int64], second: [Int64]
  ) {
    let run = run(from: year)
    #expect(run.errors.isEmpty)
    #expect(run.cents(year: 2026) == first)
    #expect(run.cents(year: 2027) == second)
  }

  @Test func `makes what rests on it as firm as itself`() throws {
    let posting = try #require(
      run(from: "2026", "aanname").year(2026)?.steps.first?.postings.first)
    #expect(posting.status == .aanname)
  }

  @Test(arguments: ["2026,5", "12", "99999"])
  func `is a year`(year: String) {
    #expect(Set(run(from: year).codes) == ["R038"])
  }
}
