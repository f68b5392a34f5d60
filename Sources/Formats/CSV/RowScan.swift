/// Finds the rows and cells of a file in one pass over its bytes, 64 at a time.
struct RowScan {
  /// What the header is divided by.
  let delimiter: UInt8
  /// The rows that were found; meaningless when the quoting is broken.
  private(set) var rows: RowTally
  /// See ``CSVDocument/edges``; the start of a row that never came is at the end.
  private(set) var edges: [UInt32] = []
  private var quotes = QuoteMasks()
  private var extremes = ByteExtremes()

  /// Whether every byte is ASCII.
  var isASCII: Bool { extremes.isASCII }
  /// Whether there is a byte 0.
  var hasNul: Bool { extremes.hasNul }
  /// Whether a quote stands where none may.
  var quotingIsBroken: Bool { quotes.isBroken || quotes.isInside }

  /// Each byte of a block may end a cell and begin a row; the last row may end without a byte.
  private static let room = 2 * ByteBlock.size + 2

  /// Scans a file, which need not be UTF-8.
  static func scan(_ bytes: [UInt8]) -> RowScan {
    bytes.withUnsafeBufferPointer { bytes in
      let start = SourceLines.textStart(bytes)
      var scan = RowScan(bytes, delimiter: Delimiter.find(in: bytes[start...]))
      scan.run(bytes, from: start)
      return scan
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8) {
    self.delimiter = delimiter
    rows = RowTally(bytes, delimiter: delimiter)
  }

  private mutating func run(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    var position = start
    var capacity = expectedEdges(bytes)
    while position < bytes.count || edges.isEmpty {
      // The array is filled where it stands; when it was estimated too small, a larger one goes on.
      let earlier = edges
      edges = Array(unsafeUninitializedCapacity: capacity) { edges, count in
        if earlier.isEmpty { edges[0] = UInt32(truncatingIfNeeded: start - 1) }
        _ = edges.update(fromContentsOf: earlier)
        scan(bytes, from: &position, into: &edges)
        count = rows.written
      }
      capacity *= 2
    }
  }

  /// Scans whole blocks while there is room for their edges, then what is left.
  private mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, from position: inout Int,
    into edges: inout UnsafeMutableBufferPointer<UInt32>
  ) {
    let lastBlock = bytes.count - ByteBlock.size
    while position <= lastBlock, rows.written < edges.count - Self.room {
      take(ByteBlock(bytes, at: position), at: position, into: edges)
      position += ByteBlock.size
    }
    guard position > lastBlock, rows.written < edges.count - Self.room else { return }
    let rest = bytes[position...]
    take(ByteBlock(padding: rest), at: position, into: edges, only: 1 << UInt64(rest.count) - 1)
    if !quotes.isInside { rows.finish(edges) }
    position = bytes.count
  }

  @inline(__always)
  private mutating func take(
    _ block: ByteBlock, at position: Int, into edges: UnsafeMutableBufferPointer<UInt32>,
    only real: UInt64 = ~0
  ) {
    extremes.add(block)
    let boundaries = block.mask(delimiter, Ascii.lineFeed, Ascii.carriageReturn)
    let outside = quotes.outside(boundaries, in: block)
    rows.add(outside & real, breaks: quotes.breaks & real, at: position, to: edges)
  }

  /// Somewhat more edges than the beginning of the file promises.
  private func expectedEdges(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let sample = bytes.prefix(1 << 16)
    var found = 1
    for byte in sample where byte == delimiter { found += 1 }
    for byte in sample where byte == Ascii.lineFeed { found += 2 }
    return bytes.count / max(sample.count, 1) * found * 9 / 8 + 2 * Self.room
  }
}
