/// The encoding in which Dutch Excel saves "CSV (gescheiden door lijstscheidingsteken)".
public enum Windows1252 {
  /// The text of the bytes in UTF-8; the five bytes without a meaning become U+FFFD.
  public static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    var rest = bytes[...]
    while let next = rest.firstIndex(where: { $0 >= 0x80 }) {
      text.append(contentsOf: rest[..<next])
      text.append(contentsOf: upper[Int(bytes[next] - 0x80)])
      rest = rest[(next + 1)...]
    }
    text.append(contentsOf: rest)
    return text
  }

  /// The meaning of 0x80 to 0xFF in UTF-8; from 0xA0 on it is that of Unicode.
  private static let upper: [[UInt8]] = {
    let special = "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ"
    let common = (0xA0...0xFF).map { Unicode.Scalar(UInt8($0)) }
    return (Array(special.unicodeScalars) + common).map { Array(String($0).utf8) }
  }()
}
