/// The names and codes that tables use.
enum Identifier {
  /// Whether a text is a name: `[a-z][a-z0-9_]*`.
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLower(first) else { return false }
    return text.utf8.allSatisfy { isLower($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
  }

  /// Whether a text is a code: letters, digits and `_`.
  static func isCode(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
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
