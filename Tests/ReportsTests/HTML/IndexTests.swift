import Dossiers
import Formats
import Results
import TestSupport
import Testing

@testable import Reports

@Suite("A run in one file")
struct IndexTests {
  private func index(of report: RunReport) throws -> HTMLCheck {
    let file = try #require(report.files(withIndex: true).first { $0.path == "index.html" })
    return HTMLCheck(file.bytes)
  }

  @Test func `is there only when it is asked for`() throws {
    let report = try ReportRun(year: 2026).report()
    #expect(!report.files().contains { $0.path == "index.html" })
    let files = report.files(withIndex: true)
    #expect(Set(files.map(\.path)).subtracting(report.files().map(\.path)) == ["index.html"])
    let index = try #require(files.first { $0.path == "index.html" })
    // Same input, same bytes.
    #expect(report.files(withIndex: true).first { $0.path == "index.html" }?.bytes == index.bytes)
  }

  @Test func `is whole, leads nowhere but within itself, and has every page`() throws {
    let report = try ReportRun().report()
    let index = try index(of: report)
    #expect(index.faults == [])
    let sections = Set(
      index.elements.filter { $0.name == "section" }.compactMap { $0.attributes["id"] })
    for file in report.files() where file.path.hasSuffix(".md") {
      #expect(sections.contains(String(file.path.dropLast(3))))
    }
    #expect(sections.contains("herleiding"))
    #expect(index.elements.count { $0.name == "svg" } == 5)
    #expect(index.elements.first { $0.name == "html" }?.attributes["lang"] == "nl")
    #expect(
      index.elements.first { $0.name == "body" }?.attributes["data-standing"] == "rekenvoorbeeld")
  }

  @Test func `allows one script and one style, by their hashes`() throws {
    let index = try index(of: ReportRun(year: 2026).report())
    let policy = try #require(
      index.elements.first { $0.attributes["http-equiv"] == "Content-Security-Policy" }?
        .attributes["content"])
    func hash(_ text: String) -> String {
      "'sha256-\(Base64.text(SHA256.digest(Array(text.utf8))))'"
    }
    let script = try #require(index.texts(of: "script").first)
    let style = try #require(index.texts(of: "style").first)
    #expect(
      policy == "default-src 'none'; script-src \(hash(script)); "
        + "style-src \(hash(style)); base-uri 'none'; form-action 'none'")
    for (file, text) in [("report.js", script), ("report.css", style)] {
      let bytes = try RepositoryFiles.bytes(
        of: "\(RepositoryFiles.root)/Sources/Reports/HTML/\(file)")
      #expect(Array(text.utf8) == bytes, "\(file) is embedded as it is")
      #expect(!text.contains("://") && !text.contains("@import") && !text.contains("url("))
      #expect(!text.contains("innerHTML") && !text.contains("eval"))
    }
  }

  @Test func `holds every word and figure of every page`() throws {
    let run = try ReportRun(year: 2026)
    let root = RepositoryFiles.root
    let pages =
      try Self.pages(below: "\(root)/reports") + Self.pages(below: "\(root)/reports/besloten")
    #expect(pages.count > 50)
    let report = HTMLReport(
      title: "", subtitle: "",
      pages: pages.enumerated().map { .init(path: "p\($0)", markdown: $1) }, drawings: [:],
      derivations: SchoolDerivations(
        run.dossier, .init(years: []), hasClaims: false, showsClaims: false),
      version: "")
    for page in report.pages { #expect(page.content.unknown == [], "\(page.title)") }
    let sections = HTMLCheck(report.html).texts(of: "section", without: "caption")
    #expect(sections.count == pages.count)
    // What the first page begins with stands above all pages.
    for (section, page) in zip(sections, pages).dropFirst() {
      #expect(Self.letters(section) == Self.letters(of: page))
    }
  }

  /// The Markdown pages of a folder and everything below it, without what goes to schoolbesturen.
  private static func pages(below folder: String) throws -> [String] {
    var pages: [String] = []
    for name in try RepositoryFiles.names(in: folder) {
      let path = "\(folder)/\(name)"
      if name.hasSuffix(".md") {
        pages.append(String(decoding: try RepositoryFiles.bytes(of: path), as: UTF8.self))
      } else if RepositoryFiles.isFolder(path), name != "besloten", name != RunReport.boardFolder {
        pages += try Self.pages(below: path)
      }
    }
    return pages
  }

  private static func letters(_ text: String) -> String {
    text.filter { $0.isLetter || $0.isNumber }
  }

  /// The letters and digits of a page without the targets of its links.
  private static func letters(of page: String) -> String {
    letters(
      page.split(separator: "](", omittingEmptySubsequences: false).enumerated().map {
        $0 == 0 ? $1 : $1.drop { $0 != ")" }
      }.joined())
  }

  @Test func `says the amount of each school as the table does, and derives it`() throws {
    let report = try ReportRun(year: 2026).report()
    let index = try index(of: report)
    let summaries = index.texts(of: "summary")
    var schools = 0
    let table = try #require(
      index.tables.first { $0.first?.prefix(2) == ["School", "Leerlingen"] })
    for row in table {
      guard let summary = summaries.first(where: { $0.hasPrefix("\(row[0]) ") }) else { continue }
      #expect(summary.hasSuffix(" 2026: \(row[row.count - 2])"))
      schools += 1
    }
    #expect(schools >= 5)
    let facts = zip(index.texts(of: "dt"), index.texts(of: "dd"))
    #expect(facts.contains { $0 == "Quotum" && $1.contains("€ 60.000,00 × 400 / 940") })
  }

  @Test func `numbers sort by what they count`() {
    let values = [
      ("€ 1.234.567,89", "1234567.89"), ("€ -0,50", "-0.50"), ("46.871", "46871"),
      ("2,711%", "2.711"), ("0", "0"),
    ]
    for (text, value) in values { #expect(PageMarkup.value(text) == value, "\(text)") }
    for text in ["", "< 5", "•", "p.m.", "–", "12 van 45", "12 : 2 : 1", "aanname"] {
      #expect(PageMarkup.value(text) == nil, "\(text)")
    }
  }

  // MARK: Hostile names

  @Test(arguments: [
    "<script>alert(1)</script> <img src=x onerror=alert(1)> A ' onclick='x ]]></style> --><b>",
    "&lt;script&gt; [x](javascript:alert(1)) **| x |** `y` =cmd|' /C calc'!A0 \" "
      + "a\u{202E}b\u{1}c regel 1\r\nregel 2",
  ])
  func `a name is text, whatever stands in it`(name: String) throws {
    let plain = try index(of: Self.run(named: "Gewone naam"))
    let index = try index(of: Self.run(named: name))
    #expect(index.faults == [])
    #expect(index.elements.map(\.name).sorted() == plain.elements.map(\.name).sorted())
    var readable = ""
    for scalar in name.unicodeScalars {
      if scalar == "\n" { readable += " " }
      if scalar.value >= 32, scalar != "\u{202E}" { readable.unicodeScalars.append(scalar) }
    }
    let summaries = index.texts(of: "summary").map {
      $0.split(separator: " ").joined(separator: " ")
    }
    #expect(
      summaries.contains { $0.hasPrefix("\(readable) \(readable) 2026: € ") },
      "\(summaries.map(\.debugDescription))")
  }

  /// A run in which a school and its schoolbestuur have a name.
  private static func run(named name: String) throws -> RunReport {
    let cell = "\"\(name.map { $0 == "\"" ? "\"\"" : String($0) }.joined())\""
    return try ReportRun(
      [
        ("scholen.csv", ";Voorbeeldcollege Beuk;", ";\(cell);"),
        ("scholen.csv", ";Stichting Voorbeeldbos;", ";\(cell);"),
      ], year: 2026
    ).report()
  }

  // MARK: For whom

  @Test func `tells of claims to the bureau only`() throws {
    let run = try ReportRun(year: 2026)
    func page(for audience: Audience) throws -> [String] {
      let report = RunReport(
        dossier: run.dossier, outcome: run.outcome,
        decisions: run.outcome.years.map { _ in [] },
        comparisons: run.outcome.years.map { _ in [] }, bridge: [], scenario: "basis",
        version: "test", inputs: [], audience: audience, place: { _ in "" })
      return try index(of: report).everyText
    }
    func claims(_ texts: [String]) -> Int { texts.count { $0.contains("te verrekenen vanaf") } }
    #expect(claims(try page(for: .internal)) > 5)
    for audience in [.open, .board(0)] as [Audience] {
      let page = try page(for: audience)
      #expect(claims(page) == 0)
      #expect(page.contains { $0.contains("De verrekeningen van overstappen staan hier niet bij") })
    }
    let open = try page(for: .open).joined(separator: " ").split { !$0.isLetter && !$0.isNumber }
    #expect(Set(open).isDisjoint(with: run.dossier.transfers.map { Substring($0.code) }))
  }
}
