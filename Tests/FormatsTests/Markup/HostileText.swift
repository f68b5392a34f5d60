import TestSupport

/// Texts that try to become marks, and what a reader should see of them.
enum HostileText {
  static let examples = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onclick='x", "]]>", "-->",
    "</style><script>", "&lt;b&gt;", "&#60;", "regel 1\nregel 2\r\nregel 3", "a\u{202E}b\u{2066}c",
    "\u{0}\u{1B}[31m", "[x](javascript:alert(1))", "![x](y)", "**dik", "`code`", "a | b",
    "=cmd|' /C calc'!A0", "# kop", "\\", "\\|", "__x__", "~~x~~", "é€ 👩‍👩‍👧", "< 5", "• p.m.",
  ]

  /// Pieces of these at random.
  static func random(_ generator: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<generator.whole(1...8) {
      text += generator.pick(
        "<", ">", "&", "\"", "'", "|", "\\", "*", "**", "_", "`", "[", "]", "](", ")", "!", "#",
        "~", " ", "a", "Z", "9", "é", "\n", "\r\n", "\t", "\u{0}", "\u{202E}", "\u{200F}", "&lt;",
        "&#", "</script>", "-", "€ 1,00", "<!--", "]]>")
    }
    return text
  }

  /// What is left of a text on one line: written apart from what escapes it.
  static func readable(_ text: String) -> String {
    var readable = ""
    for character in text.replacingLineBreaks {
      for scalar in character.unicodeScalars {
        let isHidden =
          scalar.value < 32 || (0x7F...0x9F).contains(scalar.value)
          || [0x200E, 0x200F, 0x61C].contains(scalar.value)
          || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        if !isHidden { readable.unicodeScalars.append(scalar) }
      }
    }
    return readable
  }
}

extension String {
  /// With one space for each line break or tab.
  fileprivate var replacingLineBreaks: String {
    String(map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}
