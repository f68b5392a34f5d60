import Numbers

/// Reads numbers and dates from text, by the same rules as the cells of a file.
public enum NumberText {
  /// The number that `text` writes in the given style.
  ///
  /// An optional sign (`-`, `−` or `+`), an optional `€` before or after that sign, digits that are
  /// plain or (Dutch style) grouped in threes with points, at most twelve decimals, an optional `%`.
  public static func decimal(_ text: String, style: NumberStyle) -> Cell<ReadNumber> {
    withBytes(of: text) { NumberReader.decimal($0, style: style) }
  }

  /// The whole number that `text` writes in the given style: decimals are zero if there are any.
  public static func integer(_ text: String, style: NumberStyle) -> Cell<Int64> {
    withBytes(of: text) { NumberReader.integer($0, style: style) }
  }

  /// The day that `text` writes as `2025-10-01` or `1-10-2025`.
  public static func day(_ text: String) -> Cell<Day> {
    withBytes(of: text) { DayReader.day($0) }
  }

  private static func withBytes<Result>(
    of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    var text = text
    return text.withUTF8(body)
  }
}
