import TestSupport
import Testing

@Suite("The command solve")
struct SolveCommandTests {
  private func run(_ words: [String], in folder: TemporaryFolder) throws -> CommandRun {
    try CommandRun(
      ["solve", "\(RepositoryFiles.root)/budgets/voorbeeld"] + words, in: folder.path)
  }

  static let answers: [(words: [String], code: Int32, lines: [String])] = [
    (
      ["--vary", "basisbedrag", "--until", "bedrag_per_leerling@ondersteuning = 50"], 0,
      [
        "Parameter: basisbedrag, nu € 10.000,00 (€ per school)",
        "Gezocht:   bedrag_per_leerling@ondersteuning = € 50,00, nu € 63,83",
        // 90.000 − 3 × the amount, over 940 pupils: 49,995 up to 50,005.
        "Antwoord: van € 14.331,77 tot en met € 14.334,90 is bedrag_per_leerling@ondersteuning "
          + "€ 50,00.",
        "€ 30.000,01: De pot «ondersteuning» komt in 2026 € 0,03 tekort. [U002]",
        "Onderzocht: € 0,00 tot en met € 40.000,00 (nul tot vier keer de waarde",
      ]
    ),
    (
      [
        "--vary", "basisbedrag", "--until", "grootste_nadeel = 2%", "--from", "10.481,15", "--to",
        "10.481,20",
      ], 0,
      [
        "Antwoord: van € 10.481,15 tot en met € 10.481,18 (tot aan een grens van wat is onderzocht) is "
          + "grootste_nadeel 2%.",
        "alle 6 waarden.",
      ]
    ),
    // Between these bounds it is the same, because it is rounded; it does depend on the parameter.
    (
      [
        "--vary", "basisbedrag", "--until", "bedrag_per_leerling@ondersteuning = 50", "--from",
        "14.332", "--to", "14.334",
      ], 0,
      ["Antwoord: van € 14.332,00 tot en met € 14.334,00 (tot aan een grens van wat is onderzocht)"]
    ),
    (
      [
        "--vary", "basisbedrag", "--until", "bedrag_per_leerling@ondersteuning = 49", "--from",
        "14.332", "--to", "14.334",
      ], 1,
      ["overal hoger: € 50,00 bij de laagste en bij de hoogste waarde."]
    ),
    (
      ["--vary", "gewicht_kb", "--until", "verschoven = 1000"], 1,
      [
        "Geen onderzochte waarde geeft precies € 1.000,00.",
        "Tussen 3 en 4 springt verschoven van € 719,34 naar € 1.318,80.",
        "Onderzocht: 0 tot en met 8 (nul tot vier keer de waarde; kies andere met --from en --to), "
          + "alle 9 waarden. Binnen deze grenzen is er niets anders.",
      ]
    ),
    // A bound with decimals makes the smallest unit smaller.
    (
      ["--vary", "gewicht_kb", "--until", "verschoven = 1000", "--from", "3,00", "--to", "4"], 1,
      [
        "nu 2,00 (gewicht)", "Tussen 3,44 en 3,45 springt verschoven van € 996,02 naar € 1.002,06.",
      ]
    ),
    (
      [
        "--vary", "vso_bedrag", "--until", "resultaat = -1.000,00", "--from", "140", "--to",
        "140,20",
      ], 1,
      ["Tussen € 140,11 en € 140,12 springt resultaat van € -999,90 naar € -1.000,40."]
    ),
    (
      [
        "--vary", "vso_vo_bedrag", "--until", "resultaat = 0", "--from", "9.999,95", "--to",
        "10.000,05",
      ], 1,
      [
        "is niets te tonen: de uitkomst zou verraden wat de overstappen van enkele leerlingen kosten."
      ]
    ),
  ]

  @Test(arguments: answers)
  func `answers with what was examined`(
    words: [String], code: Int32, lines: [String]
  ) throws {
    let folder = try TemporaryFolder()
    let run = try run(words + ["--year", "2026"], in: folder)
    #expect(run.code == code && run.complaints == "")
    for line in lines { #expect(run.output.contains(line), "\(run.output)") }
    #expect(TemporaryFolder.allNames(in: folder.path) == [])
  }

  static let refusals: [(words: [String], code: Int32, sentence: String)] = [
    (
      ["--vary", "basisbedrah", "--until", "resultaat = 0", "--year", "2026"], 64,
      "De parameter «basisbedrah» bestaat niet in dit dossier. Bedoelt u «basisbedrag»?"
    ),
    (
      ["--vary", "basisbedrag", "--until", "resultat = 0", "--year", "2026"], 64,
      "De maatstaf «resultat» bestaat niet in 2026. Bedoelt u «resultaat»?"
    ),
    (
      ["--vary", "basisbedrag", "--until", "winst_en_verlies = 0", "--year", "2026"], 64,
      "De maatstaf «winst_en_verlies» bestaat niet in 2026. Er zijn: boven_minimum, "
    ),
    (
      ["--vary", "basisbedrag", "--until", "resultaat = nul", "--year", "2026"], 64,
      "«nul» is geen getal voor resultaat (€); schrijf het als 1.234,56."
    ),
    (
      ["--vary", "basisbedrag", "--until", "resultaat = 3%", "--year", "2026"], 64,
      "«3%» is geen getal voor resultaat (€)"
    ),
    (
      ["--vary", "basisbedrag", "--until", "resultaat", "--year", "2026"], 64,
      "--until verwacht \"MAATSTAF = WAARDE\""
    ),
    (
      ["--vary", "deelname_vso", "--until", "deelname_vso_okt = 5%", "--year", "2026"], 64,
      "«deelname_vso_okt» van 2026 hangt niet af van «deelname_vso»: geen enkele waarde verandert er "
        + "iets aan."
    ),
    // What the steps do with a weight could change the result, and does not.
    (
      ["--vary", "gewicht_kb", "--until", "resultaat = 505,60", "--year", "2026"], 64,
      "«resultaat» van 2026 hangt niet af van «gewicht_kb»: bij alle 9 geprobeerde waarden, van 0 tot "
        + "en met 8, is het € 505,60."
    ),
    (
      [
        "--vary", "gewicht_kb", "--until", "resultaat = 0", "--year", "2026", "--from", "1,9",
        "--to", "2",
      ], 64,
      "bij alle 2 geprobeerde waarden, van 1,9 tot en met 2,0, is het € 505,60."
    ),
    (
      [
        "--vary", "basisbedrag", "--until", "resultaat = 0", "--year", "2026", "--to",
        "9000000000000",
      ], 64,
      "--to verwacht een waarde van de parameter (€ per school), zoals 1.234,56; «9000000000000» heeft "
        + "meer dan twaalf cijfers voor of na de komma; dat past niet."
    ),
    (
      ["--vary", "basisbedrag", "--until", "resultaat = 9000000000000", "--year", "2026"], 64,
      "«9000000000000» heeft meer dan twaalf cijfers voor of na de komma; dat past niet."
    ),
    (
      ["--vary", "basisbedrag", "--until", "bedrag_per_leerling@onzin = 1", "--year", "2026"], 64,
      "De maatstaf «bedrag_per_leerling@onzin» bestaat niet in 2026. Het bestaat voor: ondersteuning, "
    ),
    (
      ["--vary", "basisbedrag", "--until", "bedrag_per_leerling@lwoo_ba = 1", "--year", "2026"], 64,
      "Bedoelt u «bedrag_per_leerling@lwoo_bb»?"
    ),
    (
      ["--vary", "maandtelling", "--until", "resultaat = 0", "--year", "2026"], 64,
      "In «maandtelling» staat een keuze, geen bedrag of getal."
    ),
    (
      ["--vary", "lwoo_vanaf", "--until", "resultaat = 0", "--year", "2026"], 64,
      "In «lwoo_vanaf» staat een jaar, geen bedrag of getal."
    ),
    (
      ["--vary", "basisbedrag", "--until", "resultaat = 0", "--year", "2025"], 64,
      "De parameter «basisbedrag» heeft in 2025 geen waarde."
    ),
    (
      ["--vary", "basisbedrag", "--until", "resultaat = 0", "--year", "2030"], 65,
      "Het jaar 2030 valt buiten het dossier."
    ),
    (
      ["--vary", "basisbedrag", "--until", "resultaat = 0"], 64,
      "Kies met --year een begrotingsjaar: 2025 tot en met 2027."
    ),
    (
      ["--vary", "basisbedrag", "--until", "bedrag_per_leerling = 50", "--year", "2026"], 64,
      "Kies bedrag_per_leerling@ondersteuning of bedrag_per_leerling@aanwezigheid."
    ),
    (
      [
        "--vary", "vso_bedrag", "--until", "resultaat = 0", "--year", "2026", "--from", "9", "--to",
        "3",
      ], 64, "De grens van --from moet kleiner zijn dan die van --to."
    ),
    (
      ["--vary", "vso_bedrag", "--until", "resultaat = 0", "--year", "2026", "--from", "veel"], 64,
      "--from verwacht een waarde van de parameter (€ per leerling), zoals 1.234,56; «veel» is dat niet."
    ),
    (
      ["--vary", "basisbedrag", "--until", "resultaat = 0", "--year", "2026", "--scenario", "nep"],
      65, "Er is geen map scenarios/nep met tabellen."
    ),
    (["--until", "resultaat = 0"], 64, "«solve» verwacht --vary PARAMETER"),
  ]

  @Test func `does not look for the value of a switch`() throws {
    let folder = try TemporaryFolder()
    let dossier = try SwitchedDossier.written(in: folder)
    let run = try CommandRun(
      "solve", dossier, "--year", "2026", "--vary", "vso_aan", "--until", "resultaat = 0",
      in: folder.path)
    #expect(run.code == 64 && run.output == "")
    #expect(
      run.complaints
        == "«vso_aan» is een schakelaar: vergelijk 0 en 1 met een scenario en «compare».\n")
  }

  @Test(arguments: refusals)
  func `says what is wrong with a question`(
    words: [String], code: Int32, sentence: String
  ) throws {
    let run = try run(words, in: try TemporaryFolder())
    #expect(run.code == code && run.output == "")
    #expect(run.complaints.contains(sentence), "\(run.complaints)")
  }
}
