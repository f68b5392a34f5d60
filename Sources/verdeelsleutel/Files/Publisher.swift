import Reports

/// Publishes a folder of reports: one complete folder, or nothing changes.
///
/// The files are written beside the target, synced, and exchanged with it in one step; the previous
/// folder stays for one generation. Where the file system cannot exchange, two renames do it, and the
/// next run puts back what was left between them.
struct Publisher {
  var storage = Storage()

  enum Refusal: Error, Equatable {
    /// A file operation failed; what stood there is whole.
    case storage(StorageError)
    /// The new folder stands there whole; clearing up after it failed.
    case untidy(StorageError)
    case busy(String)
    case notAFolder(String)
    case holdsOtherFiles(String)
  }

  /// Publishes `files` as the folder `target`.
  func publish(_ files: [ReportFile], to target: String) throws(Refusal) {
    var isPublished = false
    do {
      let target = storage.destination(of: target)
      let (parent, name) = Self.split(target)
      guard !["", ".", ".."].contains(name) else { throw Refusal.holdsOtherFiles(target) }
      try makeFolders(above: target)
      switch storage.kind("\(parent)/\(name)") {
      case .nothing: break
      case .folder: try checkIsReplaceable(target)
      case .file, .other: throw Refusal.notAFolder(target)
      }
      guard let lock = try storage.lock("\(parent)/.\(name).slot") else {
        throw Refusal.busy(target)
      }
      defer { storage.unlock(lock) }
      let staging = "\(parent)/.\(name).nieuw"
      let previous = "\(parent)/.\(name).vorige"
      try recover(target, staging, previous)
      do {
        try stage(files, in: staging)
        try storage.sync(staging)
      } catch {
        // Half a report on a full disk helps nobody.
        try? storage.removeTree(staging)
        throw error
      }
      try swap(staging, target, previous, &isPublished)
      try storage.sync(parent)
    } catch let error as StorageError {
      throw isPublished ? .untidy(error) : .storage(error)
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw .busy(target)
    }
  }

  /// A folder is replaced only when it is empty or holds the hashes that every report has: a slip of
  /// the pen after `--out` must not cost anybody a folder.
  private func checkIsReplaceable(_ target: String) throws {
    let names = try storage.names(in: target)
    guard names.isEmpty || names.contains(ReportFolder.seal) else {
      throw Refusal.holdsOtherFiles(target)
    }
  }

  /// After a run that was stopped: puts back a folder that was between two renames, and removes what
  /// was being written.
  private func recover(
    _ target: String, _ staging: String, _ previous: String
  ) throws(StorageError) {
    if storage.kind(target) == .nothing, storage.kind(previous) == .folder {
      try storage.rename(previous, to: target)
    }
    try storage.removeTree(staging)
  }

  private func stage(_ files: [ReportFile], in staging: String) throws(StorageError) {
    try storage.makeFolder(staging)
    var made: Set<String> = []
    for file in files {
      let parts = file.path.split(separator: "/")
      var folder = staging
      for part in parts.dropLast() {
        folder += "/\(part)"
        if made.insert(folder).inserted { try storage.makeFolder(folder) }
      }
      try storage.write(file.bytes, to: "\(staging)/\(file.path)")
    }
  }

  private func swap(
    _ staging: String, _ target: String, _ previous: String, _ isPublished: inout Bool
  ) throws(StorageError) {
    guard storage.kind(target) == .folder else {
      try storage.rename(staging, to: target)
      isPublished = true
      return
    }
    if try storage.exchange(staging, with: target) {
      isPublished = true
      try storage.removeTree(previous)
      try storage.rename(staging, to: previous)
    } else {
      try storage.removeTree(previous)
      try storage.rename(target, to: previous)
      do throws(StorageError) {
        try storage.rename(staging, to: target)
      } catch {
        // What stood there goes back; where even that fails, the next run does it.
        try? storage.rename(previous, to: target)
        throw error
      }
      isPublished = true
    }
  }

  private func makeFolders(above target: String) throws(StorageError) {
    let (parent, _) = Self.split(target)
    var path = parent.hasPrefix("/") ? "" : "."
    for part in parent.split(separator: "/") {
      path += "/\(part)"
      if storage.kind(path) == .nothing { try storage.makeFolder(path) }
    }
  }

  /// A path as the folder above it and its last part.
  static func split(_ path: String) -> (parent: String, name: String) {
    var trimmed = path[...]
    while trimmed.count > 1, trimmed.last == "/" { trimmed.removeLast() }
    guard let slash = trimmed.lastIndex(of: "/") else { return (".", String(trimmed)) }
    let parent = slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    return (parent, String(trimmed[trimmed.index(after: slash)...]))
  }
}
