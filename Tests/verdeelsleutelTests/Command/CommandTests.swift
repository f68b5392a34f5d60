import Dossiers
import Glibc
import Reports
import Tables
import TestSupport
import Testing

@testable import verdeelsleutel

@Suite struct `The program` {
  /// A folder with the sound dossier in it, under the name `dossier`.
  private func place(
    replacing change: (path: String, old: String, new: String)? = nil
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      try FindingCase.base.map { file in
        guard let change, change.path == file.path else { return (file.path, file.bytes) }
        let text = String(decoding: file.bytes, as: UTF8.self)
        #expect(text.contains(change.old))
        return (file.path, Array(text.replacing(change.old, with: change.new).utf8))
      }, below: "dossier")
    return folder
  }

  // MARK: How it ends

  @Test func `ends with 0 when all is well`() throws {
    let folder = try place()
    let check = try CommandRun("check", "dossier", in: folder.path)
    #expect(check.code == 0)
    #expect(check.complaints == "")
    #expect(check.output.hasPrefix("dossier: geen fouten, ook niet in 1 scenario's. "))
    let run = try CommandRun("run", "dossier", in: folder.path)
    #expect(run.code == 0)
    #expect(run.output == "reports/dossier/2026/basis: 22 bestanden geschreven.\n")
    let whole = try CommandRun("run", "dossier", "--html", "--out", "heel", in: folder.path)
    #expect(whole.output == "heel: 23 bestanden geschreven.\n")
    #expect(TemporaryFolder.allNames(in: "\(folder.path)/heel").contains("index.html"))
    let other = try CommandRun(
      "run", "dossier/", "--scenario", "lager-basisbedrag", "--year", "2026", in: folder.path)
    #expect(other.code == 0)
    #expect(other.output == "reports/dossier/2026/lager-basisbedrag: 22 bestanden geschreven.\n")
    #expect(
      TemporaryFolder.allNames(in: "\(folder.path)/reports/dossier/2026").filter {
        !$0.hasPrefix(".")
      } == ["basis", "lager-basisbedrag"])
    for words in [["--version"], ["--help"], [], ["run", "--help"], ["docs", "findings"]] {
      let run = try CommandRun(words, in: folder.path)
      #expect(run.code == 0)
      #expect(!run.output.isEmpty && run.complaints.isEmpty)
    }
  }

  @Test func `ends with 1 when a check fails, and still writes the report`() throws {
    let folder = try place(
      replacing: ("totalen.csv", "640;voorbeeld", "641;vastgesteld"))
    let run = try CommandRun("run", "dossier", "--out", "rapport", in: folder.path)
    #expect(run.code == 1)
    #expect(
      run.complaints == """
        2026: controle klopt niet: Telling leerlingen (okt 2025) sluit aan op het totaal van de bron: \
        verwacht 641, gevonden 640, verschil -1.

        """)
    #expect(TemporaryFolder.allNames(in: "\(folder.path)/rapport").contains("SHA256SUMS"))
    let check = try CommandRun("check", "dossier", in: folder.path)
    #expect(check.code == 1)
  }

  @Test(arguments: [
    (["rnu", "dossier"], "De opdracht «rnu» bestaat niet. Bedoelt u «run»?\n"),
    (["run"], "«run» verwacht nog: DOSSIER (map met de tabellen).\n"),
    (["explain", "dossier"], "«explain» verwacht --school CODE (code van de school).\n"),
  ])
  func `ends with 64 when it is used wrongly`(_ words: [String], _ sentence: String) throws {
    let run = try CommandRun(words, in: "/")
    #expect(run.code == 64)
    #expect(run.output == "")
    #expect(run.complaints == sentence + "Hulp: verdeelsleutel --help\n")
  }

  @Test(arguments: [
    (["--school", "beuck"], "De school «beuck» bestaat niet in dit dossier. Bedoelt u «beuk»?\n"),
    (["--school", "linde"], "De school «linde» bestaat niet in dit dossier.\n"),
    (
      ["--school", "beuk", "--pot", "algmeen"],
      "De pot «algmeen» bestaat niet in dit dossier. Bedoelt u «algemeen»?\n"
    ),
  ])
  func `explains a school that exists, and suggests one for another`(
    _ options: [String], _ sentence: String
  ) throws {
    let folder = try place()
    let run = try CommandRun(["explain", "dossier"] + options, in: folder.path)
    #expect(run.code == 64)
    #expect(run.output == "")
    #expect(run.complaints == sentence)
    let right = try CommandRun("explain", "dossier", "--school", "beuk", in: folder.path)
    #expect(right.code == 0)
    #expect(right.output.contains("Beukcollege"))
    #expect(right.complaints == "")
  }

  @Test(arguments: [
    ("beuk", "32 × 20 / 30 = 21,333333…, naar beneden"),
    ("eik", "32 × 10 / 30 = 10,666666…, naar beneden, plus 1 van de rest"),
  ])
  func `explains how a forecast of all schools became that of one`(
    _ school: String, _ quota: String
  ) throws {
    let run = try CommandRun(
      "explain", "budgets/voorbeeld", "--school", school, "--year", "2027", "--pot", "lwoo_bb",
      in: RepositoryFiles.root)
    let counted = school == "beuk" ? 20 : 10
    #expect(
      run.output.contains(
        "  Spreiding:  32 leerlingen van alle scholen samen, verwacht op 1 oktober 2026, verdeeld "
          + "als de telling van 1 oktober 2025: \(counted) van 30\n  Quotum:     \(quota)\n"))
  }

  @Test func `ends with 65 when a scenario is not there`() throws {
    let folder = try place()
    for command in [
      ["check", "dossier"], ["run", "dossier"], ["explain", "dossier", "--school", "beuk"],
    ] {
      let run = try CommandRun(command + ["--scenario", "lager"], in: folder.path)
      #expect(run.code == 65)
      #expect(run.output == "")
      #expect(run.complaints.contains("dossier: fout[N011]: Er is geen map scenarios/lager"))
    }
    #expect(TemporaryFolder.allNames(in: folder.path) == ["dossier"])
  }

  @Test func `ends with 65 when a scenario has an error, and tells which`() throws {
    let folder = try place()
    try folder.write(
      Array("parameter;vanaf;waarde\nx;2026;1\n".utf8), to: "dossier/scenarios/kapot/parameters.csv"
    )
    let check = try CommandRun("check", "dossier", in: folder.path)
    #expect(check.code == 65)
    #expect(
      check.complaints.hasPrefix(
        "Scenario kapot:\ndossier/scenarios/kapot/parameters.csv:2:1 (A2): fout[B001]"))
    // The base does not need it.
    #expect(try CommandRun("run", "dossier", "--out", "rapport", in: folder.path).code == 0)
  }

  @Test func `ends with 73 when it cannot write`() throws {
    let folder = try place()
    try folder.write([1], to: "bestand")
    for (out, sentence) in [
      ("bestand", "bestand is geen map; er is niets geschreven.\n"),
      (
        "bestand/rapport",
        "bestand/.rapport.slot is niet te schrijven: een deel van het pad is een bestand en geen map.\n"
          + "De vorige rapporten zijn ongemoeid.\n"
      ),
      (
        "dossier",
        "In dossier staan andere bestanden dan rapporten; er is niets geschreven. "
          + "Kies met --out een map die leeg is of nog niet bestaat.\n"
      ),
    ] {
      let run = try CommandRun("run", "dossier", "--out", out, in: folder.path)
      #expect(run.code == 73)
      #expect(run.output == "")
      #expect(run.complaints == sentence)
    }
    #expect(TemporaryFolder.allNames(in: folder.path) == ["bestand", "dossier"])
  }

  @Test func `ends with 73 when another run is writing`() throws {
    let folder = try place()
    let lock = try #require(try Storage().lock("\(folder.path)/.rapport.slot"))
    let run = try CommandRun("run", "dossier", "--out", "rapport", in: folder.path)
    #expect(run.code == 73)
    #expect(
      run.complaints == "Een andere run schrijft rapport op dit moment. Probeer het zo weer.\n")
    Storage().unlock(lock)
    #expect(try CommandRun("run", "dossier", "--out", "rapport", in: folder.path).code == 0)
  }

  @Test(arguments: ["check", "run"])
  func `ends with 74 when it cannot read`(_ command: String) throws {
    let folder = try place()
    let gone = try CommandRun(command, "dosier", in: folder.path)
    #expect(gone.code == 74)
    #expect(gone.complaints == "dosier is niet te lezen: het bestaat niet.\n")
    let file = try CommandRun(command, "dossier/scholen.csv", in: folder.path)
    #expect(file.code == 74)
    #expect(
      file.complaints == "dossier/scholen.csv is niet te lezen: "
        + "een deel van het pad is een bestand en geen map.\n")
  }

  // MARK: New dossiers

  @Test func `makes a dossier that reads without errors`() throws {
    let folder = try TemporaryFolder()
    let new = try CommandRun("new", "budgets/nieuw", in: folder.path)
    #expect(new.code == 0)
    #expect(new.complaints == "")
    #expect(TemporaryFolder.allNames(in: "\(folder.path)/budgets") == ["nieuw"])
    let check = try CommandRun("check", "budgets/nieuw", in: folder.path)
    #expect(check.code == 0)
    #expect(check.complaints == "")
    let before = try TemporaryFolder.snapshot(folder.path)
    let again = try CommandRun("new", "budgets/nieuw", in: folder.path)
    #expect(again.code == 73)
    #expect(again.complaints == "budgets/nieuw bestaat al; er is niets veranderd.\n")
    #expect(try TemporaryFolder.snapshot(folder.path) == before)
  }

  // MARK: For whom

  @Test func `a run says for whom it is, and each reader has a folder`() throws {
    let folder = try place()
    for reader in ["open", "intern", "Stichting Bosrand"] {
      let run = try CommandRun(
        "run", "dossier", "--year", "2026", "--for", reader, in: folder.path)
      #expect(run.code == 0, "\(run.complaints)")
    }
    func folders(_ place: String) -> [String] {
      TemporaryFolder.allNames(in: "\(folder.path)/reports/\(place)/2026").filter {
        !$0.hasPrefix(".")
      }
    }
    #expect(folders("dossier") == ["basis"])
    #expect(folders("besloten/dossier") == ["basis-intern", "basis-stichting-bosrand"])
    let before = try TemporaryFolder.snapshot(folder.path)
    let unknown = try CommandRun(
      "run", "dossier", "--for", "Stichting Bosrnd", in: folder.path)
    #expect(unknown.code == 64)
    #expect(
      unknown.complaints == """
        --for verwacht «open», «intern» of de naam van een schoolbestuur; «Stichting Bosrnd» is \
        dat niet. Bedoelt u «Stichting Bosrand»?

        """)
    #expect(try TemporaryFolder.snapshot(folder.path) == before)
  }

  @Test func `no two schoolbesturen share a folder, nor one with the bureau`() {
    var dossier = Dossier()
    dossier.boards = [
      "Stichting É", "Stichting È", "Intern", "Ω", "Bos en Laan (2026)", "Schoolbestuur 1",
      String(repeating: "lang", count: 30),
    ]
    #expect(
      dossier.boardFileNames(reserved: ["intern"]) == [
        "schoolbestuur-1-0", "schoolbestuur-2", "schoolbestuur-3", "schoolbestuur-4",
        "bos-en-laan-2026", "schoolbestuur-1", "schoolbestuur-7",
      ])
  }

  // MARK: Killed

  @Test func `leaves a whole report when it is killed at any moment`() throws {
    let folder = try place()
    #expect(try CommandRun("run", "dossier", "--out", "rapport", in: folder.path).code == 0)
    let whole = try Self.pages(in: "\(folder.path)/rapport")
    let clock = ContinuousClock()
    let time = try clock.measure {
      _ = try CommandRun("run", "dossier", "--out", "rapport", in: folder.path)
    }
    var random = SeededGenerator(seed: 99)
    var killed = 0
    for _ in 0..<20 {
      let process = try CommandRun.start(["run", "dossier", "--out", "rapport"], in: folder.path)
      let share = Double(random.whole(30...105)) / 100
      usleep(UInt32(share * Double(time.components.attoseconds / 1_000_000_000_000)))
      kill(process, SIGKILL)
      if CommandRun.wait(for: process) == -SIGKILL { killed += 1 }
      #expect(try Self.pages(in: "\(folder.path)/rapport") == whole)
    }
    #expect(killed > 0)
    #expect(try CommandRun("run", "dossier", "--out", "rapport", in: folder.path).code == 0)
    #expect(try Self.pages(in: "\(folder.path)/rapport") == whole)
    #expect(
      TemporaryFolder.allNames(in: folder.path)
        == [".rapport.slot", ".rapport.vorige", "dossier", "rapport"])
  }

  @Test func `leaves a whole report when two run at once`() throws {
    let folder = try place()
    #expect(try CommandRun("run", "dossier", "--out", "rapport", in: folder.path).code == 0)
    let whole = try Self.pages(in: "\(folder.path)/rapport")
    for _ in 0..<10 {
      let processes = try (0..<3).map { _ in
        try CommandRun.start(["run", "dossier", "--out", "rapport"], in: folder.path)
      }
      let codes = processes.map { CommandRun.wait(for: $0) }
      #expect(codes.contains(0))
      #expect(codes.allSatisfy { $0 == 0 || $0 == 73 })
      #expect(try Self.pages(in: "\(folder.path)/rapport") == whole)
    }
  }

  private static func pages(in folder: String) throws -> [String: [UInt8]] {
    try TemporaryFolder.snapshot(folder).compactMapValues(\.bytes)
  }
}
