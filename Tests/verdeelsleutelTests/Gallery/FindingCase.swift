import Dossiers
import Glibc
import Tables
import TestSupport
import Testing

@testable import verdeelsleutel

/// A dossier with one thing wrong: a folder of `Findings` with the files that differ from `basis`.
///
/// The names are fixed: `verwijderd` lists files of `basis` to leave out, `scenario` names the
/// scenario to lay over, `verwacht.txt` is what the command prints.
struct FindingCase: CustomTestStringConvertible {
  let name: String
  let files: [DossierFile]
  let scenarios: [String]
  /// What must be printed; nothing when it was never recorded.
  let expected: String?

  var testDescription: String { name }

  /// The code that the case is about: the name begins with it.
  var code: String { String(name.prefix { $0 != "-" }) }

  static let folder = RepositoryFiles.root + "/Tests/verdeelsleutelTests/Findings"

  /// Every case, in the order of the names.
  static var all: [FindingCase] {
    get throws {
      let base = try files(in: "\(folder)/basis")
      return try RepositoryFiles.names(in: folder).filter { $0 != "basis" }
        .map { try FindingCase($0, base) }
    }
  }

  /// The sound dossier that the cases differ from.
  static var base: [DossierFile] {
    get throws {
      try files(in: "\(folder)/basis").map { DossierFile(path: $0.key, bytes: $0.value) }
    }
  }

  private init(_ name: String, _ base: [String: [UInt8]]) throws {
    self.name = name
    var own = try Self.files(in: "\(Self.folder)/\(name)")
    func text(_ path: String) -> String? {
      own.removeValue(forKey: path).map { String(decoding: $0, as: UTF8.self) }
    }
    expected = text("verwacht.txt")
    scenarios = (text("scenario") ?? "").split(separator: "\n").map(String.init)
    var all = base
    for path in (text("verwijderd") ?? "").split(separator: "\n") {
      #expect(all.removeValue(forKey: String(path)) != nil, "\(name): basis has no \(path)")
    }
    files = all.merging(own) { $1 }.map { DossierFile(path: $0.key, bytes: $0.value) }
  }

  private static func files(in folder: String, below prefix: String = "") throws -> [String:
    [UInt8]]
  {
    var found: [String: [UInt8]] = [:]
    for name in try RepositoryFiles.names(in: folder) {
      let path = "\(folder)/\(name)"
      if RepositoryFiles.isFolder(path) {
        found.merge(try files(in: path, below: "\(prefix)\(name)/")) { $1 }
      } else {
        found[prefix + name] = try RepositoryFiles.bytes(of: path)
      }
    }
    return found
  }

  /// Records what is printed; a test that records fails.
  func record(_ text: String) {
    let path = "\(Self.folder)/\(name)/verwacht.txt"
    guard let file = fopen(path, "wb") else { return }
    defer { fclose(file) }
    fputs(text, file)
  }
}

/// A dossier that was read, compiled and run, and what the command prints about it.
struct Printed {
  let calculation: Calculation
  let text: String

  init(_ files: [DossierFile], scenarios: [String] = []) {
    calculation = Calculation(DossierFiles(files), scenarios: scenarios)
    text = FindingPrinter(folder: "dossier", files: calculation.reading.files)
      .text(calculation.findings)
  }

  var codes: [String] { calculation.findings.map(\.code.rawValue) }

  var errors: [String] {
    calculation.findings.map(\.code).filter { $0.severity == .error }.map(\.rawValue)
  }
}
