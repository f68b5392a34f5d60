/// Puts the boundaries of cells together to rows, and keeps the rows that are records.
struct RowTally {
  /// The number of cells in the header, 0 before there is one.
  private(set) var columnCount = 0
  /// See ``CSVDocument/jumps``.
  private(set) var jumps: [RowJump] = []
  /// Ragged rows and overlong cells.
  private(set) var faults: [CSVFault] = []
  /// For each fault the start of its line.
  private(set) var anchors: [LineStart] = []
  /// The faults that came after the most that are listed.
  private(set) var unlisted = 0
  /// The number of edges that are written.
  private(set) var written = 1

  private let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  /// The edge before the row that is being read.
  private var rowBase = 0
  /// The rows so far that are no records.
  private var skippedRows = 0
  /// The line breaks inside quotes before the row that is being read.
  private var breaksBeforeRow = 0
  /// The line breaks inside quotes before the block that is being read.
  private var breaksBeforeBlock = 0
  private var mayHaveLongCell = false
  /// A cell that is longer than this before a block may be too long where it ends in the block.
  private static let longestBefore = CSVDocument.longestCell - ByteBlock.size

  init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8) {
    self.bytes = bytes
    self.delimiter = delimiter
  }

  /// The number of records so far.
  var recordCount: Int { columnCount == 0 ? 0 : rowBase / (columnCount + 1) }

  /// Takes in one block: its boundaries, and the line breaks inside its quotes, a bit each.
  @inline(__always)
  mutating func add(
    _ boundaries: UInt64, breaks: UInt64, at position: Int,
    to edges: UnsafeMutableBufferPointer<UInt32>
  ) {
    var next = written
    var left = boundaries
    if position &- Int(edges[next &- 1]) > Self.longestBefore { mayHaveLongCell = true }
    while left != 0 {
      let offset = position &+ left.trailingZeroBitCount
      edges[next] = UInt32(truncatingIfNeeded: offset)
      next &+= 1
      if bytes[offset] != delimiter {
        written = next
        if isPlainRecord(edges), breaks == 0 {
          beginRow(after: offset, edges)
        } else {
          let before = breaks & (left & (0 &- left) &- 1)
          endRow(offset, breaks: breaksBeforeBlock + before.nonzeroBitCount, edges)
        }
        next = written
      }
      left &= left &- 1
    }
    written = next
    if breaks != 0 { breaksBeforeBlock += breaks.nonzeroBitCount }
  }

  /// Ends the last row, when no line end does.
  mutating func finish(_ edges: UnsafeMutableBufferPointer<UInt32>) {
    guard Int(edges[rowBase] &+ 1) < bytes.count else { return }
    edges[written] = UInt32(truncatingIfNeeded: bytes.count)
    written += 1
    endRow(bytes.count, breaks: breaksBeforeBlock, edges)
  }

  /// Whether the row that ends here is a record that needs no further look, as nearly all are.
  ///
  /// Its first byte shows that it is not blank: 0xC2 may begin a no-break space.
  @inline(__always)
  private func isPlainRecord(_ edges: UnsafeMutableBufferPointer<UInt32>) -> Bool {
    let first = bytes[Int(edges[rowBase] &+ 1)]
    return written &- rowBase == columnCount &+ 1
      && first > Ascii.quote && first != delimiter && first != 0xC2
      && breaksBeforeBlock == breaksBeforeRow && !mayHaveLongCell
  }

  @inline(__always)
  private mutating func beginRow(
    after offset: Int, _ edges: UnsafeMutableBufferPointer<UInt32>
  ) {
    edges[written] = UInt32(truncatingIfNeeded: offset)
    rowBase = written
    written &+= 1
  }

  /// Decides whether the row that ends here is a record; if not, its edges are taken back.
  @inline(never)
  private mutating func endRow(
    _ offset: Int, breaks: Int, _ edges: UnsafeMutableBufferPointer<UInt32>
  ) {
    let row = UnsafeBufferPointer(rebasing: edges[rowBase..<written])
    if isSecondHalf(row) {
      written = rowBase
    } else {
      settle(row, breaks: breaks)
    }
    beginRow(after: offset, edges)
    breaksBeforeRow = breaks
    mayHaveLongCell = false
  }

  /// Whether this is no row, but the LF of a CRLF whose CR has ended the row before.
  private func isSecondHalf(_ row: UnsafeBufferPointer<UInt32>) -> Bool {
    row.count == 2 && row[0] < row[1] && row[0] + 1 == row[1]
      && bytes[Int(row[0])] == Ascii.carriageReturn && bytes[Int(row[1])] == Ascii.lineFeed
  }

  private mutating func settle(_ row: UnsafeBufferPointer<UInt32>, breaks: Int) {
    let cells = row.count - 1
    let line = recordCount + skippedRows + breaksBeforeRow + 1
    if isBlank(row) {
      skip(breaks)
    } else if columnCount == 0 || cells == columnCount {
      columnCount = cells
      for cell in 0..<cells { checkLength(Int(row[cell] &+ 1)..<Int(row[cell + 1]), row, line) }
      if breaks > breaksBeforeRow { jump(to: recordCount + 1, breaks) }
    } else {
      let found = CSVFault.Kind.ragged(expected: columnCount, found: cells)
      let offset = cells > columnCount ? Int(row[columnCount]) + 1 : Int(row[cells])
      report(found, at: offset, row, line)
      skip(breaks)
    }
  }

  private mutating func skip(_ breaks: Int) {
    written = rowBase
    skippedRows += 1
    jump(to: recordCount, breaks)
  }

  private mutating func jump(to record: Int, _ breaks: Int) {
    if jumps.last?.record == record { jumps.removeLast() }
    jumps.append(RowJump(record: record, skippedRows: skippedRows, quotedBreaks: breaks))
  }

  private func isBlank(_ row: UnsafeBufferPointer<UInt32>) -> Bool {
    for cell in 0..<row.count - 1 {
      let range = Int(row[cell] &+ 1)..<Int(row[cell + 1])
      if !CellText.isEmpty(UnsafeBufferPointer(rebasing: bytes[range])) { return false }
    }
    return true
  }

  private mutating func checkLength(
    _ cell: Range<Int>, _ row: UnsafeBufferPointer<UInt32>, _ line: Int
  ) {
    guard cell.count > CSVDocument.longestCell else { return }
    let characters = CellText.characters(UnsafeBufferPointer(rebasing: bytes[cell]))
    guard characters > CSVDocument.longestCell else { return }
    report(
      .cellTooLong(characters: characters, limit: CSVDocument.longestCell), at: cell.lowerBound,
      row, line)
  }

  private mutating func report(
    _ kind: CSVFault.Kind, at offset: Int, _ row: UnsafeBufferPointer<UInt32>, _ line: Int
  ) {
    guard faults.count < CSVFaults.mostListed else { return unlisted += 1 }
    let first = LineStart(line: line, offset: Int(row[0] &+ 1))
    let start = SourceLines.lineStart(before: offset, in: bytes, from: first)
    let column = SourceLines.characters(in: bytes[start.offset..<offset]) + 1
    faults.append(CSVFault(kind: kind, line: start.line, column: column))
    anchors.append(start)
  }
}
