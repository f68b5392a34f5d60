import Glibc

/// The files that stand in the repository itself, for tests of the dossiers under `budgets/` and of
/// cases that are folders.
public enum RepositoryFiles {
  /// A file or a folder that could not be read.
  public struct Unreadable: Error {
    /// The path.
    public let path: String
    /// The error number of the system.
    public let code: Int32
  }

  /// Every CSV file of a dossier under `budgets/`, by its path below the dossier, in order.
  public static func dossier(_ name: String) throws(Unreadable) -> [(path: String, bytes: [UInt8])]
  {
    try tables(in: "\(root)/budgets/\(name)")
  }

  /// Every CSV file below a folder, by its path below it, in order.
  public static func tables(
    in folder: String
  ) throws(Unreadable) -> [(path: String, bytes: [UInt8])] {
    var files: [(path: String, bytes: [UInt8])] = []
    try collect(in: folder, below: "", into: &files)
    return files
  }

  /// The folder of `Package.swift`: this file is `Tests/TestSupport/RepositoryFiles.swift` below it.
  public static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    .dropLast(3).joined(separator: "/")

  private static func collect(
    in folder: String, below prefix: String, into files: inout [(path: String, bytes: [UInt8])]
  ) throws(Unreadable) {
    for name in try names(in: folder + prefix) {
      let path = "\(prefix)/\(name)"
      if name.hasSuffix(".csv") {
        files.append((String(path.dropFirst()), try bytes(of: folder + path)))
      } else if isFolder(folder + path) {
        try collect(in: folder, below: path, into: &files)
      }
    }
  }

  /// The names in a folder in the order of their bytes, without those that begin with a dot.
  public static func names(in path: String) throws(Unreadable) -> [String] {
    guard let folder = opendir(path) else { throw Unreadable(path: path, code: errno) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether a folder stands at the path.
  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The bytes of a file.
  public static func bytes(of path: String) throws(Unreadable) -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw Unreadable(path: path, code: errno) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&block, 1, block.count, file)
      if count == 0 { break }
      bytes += block.prefix(count)
    }
    guard ferror(file) == 0 else { throw Unreadable(path: path, code: errno) }
    return bytes
  }
}
