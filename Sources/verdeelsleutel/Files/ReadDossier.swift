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

  /// The tables of the dossier and of some of its scenarios, no others.
  func inputs(of scenarios: [String]) -> [InputFile] {
    given.filter { file in
      !file.path.hasPrefix("scenarios/")
        || scenarios.contains { file.path.hasPrefix("scenarios/\($0)/") }
    }
    .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    .map { InputFile(path: $0.path, bytes: $0.bytes) }
  }
}
