import Glibc
import Tables
import TestSupport
import Testing

@testable import verdeelsleutel

@Suite("The command verify")
struct VerifyCommandTests {
  /// A folder with the sound dossier below `budgets`, and a report of it.
  private func place(_ command: String...) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      try FindingCase.base.map { ($0.path, $0.bytes) }, below: "budgets/dossier")
    let run = try CommandRun(
      [command[0], "budgets/dossier", "--out", "reports/rapport"] + command.dropFirst(),
      in: folder.path)
    #expect(run.code == 0, "\(run.complaints)")
    return folder
  }

  private func verify(_ folder: TemporaryFolder, _ words: String...) throws -> CommandRun {
    let before = try TemporaryFolder.snapshot(folder.path)
    let run = try CommandRun(["verify", "reports/rapport"] + words, in: folder.path)
    #expect(try TemporaryFolder.snapshot(folder.path) == before)
    return run
  }

  private func text(_ folder: TemporaryFolder, _ path: String) throws -> String {
    String(decoding: try RepositoryFiles.bytes(of: "\(folder.path)/\(path)"), as: UTF8.self)
  }

  private func change(
    _ folder: TemporaryFolder, _ path: String, _ change: (String) -> String
  ) throws {
    let old = try text(folder, path)
    let new = change(old)
    #expect(new != old)
    try folder.write(Array(new.utf8), to: path)
  }

  @Test(arguments: [
    ["run"], ["run", "--year", "2026", "--for", "intern"],
    ["run", "--scenario", "lager-basisbedrag", "--for=Stichting Bosrand"],
    ["compare", "--scenario", "lager-basisbedrag"],
  ])
  func `passes on what the program wrote`(_ words: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write(try FindingCase.base.map { ($0.path, $0.bytes) }, below: "budgets/dossier")
    let run = try CommandRun(
      [words[0], "budgets/dossier", "--out", "reports/rapport"] + words.dropFirst(),
      in: folder.path)
    #expect(run.code == 0)
    let verified = try verify(folder)
    #expect(verified.code == 0 && verified.complaints == "")
    #expect(verified.output.contains("byte voor byte wat het programma maakt van "))
  }

  @Test func `passes on a committed report`() throws {
    let run = try CommandRun(
      "verify", "reports/voorbeeld/2026/basis", in: RepositoryFiles.root)
    #expect(run.code == 0 && run.complaints == "")
  }

  @Test func `a report tells nothing of the machine that made it`() throws {
    let one = try place("run")
    let other = try TemporaryFolder()
    try other.write(try FindingCase.base.map { ($0.path, $0.bytes) }, below: "diep/in/dossier")
    #expect(
      try CommandRun(
        "run", "\(other.path)/diep/in/dossier/", "--out", "elders", in: other.path
      ).code == 0)
    let pages = try TemporaryFolder.snapshot("\(one.path)/reports/rapport").mapValues(\.bytes)
    #expect(try TemporaryFolder.snapshot("\(other.path)/elders").mapValues(\.bytes) == pages)
    for bytes in pages.values {
      #expect(!String(decoding: bytes ?? [], as: UTF8.self).contains(one.path))
    }
  }

  // MARK: What it finds

  @Test func `names the cell in which one digit was changed`() throws {
    let folder = try place("run")
    try change(folder, "reports/rapport/verdeling.csv") {
      var lines = $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      var cells = lines[2].split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      #expect(lines[0].split(separator: ";")[13] == "bedrag")
      cells[13] = "1" + cells[13]
      lines[2] = cells.joined(separator: ";")
      return lines.joined(separator: "\n")
    }
    let run = try verify(folder)
    #expect(run.code == 1)
    let sentences = run.complaints.split(separator: "\n")
    #expect(sentences.count == 1)
    #expect(run.complaints.hasPrefix("verdeling.csv regel 3, kolom bedrag (2026 · basis · "))
    #expect(
      run.output
        == "reports/rapport is niet wat het programma schrijft: 1 verschil. De tabellen en "
        + "het programma zijn dezelfde als toen; het rapport is veranderd.\n")
  }

  @Test func `an open report has no hash from which a small group can be guessed`() throws {
    let folder = try place("run")
    let dossier = "\(RepositoryFiles.root)/budgets/voorbeeld"
    for (reader, isShown) in [
      ("open", false), ("Stichting Voorbeeldlaan", false), ("intern", true),
    ] {
      let run = try CommandRun(
        "run", dossier, "--year", "2026", "--for", reader, "--out", "uit", in: folder.path)
      #expect(run.code == 0, "\(run.complaints)")
      let inputs = try text(folder, "uit/invoer.csv").split(whereSeparator: \.isNewline)
      for (table, isSecret) in [
        ("overstappen.csv", true), ("vangnet.csv", true), ("tellingen/2026-06-01/vso.csv", true),
        ("tellingen/2025-10-01/vso.csv", true), ("tellingen/2025-10-01/leerlingen.csv", false),
        ("parameters.csv", false),
      ] {
        let row = try #require(inputs.first { $0.hasPrefix("tabel;\(table);") })
        #expect(row.contains("niet openbaar") == (isSecret && !isShown), "\(reader): \(row)")
      }
      #expect(
        try CommandRun("verify", "uit", "--dossier", dossier, in: folder.path).code == 0)
    }
  }

  @Test func `a small number withholds the hash in whatever column it stands`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      try RepositoryFiles.dossier("voorbeeld").map { ($0.path, $0.bytes) }, below: "dossier")
    let path = "tellingen/2025-10-01/tussenvoorziening.csv"
    try folder.write(
      Array("tv_leerlingen_regio;status;bron;vestiging\n3;voorbeeld;telling_okt;esdoorn\n".utf8),
      to: "dossier/\(path)")
    let run = try CommandRun(
      "run", "dossier", "--year", "2026", "--out", "uit", in: folder.path)
    // Three pupils are not what the plan prints: a check fails, and the report is written.
    #expect(run.code == ExitCode.checkFailed.rawValue, "\(run.complaints)")
    #expect(try text(folder, "uit/invoer.csv").contains("tabel;\(path);niet openbaar;"))
  }

  @Test func `does not blame a report when a table without a hash was changed`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      try RepositoryFiles.dossier("voorbeeld").map { ($0.path, $0.bytes) }, below: "budgets/dossier"
    )
    let run = try CommandRun(
      "run", "budgets/dossier", "--year", "2026", "--out", "reports/rapport", in: folder.path)
    #expect(run.code == 0)
    try change(folder, "budgets/dossier/tellingen/2025-10-01/vso.csv") {
      $0.replacingFirst("wilg;38;29;6;3", with: "wilg;39;30;6;3")
    }
    let changed = try verify(folder)
    #expect(changed.code == 1)
    #expect(
      changed.output.hasSuffix(
        "Het rapport is niet veranderd sinds het is geschreven. Van 6 tabellen over enkele leerlingen "
          + "staat er geen SHA-256: daarvan is er vermoedelijk een veranderd.\n"),
      "\(changed.output)")
  }

  @Test func `blames a list of inputs that was changed, and no table`() throws {
    let folder = try place("run")
    try change(folder, "reports/rapport/invoer.csv") { text in
      // One digit of the hash of the first table.
      let start = text.firstRange(of: "begroting.csv;")!.upperBound
      let digit = text[start]
      return text.replacingCharacter(at: start, with: digit == "0" ? "1" : "0")
    }
    let hash = try verify(folder)
    #expect(hash.code == 1)
    #expect(hash.complaints.hasPrefix("invoer.csv regel "))
    #expect(hash.complaints.split(separator: "\n").count == 1, "\(hash.complaints)")
    #expect(!hash.complaints.contains("De tabel"))
    let other = try place("run")
    try change(other, "reports/rapport/invoer.csv") {
      $0 + "optie;scenario;lager-basisbedrag;\n"
    }
    let option = try verify(other)
    try change(other, "reports/rapport/invoer.csv") {
      $0.replacingFirst("scenario;lager-basisbedrag", with: "scenario;nergens")
    }
    let none = try verify(other)
    #expect(none.code == 1 && none.complaints.hasPrefix("Zonder de invoer.csv van toen"))
    #expect(option.code == 1)
    #expect(
      option.complaints == """
        Zonder de invoer.csv van toen is niet te zeggen hoe het rapport is gemaakt.
        invoer.csv is veranderd nadat het is geschreven: de SHA-256 is een andere dan in SHA256SUMS.

        """)
  }

  @Test func `tells what is missing, what is too many, and what is no file`() throws {
    let folder = try place("run")
    let report = "\(folder.path)/reports/rapport"
    unlink("\(report)/controle.md")
    unlink("\(report)/controle.csv")
    #expect(symlink("verdeling.csv", "\(report)/controle.csv") == 0)
    #expect(mkfifo("\(report)/pijp", 0o600) == 0)
    try folder.write([1], to: "reports/rapport/.verborgen")
    try folder.write([1], to: "reports/rapport/map/erbij.csv")
    let run = try CommandRun("verify", "reports/rapport", in: folder.path)
    #expect(run.code == 1)
    #expect(
      run.complaints == """
        controle.md ontbreekt.
        .verborgen hoort niet in deze map: het programma schrijft het niet.
        map/erbij.csv hoort niet in deze map: het programma schrijft het niet.
        controle.csv is geen gewoon bestand.
        pijp is geen gewoon bestand.

        """)
  }

  @Test func `tells which table of the dossier changed`() throws {
    let folder = try place("compare", "--scenario", "lager-basisbedrag")
    try change(folder, "budgets/dossier/scholen.csv") { $0 + "\n" }
    try folder.write([], to: "budgets/dossier/scenarios/ander/parameters.csv")
    let run = try verify(folder)
    #expect(run.code == 1)
    // A scenario that the report does not rest on is nothing to it.
    #expect(run.complaints == "De tabel scholen.csv is veranderd sinds dit rapport.\n")
    #expect(run.output.hasSuffix("dat kan de oorzaak zijn.\n"))
  }

  @Test func `tells what differs in the hashes alone`() throws {
    let folder = try place("run")
    try change(folder, "reports/rapport/SHA256SUMS") { "0" + $0.dropFirst() + "x\n" }
    let run = try verify(folder)
    #expect(run.code == 1)
    #expect(run.complaints.hasPrefix("SHA256SUMS regel 1: er staat «0"))
  }

  // MARK: What it cannot repeat

  @Test func `without the dossier it still tells which file is not the one that was written`()
    throws
  {
    let folder = try place("run")
    try change(folder, "reports/rapport/controle.md") { $0 + "!" }
    #expect(rename("\(folder.path)/budgets", "\(folder.path)/weg") == 0)
    let run = try verify(folder)
    #expect(run.code == 74)
    #expect(
      run.complaints == """
        Het dossier «dossier» staat niet in budgets/ boven dit rapport. Noem het met --dossier MAP.
        controle.md is veranderd nadat het is geschreven: de SHA-256 is een andere dan in SHA256SUMS.

        """)
    // Under another name it is the same dossier.
    #expect(rename("\(folder.path)/weg/dossier", "\(folder.path)/kopie") == 0)
    let found = try verify(folder, "--dossier", "kopie")
    #expect(found.code == 1 && found.complaints.hasPrefix("controle.md"))
  }

  @Test func `refuses an invoer.csv that was tampered with`() throws {
    let folder = try place("run")
    let path = "reports/rapport/invoer.csv"
    let sound = try text(folder, path)
    for (old, new, sentence) in [
      ("opdracht;;run", "opdracht;;new", "De opdracht «new» maakt geen rapport."),
      ("opdracht;;run", "opdracht;;--help", "De opdracht «--help» maakt geen rapport."),
      ("gegeven;periode", "optie;jaartal", "De optie «--jaartal» bestaat niet."),
      ("gegeven;periode;2026", "optie;year;x", "--year verwacht een jaar van vier cijfers"),
      ("dossier;;dossier", "dossier;;../dossier", "Het dossier «../dossier» staat niet in"),
      ("dossier;;dossier", "dossier;;", "Het dossier «» staat niet in budgets/"),
      ("soort;", "sort;", "invoer.csv is niet te gebruiken: het is niet de tabel"),
      ("formaat;;1", "formaat;;99", "het heeft formaat «99»"),
    ] {
      #expect(sound.contains(old))
      try folder.write(Array(sound.replacing(old, with: new).utf8), to: path)
      let run = try verify(folder)
      #expect(run.code == 1 || run.code == 74)
      #expect(run.complaints.contains(sentence), "\(run.complaints)")
      #expect(run.output == "reports/rapport is niet na te rekenen.\n")
    }
  }

  @Test func `refuses what is no report, and does not hang or trap on it`() throws {
    let folder = try place("run")
    for path in ["budgets/dossier", "."] {
      let run = try CommandRun("verify", path, in: folder.path)
      #expect(run.code == 1)
      #expect(run.complaints.hasPrefix("invoer.csv ontbreekt: "))
    }
    for path in ["nergens", "reports/rapport/controle.md"] {
      #expect(try CommandRun("verify", path, in: folder.path).code == 74)
    }
    var random = SeededGenerator(seed: 3)
    for _ in 0..<3 {
      let bytes = (0..<2_000).map { _ in UInt8(random.whole(0...255)) }
      for name in ["invoer.csv", "SHA256SUMS", "verdeling.csv"] {
        try folder.write(bytes, to: "reports/rapport/\(name)")
      }
      #expect(try verify(folder).code == 1)
    }
  }

  @Test func `says so when the dossier has errors now`() throws {
    let folder = try place("run")
    try folder.write([34], to: "budgets/dossier/scholen.csv")
    let run = try verify(folder)
    #expect(run.code == 65)
    #expect(run.complaints.contains("scholen.csv"))
  }
}

extension String {
  fileprivate func replacingFirst(_ old: String, with new: String) -> String {
    guard let found = firstRange(of: old) else { return self }
    return String(self[..<found.lowerBound]) + new + String(self[found.upperBound...])
  }

  fileprivate func replacingCharacter(at place: Index, with other: Character) -> String {
    var text = self
    text.replaceSubrange(place...place, with: [other])
    return text
  }
}
