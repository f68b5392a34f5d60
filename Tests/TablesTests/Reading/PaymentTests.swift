import Dossiers
import Tables
import TestSupport
import Testing

@Suite("The months in which schoolbesturen are paid")
struct PaymentTests {
  private static let tables = TableTexts([
    "dossier.csv":
      "eigenschap;waarde\nformaat;1\nnaam;Proef\nbegin;2026\neind;2027\nafronding_verdeling;0,01\n"
      + "afronding_begroting;1\n",
    "bronnen.csv": "bron;titel;datum;vindplaats\nplan;Plan;;\n",
    "betaalritme.csv":
      "vanaf;maand;deel;status;bron\n2026;1;1;aanname;plan\n2026;7;2;aanname;plan\n",
    "scenarios/later/betaalritme.csv": "vanaf;maand;bewerking;deel\n2026;1;wordt;0\n",
  ])

  private func read(_ tables: TableTexts, _ scenarios: [String] = []) -> DossierReading {
    DossierReader.read(
      DossierFiles(tables.files.map { DossierFile(path: $0.path, bytes: $0.bytes) }),
      scenarios: scenarios)
  }

  @Test func `are read with their part and their source, and a scenario changes them`() throws {
    let base = try #require(read(Self.tables).dossier).paymentMonths(inYear: 2027)
    #expect(
      base.map { "\($0.month) \($0.part) \($0.provenance.status)" } == [
        "1 1 aanname", "7 2 aanname",
      ])
    let later = try #require(read(Self.tables, ["later"]).dossier).paymentMonths(inYear: 2026)
    #expect(later.map(\.month) == [7])
  }

  @Test(arguments: [
    ("2026;7;2", "2026;13;2", "T028"), ("2026;7;2", "2026;7;-1", "T027"),
    ("2026;7;2", "2026;1;2", "T035"), ("2026;7;2", "volgend jaar;7;2", "T029"),
    ("2026;7;2", "2026;7;", "T020"), ("2026;7;2", "2026;7;half", "T021"),
  ])
  func `are refused at their cell`(old: String, new: String, code: String) {
    let reading = read(Self.tables.replacing(old, by: new, in: "betaalritme.csv"))
    #expect(reading.findings.map(\.code.rawValue) == [code])
  }
}
