import Formats
import Numbers
import Testing

@testable import Reports

@Suite("The description of the tables")
struct DataPackageTests {
  private static let manifest = Manifest(
    program: "p", command: "run", dossier: "Mijn Dossier", options: [],
    facts: [.init("periode", "2026"), .init("scenario", "é+b")], inputs: [])

  /// Every table of a run over the period, and of one for the bureau.
  private static func tables() throws -> [ReportFile] {
    let runs = [
      try ReportRun().report().files(), try TransferRun().report(for: .internal).files(),
      try TransferRun().report(for: .open).files(),
    ]
    return runs.joined().filter { $0.columns != nil } + [manifest.file]
  }

  @Test func `says of every column what stands in it, and every cell is that`() throws {
    let tables = try Self.tables()
    #expect(Set(tables.map(\.path)).count >= 13)
    for file in tables {
      #expect(ColumnWording.title(of: file.path) != nil, "\(file.path)")
      guard case .success(let table) = CSVDocument.read(file.bytes) else {
        Issue.record("\(file.path) is no table")
        continue
      }
      for (place, column) in (file.columns ?? []).enumerated() {
        guard let note = ColumnWording.note(on: column.name, in: file.path) else {
          Issue.record("\(file.path): nobody says what stands in \(column.name)")
          continue
        }
        for record in 1..<table.recordCount {
          let text = table.text(record: record, column: place)
          let isRight = ["", "< 5", "•"].contains(text) || Self.holds(text, note.kind)
          #expect(isRight, "\(file.path) \(column.name): \(text)")
        }
      }
    }
  }

  private static func holds(_ text: String, _ kind: ColumnNote.Kind) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let isWhole = !digits.isEmpty && digits.allSatisfy { ("0"..."9").contains($0) }
    switch kind {
    case .text: return true
    case .whole: return isWhole
    case .year: return isWhole && text.count == 4
    case .number:
      let bare = digits.hasSuffix("%") ? digits.dropLast() : digits
      let parts = bare.split(separator: ",", omittingEmptySubsequences: false)
      return parts.count <= 2
        && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { ("0"..."9").contains($0) } }
    case .day:
      guard text.count == 10, case .value = NumberText.day(text) else { return false }
      return true
    }
  }

  @Test func `names files and dialect, and only tables`() {
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("bedrag", "Bedrag", numeric: true), .init("nieuw", "Nieuw"),
    ])
    table.row([.text("2026"), .cents(5), .empty])
    let files: [ReportFile] = [.init("a.md", page: "x"), .init("map/verdeling.csv", table)]
    let text = String(
      decoding: DataPackage.file(files, Self.manifest).bytes, as: UTF8.self)
    #expect(
      text == """
        {
          "profile": "tabular-data-package",
          "name": "mijn-dossier-run-2026-b",
          "title": "Mijn Dossier · run · 2026 · é+b",
          "resources": [
            {
              "profile": "tabular-data-resource",
              "name": "map-verdeling",
              "path": "map/verdeling.csv",
              "title": "Wat elke school per stap krijgt, met de sleutel",
              "format": "csv",
              "mediatype": "text/csv",
              "encoding": "utf-8-sig",
              "dialect": {
                "delimiter": ";",
                "quoteChar": "\\"",
                "doubleQuote": true,
                "lineTerminator": "\\n",
                "skipInitialSpace": false,
                "header": true
              },
              "schema": {
                "fields": [
                  {
                    "name": "jaar",
                    "title": "Jaar",
                    "type": "year",
                    "description": "Het begrotingsjaar."
                  },
                  {
                    "name": "bedrag",
                    "title": "Bedrag",
                    "type": "number",
                    "description": "Het bedrag.",
                    "decimalChar": ",",
                    "bareNumber": false,
                    "unit": "€"
                  },
                  {
                    "name": "nieuw",
                    "title": "Nieuw",
                    "type": "string",
                    "description": "Nieuw"
                  }
                ],
                "missingValues": [
                  "",
                  "< 5",
                  "•"
                ]
              }
            }
          ]
        }

        """)
  }
}
