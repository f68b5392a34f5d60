import Dossiers
import Formats
import Numbers

/// What is new, gone, renamed or moved between schoolbesturen: asked, never guessed.
struct DuoComparison {
  let dossier: Dossier
  let places: DuoPlaces
  let date: Day
  let sightings: [DuoKind: DuoSightings]
  /// File 03 of an earlier count.
  let earlier: DuoSightings?
  private(set) var findings: [Finding] = []
  private(set) var dossierFindings: [Finding] = []
  /// The other locations of the earlier count: what was decided about then.
  private let decided: Set<DuoLocation>

  private typealias Sighting = (code: DuoLocation, record: Int)

  init(
    dossier: Dossier, places: DuoPlaces, date: Day, sightings: [DuoKind: DuoSightings],
    earlier: DuoSightings?
  ) {
    self.dossier = dossier
    self.places = places
    self.date = date
    self.sightings = sightings
    self.earlier = earlier
    decided = Set((earlier?.others ?? []).map(\.code))
  }

  mutating func compare() {
    for kind in [DuoKind.types, .pupils] {
      guard let seen = sightings[kind] else { continue }
      if seen.records.isEmpty {
        findings.append(Finding(.noLocationOfDossier, at: .file(path: seen.file.path), []))
        return
      }
      if !seen.isPartial { checkGone(seen) }
      checkClosed(seen)
    }
    guard let seen = sightings[.pupils] else { return }
    checkNew(seen)
    checkBoards(seen)
    if let earlier { checkChanges(seen, since: earlier) }
  }

  // MARK: Gone

  /// A location that the dossier has on the date and that DUO does not count.
  private mutating func checkGone(_ seen: DuoSightings) {
    let gone = places.expected.filter { seen.records[$0.code] == nil }
    // Schools close one at a time.
    if gone.count >= 5, gone.count * 5 > places.expected.count {
      let names = gone.prefix(20).map(\.code).joined(separator: ", ")
      findings.append(
        Finding(
          .manyLocationsGone, at: .file(path: seen.file.path),
          [
            String(gone.count), String(places.expected.count),
            names + (gone.count > 20 ? ", …" : ""),
          ]))
      return
    }
    for location in gone {
      let exists = sightings[.locations]?.records[location.code] != nil
      dossierFindings.append(
        Finding(
          .locationGone, at: location.provenance.origin,
          [location.code, seen.file.path, exists ? "02" : "", successors(of: location, seen)],
          column: "vestiging"))
    }
  }

  /// New locations of the same institution, which may come in its place.
  private func successors(of location: Location, _ seen: DuoSightings) -> String {
    guard seen.file.kind == .pupils,
      let code = DuoLocation(location.code.utf8)
    else { return "" }
    return strangers(seen) { $0.code.institution == code.institution }
      .prefix(5).map { "\($0.code.text) (\(seen.file.text($0.record, .name)))" }
      .joined(separator: ", ")
  }

  /// A location that is counted on a day on which it does not exist in the dossier.
  private mutating func checkClosed(_ seen: DuoSightings) {
    for (code, records) in seen.records.sorted(by: { $0.key < $1.key })
    where places.current[code] == nil {
      findings.append(
        Finding(
          .locationNotOnDate, at: seen.file.origin(records[0], .location),
          [code, DutchText.isoDay(date)]))
    }
  }

  // MARK: New

  /// Locations of file 03 that neither the dossier nor the earlier count has, by code; of one that
  /// stands there twice the first record.
  private func strangers(
    _ seen: DuoSightings, _ isWanted: (Sighting) -> Bool
  ) -> [Sighting] {
    var met: Set<DuoLocation> = []
    return seen.others.filter { isWanted($0) && !decided.contains($0.code) }
      .filter { met.insert($0.code).inserted }
      .sorted { $0.code < $1.code }
  }

  /// Locations that may belong to the dossier are asked, and not counted.
  ///
  /// They are those of its institutions, of its schoolbesturen, or in the municipalities where it has
  /// locations.
  private mutating func checkNew(_ seen: DuoSightings) {
    let file = seen.file
    let own = seen.records.values.compactMap(\.first)
    let boards = Set(own.map { file.text($0, .board) }.filter { !$0.isEmpty })
    let municipalities = Set(own.map { file.text($0, .municipality) }.filter { !$0.isEmpty })
    let near = strangers(seen) { sighting in
      places.institutions.contains(sighting.code.institution)
        || boards.contains(file.text(sighting.record, .board))
        || municipalities.contains(file.text(sighting.record, .municipality))
    }
    if earlier != nil {
      for (code, record) in near {
        findings.append(
          Finding(
            .locationNew, at: file.origin(record, .location),
            [
              code.text, file.text(record, .name), file.text(record, .municipality),
              file.text(record, .pupils),
            ]))
      }
    } else if !near.isEmpty {
      let names = near.prefix(60).map {
        "\($0.code.text) \(file.text($0.record, .name)) (\(file.text($0.record, .municipality)))"
      }
      let more = near.count > names.count ? ", …" : ""
      findings.append(
        Finding(
          .locationsNotInDossier, at: .file(path: file.path),
          [names.joined(separator: ", ") + more]))
    }
  }

  // MARK: Schoolbesturen

  /// DUO numbers schoolbesturen, the dossier names them: within one count they go one to one.
  private mutating func checkBoards(_ seen: DuoSightings) {
    var numbers: [Int: [String: [(code: String, record: Int)]]] = [:]
    var names: [String: Set<Int>] = [:]
    for location in places.expected {
      guard let school = location.school, let record = seen.records[location.code]?.first,
        let row = dossier.schools[school].rows.first(where: { $0.period.contains(date) })
      else { continue }
      let number = seen.file.text(record, .board)
      guard !number.isEmpty else { continue }
      numbers[row.board, default: [:]][number, default: []].append((location.code, record))
      names[number, default: []].insert(row.board)
    }
    for (board, found) in numbers.sorted(by: { $0.key < $1.key }) where found.count > 1 {
      // The number of most locations; of as many, the first.
      let usual = found.min { ($1.value.count, $0.key) < ($0.value.count, $1.key) }?.key ?? ""
      for (number, locations) in found.sorted(by: { $0.key < $1.key }) where number != usual {
        for (code, record) in locations {
          findings.append(
            Finding(
              .boardNumbersDiffer, at: seen.file.origin(record, .board),
              [code, number, dossier.boards[board], usual]))
        }
      }
    }
    for (number, boards) in names.sorted(by: { $0.key < $1.key }) where boards.count > 1 {
      let listed = boards.sorted().map { "«\(dossier.boards[$0])»" }.joined(separator: " en ")
      findings.append(
        Finding(.boardsShareNumber, at: .file(path: seen.file.path), [number, listed]))
    }
  }

  /// What DUO says otherwise of a location than at the earlier count.
  private mutating func checkChanges(_ seen: DuoSightings, since earlier: DuoSightings) {
    for (code, records) in seen.records.sorted(by: { $0.key < $1.key }) {
      guard let record = records.first, let other = earlier.records[code]?.first else { continue }
      for (field, finding) in [
        (DuoField.name, FindingCode.locationRenamed), (.board, .locationMoved),
      ] {
        let (now, before) = (seen.file.text(record, field), earlier.file.text(other, field))
        if DuoLayout.normal(now) != DuoLayout.normal(before) {
          findings.append(
            Finding(finding, at: seen.file.origin(record, field), [code, before, now]))
        }
      }
    }
  }
}
