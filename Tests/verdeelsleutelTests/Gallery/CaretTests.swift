import Dossiers
import Tables
import TestSupport
import Testing

@testable import verdeelsleutel

/// One finding as it was printed, taken apart again.
private struct Shown {
  let path: String
  let line: Int
  let column: Int
  /// The cell as a spreadsheet names it; nothing for a whole row.
  let cell: String?
  let excerpt: String
  let caret: Int

  init?(_ lines: ArraySlice<String>) {
    guard let heading = lines.first,
      let match = heading.wholeMatch(
        of: #/dossier/([^:]+):(\d+):(\d+)(?: \(([A-Z]+\d+)\))?: .*/#),
      let row = lines.dropFirst().first, row.hasPrefix("  | "),
      let below = lines.dropFirst(2).first, let caret = below.firstIndex(of: "^")
    else { return nil }
    path = String(match.1)
    line = Int(match.2) ?? 0
    column = Int(match.3) ?? 0
    cell = match.4.map(String.init)
    excerpt = String(row.dropFirst(4))
    self.caret = below.distance(from: below.startIndex, to: caret) - 4
  }

  static func all(in text: String) -> [Shown] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.indices.compactMap { Shown(lines[$0...]) }
  }
}

/// The places are found again in the files by a reading of their own: lines, and cells that have no
/// quotes around them.
@Suite struct `Carets` {
  @Test(arguments: try FindingCase.all)
  func `point into the row and the cell that are named`(of example: FindingCase) throws {
    let printed = Printed(example.files, scenarios: example.scenarios)
    for shown in Shown.all(in: printed.text) {
      let file = try #require(example.files.first { $0.path == shown.path })
      let lines = String(decoding: file.bytes, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
      let line = String(lines[shown.line - 1])
      let here = line.dropFirst(shown.column - 1)
      let isHidden = shown.excerpt.contains("•")
      // The character above the caret is the one at the column.
      #expect(isHidden || shown.excerpt.dropFirst(shown.caret).first == here.first)
      #expect(isHidden || line.count > 96 || shown.excerpt == line)
      guard let cell = shown.cell, !line.contains("\"") else { continue }
      let before = line.prefix(shown.column - 1)
      let delimiter: Character = lines[0].contains(";") ? ";" : ","
      #expect(cell == Self.name(column: before.count { $0 == delimiter }, row: shown.line))
    }
  }

  @Test func `point at the name within an expression`() throws {
    for code in ["N002", "N007", "N010", "R020", "R031", "R035"] {
      for example in try FindingCase.all where example.code == code {
        let printed = Printed(example.files, scenarios: example.scenarios)
        let shown = try #require(Shown.all(in: printed.text).first)
        let name = try #require(printed.calculation.findings.first?.facts.first)
        #expect(shown.excerpt.dropFirst(shown.caret).hasPrefix(name), "\(example.name)")
      }
    }
  }

  @Test(arguments: [
    ("T020-lege-cel", "schoolbestuur"), ("R004-cel-nodig", "sleutel"),
    ("R005-cel-niet-nodig", "sleutel"), ("R009-stap-zonder-regel", "regel"),
    ("R010-regel-met-eigen-bedrag", "regel"), ("R002-pot-nooit-gevuld", "pot"),
    ("R003-kring-door-begrotingsregel", "gevoed_uit"), ("R003-kring-door-overschot", "overschot"),
    ("R012-school-zonder-telling", "school"), ("R012-leeg-aantal", "leerlingen"),
    ("R019-regel-zonder-bedrag", "2026"), ("R022-afgeschermd-aantal", "leerlingen"),
    ("R024-twee-keer-gevoed", "gevoed_uit"), ("N015-vestiging-niet-geteld", "vestiging"),
    ("U002-pot-komt-tekort", "pot"), ("U005-geld-blijft-over", "overschot"),
    ("B001-rij-bestaat-niet", "parameter"), ("T039-procent-bij-bedrag", "waarde"),
    ("N008-dubbelzinnige-naam", "parameter"), ("U004-negatieve-sleutel", "sleutel"),
    ("N008-parameter-en-begrotingsregel", "regel"), ("N016-onbekende-balanspost", "naar"),
    ("R003-regel-uit-zichzelf", "grondslag"), ("R003-kring-van-maatstaven", "uitdrukking"),
    ("R014-tarief-zonder-telling", "grondslag"), ("R019-sluitpost-voedt-een-pot", "2026"),
    ("R031-tarief-uit-stappen", "grondslag"), ("R032-twee-sluitposten", "2026"),
    ("R033-sluitpost-en-ruimte", "2026"), ("R034-twee-keer-liquide-middelen", "soort"),
    ("R035-rekenen-met-een-verhouding", "uitdrukking"),
    ("R036-post-aan-de-verkeerde-kant", "zijde"), ("R037-bestemming-naar-een-schuld", "naar"),
  ])
  func `point into the column that the finding is about`(_ name: String, column: String) throws {
    let example = try #require(try FindingCase.all.first { $0.name == name })
    let printed = Printed(example.files, scenarios: example.scenarios)
    let shown = try #require(Shown.all(in: printed.text).first)
    let file = try #require(example.files.first { $0.path == shown.path })
    let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
    let header = lines[0].split(separator: ";").map(String.init)
    let place = lines[shown.line - 1].prefix(shown.column - 1).count { $0 == ";" }
    #expect(header[place] == column)
  }

  private static func name(column: Int, row: Int) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return "\(letters[column])\(row)"
  }
}
