extension CSVDocument {
  /// The line of the file, from 1, on which a record begins.
  public func line(ofRecord record: Int) -> Int {
    let jump = jump(before: record)
    return record + 1 + jump.skippedRows + jump.quotedBreaks
  }

  /// The row, from 1, in which Excel shows a record: blank rows count, line breaks in cells do not.
  public func row(ofRecord record: Int) -> Int {
    record + 1 + jump(before: record).skippedRows
  }

  /// The line and the character in it, both from 1, where a cell begins, with its quote if it has one.
  public func position(record: Int, column: Int) -> (line: Int, column: Int) {
    let cell = range(record: record, column: column)
    return bytes.withUnsafeBufferPointer { bytes in
      let text = UnsafeBufferPointer(rebasing: bytes[cell])
      let indent = text.count - WhiteSpace.afterLeading(text).count
      let offset = cell.lowerBound + (indent < text.count ? indent : 0)
      let start = SourceLines.lineStart(before: offset, in: bytes, from: lineStart(of: record))
      return (start.line, SourceLines.characters(in: bytes[start.offset..<offset]) + 1)
    }
  }

  /// The text of a line, at most 200 characters of it; empty for a line that the file does not have.
  ///
  /// Control characters are shown as spaces, so that a terminal is safe and a caret stays in place.
  public func lineText(_ line: Int) -> String {
    var low = 0
    var high = recordCount
    while low < high {
      let middle = (low + high) / 2
      if self.line(ofRecord: middle) <= line { low = middle + 1 } else { high = middle }
    }
    let known = low > 0 ? lineStart(of: low - 1) : LineStart(line: 1, offset: 0)
    return bytes.withUnsafeBufferPointer { SourceLines.text(ofLine: line, in: $0, from: known) }
  }

  private func lineStart(of record: Int) -> LineStart {
    LineStart(
      line: line(ofRecord: record), offset: range(record: record, column: 0).lowerBound)
  }

  private func jump(before record: Int) -> RowJump {
    var low = 0
    var high = jumps.count
    while low < high {
      let middle = (low + high) / 2
      if jumps[middle].record <= record { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? jumps[low - 1] : RowJump(record: 0, skippedRows: 0, quotedBreaks: 0)
  }
}
