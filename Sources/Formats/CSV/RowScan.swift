/// Finds the rows and cells of a file in one pass over its bytes.
struct RowScan {
  /// What the header is divided by.
  let delimiter: UInt8
  /// See ``CSVDocument/edges``; what comes after the last record is meaningless.
  private(set) var edges: [UInt32]
  /// The number of cells in the header, 0 when there is none.
  private(set) var columnCount = 0
  /// See ``CSVDocument/jumps``.
  private(set) var jumps: [RowJump] = []
  /// Ragged rows and overlong cells.
  private(set) var faults: [CSVFault] = []
  /// For each fault the start of its line.
  private(set) var anchors: [LineStart] = []
  private(set) var hasNul = false
  private(set) var isASCII = true
  private(set) var quotingIsBroken = false

  /// The number of edges that are written.
  private var written = 1
  /// The edge before the row that is being read.
  private var rowBase = 0
  private var skippedRows = 0
  private var quotedBreaks = 0

  /// The number of sound records.
  var recordCount: Int { columnCount == 0 ? 0 : rowBase / (columnCount + 1) }

  /// Scans a file.
  static func scan(_ bytes: [UInt8]) -> RowScan {
    bytes.withUnsafeBufferPointer { bytes in
      let start = SourceLines.textStart(bytes)
      var scan = RowScan(bytes, from: start)
      scan.run(bytes, from: start)
      return scan
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    delimiter = Delimiter.find(in: bytes[start...])
    let sample = bytes[start...].prefix(1 << 16)
    var boundaries = 0
    for byte in sample where byte == delimiter || byte == Ascii.lineFeed { boundaries += 1 }
    let expected = bytes.count / max(sample.count, 1) * (boundaries + 1) * 9 / 8
    edges = Array(repeating: UInt32(truncatingIfNeeded: start - 1), count: expected + 256)
  }

  private mutating func run(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    guard let base = bytes.baseAddress, start < bytes.count else { return }
    var quotes = QuoteMasks()
    var union = SIMD16<UInt8>()
    var position = start
    while position < bytes.count {
      let block = ByteBlock(base + position)
      union |= block.union
      
      position += ByteBlock.size
    }
  }
}
