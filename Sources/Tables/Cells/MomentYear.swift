import Dossiers

/// The year of a counting moment as the table writes it.
enum MomentYear {
  /// `-1` is the year before the budget year, `=2019` is always 2019.
  static func parse(_ text: String) -> Moment.Year? {
    if text.hasPrefix("=") {
      return Time.year(String(text.dropFirst())).map { .fixed($0) }
    }
    guard let years = Int(text), (-99...99).contains(years) else { return nil }
    return .offset(years)
  }
}
