extension CSVDocument {
  /// Calls `body` with each record below the header and the place of its cell.
  @inline(__always)
  func forEachCell(of column: Int, _ body: (_ record: Int, Range<Int>, QuickDigits) -> Void) {
    precondition(column >= 0 && column < columnCount, "no such column")
    let stride = columnCount + 1
    bytes.withUnsafeBufferPointer { bytes in
      let quick = QuickDigits(bytes, style: style)
      edges.withUnsafeBufferPointer { edges in
        var before = stride &+ column
        for record in 1..<recordCount {
          body(record, Int(edges[before] &+ 1)..<Int(edges[before &+ 1]), quick)
          before &+= stride
        }
      }
    }
  }
}
