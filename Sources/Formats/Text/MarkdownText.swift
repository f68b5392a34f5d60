/// Text of a table, made safe for Markdown.
public enum MarkdownText {
  /// The text as it reads, in a cell of a Markdown table or in prose.
  ///
  /// What Markdown or HTML would take for a mark is escaped: `_` where it is not inside a word, `&`
  /// where an entity may begin, `#` at the front, the others always. Line breaks and tabs become
  /// spaces; other control characters and marks that change the direction of text are left out.
  public static func escape(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let before = index > 0 ? scalars[index - 1] : nil
      let after = index + 1 < scalars.count ? scalars[index + 1] : nil
      switch scalar {
      case "\n" where before == "\r": continue
      case "\n", "\r", "\t", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}":
        escaped.append(" ")
      case "\u{200E}", "\u{200F}", "\u{061C}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
        continue
      case _ where scalar.properties.generalCategory == .control:
        continue
      default:
        if isMark(scalar, before: before, after: after) { escaped.append("\\") }
        escaped.append(scalar)
      }
    }
    return String(escaped)
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
