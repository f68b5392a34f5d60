/// Text that stands safely in HTML or SVG, as content and as the value of an attribute.
///
/// Whatever is made into it is escaped, so nothing that a table gave can become a mark.
public struct MarkupText: Sendable, Hashable, ExpressibleByStringInterpolation {
  /// The text as it is written.
  public let escaped: String

  /// Any text: marks become entities, line breaks become spaces, and what XML does not allow or what
  /// turns the direction of text is left out.
  public init(_ text: String) {
    if text.utf8.allSatisfy(Self.isPlain) {
      escaped = text
      return
    }
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
      case "\t", "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": escaped.append(" ")
      case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}",
        "\u{200E}", "\u{200F}", "\u{061C}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
        break
      default: escaped.append(scalar)
      }
    }
    self.escaped = String(escaped)
  }

  /// Text of the program itself; escaped like any other.
  public init(stringLiteral text: String) { self.init(text) }

  /// A number.
  public init(_ number: Int) { self.init(String(number)) }

  /// Whether a byte means nothing but itself, as in most text.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      false
    case 0x20...0x7E: true
    default: false
    }
  }
}
