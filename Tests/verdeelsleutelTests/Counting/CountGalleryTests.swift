import Dossiers
import Tables
import TestSupport
import Testing

@testable import verdeelsleutel

@Suite struct `The gallery of files of DUO` {
  @Test func `a sound file says nothing`() throws {
    let (result, text) = try CountCase("geen").run()
    #expect(text == "")
    #expect(result.tellings.count == 1)
  }

  /// Whatever the bytes are, they are told or counted.
  @Test(arguments: 0..<5)
  func `no bytes bring the program down`(seed: UInt64) throws {
    var random = SeededGenerator(seed: 9_000 + seed)
    for _ in 0..<40 {
      var files = [DuoDossier.pupils, DuoDossier.types, DuoDossier.locations].map {
        Array($0.utf8)
      }
      for _ in 0..<random.whole(1...4) {
        let file = random.whole(0...2)
        let place = random.whole(0...files[file].count - 1)
        switch random.whole(0...3) {
        case 0: files[file][place] = UInt8(random.whole(0...255))
        case 1: files[file].removeSubrange(place...)
        case 2: files[file].remove(at: place)
        default:
          files[file].insert(
            contentsOf: Array(random.pick("\"", ";", "\r\n", "<5", "9999999").utf8), at: place)
        }
        if files[file].isEmpty { files[file] = [10] }
      }
      var example = CountCase("geen", hidden: random.pick(.lower, .upper, .each(3)))
      example.given = files.map { DossierFile(path: "duo.csv", bytes: $0) }
      let (result, text) = try example.run()
      #expect(result.tellings.isEmpty == result.hasErrors)
      #expect(!result.hasErrors || !text.isEmpty)
    }
  }

  @Test(arguments: CountCase.all)
  func `each case prints what is expected`(of example: CountCase) throws {
    let (_, text) = try example.run()
    guard let expected = example.expected else {
      example.record(text)
      Issue.record("recorded \(example.name).txt: read it, and run again")
      return
    }
    #expect(text == expected)
  }

  @Test(arguments: CountCase.all)
  func `each case gives findings of its code only, and an error no telling`(
    of example: CountCase
  ) throws {
    let (result, text) = try example.run()
    let findings = result.findings + result.dossierFindings
    #expect(!findings.isEmpty)
    // What is gone and what is new in its place are told together.
    let also = example.name.hasSuffix("opgevolgd") ? [FindingCode.locationNew] : []
    #expect(
      findings.allSatisfy { $0.code.rawValue == example.code || also.contains($0.code) },
      "\(text)")
    #expect(findings.contains { $0.code.severity == .error } == result.hasErrors)
    #expect(result.tellings.isEmpty == result.hasErrors)
  }
}
