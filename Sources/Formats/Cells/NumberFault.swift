/// Why the text of a cell is not the number or the date that it should be.
public enum NumberFault: Error, Hashable, Sendable {
  /// It is not written as a number.
  case notANumber
  /// A decimal point in a `;` file: `1.23`.
  case pointInDutchFile
  /// A comma in a number of a `,` file: `1,23`.
  case commaInPointFile
  /// The points do not set groups of three digits apart: `1.23.456`.
  case badGrouping
  /// More than twelve digits before or more than twelve after the decimal sign.
  case tooManyDigits
  /// A number with decimals other than zero where a whole number belongs.
  case notWhole
  /// It is written neither as `2025-10-01` nor as `1-10-2025`.
  case notADate
  /// A date that the calendar does not have: `30-2-2025`.
  case noSuchDay
}
