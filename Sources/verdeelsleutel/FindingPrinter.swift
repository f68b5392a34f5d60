import Dossiers
import Reports
import Tables

/// Prints findings to standard error: where, what is wrong, the row with a caret, and what to do.
struct FindingPrinter {
  /// What stands before every path: the folder of the dossier as the user typed it.
  let folder: String
  let files: SourceFiles

  private static let most = 20
  /// Where the files cut a line.
  private static let longestExcerpt = 200

  /// The findings as text; most serious first, at most twenty of a kind in a file.
  ///
  /// A name that is not known is told once in a file: there is one thing to mend.
  func text(_ findings: [Finding]) -> String {
    let placed = findings.map { (finding: $0, place: files.place(of: $0)) }
      .sorted { Self.key($0) < Self.key($1) }
    var uses: [Unknown: Int] = [:]
    for (finding, place) in placed {
      if let name = Unknown(finding, place) { uses[name, default: 0] += 1 }
    }
    var shown: [String: Int] = [:]
    var unshown: [String: Int] = [:]
    var text = ""
    for (finding, place) in placed {
      let name = Unknown(finding, place)
      guard let count = name.map({ uses.removeValue(forKey: $0) }) ?? 1 else { continue }
      let kind = "\(finding.code.rawValue) \(place?.path ?? "")"
      guard shown[kind, default: 0] < Self.most else {
        unshown[kind, default: 0] += count
        continue
      }
      shown[kind, default: 0] += 1
      text += describe(finding, place)
      if count > 1 { text += "  … en nog \(count - 1) keer in deze tabel\n" }
    }
    for (kind, count) in unshown.sorted(by: { $0.key < $1.key }) {
      let parts = kind.split(separator: " ", maxSplits: 1)
      let path = parts.count > 1 ? " in \(parts[1])" : ""
      text += "… en nog \(count) keer [\(parts[0])]\(path).\n"
    }
    for (path, count) in files.unlistedFaults {
      text += "… en nog \(count) \(count == 1 ? "fout" : "fouten") in de vorm van \(path).\n"
    }
    return text
  }

  /// A name without a meaning, in one file.
  private struct Unknown: Hashable {
    let code: FindingCode
    let name: String
    let path: String

    init?(_ finding: Finding, _ place: Place?) {
      guard finding.code.isUnknownName, let name = finding.facts.first else { return nil }
      code = finding.code
      self.name = name
      path = place?.path ?? ""
    }
  }

  private typealias Key = (Int, String, Int, Int, String)

  private static func key(_ placed: (finding: Finding, place: Place?)) -> Key {
    (
      placed.finding.code.severity.rawValue, placed.place?.path ?? "", placed.place?.line ?? 0,
      placed.place?.column ?? 0, placed.finding.code.rawValue
    )
  }

  private func describe(_ finding: Finding, _ place: Place?) -> String {
    var text = folder
    if let place {
      // DUO's files stand where the user says, not in the dossier.
      text += folder.isEmpty ? place.path : "/\(place.path)"
      if let line = place.line { text += ":\(line):\(place.column ?? 1)" }
      if let cell = place.cell { text += " (\(cell))" }
    }
    let finding = Self.guarded(finding)
    let severity = FindingWording.name(of: finding.code.severity)
    text += ": \(severity)[\(finding.code.rawValue)]: \(FindingWording.sentence(of: finding))\n"
    if let excerpt = place?.excerpt, let column = place?.column {
      text += Self.excerpt(Self.guarded(excerpt), column)
    }
    let remedy = FindingWording.remedy(of: finding)
    if !remedy.isEmpty { text += "  → \(remedy)\n" }
    return text
  }

  // Whatever a finding is about, a pupil's number may stand in the same row: none is ever printed.

  private static func guarded(_ finding: Finding) -> Finding {
    Finding(
      finding.code, at: finding.place, finding.facts.map(PersonalNumber.hidden),
      offset: finding.offset, column: finding.column)
  }

  private static func guarded(_ line: String) -> String {
    var shown = Array(PersonalNumber.hidden(in: line).unicodeScalars)
    // A line that was cut may end in the first digits of such a number.
    var end = shown.count
    while line.unicodeScalars.count >= longestExcerpt, end > 0,
      ("0"..."9").contains(shown[end - 1]) || ". -\u{A0}".unicodeScalars.contains(shown[end - 1])
    {
      end -= 1
      if ("0"..."9").contains(shown[end]) { shown[end] = "•" }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: shown)
    return String(text)
  }

  /// The row with a caret below the column; of a long row only what stands around it.
  private static func excerpt(_ line: String, _ column: Int) -> String {
    let width = 96
    var characters = line.unicodeScalars.map { $0 == "\t" ? " " : $0 }
    var caret = max(column - 1, 0)
    guard caret <= characters.count else { return "  | \(line)\n" }
    if characters.count > width {
      let start = max(0, min(caret - width / 2, characters.count - width))
      characters = Array(characters[start..<min(start + width, characters.count)])
      caret -= start
      if start > 0 { characters[0] = "…" }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: characters)
    return "  | \(String(text))\n  | \(String(repeating: " ", count: caret))^\n"
  }
}
