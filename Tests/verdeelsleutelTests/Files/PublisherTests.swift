import Glibc
import Reports
import TestSupport
import Testing

@testable import verdeelsleutel

@Suite struct `Publishing` {
  /// Three versions of a report: they differ in bytes, in names and in folders.
  private static let versions: [[ReportFile]] = [
    report(["samenvatting.md": "een", "SHA256SUMS": "1", "pagina/oud.md": "oud"]),
    report(["samenvatting.md": "twee", "SHA256SUMS": "2", "pagina/nieuw.md": "nieuw"]),
    report(["samenvatting.md": "drie", "SHA256SUMS": "3", "diep/in/map.md": "diep"]),
  ]

  private static func report(_ texts: [String: String]) -> [ReportFile] {
    texts.sorted { $0.key < $1.key }.map { ReportFile(path: $0.key, bytes: Array($0.value.utf8)) }
  }

  /// The version that stands whole at a path: its number, nothing when there is none.
  private func version(at path: String) throws -> Int? {
    guard Storage().kind(path) == .folder else { return nil }
    var found: [String: [UInt8]] = [:]
    for (name, entry) in try TemporaryFolder.snapshot(path) {
      if let bytes = entry.bytes { found[String(name.dropFirst())] = bytes }
    }
    return Self.versions.firstIndex { version in
      found == Dictionary(uniqueKeysWithValues: version.map { ($0.path, $0.bytes) })
    } ?? -1
  }

  private final class Steps {
    var left: Int
    var seen: [String] = []
    init(_ left: Int) { self.left = left }
  }

  /// Publishes, and stops at the operation after so many; tells whether it came to the end.
  private func publish(
    _ version: Int, to target: String, stoppingAfter count: Int, canExchange: Bool = true
  ) throws -> (isDone: Bool, seen: [String]) {
    let steps = Steps(count)
    var storage = Storage()
    storage.canExchange = canExchange
    storage.interrupt = { operation throws(StorageError) in
      steps.seen.append(operation)
      if steps.left == 0 { throw .stopped }
      steps.left -= 1
    }
    do throws(Publisher.Refusal) {
      try Publisher(storage: storage).publish(Self.versions[version], to: target)
      return (true, steps.seen)
    } catch {
      #expect(error == .storage(.stopped) || error == .untidy(.stopped))
      return (false, steps.seen)
    }
  }

  @Test(arguments: [true, false])
  func `leaves the old report or the new one, wherever it is stopped`(canExchange: Bool) throws {
    var stops = 0
    while true {
      let folder = try TemporaryFolder()
      let target = "\(folder.path)/rapporten/2026"
      #expect(try publish(0, to: target, stoppingAfter: .max).isDone)
      let (isDone, seen) = try publish(
        1, to: target, stoppingAfter: stops, canExchange: canExchange)
      let now = try version(at: target)
      if canExchange {
        #expect(now == 0 || now == 1, "stopped at \(seen)")
      } else {
        // Between two renames the old report stands aside, whole.
        let aside = try version(at: "\(folder.path)/rapporten/.2026.vorige")
        #expect(now == 0 || now == 1 || (now == nil && aside == 0), "stopped at \(seen)")
      }
      if isDone { #expect(now == 1) }
      // The next run succeeds and clears what was left.
      #expect(try publish(2, to: target, stoppingAfter: .max, canExchange: canExchange).isDone)
      #expect(try version(at: target) == 2)
      let left = TemporaryFolder.allNames(in: "\(folder.path)/rapporten")
      #expect(left == [".2026.slot", ".2026.vorige", "2026"])
      if isDone { break }
      stops += 1
    }
    // Three files, two folders, two syncs, the lock, and the exchange at the least.
    #expect(stops >= 10)
  }

  @Test func `for the first time leaves nothing or the whole report`() throws {
    var stops = 0
    while true {
      let folder = try TemporaryFolder()
      let target = "\(folder.path)/a/b/2026"
      let (isDone, seen) = try publish(0, to: target, stoppingAfter: stops)
      let now = try version(at: target)
      #expect(now == nil || now == 0, "stopped at \(seen)")
      #expect(isDone == (now == 0) || seen.last == "sync", "stopped at \(seen)")
      #expect(try publish(1, to: target, stoppingAfter: .max).isDone)
      #expect(try version(at: target) == 1)
      if isDone { break }
      stops += 1
    }
    #expect(stops >= 10)
  }

  @Test func `stopped again and again ends in a whole report`() throws {
    let folder = try TemporaryFolder()
    let target = "\(folder.path)/2026"
    #expect(try publish(0, to: target, stoppingAfter: .max).isDone)
    var random = SeededGenerator(seed: 7)
    for turn in 0..<150 {
      let canExchange = random.happens(percent: 50)
      _ = try publish(
        turn % 3, to: target, stoppingAfter: random.whole(0...24), canExchange: canExchange)
      let now = try version(at: target)
      let aside = try version(at: "\(folder.path)/.2026.vorige")
      #expect(now.map { $0 >= 0 } ?? (aside.map { $0 >= 0 } ?? false))
    }
    #expect(try publish(2, to: target, stoppingAfter: .max).isDone)
    #expect(try version(at: target) == 2)
    #expect(TemporaryFolder.allNames(in: folder.path) == [".2026.slot", ".2026.vorige", "2026"])
  }

  // MARK: What it refuses

  private func refusal(_ target: String) -> Publisher.Refusal? {
    do throws(Publisher.Refusal) {
      try Publisher().publish(Self.versions[0], to: target)
      return nil
    } catch {
      return error
    }
  }

  @Test func `does not replace a file`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([1, 2, 3], to: "rapport")
    #expect(refusal(path) == .notAFolder(path))
    #expect(refusal(path + "/") == .notAFolder(path + "/"))
    #expect(try RepositoryFiles.bytes(of: path) == [1, 2, 3])
    guard case .storage(.writing) = refusal(path + "/onder") else {
      Issue.record("a report was written below a file")
      return
    }
    #expect(TemporaryFolder.allNames(in: folder.path) == ["rapport"])
  }

  @Test func `does not replace a folder with other files`() throws {
    let folder = try TemporaryFolder()
    try folder.write([1], to: "dossier/verdeling.csv")
    let before = try TemporaryFolder.snapshot(folder.path)
    let target = "\(folder.path)/dossier"
    #expect(refusal(target) == .holdsOtherFiles(target))
    #expect(refusal(folder.path + "/.") == .holdsOtherFiles(folder.path + "/."))
    #expect(refusal(folder.path + "/dossier/..") == .holdsOtherFiles(folder.path + "/dossier/.."))
    #expect(refusal("/") == .holdsOtherFiles("/"))
    #expect(try TemporaryFolder.snapshot(folder.path) == before)
    #expect(mkdir("\(folder.path)/leeg", 0o777) == 0)
    #expect(refusal("\(folder.path)/leeg") == nil)
    #expect(try version(at: "\(folder.path)/leeg") == 0)
  }

  @Test func `waits for nobody while another holds the lock`() throws {
    let folder = try TemporaryFolder()
    let target = "\(folder.path)/2026"
    #expect(refusal(target) == nil)
    let lock = try #require(try Storage().lock("\(folder.path)/.2026.slot"))
    let before = try TemporaryFolder.snapshot(folder.path)
    #expect(refusal(target) == .busy(target))
    #expect(try TemporaryFolder.snapshot(folder.path) == before)
    Storage().unlock(lock)
    #expect(refusal(target) == nil)
  }

  @Test func `follows a link to a report, and removes no more than the link`() throws {
    let folder = try TemporaryFolder()
    let real = "\(folder.path)/echt/2026"
    #expect(refusal(real) == nil)
    #expect(symlink("echt/2026", "\(folder.path)/laatste") == 0)
    for number in [1, 2] {
      try Publisher().publish(Self.versions[number], to: "\(folder.path)/laatste")
      #expect(try version(at: real) == number)
      #expect(Storage().isLink("\(folder.path)/laatste"))
    }
    // A link among the files that are cleared is taken away; what it leads to stays.
    let kept = try folder.write([5], to: "bewaard/verslag.md")
    let staging = "\(folder.path)/echt/.2026.nieuw"
    #expect(mkdir(staging, 0o777) == 0)
    #expect(symlink("../../bewaard", "\(staging)/link") == 0)
    #expect(refusal(real) == nil)
    #expect(try RepositoryFiles.bytes(of: kept) == [5])
  }

  @Test func `does not write where it may not`() throws {
    let folder = try TemporaryFolder()
    let target = "\(folder.path)/vast/2026"
    #expect(refusal(target) == nil)
    let before = try version(at: target)
    #expect(chmod("\(folder.path)/vast", 0o555) == 0)
    defer { chmod("\(folder.path)/vast", 0o777) }
    // Whoever may write everywhere, as root may, is stopped by nothing: there is nothing to see then.
    guard access("\(folder.path)/vast", W_OK) != 0 else { return }
    guard case .storage(.writing(_, let reason)) = refusal(target) else {
      Issue.record("it was written")
      return
    }
    #expect(reason == EACCES)
    #expect(try version(at: target) == before)
  }

  @Test(arguments: [
    ("a/b", "a", "b"), ("a/b/", "a", "b"), ("b", ".", "b"), ("/b", "/", "b"), ("./b//", ".", "b"),
    ("/", "/", ""), ("a//b", "a/", "b"),
  ])
  func `splits a path`(_ path: String, _ parent: String, _ name: String) {
    #expect(Publisher.split(path) == (parent, name))
  }
}
