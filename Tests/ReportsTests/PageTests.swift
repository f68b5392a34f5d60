import Testing

@testable import Reports

@Suite("Pages of a run over the whole period")
struct PageTests {
  @Test func `a run of one year of several has none of them`() throws {
    let run = try ReportRun(year: 2027)
    let paths = run.report().files().map(\.path)
    #expect(paths.contains("samenvatting.md"))
    #expect(!paths.contains { $0.hasPrefix("meerjaren") || $0.hasPrefix("grafieken/") })
  }

  @Test func `every link and picture of a page leads to a file`() throws {
    let run = try ReportRun()
    let files = run.report().files()
    let paths = Set(files.map(\.path))
    var links = 0
    for file in files where file.path.hasSuffix(".md") {
      let page = String(decoding: file.bytes, as: UTF8.self)
      for part in page.split(separator: "](").dropFirst() {
        let link = String(part.prefix { $0 != ")" })
        #expect(paths.contains(link), "\(file.path): \(link)")
        links += 1
      }
    }
    #expect(links > 10)
  }

  @Test func `the first page tells how a change runs through, from the base on either side`() throws
  {
    let base = try ReportRun()
    let shrunk = try ReportRun(scenarios: ["krimp"])
    let pages = [
      try base.page(
        "samenvatting.md",
        of: base.report(beside: [
          .init(name: "krimp", dossier: shrunk.dossier, outcome: shrunk.outcome)
        ])),
      try shrunk.page(
        "samenvatting.md",
        of: shrunk.report(beside: [
          .init(name: "basis", dossier: base.dossier, outcome: base.outcome)
        ])),
    ]
    for page in pages {
      #expect(page.contains("### Hoe de verandering doorwerkt: krimp naast basis"))
      // 990 pupils instead of 1.000 and 918 instead of 1.020, at € 260,00 and € 265,00 each, and
      // € 90,50 × the price level × 0,98 instead of € 90,50 × the price level.
      #expect(page.contains("| Baten | € 0,00 | € -5.354,00 | € -38.304,00 |"))
    }
  }

  @Test func `the equity is drawn between the bounds of a measure of nothing else`() throws {
    let run = try ReportRun([
      (
        "maatstaven.csv", "lwoo_besteed;",
        "vermogen;;eigen_vermogen;€;18.000,00;27.000,00;plan §4\nlwoo_besteed;"
      )
    ])
    let chart = try #require(run.report().charts.first { $0.name == "eigen-vermogen" })
    #expect(chart.alternative.hasSuffix("ondergrens € 18.000,00; bovengrens € 27.000,00."))
    #expect(MarkupCheck(chart.svg).elements.count { $0.attributes["stroke-dasharray"] != nil } == 2)
  }
}
