import Tables
import TestSupport
import Testing

@testable import verdeelsleutel

@Suite("The command batch")
struct BatchCommandTests {
  private static let telling = "tellingen/2025-10-01/vo.csv"

  /// A folder with the sound dossier below `budgets`, with some tables changed or added.
  private func place(_ tables: [String: String] = [:]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(try FindingCase.base.map { ($0.path, $0.bytes) }, below: "budgets/dossier")
    for (path, text) in tables {
      try folder.write(Array(text.utf8), to: "budgets/dossier/\(path)")
    }
    return folder
  }

  private func batch(_ folder: TemporaryFolder, _ words: String...) throws -> CommandRun {
    try CommandRun(
      ["batch", "budgets/dossier", "--count", "2025-10-01"] + words, in: folder.path)
  }

  private func text(_ folder: TemporaryFolder, _ path: String) throws -> String {
    String(
      decoding: try RepositoryFiles.bytes(
        of: "\(folder.path)/reports/dossier/telling-2025-10-01/\(path)"), as: UTF8.self)
  }

  @Test func `publishes one folder with everything, says each step, and changes nothing twice`()
    throws
  {
    let folder = try place()
    let run = try batch(folder)
    #expect(run.code == 0, "\(run.complaints)")
    #expect(
      run.output == """
        dossier: gecontroleerd, Samenwerkingsverband Bosrand 2026 (verzonnen)
        stap 1 van 3: Basis, 2026: 23 bestanden
        stap 2 van 3: Scenario lager-basisbedrag, 2026: 23 bestanden
        stap 3 van 3: Elk scenario naast de basis: 9 bestanden
        reports/dossier/telling-2025-10-01: 60 bestanden geschreven.

        """)
    let page = try text(folder, "samenvatting.md")
    #expect(
      page.contains("| Basis, 2026 | [2026/basis](2026/basis/samenvatting.md) | 23 | kloppen |"))
    #expect(page.contains("Er is geen eerdere telling in het dossier om mee te vergelijken."))
    // Every report of it is what its own command writes.
    let alone = try CommandRun(
      "run", "budgets/dossier", "--year", "2026", "--html", in: folder.path)
    #expect(alone.code == 0)
    let place = "\(folder.path)/reports/dossier"
    #expect(
      try TemporaryFolder.snapshot("\(place)/telling-2025-10-01/2026/basis").mapValues(\.bytes)
        == TemporaryFolder.snapshot("\(place)/2026/basis").mapValues(\.bytes))
    let before = try TemporaryFolder.snapshot(folder.path)
    let again = try batch(folder)
    #expect(again.code == 0)
    #expect(
      again.output.hasSuffix(
        "reports/dossier/telling-2025-10-01: 60 bestanden, niets veranderd.\n"))
    #expect(try TemporaryFolder.snapshot(folder.path) == before)
    for path in ["", "/2026/basis", "/vergelijking-scenarios"] {
      let verified = try CommandRun(
        "verify", "reports/dossier/telling-2025-10-01\(path)", in: folder.path)
      #expect(verified.code == 0, "\(path): \(verified.complaints)")
    }
  }

  @Test func `compares with the previous count, and from provisional to final`() throws {
    func telling(_ pupils: Int, _ status: String) -> String {
      "vestiging;leerlingen;lwoo_leerlingen;status;bron\nbeuk_a;\(pupils);60;\(status);plan §3\n"
        + "beuk_b;100;20;\(status);plan §3\neik_a;200;0;\(status);plan §3\n"
    }
    let folder = try place([
      Self.telling: telling(300, "definitief"),
      "tellingen/2025-10-01/voorlopig.csv": telling(310, "voorlopig"),
      "tellingen/2024-10-01/vo.csv": telling(290, "definitief"),
    ])
    let run = try batch(folder)
    #expect(run.code == 0, "\(run.complaints)")
    let previous = try text(folder, "vergelijking-vorige-telling/herverdeeleffecten.md")
    #expect(previous.contains("telling 2024-10-01"))
    let final = try text(folder, "vergelijking-voorlopig-definitief/herverdeeleffecten.csv")
    // Ten pupils fewer at Beuk than was paid for; what that moves between schools comes to nothing.
    for row in [
      ";leerlingen;beuk;Beukcollege;Stichting Bosrand;regulier;beide;;410;400;-10;",
      ";oorzaak;beuk;Beukcollege;Stichting Bosrand;regulier;beide;Eigen leerlingen;;;-33,92;",
      ";beide;Leerlingen van andere scholen;;;33,92;", ";totaal;;;;;;;45600,00;44500,00;-1100,00;",
    ] {
      #expect(final.contains(row), "\(final)")
    }
    #expect(
      try text(folder, "vergelijking-voorlopig-definitief/herverdeeleffecten.md")
        .contains("extra krijgt of terugbetaalt"))
    let verified = try CommandRun(
      "verify", "reports/dossier/telling-2025-10-01/vergelijking-voorlopig-definitief",
      in: folder.path)
    #expect(verified.code == 0, "\(verified.complaints)")
  }

  @Test func `publishes nothing when a count or a scenario is not sound`() throws {
    let folder = try place([
      "scenarios/kapot/parameters.csv": "parameter;vanaf;waarde\nx;2026;1\n"
    ])
    let broken = try batch(folder)
    #expect(broken.code == 65)
    #expect(broken.complaints.contains("Scenario kapot:"))
    for (day, code, sentence) in [
      (
        "2024-10-01", Int32(75), "Van 1 oktober 2024 staat er geen telling in het dossier; wel van "
      ),
      ("2026-02-30", 64, "--count verwacht een teldag"), ("oktober", 64, "--count verwacht"),
    ] {
      let run = try CommandRun("batch", "budgets/dossier", "--count", day, in: folder.path)
      #expect(run.code == code)
      #expect(run.complaints.contains(sentence), "\(run.complaints)")
    }
    #expect(TemporaryFolder.allNames(in: folder.path) == ["budgets"])
  }

  @Test func `says so when another run is writing, and ends with 1 when a check fails`() throws {
    let folder = try place()
    #expect(try batch(folder, "--out", "alles").code == 0)
    let before = try TemporaryFolder.snapshot("\(folder.path)/alles")
    let table = "\(folder.path)/budgets/dossier/totalen.csv"
    let totals = String(decoding: try RepositoryFiles.bytes(of: table), as: UTF8.self)
    try folder.write(
      Array(totals.replacing("640;voorbeeld", with: "641;vastgesteld").utf8),
      to: "budgets/dossier/totalen.csv")
    let lock = try #require(try Storage().lock("\(folder.path)/.alles.slot"))
    let busy = try batch(folder, "--out", "alles")
    #expect(busy.code == 73)
    #expect(
      busy.complaints.hasSuffix(
        "Een andere run schrijft alles op dit moment. Probeer het zo weer.\n"))
    #expect(try TemporaryFolder.snapshot("\(folder.path)/alles") == before)
    Storage().unlock(lock)
    #expect(try batch(folder, "--out", "alles").code == 1)
    let page = try RepositoryFiles.bytes(of: "\(folder.path)/alles/samenvatting.md")
    #expect(String(decoding: page, as: UTF8.self).contains("| **1 klopt niet** |"))
  }
}
