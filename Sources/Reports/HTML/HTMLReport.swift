import Formats

/// All pages of a report as one file that stands by itself: nothing is fetched, and the security
/// policy allows no script and no style but the two that stand in it.
///
/// The pages are the Markdown pages, read back; so this file cannot say anything else than they do.
struct HTMLReport {
  /// A page of Markdown, by its path in the report folder.
  struct Page {
    let path: String
    let content: MarkdownPage

    init(path: String, markdown: String) {
      self.path = path
      content = MarkdownPage(markdown)
    }

    /// The name by which others point at it.
    var anchor: String {
      String(path.dropLast(path.hasSuffix(".md") ? 3 : 0)).split(separator: "/")
        .joined(separator: "-")
    }

    /// The heading that it begins with.
    var title: String {
      if case .heading(level: 1, let spans)? = content.blocks.first { spans.plain } else { path }
    }

    /// What stands between the heading and the page itself: what it is of, and its standing.
    var preamble: ArraySlice<MarkdownPage.Block> {
      let belowTitle = belowTitle
      let named = if case .paragraph? = belowTitle.first { 1 } else { 0 }
      let quotes = belowTitle.dropFirst(named).prefix {
        if case .quote = $0 { true } else { false }
      }
      return belowTitle.prefix(named + quotes.count)
    }

    /// The quotes among them, which say for what and for whom it is.
    var standing: ArraySlice<MarkdownPage.Block> {
      if case .paragraph? = preamble.first { preamble.dropFirst() } else { preamble }
    }

    /// The page itself.
    var rest: ArraySlice<MarkdownPage.Block> { belowTitle.dropFirst(preamble.count) }

    private var belowTitle: ArraySlice<MarkdownPage.Block> {
      if case .heading(level: 1, _)? = content.blocks.first {
        content.blocks.dropFirst()
      } else {
        content.blocks[...]
      }
    }
  }

  /// What the whole is called.
  let title: String
  /// Of which period and which scenario it is.
  let subtitle: String
  /// The pages, the first page first.
  let pages: [Page]
  /// The drawings, by their path in the report folder.
  let drawings: [String: SVGElement]
  /// How every amount follows, for each school.
  let derivations: SchoolDerivations
  /// The version of the program.
  let version: String

  /// The file.
  var html: [UInt8] {
    var writer = MarkupWriter()
    writer.element("html", [("lang", "nl")]) { writer in
      writer.newLine()
      head(&writer)
      writer.element("body", [("data-standing", MarkupText(standing))]) { writer in
        writer.newLine()
        body(&writer)
        writer.embed(PackageResources.report_js, in: "script")
      }
    }
    writer.newLine()
    return writer.bytes
  }

  /// The policy: no network, no frame, no form, and no script or style but those with these hashes.
  static let policy: String = {
    func hash(_ file: [UInt8]) -> String { "'sha256-\(Base64.text(SHA256.digest(file)))'" }
    return "default-src 'none'; script-src \(hash(PackageResources.report_js)); "
      + "style-src \(hash(PackageResources.report_css)); base-uri 'none'; form-action 'none'"
  }()

  private func head(_ writer: inout MarkupWriter) {
    writer.element("head") { writer in
      writer.newLine()
      writer.void("meta", [("charset", "utf-8")])
      writer.newLine()
      writer.void(
        "meta",
        [("http-equiv", "Content-Security-Policy"), ("content", MarkupText(Self.policy))])
      writer.newLine()
      writer.void("meta", [("name", "referrer"), ("content", "no-referrer")])
      writer.void(
        "meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
      writer.newLine()
      writer.element(
        "title", text: MarkupText(pages.first.map { "\($0.title) · \(title)" } ?? title))
      writer.newLine()
      writer.embed(PackageResources.report_css, in: "style")
    }
    writer.newLine()
  }

  /// By which of the words of the standing the style writes the foot of each page: what may least be
  /// forgotten goes first.
  private var standing: String {
    for case .quote(let paragraphs) in pages.first?.standing ?? [] {
      let name = (paragraphs.first?.plain.prefix { $0 != "." } ?? "").lowercased()
      let words = name.split(separator: ",").map { String($0).drop { $0 == " " } }
      return ["rekenvoorbeeld", "scenario", "concept", "vastgesteld"].first { word in
        words.contains { $0 == word }
      } ?? ""
    }
    return ""
  }

  private func body(_ writer: inout MarkupWriter) {
    writer.element("a", [("class", "skip"), ("href", "#inhoud")], text: HTMLWording.skip)
    writer.newLine()
    writer.element("header", [("class", "top")]) { writer in
      writer.element("h1", text: MarkupText(title))
      writer.element("p", text: MarkupText(subtitle))
      writer.newLine()
      if let first = pages.first {
        var markup = PageMarkup(of: first, in: self)
        markup.write(first.standing, to: &writer)
      }
      writer.element("noscript") { writer in
        writer.element("p", text: HTMLWording.withoutScript)
      }
    }
    writer.newLine()
    navigation(&writer)
    writer.element("main", [("id", "inhoud"), ("tabindex", "-1")]) { writer in
      writer.newLine()
      for page in pages { section(page, &writer) }
      // Last, because it is by far the longest on paper.
      derivations.write(to: &writer)
    }
    writer.newLine()
    writer.element("footer") { writer in
      writer.element("p", text: HTMLWording.foot(version))
    }
    writer.newLine()
  }

  private func navigation(_ writer: inout MarkupWriter) {
    writer.element("nav", [("aria-label", HTMLWording.contents)]) { writer in
      writer.element("ul") { writer in
        writer.newLine()
        func item(_ anchor: String, _ title: String) {
          writer.element("li") { writer in
            writer.element("a", [("href", MarkupText("#\(anchor)"))], text: MarkupText(title))
          }
          writer.newLine()
        }
        for page in pages { item(page.anchor, page.title) }
        if !derivations.isEmpty { item(SchoolDerivations.anchor, SchoolDerivations.title) }
      }
    }
    writer.newLine()
  }

  private func section(_ page: Page, _ writer: inout MarkupWriter) {
    let isFirst = page.path == pages.first?.path
    let anchor = MarkupText(page.anchor)
    writer.element(
      "section", [("id", anchor), ("aria-labelledby", MarkupText("\(page.anchor)-titel"))]
    ) { writer in
      writer.element(
        "h2", [("id", MarkupText("\(page.anchor)-titel"))], text: MarkupText(page.title))
      writer.newLine()
      let preamble = page.preamble
      let isRepeated = preamble == pages.first?.preamble
      var markup = PageMarkup(of: page, in: self)
      if isRepeated && !isFirst {
        // On the screen it stands above already; on paper every page may be read by itself.
        writer.element("div", [("class", "repeated")]) { markup.write(preamble, to: &$0) }
      } else if !isRepeated {
        markup.write(preamble, to: &writer)
      }
      markup.write(page.rest, to: &writer)
    }
    writer.newLine()
  }
}
