import Formats
import Reports

/// A folder of reports as it stands on a disk, with whatever else somebody put there.
struct ReportOnDisk {
  let path: String
  let storage: Storage
  /// The files below the folder with their sizes.
  private(set) var files: [String: Int] = [:]
  /// What is no file: links, pipes, folders too deep.
  private(set) var others: [String] = []
  /// Whether there is more than was looked at.
  private(set) var isCut = false

  private static let mostEntries = 20_000
  private static let deepest = 8

  init(path: String, storage: Storage) throws(StorageError) {
    self.path = path
    self.storage = storage
    try collect(below: "", depth: 0)
  }

  private mutating func collect(below prefix: String, depth: Int) throws(StorageError) {
    for name in try storage.allNames(in: prefix.isEmpty ? path : "\(path)/\(prefix)") {
      guard files.count + others.count < Self.mostEntries else {
        isCut = true
        return
      }
      let relative = prefix.isEmpty ? name : "\(prefix)/\(name)"
      let place = "\(path)/\(relative)"
      switch storage.isLink(place) ? .other : storage.kind(place) {
      case .folder where depth < Self.deepest: try collect(below: relative, depth: depth + 1)
      case .file: files[relative] = try storage.size(place)
      case .nothing: break
      case .folder, .other: others.append(relative)
      }
    }
  }

  func bytes(of file: String) throws(StorageError) -> [UInt8] {
    try storage.read("\(path)/\(file)")
  }

  /// What the file of hashes says: the hash by path, and the lines that say nothing.
  static func hashes(_ bytes: [UInt8]) -> (byPath: [String: String], badLines: [Int]) {
    var hashes: [String: String] = [:]
    var bad: [Int] = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() where !(line.isEmpty && number == lines.count - 1) {
      let text = String(decoding: line, as: UTF8.self)
      let (hash, rest) = (text.prefix(64), text.dropFirst(64))
      let isHash = hash.utf8.count == 64 && hash.utf8.allSatisfy(Self.isHexadecimal)
      if isHash, rest.hasPrefix("  ") || rest.hasPrefix(" *") {
        hashes[String(rest.dropFirst(2))] = hash.lowercased()
      } else {
        bad.append(number + 1)
      }
    }
    return (hashes, bad)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}
