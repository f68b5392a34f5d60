import Dossiers
import Formats
import Numbers

/// Years and days as tables write them.
enum Time {
  /// A year of four digits.
  static func year(_ text: String) -> Int? {
    guard text.utf8.count == 4, let year = Int(text), (1000...9999).contains(year) else {
      return nil
    }
    return year
  }

  /// The first day of a year, or the day itself.
  static func start(_ text: String) -> Day? {
    if text.isEmpty { return nil }
    if let year = year(text) { return Day(year: year, month: 1, day: 1) }
    guard case .value(let day) = NumberText.day(text) else { return nil }
    return day
  }

  /// The last day of a year, or the day itself.
  static func end(_ text: String) -> Day? {
    if text.isEmpty { return nil }
    if let year = year(text) { return Day(year: year, month: 12, day: 31) }
    guard case .value(let day) = NumberText.day(text) else { return nil }
    return day
  }

  /// One way of writing each moment: a year, or a day that does not begin one.
  static func canonical(_ text: String) -> String {
    guard let day = start(text) else { return text }
    return day.month == 1 && day.day == 1 ? String(day.year) : DutchText.isoDay(day)
  }

  /// Whether both are moments, or open, and in their order.
  static func isReadable(_ from: String, _ through: String) -> Bool {
    let (first, last) = (start(from), end(through))
    if first == nil && !from.isEmpty || last == nil && !through.isEmpty { return false }
    guard let first, let last else { return true }
    return first <= last
  }

  /// The period of a row.
  static func period(_ from: String, _ through: String) -> Period {
    Period(from: start(from), through: end(through))
  }
}
