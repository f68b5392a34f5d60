import Dossiers
import Formats
import Numbers

/// The locations of a dossier that DUO has given a code, on the date of a count.
struct DuoPlaces {
  /// The institutions of every location of the dossier, whenever it existed.
  let institutions: Set<UInt32>
  /// Every location of the dossier with a code of DUO, whenever it existed.
  let codes: Set<DuoLocation>
  /// The locations on the date, by code.
  let current: [String: Location]
  /// The current ones that DUO's files of vo must count: those of vso are in none of them.
  let expected: [Location]

  init(_ dossier: Dossier, on date: Day) {
    let known = dossier.locations.filter { DuoLocation($0.code.utf8) != nil }
    codes = Set(known.compactMap { DuoLocation($0.code.utf8) })
    institutions = Set(codes.map(\.institution))
    let now = known.filter { $0.period.contains(date) }
    current = Dictionary(now.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    expected = now.filter { location in
      guard let school = location.school else { return false }
      let rows = dossier.schools[school].rows
      let row = rows.first { $0.period.contains(date) } ?? rows.last
      return row?.kind != .vso
    }.sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
  }
}

/// The records of a file of DUO that speak of the dossier.
struct DuoSightings {
  let file: DuoFile
  /// The records of each location of the dossier, in the order of the file.
  private(set) var records: [String: [Int]] = [:]
  /// The records of other locations: of its institutions, or of the whole file.
  private(set) var others: [(code: DuoLocation, record: Int)] = []
  /// Whether a record could not be placed, so that a location that is missing is no news.
  private(set) var isPartial = false
  /// The most findings of a kind that are kept: a file of which every row is wrong tells it sooner.
  private static let mostFindings = 1_000

  /// Looks through a file; with `isAll` also at locations of other institutions.
  init(_ file: DuoFile, _ places: DuoPlaces, isAll: Bool, _ findings: inout [Finding]) {
    self.file = file
    var badCodes = 0
    for record in 1..<file.document.recordCount {
      let isOurs = file.institution(record).map(places.institutions.contains) ?? true
      guard isOurs || isAll else { continue }
      guard let code = file.location(record) else {
        isPartial = true
        badCodes += 1
        if badCodes > Self.mostFindings { break }
        findings.append(
          Finding(
            .badLocationCode, at: file.origin(record, .location),
            [file.text(record, .institution), file.text(record, .location)]))
        continue
      }
      if places.codes.contains(code) {
        records[code.text, default: []].append(record)
      } else {
        others.append((code, record))
      }
    }
    checkRepeats(&findings)
    checkEnd(places, &findings)
  }

  /// A location stands once in files 02 and 03; in file 01 no row stands there twice.
  private func checkRepeats(_ findings: inout [Finding]) {
    let before = findings.count
    for (code, records) in records.sorted(by: { $0.key < $1.key }) where records.count > 1 {
      var seen: [String: Int] = [:]
      for record in records where findings.count - before < Self.mostFindings {
        let key =
          file.kind == .types
          ? (0..<file.document.columnCount).map { file.document.text(record: record, column: $0) }
            .joined(separator: "\u{1F}") : code
        if let first = seen.updateValue(record, forKey: key) {
          findings.append(
            Finding(
              .locationTwice, at: file.origin(record, .location),
              [code, String(file.document.line(ofRecord: first))]))
        }
      }
    }
  }

  /// A file that was cut off in its last number looks whole.
  private func checkEnd(_ places: DuoPlaces, _ findings: inout [Finding]) {
    let last = file.document.recordCount - 1
    guard !file.isEnded, file.kind != .locations, let code = file.location(last),
      places.codes.contains(code)
    else { return }
    findings.append(
      Finding(.lastLineUnended, at: file.origin(last, .location).row, [code.text]))
  }
}
