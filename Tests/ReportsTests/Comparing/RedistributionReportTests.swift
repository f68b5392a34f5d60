import Dossiers
import Results
import Testing

@testable import Reports

@Suite("The report of a comparison")
struct RedistributionReportTests {
  /// So many schools; the first gains most, the last loses most.
  private func report(_ count: Int, name: String = "School") -> RedistributionReport {
    let schools = (0..<count).map { place in
      let difference = Int128(count - 2 * place) * 10_000
      return Redistribution.School(
        code: "school_\(place)", name: "\(name) \(place)", board: name, kind: .regulier,
        presence: place == 0 ? .after : .both,
        amounts: .init(before: 1_000_000, after: 1_000_000 + difference),
        causes: [difference - 1, 1, 0])
    }
    let total = schools.reduce(into: Redistribution.Amounts()) {
      $0.before += $1.amounts.before
      $0.after += $1.amounts.after
    }
    let year = Redistribution.Year(
      year: 2026, isAllocated: true, schools: schools, boards: [.init(name: name, amounts: total)],
      kinds: [.init(name: "regulier", amounts: total)], pots: [.init(name: "pot", amounts: total)])
    let rows = (2...4).map { line in
      OverlayRow(
        scenario: "s", path: "parameters.csv", line: line,
        key: [.init(column: "parameter", text: "p\(line)"), .init(column: "vanaf", text: "2026")],
        effect: .changed([.init(column: "waarde", before: "1", after: "2")]))
    }
    return RedistributionReport(
      Redistribution(before: "basis", after: "s", years: [year], causes: rows.map { .rows([$0]) }),
      dossierName: name, outcomes: [], scenarioCount: 1, version: "test")
  }

  @Test func `has these columns in its table`() {
    #expect(
      report(2).table().columns.map(\.name) == [
        "jaar", "overzicht", "code", "naam", "schoolbestuur", "soort", "bestaat_in", "oorzaak",
        "voor", "na", "verschil", "procent",
      ])
  }

  @Test func `tells who gains and loses, and by which row`() {
    let page = report(3).page()
    #expect(
      page.contains(
        "**s** in plaats van **basis**: 2 voordeelscholen krijgen samen € 400,00 meer, "
          + "1 nadeelschool krijgt € 100,00 minder."))
    #expect(
      page.contains("1. parameters.csv regel 2: p2 1 → 2\n2. parameters.csv regel 3: p3 1 → 2"))
    #expect(page.contains("Zonder gevolg voor een school: parameters.csv regel 4: p4 1 → 2."))
    #expect(page.contains("Alleen in «s» bestaat: School 0."))
    #expect(page.contains("| School 0 | € 299,99 | € 0,01 | **€ 300,00** |"))
  }

  @Test func `draws the thirty largest, and the rest as one bar`() throws {
    for (count, bars) in [(3, 3), (30, 29), (31, 30 + 1), (80, 30 + 1)] {
      let chart = try #require(report(count).chart)
      let check = MarkupCheck(chart.svg)
      #expect(check.faults == [])
      // Beside the bars there are the ground and the two of the hatching.
      #expect(check.elements.filter { $0.name == "rect" }.count == bars + 3, "\(count)")
      #expect(chart.alternative.contains("overige") == (count > 30))
    }
  }

  @Test func `is well formed whatever its names are`() throws {
    let report = report(3, name: "<script>&'\" | *x*")
    let chart = try #require(report.chart)
    #expect(MarkupCheck(chart.svg).faults == [])
    #expect(!report.page().contains("<script>"))
  }

  @Test func `has no chart when nothing moves`() {
    let same = Redistribution.School(
      code: "a", name: "A", board: "B", kind: .pro, presence: .both,
      amounts: .init(before: 5, after: 5), causes: [])
    let year = Redistribution.Year(
      year: 2026, isAllocated: true, schools: [same], boards: [], kinds: [], pots: [])
    let empty = Redistribution.Year(
      year: 2025, isAllocated: false, schools: [], boards: [], kinds: [], pots: [])
    let report = RedistributionReport(
      Redistribution(before: "basis", after: "s", years: [empty, year], causes: []),
      dossierName: "D", outcomes: [], scenarioCount: 1, version: "test")
    #expect(
      report.files().map(\.path) == ["herverdeeleffecten.md", "herverdeeleffecten.csv"])
    for column in report.table().columns {
      #expect(ColumnWording.note(on: column.name, in: "herverdeeleffecten.csv") != nil)
    }
    let page = report.page()
    #expect(page.contains("Voor 2025 geven de bronnen geen verdeling over scholen"))
    #expect(page.contains("Voor geen enkele school maakt dat verschil."))
  }

  @Test(arguments: [
    (OverlayRow.Effect.removed, "r.csv regel 3: stap 30 vanaf 2026 naar p vervalt"),
    (
      .added([.init(column: "sleutel", text: "a * b"), .init(column: "bron", text: "x")]),
      "r.csv regel 3: stap 30 vanaf 2026 naar p is nieuw: sleutel a × b"
    ),
    (
      .changed([
        .init(column: "bedrag", before: "", after: "c"),
        .init(column: "status", before: "x", after: "y"),
      ]), "r.csv regel 3: stap 30 naar p bedrag leeg → c"
    ),
    (
      .changed([.init(column: "status", before: "x", after: "y")]),
      "r.csv regel 3: stap 30 naar p verandert alleen status of toelichting"
    ),
    (.changed([]), "r.csv regel 3: stap 30 naar p verandert niets"),
  ])
  func `names a changed row as a reader knows it`(effect: OverlayRow.Effect, text: String) {
    let row = OverlayRow(
      scenario: "s", path: "r.csv", line: 3,
      key: [
        .init(column: "volgnr", text: "30"), .init(column: "vanaf", text: "2026"),
        .init(column: "naar", text: "p"),
      ], effect: effect)
    #expect(CauseWording.text([row], withScenario: false) == text)
    #expect(CauseWording.text([row], withScenario: true) == "s/" + text)
    #expect(
      CauseWording.text([row, row, row], withScenario: false, most: 2)
        == "\(text); samen met \(text); en nog 1 rij")
  }
}
