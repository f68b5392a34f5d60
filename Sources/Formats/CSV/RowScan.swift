/// What one pass over the bytes of a file finds.
struct RowScan {
  /// What the header is divided by.
  let delimiter: UInt8
  /// The number of cells in the header, 0 when there is none.
  let columnCount: Int
  /// The number of rows that are records.
  let recordCount: Int
  /// See ``CSVDocument/edges``; at the end is the start of a row that never came.
  let edges: [UInt32]
  /// See ``CSVDocument/jumps``.
  let jumps: [RowJump]
  /// Ragged rows and overlong cells.
  let faults: [CSVFault]
  /// For each fault the start of its line.
  let anchors: [LineStart]
  /// The faults that are counted only.
  let unlisted: Int
  /// Whether every byte is ASCII.
  let isASCII: Bool
  /// Whether there is a byte 0.
  let hasNul: Bool
  /// Whether a quote stands where none may; then the rows mean nothing.
  let quotingIsBroken: Bool

  /// Scans a file, which need not be UTF-8.
  init(_ bytes: [UInt8]) {
    self = bytes.withUnsafeBufferPointer { bytes in
      let start = SourceLines.textStart(bytes)
      let delimiter = Delimiter.find(in: bytes[start...])
      var scanner = RowScanner(bytes, from: start, delimiter: delimiter)
      let edges = scanner.edges()
      return RowScan(delimiter: delimiter, edges: edges, scanner)
    }
  }

  private init(delimiter: UInt8, edges: [UInt32], _ scanner: RowScanner) {
    self.delimiter = delimiter
    self.edges = edges
    columnCount = scanner.rows.columnCount
    recordCount = scanner.rows.recordCount
    jumps = scanner.rows.jumps
    faults = scanner.rows.faults
    anchors = scanner.rows.anchors
    unlisted = scanner.rows.unlisted
    isASCII = scanner.extremes.isASCII
    hasNul = scanner.extremes.hasNul
    quotingIsBroken = scanner.quotes.isBroken || scanner.quotes.isInside
  }
}
