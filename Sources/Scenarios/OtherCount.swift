import Dossiers
import Numbers

extension Dossier {
  /// The day that a budget year reads for the counting moment of `day`: 1 October 2025 for any
  /// 1 October and 2026; nothing when no moment counts on that day of the year.
  public func countDay(like day: Day, inBudgetYear year: Int) -> Day? {
    let moment = moments.first {
      $0.month == day.month && $0.day == day.day && $0.year != .fixed(day.year)
    }
    return moment?.date(forBudgetYear: year)
  }

  /// The days on which there is a count, in order.
  public var countDays: [Day] { Set(counts.map { $0.date }).sorted() }

  /// The dossier with the count of one day in the place of that of another, telgroep by telgroep as
  /// far as the one has it; rules, amounts and totals stay.
  ///
  /// A school that is in the count of `day` only has no pupils in the other.
  public func counting(_ other: Day, insteadOf day: Day) -> Dossier {
    guard other != day else { return self }
    var changed = self
    for column in counts where column.date == other {
      let place = counts.firstIndex { $0.date == day && $0.telgroep == column.telgroep }
      var cells = column.cells
      if let place {
        for (school, cell) in counts[place].cells.enumerated()
        where cell.knowledge != .absent && cells[school].knowledge == .absent {
          cells[school] = CountColumn.Cell(
            pupils: 0, knowledge: .known, provenance: column.provenances.isEmpty ? -1 : 0,
            origin: cell.origin)
        }
      }
      var moved = CountColumn(
        date: day, telgroep: column.telgroep, cells: cells, provenances: column.provenances)
      moved.isPartial = column.isPartial
      if let place { changed.counts[place] = moved } else { changed.counts.append(moved) }
    }
    return changed
  }

  /// The dossier with the provisional counts in the place of the final ones, where both are there.
  public var countingProvisionally: Dossier {
    var changed = self
    for column in provisionalCounts {
      let place = counts.firstIndex { $0.date == column.date && $0.telgroep == column.telgroep }
      if let place { changed.counts[place] = column }
    }
    return changed
  }

  /// The telgroepen that a count of `day` has and one of `other` has not.
  public func telgroepen(countedOn day: Day, notOn other: Day) -> Set<Int> {
    let there = Set(counts.filter { $0.date == other }.map { $0.telgroep })
    return Set(counts.filter { $0.date == day }.map { $0.telgroep }).subtracting(there)
  }
}
