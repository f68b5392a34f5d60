import Dossiers

/// Which of two tellings of one telgroep on one date is the final one.
enum FinalCount {
  /// What stands at the end of the name of a final telling beside a provisional one.
  static let suffix = "_definitief"

  /// Whether the first replaces the second; nothing when they are no provisional and final count.
  ///
  /// The names tell it (`duo.csv`, `duo_definitief.csv`), because rows of either may be estimates of
  /// what DUO hides; else the weakest status of each does.
  static func pair(
    _ one: (path: String, firmness: Status), over other: (path: String, firmness: Status)
  ) -> Bool? {
    if one.path == finalPath(of: other.path) { return true }
    if other.path == finalPath(of: one.path) { return false }
    guard [one.firmness, other.firmness].sorted() == [.definitief, .voorlopig] else { return nil }
    return one.firmness == .definitief
  }

  /// The path of the final telling beside a provisional one.
  static func finalPath(of path: String) -> String { path.dropLast(4) + suffix + ".csv" }
}
