import Dossiers
import Tables
import Testing

@testable import verdeelsleutel

/// Every cell of the sound dossier in its turn is emptied, or filled with what cannot be read: that is
/// one mistake, so it is at most one finding.
@Suite struct `One cell that is wrong` {
  @Test(arguments: try FindingCase.base.map(\.path).filter { !$0.hasPrefix("scenarios/") })
  func `is at most one finding`(in path: String) throws {
    let base = try FindingCase.base
    let file = try #require(base.first { $0.path == path })
    let rows = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
      .map { $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init) }
    var findings = 0
    for row in rows.indices {
      for column in rows[row].indices {
        for value in ["", "Ω x", "<5"] {
          var changed = rows
          changed[row][column] = value
          let text = changed.map { $0.joined(separator: ";") + "\n" }.joined()
          let printed = Printed(
            base.map { $0.path == path ? DossierFile(path: path, bytes: Array(text.utf8)) : $0 })
          // A header without the name of a column may lack a column and have one too many.
          let most = row == 0 ? 2 : 1
          #expect(
            printed.codes.count <= most, "\(path) \(row + 1) \(rows[0][column]): \(printed.text)")
          findings += printed.codes.count
        }
      }
    }
    #expect(findings >= rows.count)
  }
}
