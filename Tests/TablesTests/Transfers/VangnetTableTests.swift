import Dossiers
import Numbers
import Tables
import TestSupport
import Testing

@Suite struct `The tables beside the transfers` {
  private typealias Tables = TransferTables

  @Test func `give the categories of the vangnet`() throws {
    let dossier = try #require(Tables.read(Tables.base).dossier)
    #expect(dossier.vangnet.map(\.name) == ["laag"])
    #expect(dossier.telgroepen[dossier.vangnet[0].telgroep] == "laag_leerlingen")
    #expect(dossier.parameters[dossier.vangnet[0].rate].name == "laag_tarief")
  }

  @Test(arguments: [
    ("laag_tarief", "laag_tarif", ["N002|laag_tarif|laag_tarief"]),
    ("laag_leerlingen", "hoog_leerlingen", ["N010|hoog_leerlingen|laag_leerlingen"]),
  ])
  func `name a telgroep and a parameter`(old: String, new: String, told: [String]) {
    #expect(Tables.read(Tables.base.replacing(old, by: new, in: "vangnet.csv")).told == told)
  }

  private func counts(_ texts: TableTexts) throws -> [String] {
    try #require(Tables.read(texts).dossier).locationCounts.map {
      "\($0.date.ordinal) \($0.location) \($0.knowledge == .known ? "\($0.pupils)" : "\($0.knowledge)")"
    }
  }

  @Test func `give the counts of each location`() throws {
    #expect(try counts(Tables.base) == ["20260201 v1 20", "20260201 v2 3", "20260201 w masked"])
    let more = Tables.base.with([
      "tellingen/2025-10-01/vso.csv":
        "vestiging;laag_leerlingen;andere;status;bron\nw;8;1;definitief;plan\nv1;;2;definitief;plan\n"
    ])
    #expect(
      try counts(more) == [
        "20251001 v1 empty", "20251001 w 8", "20260201 v1 20", "20260201 v2 3", "20260201 w masked",
      ])
  }

  @Test func `let a final count replace a provisional one`() throws {
    let final =
      "vestiging;laag_leerlingen;status;bron\nv1;21;definitief;plan\nv2;4;definitief;plan\nw;7;definitief;plan\n"
    for name in ["definitief", "zz"] {
      let texts = Tables.base.with(["tellingen/2026-02-01/\(name).csv": final])
      #expect(try counts(texts) == ["20260201 v1 21", "20260201 v2 4", "20260201 w 7"])
    }
  }

  @Test func `give the voorzieningen`() throws {
    let dossier = try #require(Tables.read(Tables.base).dossier)
    let (first, second) = (dossier.facilities[0], dossier.facilities[1])
    #expect(first.code == "hulp" && first.places == 50 && first.placesKind == .atMost)
    #expect(first.intakes == 6 && first.perIntake == 8 && first.isFreeOfMoments)
    #expect(first.contribution.map { dossier.parameters[$0].name } == "bijdrage_hulp")
    #expect(second.places == nil && second.contribution == nil && !second.isFreeOfMoments)
  }

  @Test func `name the parameter of a contribution`() {
    let texts = Tables.base.replacing(
      "bijdrage_hulp;ja", by: "bijdrage_hulpp;ja", in: "voorzieningen.csv")
    #expect(Tables.read(texts).told == ["N002|bijdrage_hulpp|bijdrage_hulp"])
  }

  @Test func `give the calendar by day`() throws {
    let texts = Tables.base.with([
      "kalender.csv": """
      soort;van;tot;omschrijving;status;bron
      betaling;2026-12-15;;Betaling;voorbeeld;plan
      doorstroom;5-1-2026;2026-02-15;Na de kerst;voorbeeld;plan

      """
    ])
    let calendar = try #require(Tables.read(texts).dossier).calendar
    #expect(calendar.map(\.kind) == [.transition, .payment])
    #expect(calendar.map(\.from.ordinal) == [20_260_105, 20_261_215])
    #expect(calendar.map(\.through.ordinal) == [20_260_215, 20_261_215])
    let reversed = texts.replacing("2026-02-15", by: "2026-01-04", in: "kalender.csv")
    #expect(Tables.read(reversed).told == ["T034|van"])
  }

  // MARK: Choices and budget lines

  @Test(arguments: TransferChoice.allCases)
  func `make choices with the words that there are`(choice: TransferChoice) {
    func told(_ value: String, _ unit: String = "keuze") -> [String] {
      let parameters = Tables.base.texts["parameters.csv"] ?? ""
      return Tables.read(
        Tables.base.with([
          "parameters.csv": parameters + "\(choice.rawValue);;\(value);\(unit);aanname;plan;\n"
        ])
      ).told
    }
    for value in choice.values { #expect(told(value) == []) }
    #expect(
      told("iets") == ["O011|\(choice.rawValue)|iets|\(choice.values.joined(separator: ", "))"])
    #expect(told(choice.values[0], "€") == ["T032|€|keuze|keuze"])
  }

  private func line(_ rows: String...) -> DossierReading {
    Tables.read(
      Tables.base.with([
        "begroting.csv":
          "regel;soort;groep;rubriek;omschrijving;wijze;tarief;grondslag;2025;2026;2027;status;bron\n"
          + rows.map { $0 + ";voorbeeld;plan\n" }.joined()
      ]))
  }

  @Test(arguments: ClaimRule.ofConsortium)
  func `book the claims of a rule in a line`(rule: ClaimRule) throws {
    let side = try #require(rule.side).rawValue
    let reading = line("terug;\(side);;;Terug;verrekening;;\(rule.rawValue);;;")
    #expect(reading.told == [])
    #expect(reading.dossier?.lines.map(\.rule) == [rule])
    #expect(reading.dossier?.lines.map(\.mode) == [.settlement])
    let other = side == "baten" ? "lasten" : "baten"
    #expect(
      line("terug;\(other);;;Terug;verrekening;;\(rule.rawValue);;;").told
        == ["O016|\(rule.rawValue)|\(side)"])
    #expect(
      line(
        "een;\(side);;;Een;verrekening;;\(rule.rawValue);;;",
        "twee;\(side);;;Twee;verrekening;;\(rule.rawValue);;;"
      ).told == ["O015|\(rule.rawValue)|een"])
  }

  @Test(arguments: [
    ("verrekening;;;;;", ["R004|verrekening|grondslag"]),
    ("verrekening;laag_tarief;vso_vo;;;", ["R005|verrekening|tarief"]),
    ("verrekening;;vso_vo;;1,00;", ["R005|verrekening|2026"]),
    (
      "verrekening;;geld_volgt_leerling;;;",
      [
        "T032|geld_volgt_leerling|vangnet_ondersteuning, vangnet_zonder_school, vso_vo, bijdrage_bovenschools|"
      ]
    ),
    (
      "verrekening;;vso_vol;;;",
      [
        "T032|vso_vol|vangnet_ondersteuning, vangnet_zonder_school, vso_vo, bijdrage_bovenschools|vso_vo"
      ]
    ),
  ])
  func `book nothing else in such a line`(cells: String, told: [String]) {
    #expect(line("terug;lasten;;;Terug;\(cells)").told == told)
  }

  @Test func `use the names that the transfers need`() {
    let terms = TransferTerm.allCases.map { term in
      "\(term.rawValue);2026;3;\(term.isMonths ? "aantal" : "€");aanname;plan;\n"
    }
    let parameters = Tables.base.texts["parameters.csv"] ?? ""
    let reading = Tables.read(
      Tables.base.with(["parameters.csv": parameters + terms.joined()]))
    #expect(reading.findings.map(\.code) == [])
  }
}
