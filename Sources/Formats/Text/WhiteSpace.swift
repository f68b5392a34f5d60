/// The white space that does not belong to a cell: space, tab and the no-break space that Excel writes.
enum WhiteSpace {
  /// The text without the white space around it.
  static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    let rest = afterLeading(text)
    var end = rest.count
    while end > 0 {
      if rest[end - 1] == Ascii.space || rest[end - 1] == Ascii.tab {
        end -= 1
      } else if end > 1, rest[end - 1] == 0xA0, rest[end - 2] == 0xC2 {
        end -= 2
      } else {
        break
      }
    }
    return UnsafeBufferPointer(rebasing: rest[..<end])
  }

  /// The text without the white space that it begins with.
  static func afterLeading(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var start = 0
    while start < text.count {
      if text[start] == Ascii.space || text[start] == Ascii.tab {
        start += 1
      } else if start + 1 < text.count, text[start] == 0xC2, text[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    return UnsafeBufferPointer(rebasing: text[start...])
  }
}
