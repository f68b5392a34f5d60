/// What a cell of a column may hold.
public enum CellKind: Hashable, Sendable {
  /// A name that the tables use for something: `[a-z][a-z0-9_]*`.
  case identifier
  /// The code of a school or a location: letters, digits and `_`.
  case code
  /// Any text; guarded against personal numbers.
  case text
  /// A number, an amount or the name of a choice, as the unit of the row says.
  case value
  /// A year (2026) or a date (2026-08-01, 1-8-2026).
  case yearOrDay
  /// A year, a date, or a parameter that holds a year.
  case beginning
  /// A year.
  case year
  /// A date.
  case day
  /// A whole number between two bounds.
  case whole(Int64, Int64)
  /// A year relative to the budget year (-1), or a fixed one (=2019).
  case momentYear
  /// A number with at most twelve digits on either side of the decimal sign.
  case number
  /// An amount of money in euros and whole cents.
  case amount
  /// An expression over names and numbers.
  case expression
  /// One of these words.
  case choice([String])
  /// What a number counts.
  case unit
  /// How firm the row is.
  case status
  /// A source: its id in `bronnen.csv`, then the place in it.
  case source
  /// A name that another table gives meaning to.
  case name(TableID)
  /// Names joined by `+`.
  case names

  /// The table whose names the cell holds, if it holds one.
  var named: TableID? {
    switch self {
    case .name(let id): id
    case .source: .bronnen
    default: nil
    }
  }

  /// The tables whose names such a cell uses.
  var uses: [TableID] {
    switch self {
    case .expression: [.parameters, .schoolgegevens, .tellingen]
    default: named.map { [$0] } ?? []
    }
  }

  /// Whether a text that the user made up stands in the cell, so that it may name a pupil.
  var mayHoldPersonalNumber: Bool {
    switch self {
    case .identifier, .code, .text, .source: true
    case .value, .yearOrDay, .beginning, .year, .day, .whole, .momentYear, .number, .amount,
      .expression,
      .choice,
      .unit, .status, .name, .names:
      false
    }
  }
}
