/// The names and codes that tables use.
enum Identifier {
  /// Whether a text is a name: `[a-z][a-z0-9_]*`.
  static func isName(_ text: String) -> Bool { isName(text.utf8) }

  /// Whether a text is a code: letters, digits and `_`.
  static func isCode(_ text: String) -> Bool { isCode(text.utf8) }

  /// Whether a text in UTF-8 is a name.
  static func isName(_ text: some Collection<UInt8>) -> Bool {
    guard let first = text.first, isLower(first) else { return false }
    return text.allSatisfy(isPart)
  }

  /// Whether a byte may stand in a name.
  static func isPart(_ byte: UInt8) -> Bool {
    isLower(byte) || isDigit(byte) || byte == UInt8(ascii: "_")
  }

  /// Whether a text in UTF-8 is a code.
  static func isCode(_ text: some Collection<UInt8>) -> Bool {
    !text.isEmpty
      && text.allSatisfy {
        isLower($0) || isDigit($0) || $0 == UInt8(ascii: "_")
          || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
      }
  }

  static func isLower(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
