import Formats
import Reports
import Tables

/// A dossier as it was read: everything that one invocation makes rests on the same bytes.
struct ReadDossier {
  let folder: DossierFolder
  private let given: [DossierFile]
  let files: DossierFiles

  init(_ folder: DossierFolder) throws(StorageError) {
    self.folder = folder
    given = try folder.files()
    files = DossierFiles(given)
  }

  /// The tables of the dossier and of some of its scenarios, no others; in a report that is not for
  /// the bureau without the hashes from which a small group could be guessed.
  func inputs(of scenarios: [String], isInternal: Bool) -> [InputFile] {
    given.filter { file in
      !file.path.hasPrefix("scenarios/")
        || scenarios.contains { file.path.hasPrefix("scenarios/\($0)/") }
    }
    .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    .map { file in
      !isInternal && Self.isGuessable(file)
        ? InputFile(withheld: file.path) : InputFile(path: file.path, bytes: file.bytes)
    }
  }

  /// Whether a table holds small groups that nobody else publishes: transfers, a telling of another day
  /// than 1 October, or one with a number from 1 to 4.
  private static func isGuessable(_ file: DossierFile) -> Bool {
    var parts = file.path.split(separator: "/").map(String.init)
    if parts.first == "scenarios" { parts.removeFirst(min(2, parts.count)) }
    switch parts.first {
    case "overstappen", "overstappen.csv", "vangnet.csv": return true
    case "tellingen" where parts.count > 2:
      return !parts[1].hasSuffix("-10-01") || hasSmallNumber(file.bytes)
    default: return false
    }
  }

  private static func hasSmallNumber(_ bytes: [UInt8]) -> Bool {
    guard case .success(let document) = CSVDocument.read(bytes) else { return true }
    for record in 1..<max(1, document.recordCount) {
      for column in 0..<document.columnCount {
        if case .value(let pupils) = document.integer(record: record, column: column),
          (1...4).contains(pupils)
        {
          return true
        }
      }
    }
    return false
  }
}
