import Numbers

extension CSVDocument {
  /// The text of a cell: without quotes, or without the white space around it when it has none.
  public func text(record: Int, column: Int) -> String {
    withBytes(record: record, column: column) { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether the text of a cell has no character.
  public func isEmpty(record: Int, column: Int) -> Bool {
    withCell(record: record, column: column, CellText.isEmpty)
  }

  /// Whether a column has the same bytes in two records.
  public func isSame(column: Int, inRecords first: Int, _ second: Int) -> Bool {
    let one = range(record: first, column: column)
    let other = range(record: second, column: column)
    guard one.count == other.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      zip(one, other).allSatisfy { bytes[$0] == bytes[$1] }
    }
  }

  /// The text of a cell in UTF-8; it is copied only when it has doubled quotes.
  public func bytes(record: Int, column: Int) -> ArraySlice<UInt8> {
    let range = range(record: record, column: column)
    return bytes.withUnsafeBufferPointer { all in
      let cell = UnsafeBufferPointer(rebasing: all[range])
      let content = CellText.content(of: cell)
      guard let first = content.baseAddress, let start = all.baseAddress else { return [] }
      if CellText.isQuoted(cell), content.contains(Ascii.quote) {
        return CellText.withText(of: cell) { Array($0)[...] }
      }
      return bytes[(first - start)..<(first - start + content.count)]
    }
  }

  /// Calls `body` with the text of a cell in UTF-8; it is copied only when it has doubled quotes.
  func withBytes<R>(
    record: Int, column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R
  ) -> R {
    withCell(record: record, column: column) { CellText.withText(of: $0, body) }
  }

  /// A cell as a whole number; decimals, if any, are zero.
  public func integer(record: Int, column: Int) -> Cell<Int64> {
    withBytes(record: record, column: column) { NumberReader.integer($0, style: style) }
  }

  /// A cell as a number.
  public func decimal(record: Int, column: Int) -> Cell<ReadNumber> {
    withBytes(record: record, column: column) { NumberReader.decimal($0, style: style) }
  }

  /// A cell as a day.
  public func day(record: Int, column: Int) -> Cell<Day> {
    withBytes(record: record, column: column, DayReader.day)
  }

  private func withCell<R>(
    record: Int, column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R
  ) -> R {
    let range = range(record: record, column: column)
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }
}
