import Tables
import TestSupport
import Testing

@testable import verdeelsleutel

@Suite("The command compare")
struct CompareCommandTests {
  private func run(_ words: String...) throws -> (CommandRun, TemporaryFolder) {
    let folder = try TemporaryFolder()
    let dossier = "\(RepositoryFiles.root)/budgets/voorbeeld"
    return (try CommandRun(["compare", dossier] + words, in: folder.path), folder)
  }

  @Test func `publishes one folder with the page, the table and the chart`() throws {
    let (run, folder) = try run("--scenario", "lwoo-12-6-1", "--year", "2026")
    #expect(run.code == 0 && run.complaints == "")
    let place = "reports/voorbeeld/2026/vergelijking-basis-lwoo-12-6-1"
    #expect(run.output == "\(place): 6 bestanden geschreven.\n")
    let written = try TemporaryFolder.snapshot("\(folder.path)/\(place)").filter {
      $0.value.bytes != nil
    }
    #expect(
      written.keys.sorted() == [
        "/SHA256SUMS", "/datapackage.json", "/grafieken/herverdeeleffecten.svg",
        "/herverdeeleffecten.csv",
        "/herverdeeleffecten.md", "/invoer.csv",
      ])
    let page = String(
      decoding: try RepositoryFiles.bytes(of: "\(folder.path)/\(place)/herverdeeleffecten.md"),
      as: UTF8.self)
    #expect(page.contains("1. parameters.csv regel 2: gewicht_kb 2 → 6\n"))
    // −2.260,80 +584,78 +1.676,02: worked out by hand in VoorbeeldScenarioTests.
    #expect(
      page.contains(
        "2 voordeelscholen krijgen samen € 2.260,80 meer, 1 nadeelschool krijgt € 2.260,80 minder"))
    #expect(page.contains("| **Totaal** |  |  |") && page.contains("**€ 0,00**"))
  }

  @Test func `sets every scenario beside the dossier when none is named`() throws {
    let (run, folder) = try run()
    #expect(run.code == 0 && run.complaints == "")
    let place = "reports/voorbeeld/2025-2027/vergelijking"
    let page = try text("\(folder.path)/\(place)/overzicht.md")
    let scenarios = try RepositoryFiles.names(
      in: "\(RepositoryFiles.root)/budgets/voorbeeld/scenarios")
    for scenario in scenarios {
      #expect(page.contains("\n| \(scenario) | €"))
      #expect(page.contains("- [\(scenario)](\(scenario)/herverdeeleffecten.md)\n"))
      // The page of a scenario is that of a comparison with it alone.
      let alone = try CommandRun(
        "compare", "\(RepositoryFiles.root)/budgets/voorbeeld", "--scenario", scenario, "--out",
        "alleen/\(scenario)", in: folder.path)
      #expect(alone.code == 0)
      for file in ["herverdeeleffecten.md", "herverdeeleffecten.csv"] {
        #expect(
          try RepositoryFiles.bytes(of: "\(folder.path)/alleen/\(scenario)/\(file)")
            == RepositoryFiles.bytes(of: "\(folder.path)/\(place)/\(scenario)/\(file)"))
      }
    }
    #expect(page.contains("![Scenario's naast basis, 2025-2027."))
  }

  @Test func `sets every other scenario beside one that holds in both`() throws {
    let (run, folder) = try run("--with", "krimp", "--year", "2026")
    #expect(run.code == 0)
    let page = try text("\(folder.path)/reports/voorbeeld/2026/vergelijking-krimp/overzicht.md")
    #expect(page.contains("elk scenario naast krimp") && !page.contains("- [krimp]"))
  }

  @Test func `sets a year beside another, and a count beside another`() throws {
    let (years, folder) = try run("--year", "2027", "--from", "2026")
    #expect(years.code == 0 && years.complaints == "")
    var page = try text(
      "\(folder.path)/reports/voorbeeld/2027/vergelijking-2026-2027/herverdeeleffecten.md")
    #expect(page.contains("| School | Eigen leerlingen | Leerlingen van andere scholen |"))
    #expect(page.contains("| Leerlingen voor | Leerlingen na |"))
    let (counts, other) = try run("--year", "2026", "--from", "2024-10-01")
    #expect(counts.code == 0 && counts.complaints == "")
    page = try text(
      "\(other.path)/reports/voorbeeld/2026/vergelijking-telling-2024-10-01-2025-10-01/"
        + "herverdeeleffecten.md")
    #expect(page.contains("De telling van 1 oktober 2024 heeft geen bb34"))
    let (with, _) = try run("--year", "2027", "--from", "2026", "--with", "krimp")
    #expect(with.code == 0)
    #expect(with.output.hasPrefix("reports/voorbeeld/2027/vergelijking-2026-2027-krimp: "))
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try RepositoryFiles.bytes(of: path), as: UTF8.self)
  }

  @Test func `lays --with below both`() throws {
    let (run, _) = try run("--with", "krimp", "--scenario", "lwoo-12-6-1")
    #expect(run.code == 0)
    #expect(
      run.output.hasPrefix(
        "reports/voorbeeld/2025-2027/vergelijking-krimp-krimp+lwoo-12-6-1: "))
  }

  @Test(arguments: [
    (
      ["--scenario", "krimb"], 65,
      "Er is geen map scenarios/krimb met tabellen. Bedoelt u «krimp»?"
    ),
    (
      ["--with", "nep", "--scenario", "krimp"], 65,
      "Er is geen map scenarios/nep met tabellen."
    ),
    (["--scenario", "krimp", "--year", "2050"], 65, "Het jaar 2050 valt buiten het dossier."),
    (["--scenario", "krimp", "--yaer", "2026"], 64, "De optie «--yaer» bestaat niet."),
    (["--with", "nep"], 65, "Er is geen map scenarios/nep met tabellen."),
    (["--from", "2026"], 64, "Bij --from hoort ook --year"),
    (["--year", "2026", "--from", "26"], 64, "--from verwacht een jaar of een teldag"),
    (["--year", "2026", "--from", "1-10-2024"], 64, "--from verwacht een jaar of een teldag"),
    (["--year", "2026", "--from", "2024-02-30"], 64, "--from verwacht een jaar of een teldag"),
    (["--year", "2026", "--from", "2026"], 64, "zijn hetzelfde jaar"),
    (["--year", "2026", "--from", "2024"], 65, "Het jaar 2024 valt buiten het dossier"),
    (["--year", "2050", "--from", "2024-10-01"], 65, "Het jaar 2050 valt buiten het dossier"),
    (
      ["--year", "2026", "--from", "2025", "--scenario", "krimp"], 64, "noem ze met --with"
    ),
    (
      ["--year", "2026", "--from", "2024-05-03"], 65,
      "Het dossier heeft geen peilmoment op 3 mei."
    ),
    (
      ["--scenario", "krimp", "--with", "krimp"], 64, "Het scenario «krimp» staat er twee keer."
    ),
    (
      ["--year", "2026", "--from", "2020-10-01"], 65,
      "Van 1 oktober 2020 staat er geen telling in het dossier; wel van 1 oktober 2024"
    ),
    (
      ["--year", "2026", "--from", "2025-10-01"], 64,
      "De telling van 1 oktober 2025 is al die van 2026."
    ),
  ])
  func `refuses what it cannot compare, and writes nothing`(
    _ options: [String], _ code: Int32, _ sentence: String
  ) throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(
      ["compare", "\(RepositoryFiles.root)/budgets/voorbeeld"] + options, in: folder.path)
    #expect(run.code == code && run.output == "")
    #expect(run.complaints.contains(sentence))
    #expect(TemporaryFolder.allNames(in: folder.path) == [])
  }

  @Test func `does not compare with a year of which no source gives an allocation`() throws {
    let folder = try TemporaryFolder()
    let dossier = "\(RepositoryFiles.root)/budgets/amsterdam-diemen-2024-2028"
    let run = try CommandRun(
      "compare", dossier, "--year", "2026", "--from", "2025", in: folder.path)
    #expect(run.code == 65 && run.output == "")
    #expect(
      run.complaints.hasSuffix(
        "Voor 2025 geven de bronnen geen verdeling over scholen: niet herleidbaar. "
          + "Er is dus niets om mee te vergelijken.\n"))
    #expect(TemporaryFolder.allNames(in: folder.path) == [])
  }

  @Test func `writes the same bytes twice`() throws {
    let folder = try TemporaryFolder()
    let dossier = "\(RepositoryFiles.root)/budgets/voorbeeld"
    for turn in ["een", "twee"] {
      let words = ["compare", dossier, "--scenario", "krimp", "--scenario", "nieuwe-school"]
      #expect(try CommandRun(words + ["--out", turn], in: folder.path).code == 0)
    }
    let sums = try ["een", "twee"].map {
      try RepositoryFiles.bytes(of: "\(folder.path)/\($0)/SHA256SUMS")
    }
    #expect(sums[0] == sums[1])
  }

  /// What schools divide is what the budget leaves, so a difference in it would tell what the few
  /// transfers cost that the reports fold away.
  @Test func `does not tell what the transfers of a few pupils cost`() throws {
    let folder = try TemporaryFolder()
    try folder.write(try RepositoryFiles.dossier("voorbeeld"), below: "dossier")
    let header = "parameter;vanaf;bewerking;waarde\n"
    for (name, amount) in [("lager", "9.000,00"), ("terug", "10.000,00")] {
      try folder.write(
        Array((header + "vso_vo_bedrag;2025;wordt;\(amount)\n").utf8),
        to: "dossier/scenarios/\(name)/parameters.csv")
    }
    let refused = try CommandRun("compare", "dossier", "--scenario", "lager", in: folder.path)
    #expect(refused.code == 65 && refused.output == "")
    #expect(refused.complaints.hasPrefix("Deze vergelijking zou verraden wat de overstappen"))
    #expect(TemporaryFolder.allNames(in: folder.path) == ["dossier"])
    // Nor does the split, where only what stands between the two outcomes differs.
    let run = try CommandRun(
      "compare", "dossier", "--scenario", "lager", "--scenario", "terug", "--scenario",
      "lwoo-12-6-1", "--out", "uit", in: folder.path)
    #expect(run.code == 0)
    let page = String(
      decoding: try RepositoryFiles.bytes(of: "\(folder.path)/uit/herverdeeleffecten.md"),
      as: UTF8.self)
    #expect(
      page.contains(
        "Zonder gevolg voor een school: lager/parameters.csv regel 2: vso_vo_bedrag "
          + "10.000,00 → 9.000,00; en nog 1 rij."))
  }
}
