import Testing

@testable import Formats

@Suite("JSON")
struct JSONValueTests {
  @Test func `is written in order, for a reader and a program`() {
    let value: JSONValue = .object([
      .init("b", .array([.integer(-12), .boolean(true), .boolean(false)])),
      .init("a", .object([])), .init("leeg", .array([])), .init("é", .string("één")),
    ])
    #expect(
      value.text == """
        {
          "b": [
            -12,
            true,
            false
          ],
          "a": {},
          "leeg": [],
          "é": "één"
        }

        """)
  }

  /// RFC 8259, section 7: the quotation mark, the reverse solidus and the control characters.
  @Test(arguments: [
    ("\"", #""\"""#), ("\\", #""\\""#), ("\u{0}", #""\u0000""#), ("\u{1F}", #""\u001f""#),
    ("a\nb\r\tc", #""a\nb\r\tc""#), ("\u{7F}", #""\u007f""#), ("\u{202E}", #""\u202e""#),
    ("/é€𝄞", #""/é€𝄞""#), ("", #""""#),
  ])
  func `escapes what a text must not hold`(_ text: String, _ written: String) {
    #expect(JSONValue.string(text).text == written + "\n")
  }
}
