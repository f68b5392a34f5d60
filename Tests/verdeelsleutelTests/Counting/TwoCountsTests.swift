import Tables
import TestSupport
import Testing

@testable import verdeelsleutel

/// Two counts from DUO's files at once, and the reports that follow from them.
@Suite struct `Two counts in one command` {
  /// The dossier of ``DuoDossier`` without a telling, with money to divide in 2025 and 2026.
  private static let tables = TableTexts(
    DuoDossier.tables.replacing("begin;2026", by: "begin;2025", in: "dossier.csv").texts
      .filter { !$0.key.hasPrefix("tellingen/") }
  ).with([
    "parameters.csv": """
    parameter;vanaf;waarde;eenheid;status;bron;toelichting
    tarief;2025;€ 100,00;€ per leerling;voorbeeld;plan;
    basisbedrag;2025;1.000,00;€ per school;voorbeeld;plan;
    """,
    "begroting.csv": """
    regel;soort;groep;rubriek;omschrijving;wijze;tarief;grondslag;2025;2026;status;bron
    bijdrage;baten;Baten;;Bijdrage van het rijk;tarief;tarief;leerlingen;;;voorbeeld;plan
    steun;lasten;Scholen;;Steun aan scholen;stappen;;;;;voorbeeld;plan
    """,
    "potten.csv": """
    pot;vanaf;tot;gevoed_uit;overschot;omschrijving;status;bron
    algemeen;;;ruimte;fout;Geld voor de scholen;voorbeeld;plan
    """,
    "verdeling.csv": """
    volgnr;vanaf;tot;pot;stap;bedrag;sleutel;doelgroep;naar;tekort;regel;omschrijving;status;bron
    10;;;algemeen;per_school;basisbedrag;;regulier;;;steun;Een vast bedrag per school;voorbeeld;plan
    20;;;algemeen;verdeel;;leerlingen;regulier + pro;;;steun;De rest naar leerlingen;voorbeeld;plan
    """,
    "scenarios/hoger-basisbedrag/parameters.csv": """
    parameter;vanaf;waarde;status;bron
    basisbedrag;2025;1.500,00;voorbeeld;plan
    """,
  ])

  private func place() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Self.tables.files, below: "budgets/dossier")
    try folder.write(Array(DuoDossier.earlier.utf8), to: "03-2024.csv")
    try folder.write(Array(DuoDossier.pupils.utf8), to: "03-2025.csv")
    return folder
  }

  private func count(_ folder: TemporaryFolder, _ words: String...) throws -> CommandRun {
    try CommandRun(["count"] + words + ["--into", "budgets/dossier"], in: folder.path)
  }

  private let both = ["03-2024.csv", "03-2025.csv", "--date", "2025-10-01", "--date", "2024-10-01"]

  @Test func `and a batch lead from DUO's files to every report, compared with the year before`()
    throws
  {
    let folder = try place()
    let counted = try CommandRun(
      ["count"] + both + ["--into", "budgets/dossier"], in: folder.path)
    #expect(counted.code == 0, "\(counted.complaints)")
    #expect(
      counted.output == """
        tellingen/2024-10-01/duo.csv is geschreven, voorlopig: 6 vestigingen; leerlingen 1.035.
        tellingen/2025-10-01/duo.csv is geschreven, voorlopig: 6 vestigingen; leerlingen 1.058.

        """)
    // The later count knows the earlier one: what was there then is not asked again.
    #expect(counted.complaints.contains("90AA07"))
    #expect(!counted.complaints.contains("91XX00 Spar") || counted.complaints.contains("D016"))
    let made = try CommandRun(
      ["batch", "budgets/dossier", "--count", "2025-10-01"], in: folder.path)
    #expect(made.code == 0, "\(made.complaints)\(made.output)")
    let place = "\(folder.path)/reports/dossier/telling-2025-10-01"
    let page = try text("\(place)/samenvatting.md")
    for name in [
      "Basis, 2026", "Scenario hoger-basisbedrag, 2026", "naast de basis",
      "telling van 1 oktober 2024",
    ] {
      #expect(page.contains(name), "\(name): \(page)")
    }
    // 105.800 less 4 x 1.000 is divided over 1.058 pupils; Eik has 300 of them.
    let eik = try text("\(place)/2026/basis/verdeling.csv").split(separator: "\r\n")
      .filter { $0.contains(";eik;") }
    #expect(eik.contains { $0.contains("1000,00") } && eik.contains { $0.contains("28865,78") })
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try RepositoryFiles.bytes(of: path), as: UTF8.self)
  }

  @Test func `are both written, or neither`() throws {
    let folder = try place()
    // A location of the dossier is missing in the file of the second count.
    try folder.write(
      Array(DuoDossier.pupils.with("90BB00", "95BB00").utf8), to: "03-2025.csv")
    let before = try TemporaryFolder.snapshot("\(folder.path)/budgets")
    let run = try CommandRun(["count"] + both + ["--into", "budgets/dossier"], in: folder.path)
    #expect(run.code == ExitCode.wrongData.rawValue)
    #expect(run.complaints.contains("fout[D013]"))
    #expect(run.complaints.hasSuffix("Er is niets geschreven.\n"))
    #expect(try TemporaryFolder.snapshot("\(folder.path)/budgets") == before)
  }

  @Test func `may be the first of a dossier that names its telgroep of all pupils`() throws {
    let folder = try place()
    let path = "\(folder.path)/budgets/dossier/dossier.csv"
    try folder.write(
      Array((try text(path) + "\nleerlingen;leerlingen\n").utf8), to: "budgets/dossier/dossier.csv")
    let run = try CommandRun(["count"] + both + ["--into", "budgets/dossier"], in: folder.path)
    #expect(run.code == 0, "\(run.complaints)")
  }

  @Test func `need a year in the name of each file`() throws {
    let folder = try place()
    try folder.write(Array(DuoDossier.pupils.utf8), to: "03.csv")
    let dates = ["--date", "2024-10-01", "--date", "2025-10-01"]
    let run = try CommandRun(
      ["count", "03-2024.csv", "03.csv"] + dates + ["--into", "budgets/dossier"], in: folder.path)
    #expect(run.code == ExitCode.wrongUse.rawValue)
    #expect(
      run.complaints == """
        03.csv: bij welke --date hoort dit bestand? Zet het jaar van de telling in de naam, en geen ander jaar.
        Bij --date 2025-10-01 hoort geen bestand: geen naam noemt 2025.

        """)
    let twice = try count(
      folder, "03-2024.csv", "--date", "2024-10-01", "--date", "2024-02-01")
    #expect(twice.code == ExitCode.wrongUse.rawValue)
    #expect(twice.complaints.hasPrefix("Geef van 2024 één --date"))
  }
}
