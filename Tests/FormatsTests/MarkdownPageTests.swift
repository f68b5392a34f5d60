import Formats
import TestSupport
import Testing

@Suite("Pages of Markdown, read back")
struct MarkdownPageTests {
  @Test func `every kind of block`() {
    let page = MarkdownPage(
      """
      # Titel 2026

      Eerste regel
      en de tweede · **dik**

      > **Let op.** Een
      > citaat.
      >
      > Nog een.

      - [pagina](a/b.md): tekst
      - `code`

      | A | **B** |
      |---|---:|
      | x \\| y | € 1,00 |
      |  | \\< 5 |

      ![In woorden. a\\_](grafieken/x.svg)
      """)
    #expect(page.unknown == [])
    let blocks: [MarkdownPage.Block] = [
      .heading(level: 1, [.text("Titel 2026")]),
      .paragraph([.text("Eerste regel en de tweede · "), .strong([.text("dik")])]),
      .quote([[.strong([.text("Let op.")]), .text(" Een citaat.")], [.text("Nog een.")]]),
      .list([[.link([.text("pagina")], path: "a/b.md"), .text(": tekst")], [.code("code")]]),
    ]
    #expect(Array(page.blocks.prefix(4)) == blocks)
    guard case .table(let table) = page.blocks[4] else {
      Issue.record("no table")
      return
    }
    #expect(table.headings == [[.text("A")], [.strong([.text("B")])]])
    #expect(table.isNumeric == [false, true])
    #expect(table.rows == [[[.text("x | y")], [.text("€ 1,00")]], [[], [.text("< 5")]]])
    #expect(
      page.blocks.last == .picture(alternative: "In woorden. a_", path: "grafieken/x.svg"))
  }

  @Test(arguments: [
    "  ingesprongen", "```", "<b>x</b>", "een *nadruk* hier", "half **dik", "[x] (y)", "a & &amp;",
    "a <b", "| a |", "| a | b |\n|---|\n| x | y |", "![x]", "#kop", "een _woord_", "* item",
  ])
  func `what we do not write is kept as it is, and told`(text: String) {
    let page = MarkdownPage(text)
    #expect(page.unknown.contains(1), "\(page.blocks)")
    let kept = page.blocks.map { block in
      switch block {
      case .paragraph(let spans): spans.plain
      default: "?"
      }
    }
    #expect(kept.joined(separator: "\n") == text)
  }

  @Test func `a sentence may say less than`() {
    #expect(MarkdownPage("«< 5» staat er").blocks == [.paragraph([.text("«< 5» staat er")])])
    #expect(MarkdownPage("«< 5» staat er").unknown == [])
  }

  @Test func `a row of another length loses no cell`() {
    let page = MarkdownPage("| a | b |\n|---|---|\n| x |\n| x | y | z |\n| x")
    #expect(page.unknown == [3, 4, 5])
    guard case .table(let table)? = page.blocks.first else {
      Issue.record("no table")
      return
    }
    #expect(table.rows.map { $0.map(\.plain) } == [["x", ""], ["x", "y z"], ["| x", ""]])
  }

  @Test(arguments: HostileText.examples)
  func `an escaped text reads as it was`(text: String) { check(text) }

  @Test func `so does any text of marks`() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<400 { check(HostileText.random(&generator)) }
  }

  private func check(_ text: String) {
    let escaped = MarkdownText.escape(text)
    let readable = HostileText.readable(text).split(separator: " ").joined(separator: " ")
    let page = MarkdownPage(
      "## Kop \(escaped)\n\nTekst \(escaped)\n\n| **\(escaped) .** |\n|---|\n| \(escaped) |\n")
    #expect(page.unknown == [], "\(escaped)")
    var texts: [String] = []
    for block in page.blocks {
      switch block {
      case .heading(_, let spans), .paragraph(let spans): texts.append(spans.plain)
      case .table(let table): texts += (table.headings + table.rows.flatMap { $0 }).map(\.plain)
      case .quote, .list, .picture: texts.append("?")
      }
    }
    let read = texts.map { $0.split(separator: " ").joined(separator: " ") }
    func joined(_ parts: String...) -> String {
      parts.filter { !$0.isEmpty }.joined(separator: " ")
    }
    #expect(
      read == [
        joined("Kop", readable), joined("Tekst", readable), joined(readable, "."), readable,
      ], "\(escaped)")
  }

  @Test func `a long line of marks is read at once`() {
    let marks = String(repeating: "[", count: 300) + "**`"
    #expect(MarkdownPage(marks).blocks == [.paragraph([.text(marks)])])
    #expect(MarkdownPage(String(repeating: "[**", count: 100)).unknown == [1])
  }
}
