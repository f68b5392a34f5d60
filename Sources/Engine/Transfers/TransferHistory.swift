import Dossiers
import Numbers

/// Where the pupils of a dossier were, from their transfers.
struct TransferHistory {
  /// A change that is an enrolment, as an index into ``Dossier/transfers``, with its first day.
  struct Enrolment {
    let row: Int
    let from: Day
    let through: Day?
    let leaves: TransferPlace
    let joins: TransferPlace
  }

  /// The months of a school year that a school holds a pupil.
  struct Stay {
    let row: Int
    let schoolYear: SchoolYear
    let months: Range<Int>
  }

  /// A pupil who came to a vso location between two counts.
  struct Arrival {
    let row: Int
    /// The first day at the location.
    let day: Day
    /// The school in vo that counted the pupil on 1 October.
    let payer: Int?
  }

  private let dossier: Dossier
  /// For each pupil the enrolments, by first day.
  private(set) var pupils: [[Enrolment]] = []
  /// The pupils who count for the vangnet, by school year.
  private var counted: [SchoolYear: Set<Int>] = [:]
  /// For each pupil the months that each enrolment holds, until the next one or the return.
  private(set) var stays: [[Stay]] = []

  /// Reads the enrolments; a trial that led to none moves nobody, nor does a bovenschoolse voorziening.
  init(_ dossier: Dossier) {
    self.dossier = dossier
    for (row, transfer) in dossier.transfers.enumerated() {
      while pupils.count <= transfer.pupil { pupils.append([]) }
      guard let from = transfer.enrolledFrom, transfer.kind != .facility else { continue }
      pupils[transfer.pupil].append(
        Enrolment(
          row: row, from: from, through: transfer.through, leaves: transfer.leaves,
          joins: transfer.joins))
    }
    var countings: [Int: MonthCounting] = [:]
    func counting(_ year: Int) -> MonthCounting {
      if let known = countings[year] { return known }
      let choice = dossier.monthCounting(inYear: year)
      countings[year] = choice
      return choice
    }
    stays = pupils.map { Self.stays($0, counting) }
    countForVangnet()
  }

  private static func stays(
    _ rows: [Enrolment], _ counting: (_ year: Int) -> MonthCounting
  ) -> [Stay] {
    rows.indices.map { place in
      let row = rows[place]
      let year = SchoolYear(of: row.from)
      // A change has one boundary: the month that one school loses is the month that another gains.
      func month(_ day: Day) -> Int { year.firstMonth(from: day, counting(day.year)) }
      let first = month(row.from)
      var end = 12
      if let through = row.through { end = min(end, month(through.next)) }
      if place + 1 < rows.count { end = min(end, month(rows[place + 1].from)) }
      return Stay(row: row.row, schoolYear: year, months: first..<max(first, end))
    }
  }

  /// The months that a row holds.
  func stay(ofRow row: Int) -> Stay? {
    stays[dossier.transfers[row].pupil].first { $0.row == row }
  }

  /// Where a pupil is on a day, with the row that brought the pupil there and since when; nothing for
  /// a pupil who never enrolled anywhere.
  func place(ofPupil pupil: Int, on day: Day) -> (place: TransferPlace, row: Int, since: Day?)? {
    guard let first = pupils[pupil].first else { return nil }
    guard let last = pupils[pupil].last(where: { $0.from <= day }) else {
      return (first.leaves, first.row, nil)
    }
    if let through = last.through, through < day {
      return (last.leaves, last.row, through.next)
    }
    return (last.joins, last.row, last.from)
  }

  // MARK: The vangnet

  /// The pupils who came to each vso location, or left it, between two counts; by location code.
  func movements(
    from february: Day, to june: Day
  ) -> [String: (arrivals: [Arrival], departures: [Int])] {
    var found: [String: (arrivals: [Arrival], departures: [Int])] = [:]
    for pupil in pupils.indices {
      guard let before = place(ofPupil: pupil, on: february),
        let after = place(ofPupil: pupil, on: june)
      else { continue }
      let (left, reached) = (code(of: before.place), code(of: after.place))
      guard left != reached else { continue }
      if let reached, let since = after.since {
        found[reached, default: ([], [])].arrivals.append(
          Arrival(row: after.row, day: since, payer: payer(of: after.row)))
      }
      if let left { found[left, default: ([], [])].departures.append(after.row) }
    }
    return found
  }

  private func code(of place: TransferPlace) -> String? {
    guard case .location(let location, _) = place else { return nil }
    return dossier.locations[location].code
  }

  /// Whether a pupil counts for the vangnet of a school year: the pupil is among those over whom the
  /// growth of a location is spread, and some of that growth is funded.
  func countsForVangnet(pupil: Int, in schoolYear: SchoolYear) -> Bool {
    counted[schoolYear]?.contains(pupil) ?? false
  }

  private mutating func countForVangnet() {
    guard !dossier.vangnet.isEmpty else { return }
    for year in dossier.years {
      guard let days = dossier.vangnetDays(inYear: year) else { continue }
      let counts = VangnetCounts(dossier, days)
      for (location, movement) in movements(from: days.february, to: days.june)
      where counts.isFunded(location, days, in: year) {
        counted[SchoolYear(of: days.june), default: []].formUnion(
          movement.arrivals.map { dossier.transfers[$0.row].pupil })
      }
    }
  }

  /// The school in vo that counted the pupil of a row on 1 October, and so has its rijksbekostiging.
  func payer(of row: Int) -> Int? {
    let transfer = dossier.transfers[row]
    guard let school = transfer.countedAt?.school, let day = transfer.enrolledFrom,
      let count = SchoolYear.lastCount(before: day),
      let kind = dossier.schools[school].rows.first(where: { $0.period.contains(count) })?.kind,
      kind != .vso
    else { return nil }
    return school
  }
}
