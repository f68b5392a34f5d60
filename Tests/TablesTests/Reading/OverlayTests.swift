import Dossiers
import Numbers
import Tables
import TestSupport
import Testing

@Suite struct `A scenario laid over a dossier` {
  private static let base = TableTexts([
    "dossier.csv": """
    eigenschap;waarde
    formaat;1
    naam;Proef
    begin;2026
    eind;2026
    afronding_verdeling;0,01
    afronding_begroting;1

    """,
    "bronnen.csv": "bron;titel;datum;vindplaats\nplan;Plan;;\n",
    "scholen.csv": """
    school;naam;schoolbestuur;soort;vanaf;tot;status;bron
    beuk;Beuk;Bos;regulier;;;vastgesteld;plan §1
    eik;Eik;Bos;regulier;;;vastgesteld;plan §1

    """,
    "vestigingen.csv": """
    vestiging;school;naam;vanaf;tot;voorganger;status;bron
    beuk_a;beuk;Beuk;;;;vastgesteld;plan §1
    eik_a;eik;Eik;;;;vastgesteld;plan §1

    """,
    "peilmomenten.csv": "peilmoment;maand;dag;jaar\nokt;10;1;-1\n",
    "tellingen/2025-10-01/vo.csv": """
    vestiging;leerlingen;status;bron
    beuk_a;300;definitief;plan §2
    eik_a;200;definitief;plan §2

    """,
    "parameters.csv": """
    parameter;vanaf;waarde;eenheid;status;bron;toelichting
    bedrag;2026;1.000,10;€ per school;vastgesteld;plan §3;Per school
    deel;2026;4,5%;%;vastgesteld;plan §3;
    keuze;2026;ja;keuze;vastgesteld;plan §3;

    """,
    "begroting.csv": """
    regel;soort;groep;rubriek;omschrijving;wijze;tarief;grondslag;2026;status;bron
    baten;baten;;;Baten;vast;;;5.000,00;vastgesteld;plan §4
    steun;lasten;;;Steun;stappen;;;;vastgesteld;plan §4

    """,
    "potten.csv": """
    pot;vanaf;tot;gevoed_uit;overschot;omschrijving;status;bron
    alles;;;baten;fout;Alles;vastgesteld;plan §5

    """,
    "verdeling.csv": """
    volgnr;vanaf;tot;pot;stap;bedrag;sleutel;doelgroep;naar;tekort;regel;omschrijving;status;bron
    10;;;alles;per_school;bedrag;;regulier;;;steun;Vast;vastgesteld;plan §5
    20;;;alles;verdeel;;leerlingen;regulier;;;steun;Rest;vastgesteld;plan §5

    """,
  ])

  private static let telling = "tellingen/2025-10-01/vo.csv"

  /// Reads the dossier with scenarios laid over it, in the order in which they are given.
  private func read(_ scenarios: (name: String, texts: [String: String])...) -> DossierReading {
    var texts = Self.base
    for scenario in scenarios {
      for (path, text) in scenario.texts {
        texts = texts.with(["scenarios/\(scenario.name)/\(path)": text])
      }
    }
    return DossierReader.read(
      texts.files.map { DossierFile(path: $0.path, bytes: $0.bytes) },
      scenarios: scenarios.map(\.name))
  }

  private func parameter(_ name: String, in reading: DossierReading) throws -> DatedValue {
    let dossier = try #require(reading.dossier)
    let found = try #require(dossier.parameters.first { $0.name == name })
    return try #require(found.value(inYear: 2026))
  }

  private func codes(_ reading: DossierReading) -> [String] {
    reading.findings.map(\.code.rawValue)
  }

  // MARK: What an operation does

  @Test(arguments: [
    ("", "2.000,00", "2000.00"), ("wordt", "2.000,00", "2000.00"), ("wordt", "", "1000.10"),
    ("plus", "0,90", "1001"), ("plus", "-1.000,10", "0"), ("plus", "€ 5,00", "1005.1"),
    ("maal", "2", "2000.2"), ("maal", "90%", "900.09"), ("maal", "0,5", "500.05"),
    ("maal", "-1", "-1000.1"), ("maal", "0", "0"),
  ])
  func `changes a number`(_ operation: String, _ cell: String, _ expected: String) throws {
    let reading = read(
      (
        "s",
        ["parameters.csv": "parameter;vanaf;bewerking;waarde\nbedrag;2026;\(operation);\(cell)\n"]
      ))
    #expect(codes(reading) == [])
    let number = try #require(try parameter("bedrag", in: reading).number)
    #expect(point(number) == expected)
  }

  @Test(arguments: [
    ("wordt", "5%", "0.05"), ("plus", "0,5%", "0.050"), ("plus", "0,5", "0.050"),
    ("plus", "-4,5%", "0.00"), ("maal", "110%", "0.0495"), ("maal", "2", "0.09"),
  ])
  func `changes a percentage`(_ operation: String, _ cell: String, _ expected: String) throws {
    let reading = read(
      (
        "s",
        ["parameters.csv": "parameter;vanaf;bewerking;waarde\ndeel;2026;\(operation);\(cell)\n"]
      ))
    #expect(codes(reading) == [])
    let number = try #require(try parameter("deel", in: reading).number)
    #expect(number.reduced == decimal(expected).reduced)
  }

  @Test func `leaves absent columns and empty cells as they were`() throws {
    let reading = read(
      (
        "s", ["parameters.csv": "vanaf;parameter;waarde;toelichting\n2026;bedrag;;Nieuwe uitleg\n"]
      ))
    #expect(codes(reading) == [])
    let value = try parameter("bedrag", in: reading)
    #expect(value.text == "1.000,10")
    #expect(value.note == "Nieuwe uitleg")
    #expect(value.provenance.status == .vastgesteld)
    #expect(value.provenance.source == "plan §3")
  }

  @Test func `brings the status and the source of its row`() throws {
    let reading = read(
      (
        "s",
        [
          "parameters.csv": """
          parameter;vanaf;bewerking;waarde;status;bron
          bedrag;2026;plus;1,00;aanname;plan §9

          """
        ]
      ))
    #expect(codes(reading) == [])
    let value = try parameter("bedrag", in: reading)
    #expect(value.provenance.status == .aanname)
    #expect(value.provenance.source == "plan §9")
  }

  @Test func `adds a row and takes one away`() throws {
    let reading = read(
      (
        "s",
        [
          "parameters.csv": """
          parameter;vanaf;bewerking;waarde;eenheid;status;bron
          extra;2026;nieuw;5,00;€;schatting;plan §3
          keuze;2026;vervalt;;;;

          """
        ]
      ))
    #expect(codes(reading) == [])
    let dossier = try #require(reading.dossier)
    #expect(dossier.parameters.map(\.name) == ["bedrag", "deel", "extra"])
    let value = try parameter("extra", in: reading)
    #expect(value.number == Decimal(coefficient: 500, scale: 2))
    #expect(value.provenance.status == .schatting)
    #expect(value.note == "")
  }

  @Test func `empties a cell`() throws {
    let reading = read(
      (
        "s",
        [
          "verdeling.csv": "volgnr;vanaf;naar;bewerking;stap;bedrag;sleutel\n"
            + "10;;;;verdeel;onbekend;leerlingen\n"
        ]
      ))
    #expect(codes(reading) == [])
    let step = try #require(reading.dossier?.steps.first)
    #expect(step.kind == .divide)
    #expect(step.amount == nil)
    #expect(step.key?.text == "leerlingen")
    #expect(step.description == "Vast")
  }

  @Test func `does not empty what must be filled in`() throws {
    let reading = read(
      (
        "s", ["parameters.csv": "parameter;vanaf;waarde\nbedrag;2026;onbekend\n"]
      ))
    #expect(codes(reading) == ["T020"])
    let place = try #require(reading.files.place(of: reading.findings[0]))
    #expect(place.path == "scenarios/s/parameters.csv")
    #expect(place.cell == "C2")
  }

  // MARK: Several scenarios

  private static let doubled = [
    "parameters.csv": "parameter;vanaf;bewerking;waarde\nbedrag;2026;maal;2\n"
  ]
  private static let hundred = ["parameters.csv": "parameter;vanaf;waarde\nbedrag;2026;100\n"]

  @Test func `is laid over in the order of the command line`() throws {
    let first = read(("x", Self.hundred), ("a", Self.doubled))
    let second = read(("x", Self.doubled), ("a", Self.hundred))
    #expect(try parameter("bedrag", in: first).number?.coefficient == 200)
    #expect(try parameter("bedrag", in: second).number?.coefficient == 100)
    #expect(first.dossier?.scenarios == ["x", "a"])
    #expect(first.scenarios == ["a", "x"])
  }

  @Test func `changes what an earlier one brought`() throws {
    let new = """
      parameter;vanaf;bewerking;waarde;eenheid;status;bron
      extra;2026;nieuw;5,00;€;schatting;plan §3

      """
    let more = "parameter;vanaf;bewerking;waarde\nextra;2026;plus;0,05\n"
    let reading = read(("a", ["parameters.csv": new]), ("b", ["parameters.csv": more]))
    #expect(codes(reading) == [])
    #expect(try parameter("extra", in: reading).number == Decimal(coefficient: 505, scale: 2))
    #expect(codes(read(("b", ["parameters.csv": more]))) == ["B001"])
    let gone = "parameter;vanaf;bewerking\nextra;2026;vervalt\n"
    let after = read(
      ("a", ["parameters.csv": new]), ("b", ["parameters.csv": gone]),
      ("c", ["parameters.csv": more]))
    #expect(codes(after) == ["B001"])
    let again = read(
      ("a", ["parameters.csv": new]), ("b", ["parameters.csv": gone]),
      ("c", ["parameters.csv": new]))
    #expect(codes(again) == [])
  }

  // MARK: Tellingen and steps

  @Test func `changes a telling`() throws {
    let reading = read(
      (
        "s",
        [
          Self.telling: """
          vestiging;bewerking;leerlingen;status
          beuk_a;plus;-10;prognose
          eik_a;maal;110%;

          """
        ]
      ))
    #expect(codes(reading) == [])
    let column = try #require(reading.dossier?.counts.first)
    #expect(column.cells.map(\.pupils) == [290, 220])
    #expect(column.provenance(ofSchool: 0)?.status == .prognose)
    #expect(column.provenance(ofSchool: 1)?.status == .definitief)
  }

  @Test(arguments: [
    ("eik_a;maal;0,333", "T026"), ("eik_a;plus;-201", "T027"), ("eik_a;wordt;veel", "T021"),
    ("eik_a;wordt;1.5", "T022"), ("eik_b;wordt;5", "B001"), ("eik_a;nieuw;5", "B002"),
    ("eik_b;nieuw;5", "N009"), ("eik_a;keer;5", "T032"), ("eik_a;wordt;999999999999999", "T025"),
  ])
  func `is judged as the telling is`(_ row: String, _ code: String) throws {
    let table = "vestiging;bewerking;leerlingen;status;bron\n\(row);prognose;plan\n"
    let reading = read(("s", [Self.telling: table]))
    #expect(codes(reading) == [code])
    let place = try #require(reading.files.place(of: reading.findings[0]))
    #expect(place.path == "scenarios/s/\(Self.telling)")
    #expect(place.line == 2)
  }

  @Test func `may mask a count`() throws {
    let reading = read(("s", [Self.telling: "vestiging;leerlingen\neik_a;<5\n"]))
    #expect(codes(reading) == [])
    #expect(reading.dossier?.counts[0].cells.map(\.knowledge) == [.known, .masked])
  }

  @Test func `may take every row of a telling away`() throws {
    let reading = read(
      (
        "s", [Self.telling: "vestiging;bewerking\nbeuk_a;vervalt\neik_a;vervalt\n"]
      ))
    #expect(codes(reading) == [])
    #expect(reading.dossier?.counts[0].cells.map(\.knowledge) == [.absent, .absent])
  }

  @Test func `finds a step by its number, its first year and its receiver`() throws {
    let table = "volgnr;vanaf;naar;sleutel;omschrijving\n20;;;leerlingen * 2;Dubbel\n"
    let reading = read(("s", ["verdeling.csv": table]))
    #expect(codes(reading) == [])
    let step = try #require(reading.dossier?.steps.last)
    #expect(step.key?.text == "leerlingen * 2")
    #expect(step.description == "Dubbel")
    let other = "volgnr;vanaf;naar;sleutel\n20;2026;;leerlingen\n"
    #expect(codes(read(("s", ["verdeling.csv": other]))) == ["B001"])
    let keyless = "volgnr;vanaf;sleutel\n20;;leerlingen\n"
    #expect(codes(read(("s", ["verdeling.csv": keyless]))) == ["T015"])
  }

  @Test func `counts the pupils of a location that is added, in its school`() throws {
    let reading = read(
      (
        "s",
        [
          "vestigingen.csv": """
          vestiging;vanaf;bewerking;school;naam;status;bron
          eik_b;;nieuw;eik;Eik Zuid;aanname;plan

          """,
          Self.telling: "vestiging;bewerking;leerlingen;status;bron\neik_b;nieuw;50;aanname;plan\n",
        ]
      ))
    #expect(codes(reading) == [])
    let column = try #require(reading.dossier?.counts.first)
    #expect(column.cells.map(\.pupils) == [300, 250])
    #expect(column.provenance(ofSchool: 1)?.status == .aanname)
  }

  // MARK: What cannot be laid over

  @Test(arguments: [
    ("parameters.csv", "parameter;vanaf;bewerking;waarde\nkeuze;2026;plus;1\n", "B003"),
    ("parameters.csv", "parameter;vanaf;bewerking;waarde\nbedrag;2026;plus;\n", "B004"),
    ("parameters.csv", "parameter;vanaf;bewerking;toelichting\nbedrag;2026;maal;2\n", "B004"),
    ("parameters.csv", "parameter;vanaf;bewerking;waarde\nbedrag;2026;plus;10%\n", "T039"),
    ("parameters.csv", "parameter;vanaf;bewerking;waarde\nbedrag;2026;plus;€ x\n", "T021"),
    ("parameters.csv", "parameter;vanaf;bewerking;waarde\nbedrag;2026;maal;999999999999\n", "T025"),
    (
      "parameters.csv",
      "parameter;vanaf;bewerking;waarde\nbedrag;2026;maal;999999999999,999999999999\n", "T025"
    ),
    ("parameters.csv", "parameter;vanaf;waarde\nbedrag;2026;1\nbedrag;2026;2\n", "T035"),
    ("parameters.csv", "parameter;waarde\nbedrag;1\n", "T015"),
    ("parameters.csv", "parameter;vanaf;waarde\n", "T003"),
    ("parameters.csv", "parameter;vanaf;prijs\nbedrag;2026;1\n", "T013"),
    ("begroting.csv", "regel;bewerking;2026\nbaten;plus;0,005\n", "T040"),
    ("begroting.csv", "regel;2027\nbaten;5\n", "R016"),
    ("scholen.csv", "school;vanaf;bewerking;naam\nbeuk;;plus;5\n", "B003"),
    (telling, "vestiging;lerlingen\neik_a;5\n", "T013"),
    ("risicos.csv", "risico;kans\nbrand;5%\n", "T001"),
    ("schoolen.csv", "school\nbeuk\n", "T016"),
    ("tellingen/2024-10-01/vo.csv", "vestiging;leerlingen\neik_a;5\n", "T001"),
  ])
  func `is told`(_ path: String, _ text: String, _ code: String) throws {
    let reading = read(("s", [path: text]))
    #expect(codes(reading) == [code])
    for finding in reading.findings {
      let place = try #require(reading.files.place(of: finding))
      #expect(place.path == "scenarios/s/\(path)")
    }
  }

  @Test func `is not judged beside a telling that cannot be read`() {
    let texts = Self.base.with([
      Self.telling: "vestiging;leerlingen;status;bron\nbeuk_a;\"300;definitief;plan\n",
      "scenarios/s/\(Self.telling)": "vestiging;leerlingen\neik_a;5\n",
    ])
    let reading = DossierReader.read(
      texts.files.map { DossierFile(path: $0.path, bytes: $0.bytes) }, scenarios: ["s"])
    #expect(codes(reading) == ["T008"])
  }

  // MARK: Numbers as text

  private func point(_ number: Decimal) -> String {
    var digits = String(number.coefficient.magnitude)
    while digits.count <= number.scale { digits = "0" + digits }
    let whole = digits.dropLast(number.scale)
    let sign = number.coefficient < 0 ? "-" : ""
    return sign + whole + (number.scale == 0 ? "" : "." + digits.suffix(number.scale))
  }

  private func decimal(_ text: String) -> Decimal {
    let scale = text.split(separator: ".").last.map(\.count) ?? 0
    return Decimal(
      coefficient: Int128(text.replacing(".", with: "")) ?? 0, scale: text.contains(".") ? scale : 0
    )
  }
}
