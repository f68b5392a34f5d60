import Dossiers
import Numbers
import Tables
import TestSupport
import Testing

@Suite struct `What varies, and risks` {
  private func dossier(
    _ changes: [String: String], scenarios: [String] = []
  ) throws -> (dossier: Dossier, codes: [String]) {
    let files = try RepositoryFiles.dossier("voorbeeld").map {
      DossierFile(path: $0.path, bytes: changes[$0.path].map { Array($0.utf8) } ?? $0.bytes)
    }
    let added = changes.filter { change in !files.contains { $0.path == change.key } }
      .map { DossierFile(path: $0.key, bytes: Array($0.value.utf8)) }
    let reading = DossierReader.read(files + added, scenarios: scenarios)
    return (try #require(reading.dossier), reading.findings.map(\.code.rawValue))
  }

  private static let header =
    "wat;doelgroep;verdeling;spreiding;samenhang;verloop;status;bron\n"

  @Test func `the rows of the example are read as they stand`() throws {
    let (dossier, _) = try dossier([:])
    #expect(dossier.uncertainties.count == 3)
    let first = dossier.uncertainties[0]
    let pupils = try #require(dossier.telgroepen.firstIndex(of: "leerlingen"))
    #expect(first.subject == .telgroep(pupils))
    #expect(first.target.kinds == [.regulier, .pro])
    #expect(first.distribution == .normal(Decimal(coefficient: 3, scale: 2)))
    #expect(first.correlation == Decimal(coefficient: 5, scale: 1))
    #expect(first.course == .cumulative)
    #expect(first.provenance.status == .voorbeeld)
    guard case .parameter(let place) = dossier.uncertainties[1].subject else {
      Issue.record("the second row is about a parameter")
      return
    }
    #expect(dossier.parameters[place].name == "deelname_vso")
    #expect(dossier.uncertainties[2].course == .loose)
    #expect(dossier.risks.map(\.name) == ["groei_vso", "lager_rijkstarief"])
    #expect(dossier.risks[0].chance == Decimal(coefficient: 25, scale: 2))
    #expect(dossier.risks[0].minimum == Money(cents: 2_000_00))
    #expect(dossier.risks[0].maximum == Money(cents: 8_000_00))
  }

  @Test func `a list holds every change, with its sign`() throws {
    let (dossier, codes) = try dossier([
      "onzekerheid.csv": Self.header
        + "leerlingen;vso;lijst;1,2% / −0,8% /0 %/ +12,5%;100%;;schatting;plan §6\n"
    ])
    #expect(codes == [])
    #expect(
      dossier.uncertainties.map(\.distribution) == [
        .list([
          Decimal(coefficient: 12, scale: 3), Decimal(coefficient: -8, scale: 3),
          Decimal(coefficient: 0, scale: 2), Decimal(coefficient: 125, scale: 3),
        ])
      ])
    #expect(dossier.uncertainties[0].correlation == Decimal(coefficient: 100, scale: 2))
    #expect(dossier.uncertainties[0].course == .loose)
  }

  @Test func `rows of one name may vary different schools`() throws {
    let (dossier, codes) = try dossier([
      "onzekerheid.csv": Self.header
        + "leerlingen;regulier;normaal;2%;;;schatting;plan §6\n"
        + "leerlingen;pro;normaal;4%;;;schatting;plan §6\n"
    ])
    #expect(codes == [])
    #expect(dossier.uncertainties.count == 2)
  }

  @Test func `a scenario changes a spread, adds a row and drops a risk`() throws {
    let (dossier, codes) = try dossier(
      [
        "scenarios/onzeker/onzekerheid.csv": """
        wat;doelgroep;bewerking;verdeling;spreiding;status;bron
        leerlingen;regulier + pro;maal;;2;;
        zwaar_tarief;;vervalt;;;;
        licht_tarief;;nieuw;gelijk;1%;schatting;plan §6

        """,
        "scenarios/onzeker/risicos.csv": "risico;bewerking\ngroei_vso;vervalt\n",
      ], scenarios: ["onzeker"])
    #expect(codes == [])
    #expect(
      dossier.uncertainties.map(\.distribution).first
        == .normal(Decimal(coefficient: 6, scale: 2)))
    #expect(dossier.uncertainties.count == 3)
    #expect(dossier.risks.map(\.name) == ["lager_rijkstarief"])
  }

  /// A scenario that adds a telgroep or a parameter moves the places of the others.
  @Test func `a row follows its name when a scenario moves the names`() throws {
    let (dossier, _) = try dossier(
      [
        "scenarios/meer/parameters.csv":
          "parameter;vanaf;bewerking;waarde;eenheid;status;bron\n"
          + "aaa;2025;nieuw;1;aantal;voorbeeld;plan §6\n"
      ], scenarios: ["meer"])
    let names = dossier.uncertainties.map { row in
      switch row.subject {
      case .telgroep(let place): dossier.telgroepen[place]
      case .parameter(let place): dossier.parameters[place].name
      }
    }
    #expect(names == ["leerlingen", "deelname_vso", "zwaar_tarief"])
  }

  @Test func `an assumed risk does not count towards the reserve`() throws {
    let (dossier, _) = try dossier([
      "risicos.csv": """
      risico;kans;minimum;maximum;beheersing;status;bron
      gemeten;10%;0;5.000,00;;schatting;plan §6
      gedacht;10%;0;5.000,00;;aanname;plan §6
      genoemd;;;;Overleg;vastgesteld;plan §6

      """
    ])
    #expect(dossier.unpricedRisks.map(\.name) == ["genoemd"])
    #expect(dossier.risks.map(\.countsTowardsReserve) == [true, false])
  }
}
