import Dossiers
import Formats
import Numbers

/// Adds up the cells of a file of DUO, location by location.
struct DuoCounter {
  private let file: DuoFile
  private let seen: DuoSightings
  private let places: DuoPlaces
  private(set) var findings: [Finding] = []

  var kind: DuoKind { file.kind }
  var path: String { file.path }

  init(
    _ file: DuoFile, _ seen: DuoSightings, _ places: DuoPlaces, _ request: CountImport.Request
  ) {
    self.file = file
    self.seen = seen
    self.places = places
  }

  /// The pupils of each location in file 03, without those at vavo.
  mutating func totals() -> [String: PupilRange] {
    var totals: [String: PupilRange] = [:]
    for (code, records) in seen.records where places.current[code] != nil {
      for record in records { totals[code] = pupils(record, .pupils, mayBeEmpty: false) }
    }
    findings.sort { Self.record($0) < Self.record($1) }
    return totals
  }

  private static func record(_ finding: Finding) -> Int32 {
    if case .cell(let origin) = finding.place { origin.record } else { -1 }
  }

  /// A cell; in file 01 an empty one is no pupils, as where a type does not have the leerjaar.
  private mutating func pupils(
    _ record: Int, _ field: DuoField, mayBeEmpty: Bool
  ) -> PupilRange {
    guard let column = file.columns[field] else { return PupilRange() }
    let origin = Origin(file: file.index, record: record, column: column)
    switch file.document.integer(record: record, column: column) {
    case .masked, .value(-1): return PupilRange(hidden: 1)
    case .value(let pupils) where (0...PupilRange.largestCell).contains(pupils):
      return PupilRange(known: pupils)
    case .value(let pupils):
      findings.append(
        Finding(
          pupils < 0 ? .negative : .outOfRange, at: origin,
          [String(pupils), "0", String(PupilRange.largestCell)]))
    case .empty:
      if !mayBeEmpty {
        let name = file.document.text(record: 0, column: column)
        findings.append(Finding(.emptyCell, at: origin, [name]))
      }
    case .fault:
      let text = file.document.text(record: record, column: column)
      findings.append(Finding(.notANumber, at: origin, [text]))
    }
    return PupilRange()
  }

  // MARK: Types of education

  /// The pupils of each telgroep and location in file 01.
  ///
  /// A telgroep cannot have more pupils than file 03 counts without those of the other cells.
  mutating func groups(
    _ rules: [CountingRule], within totals: [String: PupilRange]
  ) -> [(telgroep: String, pupils: [String: PupilRange])] {
    checkTypes(rules)
    let telgroepen = Set(rules.map(\.telgroep)).sorted()
    let plans = Dictionary(grouping: rules) { DuoLayout.normal($0.educationType) }
    var pupils = telgroepen.map { _ in [String: PupilRange]() }
    for location in places.current.keys.sorted() {
      guard let records = seen.records[location] else { continue }
      var all = PupilRange()
      var parts = telgroepen.map { _ in PupilRange() }
      for record in records {
        let type = DuoLayout.normal(file.text(record, .type))
        // Pupils at vavo are not in the total of file 03.
        let isVavo = type.contains("VAVO")
        let own = plans[type] ?? []
        for year in 1...6 {
          let cell =
            self.pupils(record, .men(year), mayBeEmpty: true)
            + self.pupils(record, .women(year), mayBeEmpty: true)
          if !isVavo { all = all + cell }
          for (place, telgroep) in telgroepen.enumerated()
          where own.contains(where: {
            $0.telgroep == telgroep && ($0.schoolYear ?? year) == year
          }) {
            parts[place] = parts[place] + cell
          }
        }
      }
      bound(&parts, of: all, by: totals[location], location, records[0])
      for place in telgroepen.indices { pupils[place][location] = parts[place] }
    }
    return zip(telgroepen, pupils).map { ($0, $1) }
  }

  private mutating func bound(
    _ parts: inout [PupilRange], of all: PupilRange, by total: PupilRange?, _ code: String,
    _ record: Int
  ) {
    guard let total, !total.isUncertain else { return }
    guard all.lower <= total.known else {
      findings.append(
        Finding(
          .moreThanTotal, at: file.origin(record, .location),
          [code, String(all.lower), String(total.known)]))
      return
    }
    if all.upper < total.known {
      findings.append(
        Finding(
          .lessThanTotal, at: file.origin(record, .location),
          [code, String(all.upper), String(total.known)]))
    }
    for place in parts.indices {
      let rest = all.lower - parts[place].lower
      parts[place].bound = total.known - rest
    }
  }

  /// A type that no row of the file has is spelled otherwise.
  private mutating func checkTypes(_ rules: [CountingRule]) {
    guard let column = file.columns[.type] else { return }
    var types: [String: String] = [:]
    var last: [UInt8] = []
    for record in 1..<file.document.recordCount {
      let text = file.document.bytes(record: record, column: column)
      if text.elementsEqual(last) { continue }
      last = Array(text)
      let type = String(decoding: text, as: UTF8.self)
      types[DuoLayout.normal(type)] = type
    }
    // A type that another rule counts is no misspelling of this one.
    let counted = Set(rules.map { DuoLayout.normal($0.educationType) })
    let others = types.filter { !counted.contains($0.key) }.values.sorted()
    var told: Set<String> = []
    for rule in rules where types[DuoLayout.normal(rule.educationType)] == nil {
      guard told.insert(rule.educationType).inserted else { continue }
      let near = Suggestion.nearest(to: rule.educationType, among: others)
      findings.append(
        Finding(.typeNotInFile, at: .file(path: path), [rule.educationType, near ?? ""]))
    }
  }
}
