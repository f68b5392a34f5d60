import Glibc
import TestSupport
import Testing

@testable import verdeelsleutel

@Suite("The command simulate")
struct SimulateCommandTests {
  private static let dossier = "\(RepositoryFiles.root)/budgets/voorbeeld"

  @Test func `publishes one folder, with the same bytes for one thread and two`() throws {
    let folder = try TemporaryFolder()
    let words = ["simulate", Self.dossier, "--runs", "60", "--seed", "7"]
    for threads in ["1", "2"] {
      let run = try CommandRun(
        words + ["--threads", threads, "--out", "uit\(threads)"], in: folder.path)
      #expect(run.code == 0 && run.complaints == "")
      #expect(run.output == "uit\(threads): 7 bestanden geschreven.\n")
    }
    let files = try ["uit1", "uit2"].map {
      try TemporaryFolder.snapshot("\(folder.path)/\($0)").mapValues(\.bytes)
    }
    #expect(files[0] == files[1])
    #expect(files[0]["/simulatie.md"] != nil && files[0]["/SHA256SUMS"] != nil)
    let page = String(
      decoding: try RepositoryFiles.bytes(of: "\(folder.path)/uit1/simulatie.md"), as: UTF8.self)
    #expect(page.hasPrefix("# Simulatie 2025-2027\n"))
    #expect(page.contains("60 keer doorgerekend") && page.contains("Begingetal: 7."))
    #expect(page.contains("0 van de 60 wijken af"))
  }

  @Test func `stands beside the reports of its scenario`() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(
      "simulate", Self.dossier, "--runs", "10", "--year", "2026", "--scenario", "krimp",
      in: folder.path)
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("reports/voorbeeld/2026/simulatie-krimp: "))
  }

  @Test(arguments: [
    (["--runs", "0"], "--runs verwacht een heel getal van 1 tot en met 100.000.000"),
    (["--runs", "1.000"], "zonder punten; «1.000» is dat niet."),
    (["--runs", "100000001"], "--runs verwacht"), (["--runs", "-5"], "--runs verwacht"),
    (["--runs", "veel"], "--runs verwacht"),
    (["--seed", "appel"], "--seed verwacht een heel getal van 0 tot en met"),
    (["--seed", "18446744073709551616"], "--seed verwacht"), (["--seed", "+1"], "--seed verwacht"),
    (["--threads", "0"], "--threads verwacht een heel getal van 1 tot en met 256"),
    (["--year", "26"], "--year verwacht een jaar van vier cijfers"),
  ])
  func `refuses numbers that it cannot use`(_ options: [String], _ sentence: String) throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(["simulate", Self.dossier] + options, in: folder.path)
    #expect(run.code == 64 && run.output == "")
    #expect(run.complaints.contains(sentence))
    #expect(TemporaryFolder.allNames(in: folder.path) == [])
  }

  @Test(arguments: [
    (["--scenario", "nep"], "Er is geen map scenarios/nep met tabellen."),
    (["--year", "2050"], "Het jaar 2050 valt buiten het dossier."),
  ])
  func `tells what is wrong with the dossier, and writes nothing`(
    _ options: [String], _ sentence: String
  ) throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(["simulate", Self.dossier] + options, in: folder.path)
    #expect(run.code == 65 && run.output == "" && run.complaints.contains(sentence))
    #expect(TemporaryFolder.allNames(in: folder.path) == [])
  }

  /// A dossier with other tables of what varies.
  private func refused(_ uncertainty: String?, _ sentence: String) throws {
    let folder = try TemporaryFolder()
    let files = try RepositoryFiles.dossier("voorbeeld").filter {
      $0.path != "risicos.csv" && $0.path != "onzekerheid.csv"
    }
    try folder.write(files, below: "dossier")
    if let uncertainty {
      let header = "wat;doelgroep;verdeling;spreiding;samenhang;verloop;status;bron\n"
      try folder.write(Array((header + uncertainty).utf8), to: "dossier/onzekerheid.csv")
    }
    let run = try CommandRun("simulate", "dossier", "--runs", "10", in: folder.path)
    #expect(run.code == 65 && run.output == "")
    #expect(run.complaints.contains(sentence))
    #expect(TemporaryFolder.allNames(in: folder.path) == ["dossier"])
  }

  @Test func `refuses a dossier in which nothing varies`() throws {
    try refused(nil, "Er varieert niets")
  }

  @Test func `refuses a spread that would make counts negative`() throws {
    try refused("leerlingen;;normaal;120%;;los;voorbeeld;plan §6\n", "fout[K003]")
    // 1 / 3,6244768 = 27,59 %; two parts that schools share and do not share reach √2 as far.
    try refused(
      "leerlingen;;normaal;27,6%;;los;voorbeeld;plan §6\n",
      "Met 27,6% kan «leerlingen» 100,1% van zijn waarde veranderen: dan komt het voorbij nul.")
    try refused(
      "leerlingen;;normaal;50%;0,5;los;voorbeeld;plan §6\n",
      "Maak de verandering ten hoogste 19,5%.")
    try refused(
      "leerlingen;;lijst;60% / -60%;;opgeteld;voorbeeld;plan §6\n",
      "Met 60% kan «leerlingen» 180% van zijn waarde veranderen als 3 jaren samen oplopen")
    try refused("zwaar_tarief;;gelijk;34%;;opgeteld;voorbeeld;plan §6\n", "ten hoogste 33,3%.")
  }

  @Test func `accepts the largest spread that keeps counts above zero, and holds none at 0`() throws
  {
    let folder = try TemporaryFolder()
    let files = try RepositoryFiles.dossier("voorbeeld").filter { $0.path != "onzekerheid.csv" }
    try folder.write(files, below: "dossier")
    let rows = """
      wat;doelgroep;verdeling;spreiding;samenhang;verloop;status;bron
      leerlingen;;normaal;27,5%;;los;voorbeeld;plan §6
      zwaar_tarief;;gelijk;33,3%;;opgeteld;voorbeeld;plan §6

      """
    try folder.write(Array(rows.utf8), to: "dossier/onzekerheid.csv")
    let run = try CommandRun(
      "simulate", "dossier", "--runs", "500", "--out", "uit", in: folder.path)
    #expect(run.code == 0)
    let table = String(
      decoding: try RepositoryFiles.bytes(of: "\(folder.path)/uit/simulatie.csv"), as: UTF8.self)
    #expect(table.contains(";op_nul_gehouden;;;;;;;;;;;;;0;500\n"))
  }

  @Test func `does not tell what the transfers of a few pupils cost`() throws {
    try refused(
      "vso_vo_bedrag;;gelijk;50%;;los;voorbeeld;plan §6\n",
      "Deze simulatie zou verraden wat de overstappen van enkele leerlingen kosten")
  }

  /// Whether the signal comes while it reads or while it computes, it stops and writes nothing.
  @Test func `Ctrl-C writes nothing`() throws {
    let folder = try TemporaryFolder()
    let process = try CommandRun.start(
      ["simulate", Self.dossier, "--runs", "100000000"], in: folder.path)
    kill(process, SIGINT)
    let code = CommandRun.wait(for: process)
    #expect(code == 130 || code == -SIGINT)
    #expect(TemporaryFolder.allNames(in: folder.path) == [])
  }
}
