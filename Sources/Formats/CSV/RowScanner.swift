/// Passes over the bytes of a file, 64 at a time.
struct RowScanner {
  private(set) var rows: RowTally
  private(set) var quotes = QuoteMasks()
  private(set) var extremes = ByteExtremes()
  private let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  private let start: Int
  private var position: Int

  /// Each byte of a block may end a cell and begin a row; the last row may end without a byte.
  private static let room = 2 * ByteBlock.size + 2

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, delimiter: UInt8) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.start = start
    position = start
    rows = RowTally(bytes, delimiter: delimiter)
  }

  /// Scans the whole file.
  mutating func edges() -> [UInt32] {
    var edges: [UInt32] = []
    var capacity = expectedEdges()
    repeat {
      // The array is filled where it stands; when it was estimated too small, a larger one goes on.
      let earlier = edges
      edges = Array(unsafeUninitializedCapacity: capacity) { edges, count in
        edges.initializeElement(at: 0, to: UInt32(truncatingIfNeeded: start - 1))
        _ = edges.initialize(fromContentsOf: earlier)
        fill(edges)
        count = rows.written
      }
      capacity *= 2
    } while position < bytes.count
    return edges
  }

  /// Scans whole blocks while there is room for their edges, and then what is left.
  private mutating func fill(_ edges: UnsafeMutableBufferPointer<UInt32>) {
    let lastBlock = bytes.count - ByteBlock.size
    let limit = edges.count - Self.room
    while position <= lastBlock, rows.written < limit {
      take(ByteBlock(bytes, at: position), into: edges)
      position += ByteBlock.size
    }
    guard position > lastBlock, rows.written < limit else { return }
    let rest = bytes[position...]
    take(ByteBlock(padding: rest), into: edges, only: 1 << UInt64(rest.count) - 1)
    if !quotes.isInside { rows.finish(edges) }
    position = bytes.count
  }

  @inline(__always)
  private mutating func take(
    _ block: ByteBlock, into edges: UnsafeMutableBufferPointer<UInt32>, only real: UInt64 = ~0
  ) {
    extremes.add(block)
    let boundaries = block.mask(delimiter, Ascii.lineFeed, Ascii.carriageReturn)
    let outside = quotes.outside(boundaries, in: block)
    rows.add(outside & real, breaks: quotes.breaks & real, at: position, to: edges)
  }

  /// Somewhat more edges than the beginning of the file promises.
  private func expectedEdges() -> Int {
    let sample = bytes.prefix(1 << 14)
    var found = 1
    for byte in sample where byte == delimiter { found += 1 }
    for byte in sample where byte == Ascii.lineFeed { found += 2 }
    return bytes.count / max(sample.count, 1) * found * 9 / 8 + 2 * Self.room
  }
}
