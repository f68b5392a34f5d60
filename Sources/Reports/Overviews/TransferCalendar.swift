import Dossiers
import Numbers
import Results

/// The moments of a year that matter to transfers, by day.
struct TransferCalendar {
  let moments: [Moment]

  /// A moment, or some days together.
  struct Moment: Hashable {
    let from: Day
    let through: Day
    let event: Event
  }

  /// What happens.
  enum Event: Hashable {
    case rateChange
    /// A count; the number is an index into the counting moments of the dossier.
    case count(Int)
    case vangnetWindow
    case schoolYearEnds
    case schoolYearBegins
    /// A row of the calendar, as an index into that of the dossier.
    case row(Int)
  }

  /// The moments of some budget years and of the school years that they touch.
  init(_ years: [Int], in dossier: Dossier) {
    var found: Set<Moment> = []
    func add(_ from: Day?, _ event: Event, through: Day? = nil) {
      if let from { found.insert(Moment(from: from, through: through ?? from, event: event)) }
    }
    for year in years {
      add(Day(year: year, month: 1, day: 1), .rateChange)
      add(Day(year: year, month: 7, day: 31), .schoolYearEnds)
      add(Day(year: year - 1, month: 8, day: 1), .schoolYearBegins)
      add(Day(year: year, month: 8, day: 1), .schoolYearBegins)
      for (index, moment) in dossier.moments.enumerated() {
        if case .offset = moment.year { add(moment.date(forBudgetYear: year), .count(index)) }
      }
      if let window = Self.vangnetWindow(year, dossier) {
        add(window.lowerBound, .vangnetWindow, through: window.upperBound)
      }
    }
    for (index, row) in dossier.calendar.enumerated()
    where years.contains(where: { row.from.year <= $0 && $0 <= row.through.year }) {
      add(row.from, .row(index), through: row.through)
    }
    moments = found.sorted { one, other in
      (one.from, one.through, Self.order(one.event)) < (
        other.from, other.through, Self.order(other.event)
      )
    }
  }

  /// The days after the count `feb` up to and including that of `jun`: the names by which the vangnet
  /// finds its counts.
  private static func vangnetWindow(_ year: Int, _ dossier: Dossier) -> ClosedRange<Day>? {
    func count(_ name: String) -> Day? {
      dossier.moments.first { $0.name == name }?.date(forBudgetYear: year)
    }
    guard !dossier.vangnet.isEmpty, let first = count("feb"), let last = count("jun"), first < last
    else { return nil }
    return first.next...last
  }

  private static func order(_ event: Event) -> Int {
    switch event {
    case .rateChange: 0
    case .schoolYearEnds: 1
    case .schoolYearBegins: 2
    case .count(let moment): 3 + moment
    case .vangnetWindow: 1_000
    case .row(let row): 1_001 + row
    }
  }
}
