import Formats
import Testing

@Suite("Text of tables in Markdown")
struct MarkdownTextTests {
  @Test(arguments: [
    ("gewone tekst, met komma's (en haakjes).", "gewone tekst, met komma's (en haakjes)."),
    ("a|b", "a\\|b"), ("`x`", "\\`x\\`"), ("*dik*", "\\*dik\\*"), ("[a](b)", "\\[a\\](b)"),
    ("<script>", "\\<script\\>"), ("<5", "\\<5"), ("C:\\map", "C:\\\\map"),
    ("~~weg~~", "\\~\\~weg\\~\\~"),
    ("lwoo_bb", "lwoo_bb"), ("_nadruk_", "\\_nadruk\\_"), ("a__b", "a\\_\\_b"),
    ("Jan & Piet", "Jan & Piet"), ("&lt;", "\\&lt;"), ("&#60;", "\\&#60;"), ("R&D", "R\\&D"),
    ("# kop", "\\# kop"), ("nr #1", "nr \\#1"), ("C#", "C#"),
    ("een\r\ntwee\ndrie\rvier", "een twee drie vier"), ("a\tb\u{2028}c\u{85}d", "a b c d"),
    ("\u{1B}[31mrood\u{7}\u{0}", "\\[31mrood"), ("a\u{202E}b\u{2066}c\u{200F}d\u{61C}", "abcd"),
    ("&\u{200E}lt;", "\\&lt;"), ("\u{0}# kop", "\\# kop"), ("a\n#b", "a \\#b"),
    ("é€ 👩‍👩‍👧", "é€ 👩‍👩‍👧"), ("", ""),
  ])
  func `marks are escaped and what is invisible is dropped`(text: String, escaped: String) {
    #expect(MarkdownText.escape(text) == escaped)
  }
}
