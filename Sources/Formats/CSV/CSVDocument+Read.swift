extension CSVDocument {
  /// The most bytes that a file may have: 1 GiB.
  public static let largestFile = 1 << 30
  /// The most characters that a cell may have: what a cell of Excel holds.
  public static let longestCell = 32_767

  /// Reads the structure of a file, or tells everything that is wrong with it.
  ///
  /// UTF-8 with or without byte order mark; bytes that are not UTF-8 are taken for windows-1252. The
  /// delimiter is `;` when the header has one outside quotes, else `,` when it has one, else `;`.
  /// RFC 4180 quoting; LF, CRLF and a lone CR end a row. Broken quoting is one fault, at the quote
  /// that was opened; otherwise all ragged rows and overlong cells are told at once.
  public static func read(_ bytes: [UInt8]) -> Result<CSVDocument, CSVFaults> {
    read(bytes, largestFile: largestFile)
  }

  static func read(_ bytes: [UInt8], largestFile: Int) -> Result<CSVDocument, CSVFaults> {
    if bytes.count > largestFile {
      let kind = CSVFault.Kind.tooLarge(bytes: bytes.count, limit: largestFile)
      return .failure(CSVFaults(kind, bytes: bytes))
    }
    if TextEncoding.isUTF16(bytes) { return .failure(CSVFaults(.utf16, bytes: [])) }
    let scan = RowScan(bytes)
    if scan.hasNul, let offset = bytes.firstIndex(of: 0) {
      return .failure(CSVFaults(.nulByte, at: offset, bytes: bytes))
    }
    if scan.isASCII || TextEncoding.isUTF8(bytes) {
      return document(scan, bytes: bytes, wasWindows1252: false)
    }
    let decoded = bytes.withUnsafeBufferPointer(Windows1252.decode)
    return document(RowScan(decoded), bytes: decoded, wasWindows1252: true)
  }

  private static func document(
    _ scan: RowScan, bytes: [UInt8], wasWindows1252: Bool
  ) -> Result<CSVDocument, CSVFaults> {
    if scan.quotingIsBroken {
      return .failure(QuoteFault.first(in: bytes, delimiter: scan.delimiter))
    }
    if scan.recordCount == 0 { return .failure(CSVFaults(.empty, bytes: bytes)) }
    if !scan.faults.isEmpty {
      return .failure(
        CSVFaults(scan.faults, unlisted: scan.unlisted, bytes: bytes, anchors: scan.anchors))
    }
    return .success(CSVDocument(scan, bytes: bytes, wasWindows1252: wasWindows1252))
  }
}

extension CSVFaults {
  /// One fault of the file as a whole, told at its beginning.
  init(_ kind: CSVFault.Kind, bytes: [UInt8]) {
    self.init([CSVFault(kind: kind, line: 1, column: 1)], bytes: bytes, anchors: [])
  }

  /// One fault at an offset in the file.
  init(_ kind: CSVFault.Kind, at offset: Int, bytes: [UInt8]) {
    let (start, column) = bytes.withUnsafeBufferPointer { bytes in
      let first = LineStart(line: 1, offset: SourceLines.textStart(bytes))
      let start = SourceLines.lineStart(before: offset, in: bytes, from: first)
      return (start, SourceLines.characters(in: bytes[start.offset..<offset]) + 1)
    }
    let fault = CSVFault(kind: kind, line: start.line, column: column)
    self.init([fault], bytes: bytes, anchors: [start])
  }
}
