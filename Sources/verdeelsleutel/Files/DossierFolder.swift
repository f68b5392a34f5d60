import Formats
import Tables

/// A dossier on disk.
struct DossierFolder {
  let path: String
  var storage = Storage()
  private let givenName: String?

  /// The dossier at a path; slashes at its end say nothing.
  ///
  /// A report that is made again may know a dossier by another name than its folder has now.
  init(path: String, name: String? = nil, storage: Storage = Storage()) {
    givenName = name
    let (parent, name) = Publisher.split(path)
    self.path = path.hasSuffix("/") ? (parent == "." ? name : "\(parent)/\(name)") : path
    self.storage = storage
  }

  /// The name of the dossier: that of its folder.
  var name: String {
    if let givenName { return givenName }
    let name = Publisher.split(path).name
    return [".", ".."].contains(name) ? Publisher.split(storage.realPath(of: path)).name : name
  }

  /// Every CSV file below the folder.
  func files() throws(StorageError) -> [DossierFile] {
    var files: [DossierFile] = []
    try collect(below: "", depth: 0, into: &files)
    return files
  }

  private func collect(
    below prefix: String, depth: Int, into files: inout [DossierFile]
  ) throws(StorageError) {
    for name in try storage.names(in: prefix.isEmpty ? path : "\(path)/\(prefix)") {
      let relative = prefix.isEmpty ? name : "\(prefix)/\(name)"
      switch storage.kind("\(path)/\(relative)") {
      // Deeper than scenarios/<naam>/tellingen/<datum> there is nothing to read.
      case .folder where depth < 5:
        try collect(below: relative, depth: depth + 1, into: &files)
      case .file where name.hasSuffix(".csv"):
        files.append(
          DossierFile(path: relative, bytes: try storage.read("\(path)/\(relative)")))
      case .nothing, .folder, .file, .other:
        break
      }
    }
  }
}
