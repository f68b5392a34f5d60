import Dossiers
import Numbers
import Results

extension Compiler {
  /// The vangnet (Bijlage 10): the net growth of each vso location between 1 February and 1 June.
  mutating func compileVangnet(_ history: TransferHistory, _ plan: inout YearPlan) {
    if dossier.vangnet.isEmpty { return }
    guard let days = dossier.vangnetDays(inYear: year) else { return reportMoments() }
    let moved = history.movements(from: days.february, to: days.june)
    let isCounted = dossier.locationCounts.contains { $0.date == days.june }
    guard isCounted || moved.values.contains(where: { !$0.arrivals.isEmpty }) else { return }
    guard areCounted(days) else { return }
    let origin = dossier.vangnet[0].provenance.origin
    builder.current = InstructionPlace(year: year, origin: origin)
    checkChoices([.months, .reading, .period, .categories], at: origin)
    let counts = VangnetCounts(dossier, days)
    for (location, school) in vangnetLocations(days) {
      let code = dossier.locations[location].code
      compileVangnet(ofLocation: location, school, days, counts, moved[code] ?? ([], []), &plan)
    }
  }

  /// The vso locations of the year with their school: the one of 1 June, of a location that was closed
  /// by then the one of 1 February.
  private func vangnetLocations(_ days: VangnetDays) -> [(location: Int, school: Int)] {
    var found: [String: Int] = [:]
    for day in [days.june, days.february] {
      for (index, location) in dossier.locations.enumerated()
      where found[location.code] == nil && location.period.contains(day) {
        guard let school = location.school,
          dossier.schools[school].rows.first(where: { $0.period.contains(day) })?.kind == .vso
        else { continue }
        found[location.code] = index
      }
    }
    return found.values.sorted().compactMap { index in
      dossier.locations[index].school.map { (index, $0) }
    }
  }

  /// Without its three days the vangnet cannot be counted.
  private mutating func reportMoments() {
    let origin = dossier.vangnet[0].provenance.origin
    let missing = ["okt", "feb", "jun"].filter {
      dossier.day(ofMoment: $0, forBudgetYear: year) == nil
    }
    for name in missing { report(.vangnetMomentMissing, at: origin, [name, String(year)]) }
    if missing.isEmpty { report(.vangnetMomentsReversed, at: origin, [String(year)]) }
  }

  /// Whether each category is counted somewhere on each of the three days.
  private mutating func areCounted(_ days: VangnetDays) -> Bool {
    var isComplete = true
    for day in [days.october, days.february, days.june] {
      let counted = Set(dossier.locationCounts.lazy.filter { $0.date == day }.map { $0.telgroep })
      let missing = dossier.vangnet.filter { !counted.contains($0.telgroep) }
      guard let first = missing.first else { continue }
      isComplete = false
      let names = missing.map { dossier.telgroepen[$0.telgroep] }.joined(separator: ", ")
      report(
        .noCount, at: first.provenance.origin, [names, String(year), Self.spelled(day)],
        column: "telgroep")
    }
    return isComplete
  }

  private mutating func compileVangnet(
    ofLocation index: Int, _ school: Int, _ days: VangnetDays,
    _ counts: VangnetCounts,
    _ moved: (arrivals: [TransferHistory.Arrival], departures: [Int]), _ plan: inout YearPlan
  ) {
    let code = dossier.locations[index].code
    var status = dossier.locations[index].provenance.status
    var missing: [Day: (origin: Origin, telgroepen: [String])] = [:]
    var categories: [VangnetPlan.Category] = []
    for (category, row) in dossier.vangnet.enumerated() {
      var registers: [Scalar?] = []
      for day in [days.october, days.february, days.june] {
        switch counts.pupils(row.telgroep, code, day) {
        case .known(let pupils, let firmness):
          status = max(status, firmness)
          registers.append(builder.slot(Int128(pupils)))
        case .didNotExist:
          registers.append(nil)
        case .missing(let origin):
          let place = origin ?? dossier.locations[index].provenance.origin
          missing[day, default: (place, [])].telgroepen.append(dossier.telgroepen[row.telgroep])
        }
      }
      guard registers.count == 3 else { continue }
      categories.append(
        VangnetPlan.Category(
          category: category, october: registers[0], february: registers[1] ?? builder.zero,
          june: registers[2] ?? builder.zero))
    }
    for (day, what) in missing.sorted(by: { $0.key < $1.key }) {
      report(
        .vangnetCountMissing, at: what.origin,
        [code, what.telgroepen.joined(separator: ", "), Self.spelled(day)])
    }
    guard missing.isEmpty else { return }
    let growths = categories.map { difference($0.june, $0.february) }
    let growth = sum(growths)
    let before = sum(categories.map { difference($0.february, $0.october ?? builder.zero) })
    let reading = dossier.choice(.reading, as: VangnetReading.self, inYear: year)
    let funded = funded(growth, before, reading?.value ?? .all)
    let net = moved.arrivals.count - moved.departures.count
    let unexplained = difference(growth, constant(Int128(net)))
    let extra = larger(unexplained, builder.zero)
    let named = moved.arrivals.count { $0.payer != nil }
    let location = VangnetPlan(
      location: code, school: school, categories: categories, before: before, growth: growth,
      funded: funded, arrivals: moved.arrivals.map { $0.row }, departures: moved.departures,
      unexplained: unexplained, heads: sum([constant(Int128(moved.arrivals.count)), extra]),
      unnamed: sum([constant(Int128(moved.arrivals.count - named)), extra]),
      status: max(status, reading?.status ?? .definitief))
    plan.vangnet.append(location)
    let place = plan.vangnet.count - 1
    compileSupport(location, place, growths, days, &plan)
    compileBasicFunding(location, place, moved.arrivals, days, &plan)
  }

  /// All net growth, never below zero; or only what exceeds the growth of the months before.
  private mutating func funded(
    _ growth: Scalar, _ before: Scalar, _ reading: VangnetReading
  ) -> Scalar {
    let net = larger(growth, builder.zero)
    switch reading {
    case .all: return net
    case .disproportionate:
      return larger(difference(net, larger(before, builder.zero)), builder.zero)
    }
  }

  // MARK: Small arithmetic

  mutating func difference(_ left: Scalar, _ right: Scalar) -> Scalar {
    let into = builder.scalar()
    builder.emit(.subtract(into: into, left, right))
    return into
  }

  mutating func larger(_ left: Scalar, _ right: Scalar) -> Scalar {
    let into = builder.scalar()
    builder.emit(.larger(into: into, left, right))
    return into
  }

  mutating func sum(_ terms: [Scalar]) -> Scalar {
    let into = builder.copy(builder.zero)
    for term in terms { builder.emit(.add(into: into, into, term)) }
    return into
  }
}

/// The counts of the vangnet's telgroepen by location.
struct VangnetCounts {
  private let dossier: Dossier
  private var places: [Key: Int] = [:]

  private struct Key: Hashable {
    let telgroep: Int
    let location: String
    let day: Day
  }

  /// What is known of a location.
  enum Pupils {
    case known(Int64, Status)
    case didNotExist
    case missing(Origin?)
  }

  init(_ dossier: Dossier, _ days: VangnetDays) {
    self.dossier = dossier
    let wanted = [days.october, days.february, days.june]
    for (index, count) in dossier.locationCounts.enumerated() where wanted.contains(count.date) {
      places[Key(telgroep: count.telgroep, location: count.location, day: count.date)] = index
    }
  }

  func pupils(_ telgroep: Int, _ location: String, _ day: Day) -> Pupils {
    guard let index = places[Key(telgroep: telgroep, location: location, day: day)] else {
      let exists = dossier.locations.contains {
        $0.code == location && $0.period.contains(day)
      }
      return exists ? .missing(nil) : .didNotExist
    }
    let count = dossier.locationCounts[index]
    guard count.knowledge == .known else { return .missing(count.provenance.origin) }
    return .known(count.pupils, count.provenance.status)
  }

  /// Whether the vangnet funds any growth of a location, by the reading of the year.
  func isFunded(_ location: String, _ days: VangnetDays, in year: Int) -> Bool {
    func total(_ day: Day) -> Int128 {
      dossier.vangnet.reduce(0) { total, category in
        guard case .known(let pupils, _) = self.pupils(category.telgroep, location, day) else {
          return total
        }
        return total + Int128(pupils)
      }
    }
    let growth = total(days.june) - total(days.february)
    switch dossier.choice(.reading, as: VangnetReading.self, inYear: year)?.value ?? .all {
    case .all: return growth > 0
    case .disproportionate:
      return growth > max(total(days.february) - total(days.october), 0)
    }
  }
}
