import Dossiers
import Formats
import Numbers

extension DossierReader {
  /// Counting moments, telgroepen, and tellingen added up to schools.
  mutating func buildCounts() {
    if isChanged(.peilmomenten) { buildMoments() }
    let before = dossier.telgroepen
    if isChanged(.tellingen, .totalen) { nameTelgroepen() }
    guard isChanged(.scholen, .vestigingen, .tellingen) || dossier.telgroepen != before else {
      return
    }
    buildColumns()
  }

  private mutating func nameTelgroepen() {
    var telgroepen: Set<String> = []
    for telling in tellings {
      telgroepen.formUnion(telling.table.columns.dropFirst(Schema[.tellingen].columns.count))
    }
    if let table = tables[.totalen] {
      for row in 0..<table.rowCount { telgroepen.insert(table.text(row, "telgroep", files)) }
    }
    dossier.telgroepen = telgroepen.filter { Identifier.isName($0) }.sorted()
  }

  private mutating func buildMoments() {
    dossier.moments = []
    guard let table = tables[.peilmomenten] else { return }
    for row in 0..<table.rowCount {
      guard let year = MomentYear.parse(table.text(row, "jaar", files)),
        let month = whole(table, row, "maand", 1...12), let day = whole(table, row, "dag", 1...31)
      else {
        // Without this moment another would be the default, and names would not be known.
        poisoned.insert(.peilmomenten)
        continue
      }
      // 2024 is a leap year, so only a day that no year has is refused here.
      guard Day(year: 2024, month: month, day: day) != nil else {
        report(.noSuchDay, table, row, "dag", ["\(day)-\(month)"])
        poisoned.insert(.peilmomenten)
        continue
      }
      dossier.moments.append(
        Moment(name: table.text(row, "peilmoment", files), month: month, day: day, year: year))
    }
  }

  /// A whole number within its range; a finding has been made about any other.
  func whole(_ table: Table, _ row: Int, _ column: String, _ range: ClosedRange<Int64>) -> Int? {
    guard let place = table.column(column),
      case .value(let value) = table.integer(row, place, files), range.contains(value)
    else { return nil }
    return Int(value)
  }

  // MARK: Tellingen

  private mutating func buildColumns() {
    dossier.counts = []
    dossier.provisionalCounts = []
    var byCode: [String: [Int]] = [:]
    for (index, location) in dossier.locations.enumerated() {
      byCode[location.code, default: []].append(index)
    }
    var places: [String: (column: Int, firmness: Status, path: String)] = [:]
    for telling in tellings {
      let table = telling.table
      let rows = locations(of: telling, byCode)
      let provenances = Provenances(table, files)
      for column in Schema[.tellingen].columns.count..<table.columns.count {
        guard let telgroep = dossier.telgroepen.firstIndex(of: table.columns[column]) else {
          continue
        }
        let counted = add(telling, column, telgroep, rows, provenances)
        let key = "\(telling.date.ordinal) \(telgroep)"
        let firmness = provenances.weakest
        guard let other = places[key] else {
          places[key] = (dossier.counts.count, firmness, table.path)
          dossier.counts.append(counted)
          continue
        }
        // A final count replaces the provisional one; anything else in two files is a mistake.
        let pair = FinalCount.pair(
          (table.path, firmness), over: (other.path, other.firmness))
        guard let isFinal = pair else {
          // The bounds of a number stand beside it, and are no news then.
          let isBound = ["_ondergrens", "_bovengrens"].contains { suffix in
            let name = table.columns[column]
            return name.hasSuffix(suffix)
              && table.columns.contains(String(name.dropLast(suffix.count)))
          }
          if isBound { continue }
          let origin = Origin(
            file: Int(table.origin(0, column).file), record: 0,
            column: Int(table.origin(0, column).column))
          findings.append(
            Finding(.telgroepTwice, at: origin, [table.columns[column], other.path]))
          continue
        }
        dossier.provisionalCounts.append(isFinal ? dossier.counts[other.column] : counted)
        if isFinal {
          dossier.counts[other.column] = counted
          places[key] = (other.column, firmness, table.path)
        }
      }
    }
    dossier.counts.sort { ($0.date, $0.telgroep) < ($1.date, $1.telgroep) }
  }

  /// For each row of a telling the location, when it is known and exists on the date.
  private mutating func locations(
    of telling: (date: Day, table: Table), _ byCode: [String: [Int]]
  ) -> [Int?] {
    let table = telling.table
    guard let column = table.column("vestiging") else { return [] }
    return (0..<table.rowCount).map { row in
      let code = table.text(row, column, files)
      guard let known = byCode[code] else { return nil }
      if let location = known.first(where: { dossier.locations[$0].period.contains(telling.date) })
      {
        return location
      }
      report(.locationNotOnDate, table, row, "vestiging", [code, DutchText.isoDay(telling.date)])
      return nil
    }
  }

  /// What vouches for each row of a telling, each combination kept once.
  private struct Provenances {
    private(set) var distinct: [Provenance] = []
    private(set) var ofRow: [Int32] = []
    private(set) var weakest = Status.definitief

    init(_ table: Table, _ files: SourceFiles) {
      var reader = ProvenanceReader(table, files)
      var places: [String: Int32] = [:]
      for row in 0..<table.rowCount {
        if let last = ofRow.last, reader.repeats(row) {
          ofRow.append(last)
          continue
        }
        let provenance = reader.provenance(ofRow: row)
        let key = provenance.status.rawValue + " " + provenance.source
        let place = places[key] ?? Int32(distinct.count)
        if places.updateValue(place, forKey: key) == nil { distinct.append(provenance) }
        ofRow.append(place)
        weakest = max(weakest, provenance.status)
      }
    }
  }

  private mutating func add(
    _ telling: (date: Day, table: Table), _ column: Int, _ telgroep: Int, _ rows: [Int?],
    _ provenances: Provenances
  ) -> CountColumn {
    let table = telling.table
    let counts = Self.counts(table, column, files)
    var cells = Array(repeating: CountColumn.Cell.absent, count: dossier.schools.count)
    var isPartial = false
    var isCounted = Array(repeating: false, count: dossier.locations.count)
    for row in 0..<table.rowCount {
      guard let location = rows[row], let school = dossier.locations[location].school else {
        isPartial = true
        continue
      }
      isCounted[location] = true
      let known = counts.knowledge(row)
      var cell = cells[school]
      if cell.knowledge == .absent {
        cell = .init(
          pupils: 0, knowledge: .known, provenance: provenances.ofRow[row],
          origin: table.origin(row, column))
      }
      let vouching = provenances.distinct[Int(provenances.ofRow[row])].status
      if provenances.distinct[Int(cell.provenance)].status < vouching {
        cell.provenance = provenances.ofRow[row]
      }
      if known == .known {
        let (sum, overflow) = cell.pupils.addingReportingOverflow(counts.values[row])
        cell.pupils = overflow ? 0 : sum
        if overflow {
          cell.knowledge = .poisoned
          findings.append(
            Finding(
              .outOfRange, at: table.origin(row, column),
              [String(counts.values[row]), "0", "999999999999"]))
        }
      } else if cell.knowledge == .known {
        cell.knowledge = known
        cell.origin = table.origin(row, column)
      }
      cells[school] = cell
    }
    if !isPartial { reportMissingLocations(telling, column, isCounted, cells) }
    var result = CountColumn(
      date: telling.date, telgroep: telgroep, cells: cells, provenances: provenances.distinct)
    result.isPartial = isPartial
    return result
  }

  /// A school that is counted at one location and not at another has lost pupils.
  private mutating func reportMissingLocations(
    _ telling: (date: Day, table: Table), _ column: Int, _ isCounted: [Bool],
    _ cells: [CountColumn.Cell]
  ) {
    if poisoned.contains(.vestigingen) { return }
    for (index, location) in dossier.locations.enumerated() where !isCounted[index] {
      guard let school = location.school, cells[school].knowledge != .absent,
        location.period.contains(telling.date)
      else { continue }
      findings.append(
        Finding(
          .locationNotCounted, at: location.provenance.origin,
          [location.code, telling.table.path, dossier.schools[school].code], column: "vestiging"))
    }
  }

  /// The numbers of a column of a telling: in one go when no overlay touched the table.
  struct ReadCounts {
    var values: [Int64]
    var states: [CellState]

    func knowledge(_ row: Int) -> CountColumn.Knowledge {
      switch states[row] {
      case .value: values[row] < 0 || values[row] > 999_999_999_999 ? .poisoned : .known
      case .empty: .empty
      case .masked: .masked
      case .fault: .poisoned
      }
    }
  }

  static func counts(_ table: Table, _ column: Int, _ files: SourceFiles) -> ReadCounts {
    if table.isPlain, table.rowCount > 0,
      let document = files.document(table.origin(0, column).file)
    {
      let read = document.integers(column: Int(table.origin(0, column).column))
      return ReadCounts(values: read.values, states: read.states)
    }
    var counts = ReadCounts(values: [], states: [])
    for row in 0..<table.rowCount {
      switch table.integer(row, column, files) {
      case .value(let value):
        counts.values.append(value)
        counts.states.append(.value)
        continue
      case .empty: counts.states.append(.empty)
      case .masked: counts.states.append(.masked)
      case .fault: counts.states.append(.fault)
      }
      counts.values.append(0)
    }
    return counts
  }

  // MARK: Totals

  /// Totals of telgroepen, known or expected.
  mutating func buildTotals() {
    guard isChanged(.totalen) else { return }
    dossier.totals = []
    guard let table = tables[.totalen], let column = table.column("aantal") else { return }
    var provenances = ProvenanceReader(table, files)
    for row in 0..<table.rowCount {
      let name = table.text(row, "telgroep", files)
      let moment = table.text(row, "peilmoment", files)
      guard let telgroep = dossier.telgroepen.firstIndex(of: name),
        let place = dossier.moments.firstIndex(where: { $0.name == moment }),
        let year = Time.year(table.text(row, "jaar", files)),
        let pupils = formula(table, row, column, defaultMoment: place)
      else {
        // What needs this total would be reported beside what is wrong with it.
        poisoned.insert(.totalen)
        continue
      }
      dossier.totals.append(
        CountTotal(
          moment: place, year: year, telgroep: telgroep, pupils: pupils,
          provenance: provenances.provenance(ofRow: row)))
    }
  }
}
