import Glibc
import Reports
import Tables
import TestSupport
import Testing

@testable import verdeelsleutel

/// What each command that writes puts into a folder, published with something wrong at every moment.
@Suite("Publishing when something goes wrong")
struct FaultTests {
  /// The operations that need room on the disk.
  private static let needRoom: Set<String> = ["mkdir", "create", "write", "sync", "lock"]

  /// Two versions of what a command writes; `new` writes only once.
  private static func versions(_ command: String) throws -> [[ReportFile]] {
    if command == "new" {
      return [NewDossier.files.map { ReportFile(path: $0.path, bytes: $0.bytes) }]
    }
    let folder = try TemporaryFolder()
    try folder.write(try FindingCase.base.map { ($0.path, $0.bytes) }, below: "dossier")
    let dossier = try ReadDossier(DossierFolder(path: "\(folder.path)/dossier"))
    return try [["--scenario=lager-basisbedrag"], ["--scenario=lager-basisbedrag", "--year=2026"]]
      .map { options in
        guard case .run(let invocation) = Invocation.read([command, "dossier"] + options) else {
          Issue.record("\(command) was refused")
          return []
        }
        return try #require(invocation.rendering(of: dossier)?.report).files
      }
  }

  /// Which version stands whole at a path: nothing when there is none, −1 when it is not whole.
  private static func version(at path: String, of versions: [[ReportFile]]) throws -> Int? {
    guard Storage().kind(path) == .folder else { return nil }
    var found: [String: [UInt8]] = [:]
    for (name, entry) in try TemporaryFolder.snapshot(path) {
      if let bytes = entry.bytes { found[String(name.dropFirst())] = bytes }
    }
    return versions.firstIndex { version in
      found == Dictionary(uniqueKeysWithValues: version.map { ($0.path, $0.bytes) })
    } ?? -1
  }

  private final class Count {
    var seen = 0
    /// Whether the operation that is about to come fails.
    var fails: (Int, String) -> Bool = { _, _ in false }
  }

  private static func storage(
    canExchange: Bool, _ fault: StorageError, _ count: Count
  ) -> Storage {
    var storage = Storage()
    storage.canExchange = canExchange
    storage.interrupt = { operation throws(StorageError) in
      defer { count.seen += 1 }
      if count.fails(count.seen, operation) { throw fault }
    }
    return storage
  }

  private static func refusal(
    _ storage: Storage, _ files: [ReportFile], _ target: String
  ) -> Publisher.Refusal? {
    do throws(Publisher.Refusal) {
      try Publisher(storage: storage).publish(files, to: target)
      return nil
    } catch {
      return error
    }
  }

  /// What goes wrong: the program stops there, one operation fails, or the disk is full from there.
  enum Fault {
    case stops, failsOnce, diskIsFull
  }

  @Test(
    arguments: [
      ("run", Fault.stops), ("run", .failsOnce), ("run", .diskIsFull), ("compare", .stops),
      ("compare", .failsOnce), ("compare", .diskIsFull), ("new", .stops), ("new", .failsOnce),
    ])
  func `leaves one of the two whole versions at every operation`(
    _ command: String, _ fault: Fault
  ) throws {
    let versions = try Self.versions(command)
    let folder = try TemporaryFolder(inMemory: true)
    // What is written for the first time has nothing to be exchanged with.
    for canExchange in versions.count > 1 ? [true, false] : [true] {
      var moment = 0
      while true {
        let target = "\(folder.path)/\(canExchange)\(moment)/map"
        let aside = "\(folder.path)/\(canExchange)\(moment)/.map.vorige"
        if versions.count > 1 {
          #expect(Self.refusal(Storage(), versions[1], target) == nil)
        }
        let count = Count()
        count.fails = { place, operation in
          switch fault {
          case .stops: place >= moment
          case .failsOnce: place == moment
          case .diskIsFull: place >= moment && Self.needRoom.contains(operation)
          }
        }
        let error: StorageError = fault == .stops ? .stopped : .writing(target, ENOSPC)
        let refusal = Self.refusal(
          Self.storage(canExchange: canExchange, error, count), versions[0], target)
        let now = try Self.version(at: target, of: versions)
        let old = versions.count > 1 ? 1 : nil
        switch refusal {
        case nil: #expect(now == 0)
        case .storage(error):
          // Only a program that dies between two renames leaves the old version aside.
          let isAside =
            try !canExchange && fault == .stops && now == nil
            && Self.version(at: aside, of: versions) == old
          #expect(now == old || isAside, "\(command) \(moment)")
        case .untidy(error): #expect(now == 0, "\(command) \(moment)")
        default: Issue.record("\(command) \(moment): \(String(describing: refusal))")
        }
        if refusal != nil, fault != .stops {
          // Nothing half stays on a full disk.
          let names = TemporaryFolder.allNames(in: "\(folder.path)/\(canExchange)\(moment)")
          let isWhole = try Self.version(
            at: "\(folder.path)/\(canExchange)\(moment)/.map.nieuw", of: versions)
          #expect(!names.contains(".map.nieuw") || isWhole == 1 || isWhole == 0, "\(moment)")
        }
        // The next run succeeds and clears up; `new` makes nothing twice.
        if now != 0 || versions.count > 1 {
          #expect(Self.refusal(Storage(), versions[0], target) == nil)
        }
        #expect(try Self.version(at: target, of: versions) == 0)
        let left = TemporaryFolder.allNames(in: "\(folder.path)/\(canExchange)\(moment)")
        #expect(Set(left).isSubset(of: [".map.slot", ".map.vorige", "map"]))
        if refusal == nil, count.seen <= moment { break }
        moment += 1
      }
      #expect(moment > versions[0].count)
    }
  }

  @Test(arguments: ["run", "compare"])
  func `tells in plain words what is wrong, and leaves the old folder as it is`(
    _ command: String
  ) throws {
    let folder = try TemporaryFolder()
    try folder.write(try FindingCase.base.map { ($0.path, $0.bytes) }, below: "dossier")
    let words = [command, "dossier", "--scenario", "lager-basisbedrag", "--out", "rapport"]
    #expect(try CommandRun(words, in: folder.path).code == 0)
    // A file stands where the reports of a run are made.
    let place = "\(folder.path)/rapport"
    let before = try TemporaryFolder.snapshot(place)
    try folder.write([1], to: ".rapport.nieuw")
    #expect(try CommandRun(words, in: folder.path).code == 0)
    #expect(try TemporaryFolder.snapshot(place).mapValues(\.bytes) == before.mapValues(\.bytes))
    // A folder stands where the lock should be.
    unlink("\(folder.path)/.rapport.slot")
    mkdir("\(folder.path)/.rapport.slot", 0o777)
    let blocked = try CommandRun(words, in: folder.path)
    #expect(blocked.code == 73 && blocked.output == "")
    #expect(
      blocked.complaints == "./.rapport.slot is niet te schrijven: er staat een map op die plek.\n"
        + "De vorige rapporten zijn ongemoeid.\n")
    rmdir("\(folder.path)/.rapport.slot")
    #expect(try CommandRun(words, in: folder.path).code == 0)
  }
}
