import Glibc

/// A folder for one test, under the system's folder for temporary files; removed when it is let go.
public final class TemporaryFolder: Sendable {
  /// The path of the folder.
  public let path: String

  /// Why a test could not prepare its files.
  public struct Fault: Error {
    /// The path.
    public let path: String
    /// The error number of the system.
    public let code: Int32
  }

  /// Makes an empty folder; in memory, where the system has a file system for that, when a test
  /// syncs very often.
  public init(inMemory: Bool = false) throws(Fault) {
    let memory = "/dev/shm"
    let place =
      inMemory && access(memory, W_OK) == 0
      ? memory : getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(place)/verdeelsleutel.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Fault(path: place, code: errno) }
    path = template.withUnsafeBufferPointer { buffer in
      String(decoding: buffer.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  deinit { Self.removeTree(path) }

  /// Writes a file, with the folders above it; returns its path.
  @discardableResult
  public func write(_ bytes: [UInt8], to name: String) throws(Fault) -> String {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/\(part)"
      if mkdir(folder, 0o777) != 0, errno != EEXIST { throw Fault(path: folder, code: errno) }
    }
    let full = "\(path)/\(name)"
    guard let file = fopen(full, "wb") else { throw Fault(path: full, code: errno) }
    defer { fclose(file) }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
      throw Fault(path: full, code: errno)
    }
    return full
  }

  /// What stands below a folder: for each path its bytes and when it was last changed.
  public static func snapshot(_ folder: String) throws -> [String: Entry] {
    var entries: [String: Entry] = [:]
    try collect(folder, "", into: &entries)
    return entries
  }

  /// A file or a folder as it stood at a moment.
  public struct Entry: Equatable, Sendable {
    /// The content; nothing for a folder.
    public let bytes: [UInt8]?
    /// The last change, in seconds and billionths.
    public let changed: [Int]
    /// The number of the file in the file system: another one is another file.
    public let number: UInt64
  }

  private static func collect(
    _ folder: String, _ prefix: String, into entries: inout [String: Entry]
  ) throws {
    var status = stat()
    guard lstat(folder, &status) == 0 else { throw Fault(path: folder, code: errno) }
    let changed = [Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec)]
    guard status.st_mode & S_IFMT == S_IFDIR else {
      entries[prefix] = Entry(
        bytes: try RepositoryFiles.bytes(of: folder), changed: changed,
        number: UInt64(status.st_ino))
      return
    }
    entries[prefix] = Entry(bytes: nil, changed: changed, number: UInt64(status.st_ino))
    for name in allNames(in: folder) {
      try collect("\(folder)/\(name)", "\(prefix)/\(name)", into: &entries)
    }
  }

  /// The names in a folder, those that begin with a dot too.
  public static func allNames(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func removeTree(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      for name in allNames(in: path) { removeTree("\(path)/\(name)") }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}
