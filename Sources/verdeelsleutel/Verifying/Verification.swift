import Formats
import Reports

/// A folder of reports laid beside what the program writes.
struct Verification {
  let folder: ReportOnDisk
  /// A sentence for each difference that is told.
  private(set) var sentences: [String] = []
  /// How many differences there are.
  private(set) var count = 0
  /// Whether a file differs in what is told apart.
  private var hasToldApart = false

  init(_ folder: ReportOnDisk) { self.folder = folder }

  private mutating func tell(_ sentence: String) {
    sentences.append(sentence)
    count += 1
  }

  /// Whether a file is another than the one whose hash was written down.
  func isChanged(_ path: String) throws(StorageError) -> Bool {
    guard folder.files[ReportFolder.seal] != nil else { return false }
    let (hashes, _) = ReportOnDisk.hashes(try folder.bytes(of: ReportFolder.seal))
    guard let hash = hashes[path] else { return false }
    return SHA256.hexDigest(try folder.bytes(of: path)) != hash
  }

  /// Whether something differs in another file.
  func hasOtherThan(_ path: String) -> Bool {
    sentences.contains { !$0.hasPrefix("\(path) ") && !$0.hasPrefix("\(path):") }
  }

  /// Looks whether every file is still the one whose hash was written down.
  ///
  /// That takes no dossier; it is told only where the files cannot be made again.
  mutating func checkHashes() throws(StorageError) {
    guard folder.files[ReportFolder.seal] != nil else {
      tell(VerifyWording.missing(ReportFolder.seal))
      return
    }
    let (hashes, badLines) = ReportOnDisk.hashes(try folder.bytes(of: ReportFolder.seal))
    for line in badLines.prefix(FileDifference.most) { tell(VerifyWording.badHashLine(line)) }
    for path in hashes.keys.sorted() {
      guard let size = folder.files[path] else {
        tell(VerifyWording.missing(ShownText.line(path)))
        continue
      }
      if size <= Self.largest, SHA256.hexDigest(try folder.bytes(of: path)) == hashes[path] {
        continue
      }
      tell(VerifyWording.otherHash(ShownText.line(path)))
    }
    for path in folder.files.keys.sorted()
    where path != ReportFolder.seal && hashes[path] == nil {
      tell(VerifyWording.surplus(path))
    }
    tellOthers()
  }

  /// Lays every file beside the one that the program writes.
  ///
  /// `isToldApart` says of a file that what differs in it is told in another way.
  mutating func compare(
    with expected: [ReportFile], isToldApart: (ReportFile, [UInt8]) -> Bool
  ) throws(StorageError) {
    for file in expected where file.path != ReportFolder.seal {
      try compare(file, isToldApart)
    }
    let known = Set(expected.map(\.path))
    for path in folder.files.keys.sorted() where !known.contains(path) {
      tell(VerifyWording.surplus(path))
    }
    tellOthers()
    // Where a page differs, the hashes must too: that is no news.
    if let seal = expected.last, seal.path == ReportFolder.seal, count == 0,
      !hasToldApart
    {
      try compare(seal, isToldApart)
    }
  }

  private mutating func compare(
    _ file: ReportFile, _ isToldApart: (ReportFile, [UInt8]) -> Bool
  ) throws(StorageError) {
    guard let size = folder.files[file.path] else {
      if !folder.others.contains(file.path) { tell(VerifyWording.missing(file.path)) }
      return
    }
    // So much larger, that what stands in it is no report any more.
    guard size <= max(4 * file.bytes.count, Self.largest) else {
      tell(VerifyWording.tooLarge(file.path, size, file.bytes.count))
      return
    }
    let bytes = try folder.bytes(of: file.path)
    if bytes != file.bytes, isToldApart(file, bytes) {
      hasToldApart = true
      return
    }
    let difference = FileDifference(found: bytes, expected: file)
    for sentence in difference.sentences { tell(sentence) }
    if difference.untold > 0 {
      sentences.append(VerifyWording.more(file.path, difference.untold))
      count += difference.untold
    }
  }

  /// The largest file that is read, whatever it should be.
  private static let largest = 64 << 20

  private mutating func tellOthers() {
    for path in folder.others.sorted() { tell(VerifyWording.notAFile(path)) }
    if folder.isCut { tell(VerifyWording.tooMany) }
  }
}
