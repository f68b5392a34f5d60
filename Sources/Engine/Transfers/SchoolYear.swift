import Dossiers
import Numbers

/// A school year: 1 August to 31 July.
///
/// Its months are counted from 0 (August) to 11 (July); the first five fall in the calendar year in
/// which it begins, the others in the next.
struct SchoolYear: Hashable {
  /// The calendar year in which it begins.
  let start: Int

  /// The school year in which a day lies.
  init(of day: Day) {
    start = day.month >= 8 ? day.year : day.year - 1
  }

  /// Whether a day lies in it.
  func contains(_ day: Day) -> Bool { SchoolYear(of: day) == self }

  /// The last 1 October before a day.
  static func lastCount(before day: Day) -> Day? {
    let isLater = (day.month, day.day) > (10, 1)
    return Day(year: isLater ? day.year : day.year - 1, month: 10, day: 1)
  }

  /// The months that fall in a calendar year, or nothing when none do.
  func months(inYear year: Int) -> Range<Int>? {
    switch year {
    case start: 0..<5
    case start + 1: 5..<12
    default: nil
    }
  }

  /// The first month that belongs to a school where a pupil enrols on `day`; 12 when no month of the
  /// school year is left.
  func firstMonth(from day: Day, _ counting: MonthCounting) -> Int {
    let year = SchoolYear(of: day)
    if year.start != start { return year.start < start ? 0 : 12 }
    let month = (day.month + 4) % 12
    switch counting {
    case .firstDay: return day.day > 1 ? month + 1 : month
    case .startedMonth: return month
    }
  }
}
