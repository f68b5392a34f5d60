import Glibc
import Tables

/// Files of the machine on which is measured.
enum BenchmarkFiles {
  /// Every CSV file of a dossier, by its path below the folder; nothing when there is no such folder.
  static func tables(in folder: String, below prefix: String = "") -> [DossierFile] {
    guard let directory = opendir(folder + "/" + prefix) else { return [] }
    var names: [(name: String, isFolder: Bool)] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append((name, entry.pointee.d_type == DT_DIR)) }
    }
    closedir(directory)
    return names.sorted { $0.name < $1.name }.flatMap { name, isFolder in
      if isFolder { return tables(in: folder, below: prefix + name + "/") }
      guard name.hasSuffix(".csv") else { return [] }
      return [DossierFile(path: prefix + name, bytes: bytes(of: "\(folder)/\(prefix)\(name)"))]
    }
  }

  /// The most memory that this process has had in use, in KB, as Linux says.
  static var peakMemory: String {
    let status = String(decoding: bytes(of: "/proc/self/status"), as: UTF8.self)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") }
    return line.map { String($0.filter { $0.isNumber }) } ?? "unknown"
  }

  private static func bytes(of path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&block, 1, block.count, file)
      if count == 0 { return bytes }
      bytes += block.prefix(count)
    }
  }
}
