/// Recognises in what encoding a file was saved.
enum TextEncoding {
  /// Strict UTF-8: no surrogates, no overlong forms, nothing cut off.
  ///
  /// Only the stretches of blocks that are not all ASCII are looked at byte by byte; a character
  /// cannot lie across the end of such a stretch.
  static func isUTF8(_ bytes: [UInt8]) -> Bool {
    var position = 0
    while position < bytes.count {
      let start = position
      while position < bytes.count, !isASCII(bytes, at: position) { position += ByteBlock.size }
      let stretch = bytes.span.extracting(start..<min(position, bytes.count))
      guard (try? UTF8Span(validating: stretch)) != nil else { return false }
      while position < bytes.count, isASCII(bytes, at: position) { position += ByteBlock.size }
    }
    return true
  }

  /// Whether a whole block is ASCII; the last one is taken to be none when it is not whole.
  private static func isASCII(_ bytes: [UInt8], at position: Int) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      position + ByteBlock.size <= bytes.count && ByteBlock(bytes, at: position).isASCII
    }
  }

  /// Whether it is UTF-16: by its byte order mark, or by a byte 0 beside nearly every first character.
  static func isUTF16(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
    let pairs = min(bytes.count, 512) / 2
    var zeroFirst = 0
    var zeroSecond = 0
    for pair in 0..<pairs {
      if bytes[2 * pair] == 0 { zeroFirst += 1 }
      if bytes[2 * pair + 1] == 0 { zeroSecond += 1 }
    }
    return pairs > 1 && min(zeroFirst, zeroSecond) == 0
      && max(zeroFirst, zeroSecond) * 4 >= pairs * 3
  }
}
