import Glibc
import Reports

/// Puts files into a dossier: each appears whole, and all are on the disk before the first appears.
struct DossierWriter {
  /// The folder of the dossier.
  let folder: String
  var storage = Storage()

  enum Refusal: Error, Equatable {
    case storage(StorageError)
    case busy(String)
    /// The file is there and may not be replaced.
    case exists(String)
  }

  /// Writes files below `tellingen`; replaces those that exist only when it may.
  func write(_ files: [ReportFile], mayReplace: Bool) throws(Refusal) {
    let top = "\(folder)/tellingen"
    let slot = "\(top)/.slot"
    let isNew = storage.kind(top) == .nothing
    var held: Int32?
    do throws(StorageError) {
      if isNew { try storage.makeFolder(top) }
      held = try storage.lock(slot)
    } catch {
      if isNew { removeEmpty(top) }
      throw .storage(error)
    }
    guard let held else { throw .busy(top) }
    defer {
      try? storage.removeTree(slot)
      storage.unlock(held)
      if isNew { removeEmpty(top) }
    }
    for file in files {
      let path = "\(folder)/\(file.path)"
      switch storage.kind(path) {
      case .nothing: continue
      case .file where mayReplace: continue
      case .file: throw .exists(path)
      case .folder, .other: throw .storage(.writing(path, EISDIR))
      }
    }
    try replace(files)
  }

  private func replace(_ files: [ReportFile]) throws(Refusal) {
    var made: [String] = []
    do throws(StorageError) {
      for file in files {
        let path = "\(folder)/\(file.path)"
        let parent = Publisher.split(path).parent
        if storage.kind(parent) == .nothing {
          try storage.makeFolder(parent)
          made.append(parent)
        }
        // What a run left that was stopped.
        try storage.removeTree(Self.staging(of: path))
        try storage.write(file.bytes, to: Self.staging(of: path))
      }
      let parents = Set(files.map { Publisher.split("\(folder)/\($0.path)").parent }).sorted()
      for parent in parents { try storage.sync(parent) }
      for file in files {
        let path = "\(folder)/\(file.path)"
        try storage.rename(Self.staging(of: path), to: storage.destination(of: path))
      }
      for parent in parents { try storage.sync(parent) }
    } catch {
      for file in files { try? storage.removeTree(Self.staging(of: "\(folder)/\(file.path)")) }
      for path in made { removeEmpty(path) }
      throw .storage(error)
    }
  }

  /// Takes back a folder that was made for files that did not come.
  private func removeEmpty(_ path: String) {
    guard let names = try? storage.names(in: path), names.isEmpty else { return }
    try? storage.removeTree(path)
  }

  /// Where a file is written before it appears; a name with a dot is no table of a dossier.
  private static func staging(of path: String) -> String {
    let (parent, name) = Publisher.split(path)
    return "\(parent)/.\(name).nieuw"
  }
}
