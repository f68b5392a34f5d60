/// Text from a file that a terminal is to show.
public enum ShownText {
  /// The text in one line: a control character, a line break or a mark that turns the direction of
  /// text becomes a space.
  public static func line(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { shown.append(isUnsafe(scalar) ? " " : scalar) }
    return String(shown)
  }

  /// The text with its lines and tabs, without any other character that commands a terminal.
  public static func lines(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isUnsafe($0) && $0 != "\n" && $0 != "\t" }) else {
      return text
    }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !(isUnsafe(scalar) && scalar != "\n" && scalar != "\t")
    {
      shown.append(scalar)
    }
    return String(shown)
  }

  /// What two texts differ in: each whole where it is short, else the part around the first
  /// difference, with `…` for what is left out.
  public static func excerpts(_ one: String, _ other: String) -> (one: String, other: String) {
    let (first, second) = (Array(line(one).unicodeScalars), Array(line(other).unicodeScalars))
    let same = zip(first, second).prefix { $0 == $1 }.count
    let start = max(first.count, second.count) <= width ? 0 : max(0, same - width / 2)
    return (excerpt(first, start), excerpt(second, start))
  }

  private static let width = 80

  private static func excerpt(_ text: [Unicode.Scalar], _ start: Int) -> String {
    let start = min(start, text.count)
    let end = min(start + width, text.count)
    var shown = String.UnicodeScalarView()
    if start > 0 { shown.append("…") }
    shown.append(contentsOf: text[start..<end])
    if end < text.count { shown.append("…") }
    return String(shown)
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{200E}", "\u{200F}", "\u{061C}", "\u{2028}", "\u{2029}", "\u{202A}"..."\u{202E}",
      "\u{2066}"..."\u{2069}":
      true
    default: scalar.isControl
    }
  }
}
