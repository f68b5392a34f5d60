import TestSupport
import Testing

@Suite("The command sensitivity")
struct SensitivityCommandTests {
  private func run(_ words: [String], in folder: TemporaryFolder) throws -> CommandRun {
    try CommandRun(
      ["sensitivity", "\(RepositoryFiles.root)/budgets/voorbeeld"] + words, in: folder.path)
  }

  private func text(_ path: String, in folder: TemporaryFolder) throws -> String {
    String(decoding: try RepositoryFiles.bytes(of: "\(folder.path)/\(path)"), as: UTF8.self)
  }

  /// 50 pupils × € 1,10 is € 55; the pot of € 5.000 is too small already, so the result pays all of it.
  @Test func `publishes one folder with the page, the table and a chart for each measure`() throws {
    let folder = try TemporaryFolder()
    let words = ["--year", "2026", "--measure", "resultaat", "--measure", "grootste_nadeel"]
    let run = try run(words, in: folder)
    let place = "reports/voorbeeld/2026/gevoeligheid-basis"
    #expect(run.code == 0 && run.output == "\(place): 7 bestanden geschreven.\n")
    let page = try text("\(place)/gevoeligheid.md", in: folder)
    #expect(
      page.contains(
        "| vso\\_bedrag | € 110,00 | € 108,90 | +€ 55,00 | € 111,10 | € -55,00 | € 110,00 |\n"
          + "| vso\\_budget vanaf 2026 | € 5.000,00 | € 4.950,00 | € -50,00 |")
        || page.contains(
          "| vso_bedrag | € 110,00 | € 108,90 | +€ 55,00 | € 111,10 | € -55,00 | € 110,00 |\n"
            + "| vso_budget vanaf 2026 | € 5.000,00 | € 4.950,00 | € -50,00 |")
    )
    #expect(page.contains("40 andere waarden hebben geen gevolg."))
    #expect(page.contains("| 0 | 10,48% | 2 | 2,00% | 10,48% |"))
    #expect(page.contains("7 parameters hebben geen stap"))
    let table = try text("\(place)/gevoeligheid.csv", in: folder)
    #expect(
      table.hasPrefix(
        "\u{FEFF}jaar;maatstaf;eenheid;zonder_stap;parameter;vanaf;parameter_eenheid;waarde;omlaag;"
          + "gevolg_omlaag;omlaag_opmerking;omhoog;gevolg_omhoog;omhoog_opmerking;uitslag"))
    #expect(
      table.contains(
        "2026;resultaat;€;505,60;vso_bedrag;2026;€ per leerling;110,00;108,90;55,00;;111,10;-55,00;;"
          + "110,00"))
    let chart = try text("\(place)/grafieken/gevoeligheid-resultaat-2026.svg", in: folder)
    #expect(chart.contains("Gevoeligheid 2026: Resultaat"))
    let loss = try text("\(place)/grafieken/gevoeligheid-grootste_nadeel-2026.svg", in: folder)
    #expect(loss.contains("Gevoeligheid 2026: Grootste nadeel van een school"))
    #expect(loss.contains("€ 111,10 verandert niets") && !loss.contains("geeft geen;"))
    #expect(page.contains("\n## Resultaat (`resultaat`)\n"))
    #expect(page.contains("\n## Grootste nadeel van een school (`grootste_nadeel`)\n"))
  }

  /// What a pot lacks or keeps with a step is told, and so is what nobody may know.
  @Test func `shows steps without a valid dossier, and names what is not to be told`() throws {
    let folder = try TemporaryFolder()
    let run = try run(["--year", "2026", "--measure", "reserves", "--out", "uit"], in: folder)
    #expect(run.code == 0)
    let page = try text("uit/gevoeligheid.md", in: folder)
    #expect(page.contains("De pot «traject» komt in 2025 € 60,00 tekort."))
    #expect(page.contains("geen geldig dossier"))
    #expect(page.contains("Niet te tonen is het gevolg van vangnet"))
    let table = try text("uit/gevoeligheid.csv", in: folder)
    #expect(table.contains("niet te tonen: de uitkomst zou verraden"))
  }

  /// The result pays 50 pupils × € 110,00, because the budget is nothing: the switch saves € 5.500.
  @Test func `ranks neither a switch nor what stands at nothing`() throws {
    let folder = try TemporaryFolder()
    let dossier = try SwitchedDossier.written(in: folder)
    let run = try CommandRun(
      "sensitivity", dossier, "--year", "2026", "--measure", "resultaat", "--out", "uit",
      in: folder.path)
    #expect(run.code == 0, "\(run.complaints)")
    let page = try text("uit/gevoeligheid.md", in: folder)
    #expect(page.contains("Een schakelaar is 0 of 1 en heeft geen stap"))
    #expect(
      page.contains(
        "Buiten de rangorde, want een schakelaar heeft geen stap:\n\n"
          + "| Schakelaar | Stand | Andere stand | Gevolg |\n|---|---:|---:|---:|\n"
          + "| vso_aan | 1 | 0 | +€ 5.500,00 |\n"), "\(page)")
    #expect(
      page.contains(
        "Buiten de rangorde: vso_budget vanaf 2026 (€ 0,01 geeft +€ 0,01). De waarde is 0, dus 1% "
          + "ervan is niets, en onder 0 is het dossier niet geldig."), "\(page)")
    #expect(!page.contains("| vso_budget vanaf 2026 *"))
    let table = try text("uit/gevoeligheid.csv", in: folder)
    let rows = table.split(whereSeparator: \.isNewline).map(String.init)
    #expect(
      rows.last == "2026;resultaat;€;-4494,40;vso_aan;2025;schakelaar;1;0;5500,00;;;;;5500,00",
      "\(rows.last ?? "")")
    let chart = try text("uit/grafieken/gevoeligheid-resultaat-2026.svg", in: folder)
    #expect(!chart.contains("vso_aan") && !chart.contains("vso_budget"))
  }

  @Test func `writes the same bytes twice, for every year and measure`() throws {
    let folder = try TemporaryFolder()
    for turn in ["een", "twee"] {
      #expect(try run(["--step", "2,5%", "--out", turn], in: folder).code == 0)
    }
    #expect(
      try text("een/SHA256SUMS", in: folder) == (try text("twee/SHA256SUMS", in: folder)))
  }

  static let refusals: [(words: [String], code: Int32, sentence: String)] = [
    (
      ["--measure", "resultat"], 64,
      "De maatstaf «resultat» bestaat niet in dit dossier. Bedoelt u «resultaat»?"
    ),
    (["--step", "nul"], 64, "--step verwacht een percentage boven 0% en tot en met 100%"),
    (["--step", "0,01"], 64, "--step verwacht een percentage boven 0% en tot en met 100%"),
    (["--step", "5"], 64, "zoals --step 1%."),
    (
      ["--measure", "bedrag_per_leerling@onzin"], 64,
      "De maatstaf «bedrag_per_leerling@onzin» bestaat niet in dit dossier. Het bestaat voor: "
    ),
    (["--step", "0%"], 64, "--step verwacht een percentage boven 0% en tot en met 100%"),
    (["--step", "101%"], 64, "--step verwacht een percentage boven 0% en tot en met 100%"),
    (["--year", "2031"], 65, "Het jaar 2031 valt buiten het dossier."),
    (["--scenario", "nep"], 65, "Er is geen map scenarios/nep met tabellen."),
  ]

  @Test(arguments: refusals)
  func `refuses what it cannot do, and writes nothing`(
    words: [String], code: Int32, sentence: String
  ) throws {
    let folder = try TemporaryFolder()
    let run = try run(words, in: folder)
    #expect(run.code == code && run.output == "")
    #expect(run.complaints.contains(sentence), "\(run.complaints)")
    #expect(TemporaryFolder.allNames(in: folder.path) == [])
  }
}
