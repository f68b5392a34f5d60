import Dossiers
import Numbers

/// For whom a report is made, which decides what it tells of single pupils.
public enum Audience: Hashable, Sendable {
  /// Everybody: totals per rule and per schoolbestuur, no group of fewer than five pupils.
  case open
  /// One schoolbestuur, as an index into ``Dossier/boards``: its own lines in full, of others nothing.
  case board(Int)
  /// The bureau of the samenwerkingsverband: everything.
  case `internal`

  /// The schoolbestuur that the report is for.
  var board: Int? {
    if case .board(let board) = self { board } else { nil }
  }
}

extension Dossier {
  /// The schoolbestuur of a school in a year.
  ///
  /// A school that opens after 1 January has the board of the first row that begins in the year.
  func board(ofSchool school: Int, inYear year: Int) -> Int? {
    let rows = schools[school].rows
    return
      (schools[school].row(inYear: year) ?? rows.first { $0.period.from?.year == year }
      ?? rows.last)?.board
  }
}
