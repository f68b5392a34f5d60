import Dossiers
import Tables
import Testing

@testable import verdeelsleutel

@Suite struct `A pupil's number` {
  private static let number = "111222333"

  /// No six digits of the number in a row are on the page.
  private func isHidden(in text: String) -> Bool {
    let digits = Array(Self.number)
    return (0...3).allSatisfy { !text.contains(String(digits[$0..<$0 + 6])) }
  }

  /// Replaces one cell of the sound dossier.
  private func print(_ text: String, in path: String, row: Int, column: Int) throws -> Printed {
    let files = try FindingCase.base.map { file in
      guard file.path == path else { return file }
      var lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
        .map { $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init) }
      lines[row][column] = text
      let joined = lines.map { $0.joined(separator: ";") + "\n" }.joined()
      return DossierFile(path: path, bytes: Array(joined.utf8))
    }
    return Printed(files)
  }

  @Test func `is never printed, whatever cell it stands in`() throws {
    var told = 0
    for file in try FindingCase.base where !file.path.hasPrefix("scenarios/") {
      let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
      let header = lines[0].split(separator: ";").map(String.init)
      for row in 1..<lines.count {
        for column in header.indices {
          for text in [Self.number, "leerling_\(Self.number)"] {
            let printed = try print(text, in: file.path, row: row, column: column)
            #expect(isHidden(in: printed.text), "\(file.path) \(row) \(header[column]): \(text)")
            if printed.codes.contains("T037") { told += 1 }
          }
        }
      }
    }
    #expect(told > 180)
  }

  /// A long row is cut twice: the excerpt, and what stands around the caret.
  @Test func `is not printed in part where a row is cut`() throws {
    for length in stride(from: 0, through: 260, by: 3) {
      let text = String(repeating: "a", count: length) + " \(Self.number)"
      let printed = try print(text, in: "scholen.csv", row: 2, column: 1)
      #expect(printed.codes == ["T037"])
      #expect(isHidden(in: printed.text), "\(printed.text)")
      // A finding about the same row does not show it either.
      let other = try print("\(text);;x", in: "scholen.csv", row: 2, column: 1)
      #expect(other.codes == ["T011"])
      #expect(isHidden(in: other.text), "\(other.text)")
    }
  }
}
