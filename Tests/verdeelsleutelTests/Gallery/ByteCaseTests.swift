import Dossiers
import Tables
import Testing

@testable import verdeelsleutel

@Suite struct `Findings about bytes` {
  @Test(arguments: ByteCase.all)
  func `each case prints what is expected, and nothing else`(of example: ByteCase) throws {
    let printed = Printed(try example.files())
    #expect(printed.text == example.expected)
    #expect(printed.codes == [example.code.rawValue])
  }

  @Test func `the accents of windows-1252 are read`() throws {
    let example = try #require(ByteCase.all.first { $0.code == .windows1252 })
    let dossier = try #require(Printed(try example.files()).calculation.dossier)
    #expect(dossier.schools[1].rows[0].name == "Lycée de l'Eik")
    #expect(dossier.schools[1].rows[0].provenance.source == "plan §1")
  }
}
