/// From this record on, the rows and lines of the file run ahead of the records by so many.
struct RowJump: Hashable, Sendable {
  /// The first record for which it holds.
  var record: Int
  /// The rows that are no records so far.
  var skippedRows: Int
  /// The line breaks inside quotes so far.
  var quotedBreaks: Int
}
