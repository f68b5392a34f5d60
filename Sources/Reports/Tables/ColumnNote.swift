/// What stands in a column of a CSV file, for whoever reads it with a program.
public struct ColumnNote: Hashable, Sendable {
  /// What a cell holds.
  public let kind: Kind
  /// What a number is counted in; nothing where that differs by row, or for text.
  public let unit: String?
  /// The meaning, in a Dutch sentence.
  public let meaning: String

  /// What a cell holds; any cell may be empty.
  public enum Kind: String, Sendable {
    /// Text.
    case text = "string"
    /// A number with a decimal comma; a percentage carries its sign.
    case number
    /// A whole number.
    case whole = "integer"
    /// A year.
    case year
    /// A day such as `2025-10-01`.
    case day = "date"
  }

  init(_ kind: Kind, _ meaning: String, unit: String? = nil) {
    self.kind = kind
    self.unit = unit
    self.meaning = meaning
  }

  static func text(_ meaning: String) -> ColumnNote { .init(.text, meaning) }
  static func euros(_ meaning: String) -> ColumnNote { .init(.number, meaning, unit: "€") }
  static func pupils(_ meaning: String) -> ColumnNote { .init(.whole, meaning, unit: "leerlingen") }
}
