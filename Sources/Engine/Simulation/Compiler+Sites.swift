import Dossiers
import Numbers

/// What the compiler remembers of the slots that a simulation draws anew.
struct Variation {
  /// The first year of the simulation; what earlier years read is past and does not vary.
  let firstYear: Int
  /// The rows that name each telgroep.
  private(set) var rowsOfTelgroep: [Int: [Int]] = [:]
  /// The row that names each parameter.
  private(set) var rowOfParameter: [Int: Int] = [:]
  /// Every site, by row and time.
  var sites: [Place: DrawSite] = [:]
  /// The count slots that have their sites already.
  var drawnCounts: Set<Int> = []

  struct Place: Hashable {
    let row: Int
    let time: Int
  }

  init(_ dossier: Dossier, from firstYear: Int) {
    self.firstYear = firstYear
    for (row, uncertainty) in dossier.uncertainties.enumerated() {
      switch uncertainty.subject {
      case .telgroep(let telgroep): rowsOfTelgroep[telgroep, default: []].append(row)
      case .parameter(let parameter):
        if rowOfParameter[parameter] == nil { rowOfParameter[parameter] = row }
      }
    }
  }

  mutating func add(_ scalar: Scalar, _ value: Int128, row: Int, time: Int) {
    let place = Place(row: row, time: time)
    sites[place, default: DrawSite(row: row, time: time)].scalars.append((scalar, value))
  }

  mutating func add(_ column: DrawnColumn, row: Int, time: Int) {
    guard !column.schools.isEmpty else { return }
    let place = Place(row: row, time: time)
    sites[place, default: DrawSite(row: row, time: time)].columns.append(column)
  }

  /// The sites by row, and each row's in the order of time.
  var ordered: [DrawSite] {
    sites.values.sorted { ($0.row, $0.time) < ($1.row, $1.time) }
  }
}

extension Compiler {
  /// The rows that vary a telgroep in the year that is compiled; none outside a simulation.
  func rows(varying telgroep: Int) -> [Int] {
    guard let variation, year >= variation.firstYear else { return [] }
    return variation.rowsOfTelgroep[telgroep] ?? []
  }

  /// Notes that a parameter's slot is drawn, unless its value is definite.
  mutating func drawParameter(_ parameter: Int, inYear valueYear: Int, _ slot: Scalar) {
    guard let variation, valueYear >= variation.firstYear,
      let row = variation.rowOfParameter[parameter],
      let place = dossier.parameters[parameter].values.place(inYear: valueYear)
    else { return }
    let value = dossier.parameters[parameter].values[place]
    guard value.provenance.status != .definitief, let number = value.number else { return }
    self.variation?.add(slot, number.coefficient, row: row, time: valueYear)
  }

  /// Notes that the counts of a telling are drawn, except those that are definite.
  mutating func drawCounts(_ count: Int, _ slot: Column) {
    let column = dossier.counts[count]
    guard !rows(varying: column.telgroep).isEmpty,
      variation?.drawnCounts.insert(count).inserted == true
    else { return }
    draw(slot, of: count, on: column.date) { school in
      column.provenance(ofSchool: school)?.status != .definitief
    }
  }

  /// Notes that the values of a slot are drawn for the schools of each row of its telgroep; a school
  /// varies by the first row that names it.
  private mutating func draw(
    _ slot: Column, of count: Int, on date: Day, where varies: (Int) -> Bool
  ) {
    var open = dossier.schools.indices.filter {
      dossier.counts[count].cells[$0].pupils > 0 && varies($0)
    }
    let cells = dossier.counts[count].cells
    for row in rows(varying: dossier.counts[count].telgroep) {
      let target = dossier.uncertainties[row].target
      let named = Set(target.isEmpty ? everyone : schools(of: target, mayBeEmpty: true))
      let schools = open.filter { named.contains($0) }
      open.removeAll { named.contains($0) }
      variation?.add(
        DrawnColumn(
          register: slot, schools: schools, values: schools.map { Int128(cells[$0].pupils) }),
        row: row, time: Self.time(of: date))
    }
  }

  /// A forecast that varies: each school of the telling that it is spread like has a change of its own,
  /// and the total follows them.
  ///
  /// Gives the total and the column to spread it like, where schools are known; with the values of the
  /// dossier both are what they were.
  mutating func varied(
    _ pupils: Scalar, of total: CountTotal, like count: Int?, _ counted: [Int], on date: Day
  ) -> (pupils: Scalar, like: Column?)? {
    let rows = rows(varying: total.telgroep)
    guard !rows.isEmpty, total.provenance.status != .definitief else { return nil }
    let cells = count.map { dossier.counts[$0].cells } ?? []
    let sum = counted.reduce(Int128(0)) { $0 + Int128(cells[$1].pupils) }
    let into = builder.scalar()
    let product = builder.scalar()
    guard let count, sum > 0 else {
      // No school is known: the whole has one change.
      let one = PowerOfTen.value(Self.factorDecimals)
      let factor = builder.slot(one)
      builder.emit(.multiply(into: product, pupils, factor))
      builder.emit(.round(into: into, product, digits: UInt8(Self.factorDecimals), unit: 1))
      variation?.add(factor, one, row: rows[0], time: Self.time(of: date))
      return (into, nil)
    }
    let slot = builder.slot(cells.map { Int128($0.pupils) })
    draw(slot, of: count, on: date) { _ in true }
    builder.emit(.multiply(into: product, pupils, builder.sum(slot, builder.members(counted))))
    builder.emit(.quotient(into: into, product, by: builder.slot(sum)))
    return (into, slot)
  }

  /// The decimals of a factor by which a total without schools is drawn.
  private static var factorDecimals: Int { 6 }

  private static func time(of date: Day) -> Int {
    (date.year * 100 + date.month) * 100 + date.day
  }
}
