import Formats
import TestSupport
import Testing

@testable import Reports

@Suite("What a report was made from")
struct ManifestTests {
  private static let plain = Manifest(
    program: "verdeelsleutel 0.1.0", command: "run", dossier: "voorbeeld",
    options: [.init("year", "2026"), .init("scenario", "krimp"), .init("scenario", "lager")],
    facts: [.init("periode", "2026"), .init("lezer", "intern")],
    inputs: [InputFile(path: "dossier.csv", bytes: [1, 2, 3])])

  @Test func `is a table for a reader and a program`() {
    let text = String(decoding: Self.plain.file.bytes, as: UTF8.self)
    #expect(
      text == """
        \u{FEFF}soort;naam;waarde;bytes
        formaat;;1;
        programma;;verdeelsleutel 0.1.0;
        opdracht;;run;
        dossier;;voorbeeld;
        optie;year;2026;
        optie;scenario;krimp;
        optie;scenario;lager;
        gegeven;periode;2026;
        gegeven;lezer;intern;
        tabel;dossier.csv;039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81;3

        """)
  }

  @Test func `is read as it was written, whatever a name holds`() throws {
    var random = SeededGenerator(seed: 31)
    let pieces = [
      "=", "+", "-", "@", "'", ";", "\"", "\n", " ", "a", "é", "1", ",", "\t", "\u{202E}",
    ]
    func word() -> String {
      let count = random.whole(1...6)
      let word = (0..<count).map { _ in pieces[random.whole(0...pieces.count - 1)] }.joined()
      // An apostrophe of its own before a formula is the one thing that is lost.
      return "x" + word
    }
    for turn in 0..<300 {
      let name = turn % 2 == 0 ? word() : String(word().dropFirst().drop { $0 == "'" })
      let manifest = Manifest(
        program: word(), command: word(), dossier: name, options: [.init("scenario", word())],
        facts: [.init(word(), word())], inputs: [.init(path: word(), size: 7, digest: word())])
      #expect(Manifest.read(manifest.file.bytes) == .success(manifest))
    }
    #expect(Manifest.read(Self.plain.file.bytes) == .success(Self.plain))
  }

  @Test(arguments: [
    ("", Manifest.Fault.notATable), ("a;b\n", .notATable), ("soort;naam;waarde\n", .notATable),
    ("soort;naam;waarde;bytes\n", .notOnce("formaat")),
    ("soort;naam;waarde;bytes\nformaat;;2;\n", .otherFormat("2")),
    ("soort;naam;waarde;bytes\nformaat;;1;\nformaat;;1;\n", .notOnce("formaat")),
    ("soort;naam;waarde;bytes\nformaat;;1;\nx;;1;\n", .unknownRow("x")),
    ("soort;naam;waarde;bytes\nformaat;;1;\nprogramma;;p;\n", .notOnce("opdracht")),
    ("soort;naam;waarde;bytes\n\"", .notATable), ("\0\0", .notATable),
  ])
  func `is refused when it is no such table`(_ text: String, _ fault: Manifest.Fault) {
    #expect(Manifest.read(Array(text.utf8)) == .failure(fault))
  }

  @Test func `stands in the folder among the pages, and the hashes hold for all of them`() {
    let pages: [ReportFile] = [.init("z.md", page: "zet"), .init("a/b.csv", ReportTable([]))]
    let files = ReportFolder.sealed(pages, Self.plain)
    #expect(
      files.map(\.path) == ["a/b.csv", "datapackage.json", "invoer.csv", "z.md", "SHA256SUMS"])
    let sums = files.dropLast().map { "\(SHA256.hexDigest($0.bytes))  \($0.path)\n" }.joined()
    #expect(String(decoding: files[4].bytes, as: UTF8.self) == sums)
  }
}
