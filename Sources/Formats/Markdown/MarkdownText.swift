/// Text of a table, made safe for Markdown.
public enum MarkdownText {
  /// The text as it reads, in a cell of a Markdown table or in prose.
  ///
  /// What Markdown or HTML would take for a mark is escaped: `_` where it is not inside a word, `&`
  /// where an entity may begin, `#` at the front of a word, the others always. Line breaks and tabs
  /// become spaces; other control characters and marks that turn the direction of text are left out.
  /// What is a mark at the front of a line only (`-`, `+`, `1.`) stays: put no such text there.
  public static func escape(_ text: String) -> String {
    if text.utf8.allSatisfy(isPlain) { return text }
    let scalars = visible(text)
    var escaped = String.UnicodeScalarView()
    for (place, scalar) in scalars.enumerated() {
      let before = place > 0 ? scalars[place - 1] : nil
      let after = place + 1 < scalars.count ? scalars[place + 1] : nil
      if isMark(scalar, before: before, after: after) { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }

  /// The text as a reader sees it on one line, without anything escaped.
  public static func readable(_ text: String) -> String {
    var readable = String.UnicodeScalarView()
    readable.append(contentsOf: visible(text))
    return String(readable)
  }

  /// What is left of the text on one line; marks are judged by their neighbours among these.
  private static func visible(_ text: String) -> [Unicode.Scalar] {
    var visible: [Unicode.Scalar] = []
    var before: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where before == "\r": break
      case "\n", "\r", "\t", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}":
        visible.append(" ")
      case "\u{200E}", "\u{200F}", "\u{061C}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
        break
      default:
        if !scalar.isControl { visible.append(scalar) }
      }
      before = scalar
    }
    return visible
  }

  /// Whether a byte means nothing but itself, as in most names.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case Ascii.zero...Ascii.nine, Ascii.space, Ascii.comma, Ascii.point, Ascii.hyphen: true
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "'"), UInt8(ascii: "/"): true
    default: false
    }
  }

  private static func isMark(
    _ scalar: Unicode.Scalar, before: Unicode.Scalar?, after: Unicode.Scalar?
  ) -> Bool {
    switch scalar {
    case "\\", "`", "*", "[", "]", "<", ">", "|", "~": true
    case "_": !(isLetterOrDigit(before) && isLetterOrDigit(after))
    case "&": isLetterOrDigit(after) || after == "#"
    case "#": before == nil || before == " "
    default: false
    }
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar?) -> Bool {
    switch scalar {
    case .some("a"..."z"), .some("A"..."Z"), .some("0"..."9"): true
    default: false
    }
  }
}
