import Formats
import TestSupport
import Testing

@Suite("Writing markup")
struct MarkupWriterTests {
  private func written(_ write: (inout MarkupWriter) -> Void) -> String {
    var writer = MarkupWriter()
    write(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func `what is opened is closed, in order`() {
    let text = written { writer in
      writer.element("p", [("class", "a b")]) { writer in
        writer.text("een ")
        writer.element("strong", text: "twee")
      }
      writer.void("meta", [("charset", "utf-8")])
    }
    #expect(
      text == """
        <!DOCTYPE html>
        <p class="a b">een <strong>twee</strong></p><meta charset="utf-8">
        """)
  }

  @Test(arguments: HostileText.examples)
  func `text is text, inside an element and in an attribute`(text: String) {
    check(text)
  }

  @Test func `so is any text of marks`() {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<1_000 { check(HostileText.random(&generator)) }
  }

  private func check(_ text: String) {
    let page = written { writer in
      writer.element("p", [("title", MarkupText(text))], text: MarkupText(text))
    }
    let escaped = MarkupText(text).escaped
    #expect(page == "<!DOCTYPE html>\n<p title=\"\(escaped)\">\(escaped)</p>")
    #expect(!escaped.contains { "<>\"'\n".contains($0) })
    // Read back by a rule of its own, it is what a reader should see.
    var read = ""
    var rest = Substring(escaped)
    while let first = rest.first {
      let entities = ["&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'"]
      if first == "&" {
        let entity = String(rest.prefix(through: rest.firstIndex(of: ";") ?? rest.startIndex))
        read += entities[entity] ?? "?"
        rest = rest.dropFirst(entity.count)
      } else {
        read.append(first)
        rest.removeFirst()
      }
    }
    #expect(spaced(read) == spaced(HostileText.readable(text)))
  }

  /// A line break of two characters may become two spaces.
  private func spaced(_ text: String) -> [Substring] { text.split(separator: " ") }

  @Test(arguments: [
    ("a < b; x << 2", true), ("\"</script>\"", false), ("a <!-- b", false), ("<", true), ("", true),
  ])
  func `a file that would end its element is not embedded`(text: String, isEmbeddable: Bool) {
    #expect(MarkupWriter.isEmbeddable(Array(text.utf8)) == isEmbeddable)
  }
}
