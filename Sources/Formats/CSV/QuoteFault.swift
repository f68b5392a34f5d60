/// Finds the one fault to tell about quoting that is broken.
///
/// The first quote out of place is seldom the one that is wrong: when a closing quote is missing, the
/// cell swallows lines until another quote ends it. The fault is therefore told where a cell opened.
struct QuoteFault {
  private enum State { case cellStart, plain, quoted, closed }

  private let delimiter: UInt8
  private var state = State.cellStart
  /// The quote that opened the cell.
  private var opening = 0
  private var hasBreak = false
  /// The quote that opened the last cell of the row that has a line break.
  private var swallower: Int?

  /// The fault of a file whose quoting is broken.
  static func first(in bytes: [UInt8], delimiter: UInt8) -> CSVFaults {
    let (kind, offset) = bytes.withUnsafeBufferPointer { bytes in
      var search = QuoteFault(delimiter: delimiter)
      for offset in SourceLines.textStart(bytes)..<bytes.count {
        if let fault = search.step(bytes[offset], at: offset) { return fault }
      }
      return (CSVFault.Kind.unclosedQuote, search.opening)
    }
    return CSVFaults(kind, at: offset, bytes: bytes)
  }

  private init(delimiter: UInt8) {
    self.delimiter = delimiter
  }

  private mutating func step(_ byte: UInt8, at offset: Int) -> (CSVFault.Kind, Int)? {
    let isLineEnd = byte == Ascii.lineFeed || byte == Ascii.carriageReturn
    switch (state, byte) {
    case (.cellStart, Ascii.quote):
      opening = offset
      hasBreak = false
      state = .quoted
    case (.quoted, Ascii.quote):
      state = .closed
    case (.quoted, _):
      if isLineEnd { hasBreak = true }
    case (.closed, Ascii.quote):
      state = .quoted
    case (.plain, Ascii.quote):
      return swallower.map { (.unclosedQuote, $0) } ?? (.strayQuote, offset)
    case (.cellStart, _), (.plain, _), (.closed, _):
      if isLineEnd || byte == delimiter {
        if state == .closed, hasBreak { swallower = opening }
        if isLineEnd { swallower = nil }
        state = .cellStart
      } else if state == .closed {
        return (.textAfterQuote, opening)
      } else {
        state = .plain
      }
    }
    return nil
  }
}
