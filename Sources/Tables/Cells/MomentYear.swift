import Dossiers

/// The year of a counting moment as the table writes it.
enum MomentYear {
  /// `-1` is the year before the budget year, `=2019` is always 2019.
  ///
  /// Excel takes `=2019` for a formula and saves `2019`, which can be nothing else.
  static func parse(_ text: String) -> Moment.Year? {
    if text.hasPrefix("=") {
      return Time.year(String(text.dropFirst())).map { .fixed($0) }
    }
    if let years = Int(text), (-99...99).contains(years) { return .offset(years) }
    return Time.year(text).map { .fixed($0) }
  }
}
