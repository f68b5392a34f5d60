/// Where a line of a file begins.
struct LineStart: Hashable, Sendable {
  /// The line, from 1.
  var line: Int
  /// The offset of its first byte.
  var offset: Int
}

/// Walks over the lines of a file; LF, CRLF and a lone CR end a line.
enum SourceLines {
  /// The most characters that an excerpt of a line shows.
  static let excerptLength = 200

  /// The offset of the first byte of the text: a byte order mark is no part of it.
  static func textStart(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The last line start at or before `offset`, found by walking from one that is known.
  static func lineStart(
    before offset: Int, in bytes: UnsafeBufferPointer<UInt8>, from known: LineStart
  ) -> LineStart {
    var start = known
    var position = known.offset
    while position < offset {
      if let next = lineEnd(at: position, in: bytes) {
        position = next
        if next <= offset { start = LineStart(line: start.line + 1, offset: next) }
      } else {
        position += 1
      }
    }
    return start
  }

  /// The offset after the line end that stands at `position`, if one does.
  static func lineEnd(at position: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    switch bytes[position] {
    case Ascii.lineFeed: position + 1
    case Ascii.carriageReturn:
      position + 1 < bytes.count && bytes[position + 1] == Ascii.lineFeed
        ? position + 2 : position + 1
    default: nil
    }
  }

  /// The number of characters (Unicode scalars) in valid UTF-8.
  static func characters(in text: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var count = 0
    for byte in text where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// An excerpt of a line, found by walking from an earlier one.
  static func text(
    ofLine line: Int, in bytes: UnsafeBufferPointer<UInt8>, from known: LineStart
  ) -> String {
    var start = known.offset == 0 ? textStart(bytes) : known.offset
    var walked = known.line
    while walked < line, start < bytes.count {
      if let next = lineEnd(at: start, in: bytes) {
        start = next
        walked += 1
      } else {
        start += 1
      }
    }
    guard walked == line, start < bytes.count else { return "" }
    var end = start
    let longest = min(bytes.count, start + 4 * excerptLength)
    while end < longest, lineEnd(at: end, in: bytes) == nil { end += 1 }
    let scalars = String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars
    var excerpt = String.UnicodeScalarView()
    for scalar in scalars.prefix(excerptLength) {
      excerpt.append(scalar.isControl ? " " : scalar)
    }
    return String(excerpt)
  }
}
