import Dossiers
import Tables
import TestSupport
import Testing

@testable import verdeelsleutel

/// A folder with one report, published from the sound dossier; nobody may touch it after that.
private struct Published {
  let place: TemporaryFolder
  let before: [String: TemporaryFolder.Entry]

  init() throws {
    place = try TemporaryFolder()
    try place.write(try FindingCase.base.map { ($0.path, $0.bytes) }, below: "dossier")
    let run = try CommandRun("run", "dossier", "--out", "rapport", in: place.path)
    #expect(run.code == 0 && run.complaints.isEmpty, "\(run.complaints)")
    before = try TemporaryFolder.snapshot(place.path)
    #expect(before.keys.contains("/rapport/SHA256SUMS"))
  }

  static let once = Result { try Published() }
}

@Suite struct `Bad input` {
  /// Publishes once, breaks the input, runs again: the report keeps its bytes and its times.
  private func refuse(
    _ files: [DossierFile], _ scenarios: [String], expected: String
  ) throws {
    let published = try Published.once.get()
    let folder = try TemporaryFolder()
    try folder.write(files.map { ($0.path, $0.bytes) }, below: "dossier")
    let options =
      scenarios.flatMap { ["--scenario", $0] } + ["--out", "\(published.place.path)/rapport"]
    let run = try CommandRun(["run", "dossier"] + options, in: folder.path)
    #expect(run.code == ExitCode.wrongData.rawValue)
    // Whose errors they are stands above those of a scenario.
    let heading =
      scenarios.isEmpty ? "" : "Scenario \(scenarios.joined(separator: "+")):\n"
    #expect(run.complaints == heading + expected)
    #expect(run.output == "")
    #expect(try TemporaryFolder.snapshot(published.place.path) == published.before)
    #expect(TemporaryFolder.allNames(in: folder.path) == ["dossier"])
  }

  @Test(arguments: try FindingCase.all.filter { Self.isError($0.code) })
  func `is told with code 65, and no report is touched`(in example: FindingCase) throws {
    try refuse(example.files, example.scenarios, expected: try #require(example.expected))
  }

  @Test(arguments: ByteCase.all.filter { $0.code.severity == .error && $0.code != .fileTooLarge })
  func `of bytes is told with code 65, and no report is touched`(in example: ByteCase) throws {
    try refuse(try example.files(), [], expected: example.expected)
  }

  @Test(arguments: try FindingCase.all.filter { !Self.isError($0.code) })
  func `that is worth a remark only does not stop a run`(in example: FindingCase) throws {
    let folder = try TemporaryFolder()
    try folder.write(example.files.map { ($0.path, $0.bytes) }, below: "dossier")
    let run = try CommandRun("run", "dossier", "--out", "rapport", in: folder.path)
    #expect(run.code == 0)
    let isSilent = FindingCode(rawValue: example.code)?.isForCheckOnly == true
    #expect(run.complaints == (isSilent ? "" : example.expected))
    #expect(run.output.hasPrefix("rapport: ") && run.output.hasSuffix(" bestanden geschreven.\n"))
  }

  @Test func `is no pot of zero`() throws {
    let folder = try TemporaryFolder()
    let files = try FindingCase.base.map { file in
      let text = String(decoding: file.bytes, as: UTF8.self)
      // No vso pupils, no budget for them: the pot is empty and nobody asks for money.
      return switch file.path {
      case "parameters.csv": (file.path, Array(text.replacing("12.000,00", with: "0").utf8))
      case "tellingen/2026-02-01/vso.csv": (file.path, Array(text.replacing("42", with: "0").utf8))
      default: (file.path, file.bytes)
      }
    }
    try folder.write(files, below: "dossier")
    let run = try CommandRun("run", "dossier", "--out", "rapport", in: folder.path)
    #expect(run.code == 0)
    #expect(run.complaints == "")
  }

  @Test func `is a year outside the dossier`() throws {
    let published = try Published.once.get()
    let run = try CommandRun(
      "run", "dossier", "--year", "2031", "--out", "rapport", in: published.place.path)
    #expect(run.code == ExitCode.wrongData.rawValue)
    #expect(
      run.complaints == """
        dossier: fout[R016]: Het jaar 2031 valt buiten het dossier.
          → Kies een jaar van de begrotingsperiode.

        """)
    #expect(try TemporaryFolder.snapshot(published.place.path) == published.before)
  }

  private static func isError(_ code: String) -> Bool {
    FindingCode(rawValue: code)?.severity == .error
  }
}
