import Dossiers
import Tables
import Testing

@testable import verdeelsleutel

@Suite struct `Names that nothing uses` {
  /// The sound dossier with a row added to each of these tables.
  private func notes(adding rows: [(path: String, row: String)]) throws -> [[String]] {
    let files = try FindingCase.base.map { file in
      let added = rows.filter { $0.path == file.path }.map { $0.row + "\n" }.joined()
      return DossierFile(path: file.path, bytes: file.bytes + Array(added.utf8))
    }
    return Printed(files).calculation.findings.filter { $0.code == .unusedNames }.map(\.facts)
  }

  @Test func `are noted by table`() throws {
    let notes = try notes(adding: [
      ("groepen.csv", "lwo;eik;;;voorbeeld;plan §2"),
      ("schoolgegevens.csv", "eik;kansen;2026;0,9;score;voorbeeld;plan §2"),
      ("parameters.csv", "basisbedrach;2026;9.000,00;€ per school;voorbeeld;plan §4;"),
      ("potten.csv", "expertice;;;;resultaat;Verkeerd gespeld;voorbeeld;plan §5"),
      ("begroting.csv", "vsosteun;lasten;Scholen;;Verkeerd gespeld;stappen;;;;voorbeeld;plan §4"),
      ("totalen.csv", "okt;2025;havisten;64;voorbeeld;plan §3"),
    ])
    #expect(
      notes == [
        ["groepen.csv", "lwo"], ["schoolgegevens.csv", "kansen"],
        ["parameters.csv", "basisbedrach"], ["potten.csv", "expertice"],
        ["begroting.csv", "vsosteun"], ["totalen.csv", "havisten"],
      ])
  }

  @Test func `are not those that stand by themselves`() throws {
    let notes = try notes(adding: [
      // A fixed line is in the budget, a choice is read later, and the bounds belong to a telgroep.
      ("begroting.csv", "scholing;lasten;Organisatie;;Scholing;vast;;;0,00;voorbeeld;plan §4"),
      ("parameters.csv", "begroot_resultaat;2026;0,00;€;voorbeeld;plan §4;"),
      ("totalen.csv", "okt;2025;leerlingen_ondergrens;600;voorbeeld;plan §3"),
    ])
    #expect(notes == [])
  }

  @Test func `are not those that only a scenario or a later table uses`() throws {
    let rows = [
      ("parameters.csv", "extra;2026;1,00;€ per school;voorbeeld;plan §4;"),
      ("groepen.csv", "groot;eik;;;voorbeeld;plan §2"),
    ]
    let others = [
      "scenarios/meer/verdeling.csv": "volgnr;vanaf;naar;bedrag\n10;;;extra\n",
      "onzekerheid.csv": """
      wat;doelgroep;verdeling;spreiding;samenhang;verloop;status;bron
      leerlingen;groot;normaal;2%;;los;voorbeeld;plan §4

      """,
    ]
    let files = try FindingCase.base.map { file in
      let added = rows.filter { $0.0 == file.path }.map { $0.1 + "\n" }.joined()
      return DossierFile(path: file.path, bytes: file.bytes + Array(added.utf8))
    }
    let printed = Printed(
      files + others.map { DossierFile(path: $0.key, bytes: Array($0.value.utf8)) })
    #expect(printed.codes == [])
  }
}
