import Formats

/// Writes a page of Markdown, read back, as HTML.
struct PageMarkup {
  private let report: HTMLReport
  private let anchor: String
  /// Where the names of schools in the first column lead to.
  private let schools: [String: String]
  /// The headings that the next block stands below.
  private(set) var trail: [String]

  /// The markup of a page of a report.
  init(of page: HTMLReport.Page, in report: HTMLReport) {
    self.report = report
    anchor = page.anchor
    schools = page.path == SchoolDerivations.overview ? report.derivations.anchors : [:]
    trail = [page.title]
  }

  /// Writes pieces of the page; a wide table is a sheet of its own on paper, with its heading above
  /// it and what is said of it below.
  mutating func write(_ blocks: ArraySlice<MarkdownPage.Block>, to writer: inout MarkupWriter) {
    var rest = blocks
    while let block = rest.first {
      let sheet = Self.sheet(at: rest)
      if sheet.isEmpty {
        rest.removeFirst()
        write(block, to: &writer)
      } else {
        rest = rest.dropFirst(sheet.count)
        writer.element("div", [("class", "sheet")]) { writer in
          writer.newLine()
          for block in sheet { write(block, to: &writer) }
        }
      }
      writer.newLine()
    }
  }

  private static func sheet(
    at blocks: ArraySlice<MarkdownPage.Block>
  ) -> ArraySlice<MarkdownPage.Block> {
    let heading = if case .heading? = blocks.first { 1 } else { 0 }
    guard case .table(let table)? = blocks.dropFirst(heading).first, isWide(table) else {
      return []
    }
    let below = blocks.dropFirst(heading + 1).prefix {
      if case .paragraph = $0 { true } else { false }
    }
    return blocks.prefix(heading + 1 + below.count)
  }

  /// Whether a table does not fit a page that stands upright.
  private static func isWide(_ table: MarkdownPage.Table) -> Bool { table.headings.count > 8 }

  private mutating func write(_ block: MarkdownPage.Block, to writer: inout MarkupWriter) {
    switch block {
    case .heading(let level, let spans):
      trail = trail.prefix(max(level - 1, 0)) + [spans.plain]
      // The title of the whole is above the titles of the pages.
      writer.element(["h2", "h3", "h4", "h5"][min(level, 4) - 1]) { write(spans, to: &$0) }
    case .paragraph(let spans): writer.element("p") { write(spans, to: &$0) }
    case .quote(let paragraphs):
      writer.element("blockquote") { writer in
        for spans in paragraphs { writer.element("p") { write(spans, to: &$0) } }
      }
    case .list(let items):
      writer.element("ul") { writer in
        for spans in items { writer.element("li") { write(spans, to: &$0) } }
      }
    case .table(let table): write(table, to: &writer)
    case .picture(let alternative, let path): picture(alternative, path, to: &writer)
    }
  }

  private func picture(_ alternative: String, _ path: String, to writer: inout MarkupWriter) {
    writer.element("figure") { writer in
      // Without the drawing there are still the words.
      if let drawing = report.drawings[path] {
        // A drawing may stand on more pages, and no two elements share a name.
        writer.drawing(drawing.named(within: anchor))
      } else {
        writer.element("p", text: MarkupText(alternative))
      }
    }
  }

  // MARK: Tables

  private func write(_ table: MarkdownPage.Table, to writer: inout MarkupWriter) {
    let caption = MarkupText(
      trail.joined(separator: ", ") + ": " + (table.headings.first?.plain ?? ""))
    // A keyboard reaches what stands beyond the edge only where the box itself can be reached.
    writer.element(
      "div",
      [
        (
          "class",
          Self.isWide(table) ? "table wide" : table.rows.count <= 12 ? "table short" : "table"
        ), ("role", "region"),
        ("tabindex", "0"),
        ("aria-label", caption),
      ]
    ) { writer in
      writer.newLine()
      writer.element("table") { writer in
        writer.element("caption", text: caption)
        writer.newLine()
        writer.element("thead") { writer in
          writer.element("tr") { writer in
            for (heading, isNumeric) in zip(table.headings, table.isNumeric) {
              writer.element("th", [("scope", "col")] + Self.alignment(isNumeric)) {
                write(heading, to: &$0)
              }
            }
          }
        }
        writer.newLine()
        writer.element("tbody") { writer in
          writer.newLine()
          for row in table.rows { write(row, table.isNumeric, to: &writer) }
        }
      }
    }
  }

  private func write(
    _ row: [[MarkdownPage.Span]], _ isNumeric: [Bool], to writer: inout MarkupWriter
  ) {
    let isSum = row.first { !$0.isEmpty }?.allSatisfy(\.isStrong) == true
    writer.element("tr", isSum ? [("class", "sum")] : []) { writer in
      for (column, spans) in row.enumerated() {
        var attributes = Self.alignment(isNumeric[column])
        if isNumeric[column], let value = Self.value(spans.plain) {
          attributes.append(("data-value", MarkupText(value)))
        }
        if column == 0 {
          writer.element("th", [("scope", "row")] + attributes) { writer in
            if !isSum, let anchor = schools[spans.plain] {
              writer.element("a", [("href", MarkupText("#\(anchor)"))]) { write(spans, to: &$0) }
            } else {
              write(spans, to: &writer)
            }
          }
        } else {
          writer.element("td", attributes) { write(spans, to: &$0) }
        }
      }
    }
    writer.newLine()
  }

  private static func alignment(_ isNumeric: Bool) -> [MarkupWriter.Attribute] {
    isNumeric ? [("class", "n")] : []
  }

  /// What a cell counts, as a script reads numbers, where it is a number and nothing else.
  static func value(_ text: String) -> String? {
    guard case .value(let number) = NumberText.decimal(text, style: .dutch) else { return nil }
    return DutchText.plainNumber(number.value).map { $0 == "," ? "." : String($0) }.joined()
  }

  // MARK: Text

  private func write(_ spans: [MarkdownPage.Span], to writer: inout MarkupWriter) {
    for span in spans {
      switch span {
      case .text(let text): writer.text(MarkupText(text))
      case .strong(let spans): writer.element("strong") { write(spans, to: &$0) }
      case .code(let text): writer.element("code", text: MarkupText(text))
      case .link(let spans, let path):
        if let page = report.page(at: path) {
          writer.element("a", [("href", MarkupText("#\(page.anchor)"))]) { writer in
            // Here the page has a title and is no file.
            if spans.plain == path {
              writer.text(MarkupText(page.title))
            } else {
              write(spans, to: &writer)
            }
          }
        } else {
          // A file that is not in this one: its name stands there, and it leads nowhere.
          write(spans, to: &writer)
        }
      }
    }
  }
}

extension HTMLReport {
  /// Another page in this file, by the path that a page calls it.
  fileprivate func page(at path: String) -> Page? {
    let name = path.split(separator: "/").filter { $0 != "." && $0 != ".." }.joined(separator: "/")
    return pages.first { $0.path == name }
  }
}

extension MarkdownPage.Span {
  fileprivate var isStrong: Bool { if case .strong = self { true } else { false } }
}

extension SVGElement {
  /// The same drawing with its own names, and what refers to them, made those of a page.
  fileprivate func named(within page: String) -> SVGElement {
    var named = self
    named.attributes = attributes.map { name, value in
      switch "\(name)" {
      case "id": (name, "\(page)-\(value.escaped)")
      case "aria-labelledby":
        (
          name,
          MarkupText(
            value.escaped.split(separator: " ").map { "\(page)-\($0)" }.joined(separator: " "))
        )
      case "fill" where value.escaped.hasPrefix("url(#"):
        (name, "url(#\(page)-\(String(value.escaped.dropFirst(5)))")
      default: (name, value)
      }
    }
    named.children = children.map { $0.named(within: page) }
    return named
  }
}

extension MarkupWriter {
  /// A drawing inside the page.
  mutating func drawing(_ element: SVGElement) {
    self.element(element.name, element.attributes) { writer in
      if let text = element.text { writer.text(text) }
      for child in element.children { writer.drawing(child) }
    }
  }
}
