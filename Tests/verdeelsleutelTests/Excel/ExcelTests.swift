import Formats
import Numbers
import TestSupport
import Testing

@testable import verdeelsleutel

@Suite struct `Tables that Excel saved` {
  /// A cell as Dutch Excel writes it back: days and numbers in its own form.
  private static func saved(_ cell: String) -> String {
    let parts = cell.split(separator: "-").compactMap { Int($0) }
    if cell.utf8.count == 10, parts.count == 3, parts[0] > 999 {
      return "\(parts[2])-\(parts[1])-\(parts[0])"
    }
    // A formula becomes what it comes to.
    if cell.first == "=", Int(cell.dropFirst()) != nil { return String(cell.dropFirst()) }
    // Grouped numbers and zeros at the end are only a way of showing.
    guard cell.allSatisfy({ $0.isNumber || "-.,".contains($0) }), cell.contains(where: \.isNumber),
      case .value(let number) = NumberText.decimal(cell, style: .dutch)
    else { return cell }
    return DutchText.plainNumber(number.value.reduced)
  }

  /// A table in windows-1252 with CRLF, an empty column at the end and empty rows in between.
  private static func saved(_ bytes: [UInt8]) throws -> [UInt8] {
    let document = try CSVDocument.read(bytes).get()
    var text = ""
    for record in 0..<document.recordCount {
      for column in 0..<document.columnCount {
        let cell = saved(document.text(record: record, column: column))
        let isQuoted = cell.contains { ";\"\n".contains($0) }
        text += isQuoted ? "\"\(cell.replacing("\"", with: "\"\""))\";" : "\(cell);"
      }
      text += "\r\n"
      if record % 3 == 2 {
        text += String(repeating: ";", count: document.columnCount) + "\r\n"
      }
    }
    // What windows-1252 does not have becomes a question mark; the euro sign it has.
    return text.unicodeScalars.map { scalar in
      scalar == "€"
        ? 0x80
        : scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value)
          ? UInt8(scalar.value) : scalar == "–" ? 0x96 : scalar == "…" ? 0x85 : 0x3F
    }
  }

  @Test func `give the same reports`() throws {
    let folder = try TemporaryFolder()
    for (path, bytes) in try RepositoryFiles.dossier("voorbeeld") {
      try folder.write(bytes, to: "eerst/voorbeeld/\(path)")
      try folder.write(try Self.saved(bytes), to: "daarna/voorbeeld/\(path)")
    }
    for place in ["eerst", "daarna"] {
      let run = try CommandRun(
        "run", "\(place)/voorbeeld", "--out", "\(place)/rapport", in: folder.path)
      #expect(run.code == 0, "\(run.complaints)")
    }
    let first = try TemporaryFolder.snapshot("\(folder.path)/eerst/rapport")
    let then = try TemporaryFolder.snapshot("\(folder.path)/daarna/rapport")
    #expect(first.keys == then.keys)
    // These name rows of tables, or the tables themselves.
    let own = ["besluitenlijst", "bronnen-en-aannames", "invoer.csv", "SHA256SUMS"]
    for (path, entry) in first where !own.contains(where: path.contains) {
      #expect(entry.bytes == then[path]?.bytes, "\(path)")
    }
  }

  /// Texts that a spreadsheet, Markdown or SVG would take for something else.
  private static let hostile = "=cmd()|<script>alert(1)</script> \"en\" \u{202E}om 'x'\nregel @"

  @Test func `hold hostile names harmlessly, through to every report`() throws {
    let folder = try TemporaryFolder()
    for (path, bytes) in try RepositoryFiles.dossier("voorbeeld") {
      var text = String(decoding: bytes, as: UTF8.self)
      if path == "scholen.csv" || path == "vestigingen.csv" || path == "begroting.csv" {
        let quoted = "\"\(Self.hostile.replacing("\"", with: "\"\""))\""
        for name in ["Voorbeeldcollege Beuk", "Eik", "Lasten"] {
          text = text.replacing(";\(name);", with: ";\(quoted);")
        }
      }
      try folder.write(Array(text.utf8), to: "voorbeeld/\(path)")
    }
    let run = try CommandRun("run", "voorbeeld", "--out", "rapport", in: folder.path)
    #expect(run.code == 0, "\(run.complaints)")
    var seen = 0
    for (path, entry) in try TemporaryFolder.snapshot("\(folder.path)/rapport") {
      guard let bytes = entry.bytes else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      if path.hasSuffix(".md") || path.hasSuffix(".svg") {
        #expect(!text.contains("<script>") && !text.contains("\u{202E}"), "\(path)")
      }
      if path.hasSuffix(".csv") {
        let document = try CSVDocument.read(bytes).get()
        for record in 0..<document.recordCount {
          for column in 0..<document.columnCount {
            let cell = document.text(record: record, column: column)
            if cell.contains("cmd()") { seen += 1 }
            #expect(!["=", "@"].contains(cell.unicodeScalars.first), "\(path): \(cell)")
          }
        }
      }
    }
    #expect(seen > 0)
  }
}
