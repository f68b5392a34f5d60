import Dossiers
import Numbers
import Results
import TestSupport
import Testing

@testable import Reports

@Suite("The documents of the schoolbesturen")
struct BoardPageTests {
  /// The dossier `voorbeeld` in 2026, with 2025 beside it.
  private static let run = Result {
    let all = try ReportRun()
    var outcome = all.outcome
    let before = outcome.years[0]
    outcome.years = outcome.years.filter { $0.year == 2026 }
    return (all.dossier, outcome, before)
  }

  private func report(for audience: Audience = .open) throws -> RunReport {
    let (dossier, outcome, before) = try Self.run.get()
    return RunReport(
      dossier: dossier, outcome: outcome, decisions: [[]], comparisons: [[]], bridge: [],
      yearBefore: before, scenario: "basis", version: "test", inputs: [], audience: audience,
      place: { _ in "" })
  }

  private func pages(for audience: Audience = .open) throws -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: try report(for: audience).files().map {
        ($0.path, String(decoding: $0.bytes, as: UTF8.self))
      })
  }

  /// The rows of a CSV of the reports, by the names of its columns.
  private func rows(_ csv: String?) throws -> [[String: String]] {
    let lines = try #require(csv).split(whereSeparator: \.isNewline).map {
      $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(lines.first).map { $0.replacing("\u{FEFF}", with: "") }
    return lines.dropFirst().map { cells in
      Dictionary(zip(header, cells)) { first, _ in first }
    }
  }

  private func cents(_ text: String?) -> Int { Int((text ?? "").replacing(",", with: "")) ?? 0 }

  @Test func `together are the allocation, by school, by month and in total`() throws {
    let pages = try pages()
    let all = try rows(pages["verdeling.csv"])
    let schools = try rows(pages["schoolbesturen.csv"])
    let months = try rows(pages["betaaloverzicht.csv"])
    func sums(_ rows: [[String: String]], by columns: [String]) -> [[String]: Int] {
      var sums: [[String]: Int] = [:]
      for row in rows { sums[columns.map { row[$0] ?? "" }, default: 0] += cents(row["bedrag"]) }
      return sums.filter { $0.value != 0 }
    }
    #expect(cents(all.first?["bedrag"]) > 0)
    let bySchool = ["schoolbestuur", "school", "volgnr"]
    #expect(sums(all, by: bySchool) == sums(schools, by: bySchool))
    let byBoard = ["schoolbestuur", "volgnr", "pot"]
    #expect(sums(all, by: byBoard) == sums(months, by: byBoard))
    #expect(Set(months.map { $0["maand"] }).count == 12)
  }

  @Test func `print the amounts of the allocation and the way to them`() throws {
    let page = try #require(try pages()["schoolbesturen/stichting-voorbeeldbos.md"])
    for piece in [
      "# Verdeling aan Stichting Voorbeeldbos 2026", "In 2026 gaat € 199.141,10 naar 3 scholen.",
      "### Voorbeeldcollege Beuk: € 104.043,31",
      "| Quotum | € 60.000,00 × 400 / 940 = € 25.531,914893… |",
      "| Bedrag | **€ 25.531,91 (voorbeeld)** |",
      "| Korting | de aanspraken zijn samen € 1.200,00, de pot heeft € 1.000,00;",
      "| januari 2026 | € 2.250,00 | € 418,75 |",
      "| Voorbeeldcollege Beuk | € 87.800,00 | € 104.043,31 | € 16.243,31 | 18,5% |",
      "| Trajectvoorzieningen op reguliere scholen | € 4.000,00 | € 0,00 | € -4.000,00 |",
      "720 van 2.200, van € 88.000,00 | geen |", "**Pot ondersteuning (voorbeeld)**",
      "| **Lasten samen** | **€ 416.195,40** |", "begeleiders passend onderwijs (BPO)",
      "[verrekening.md](../verrekening.md)", "| plan | Ondersteuningsplan Bomenland 2025-2027",
    ] {
      #expect(page.contains(piece), "\(piece)")
    }
    #expect(!page.contains("Voorbeeldmavo Linde"))
  }

  @Test func `have no row of a transfer, whoever reads them`() throws {
    let (dossier, _, _) = try Self.run.get()
    let codes = dossier.transfers.map(\.code)
    #expect(codes.count > 20)
    for audience in [Audience.open, .internal, .board(0), .board(1)] {
      for (path, page) in try pages(for: audience)
      where path.hasPrefix("schoolbesturen") || path.hasPrefix("betaal") {
        let named = codes.filter { page.contains("\($0) ") || page.contains("\($0):") }
        #expect(named.isEmpty, "\(path) \(named)")
      }
    }
  }

  @Test func `of a schoolbestuur are only its own in the report for it`() throws {
    let (dossier, _, _) = try Self.run.get()
    #expect(dossier.boards == ["Stichting Voorbeeldbos", "Stichting Voorbeeldlaan"])
    let own = try pages(for: .board(1))
    #expect(
      own.keys.filter { $0.hasPrefix("schoolbesturen/") } == [
        "schoolbesturen/stichting-voorbeeldlaan.md"
      ])
    for path in ["schoolbesturen.csv", "betaaloverzicht.csv", "betaaloverzicht.md"] {
      #expect(own[path]?.contains("Voorbeeldlaan") == true)
      #expect(own[path]?.contains("Voorbeeldbos") == false, "\(path)")
    }
    for audience in [Audience.open, .internal] {
      let letters = try pages(for: audience).keys.filter { $0.hasPrefix("schoolbesturen/") }
      #expect(letters.count == 2)
    }
  }

  @Test func `every link of them leads to a file`() throws {
    let pages = try pages()
    var links = 0
    for (path, page) in pages where path.hasPrefix("schoolbesturen/") {
      for part in page.split(separator: "](").dropFirst() {
        let link = String(part.prefix { $0 != ")" })
        #expect(link.hasPrefix("../") && pages[String(link.dropFirst(3))] != nil, "\(link)")
        links += 1
      }
    }
    #expect(links >= 2)
  }

  @Test func `are not there for several years, nor where no school gets anything`() throws {
    let all = try ReportRun()
    let paths = all.report().files().map(\.path)
    #expect(!paths.contains { $0.hasPrefix("schoolbesturen") || $0.hasPrefix("betaal") })
  }

  @Test func `say that there is nothing to compare with, and no rhythm to pay by`() throws {
    let (dossier, outcome, _) = try Self.run.get()
    var without = dossier
    without.paymentMonths = []
    without.firstYear = 2026
    let report = RunReport(
      dossier: without, outcome: outcome, decisions: [[]], comparisons: [[]], bridge: [],
      scenario: "basis", version: "test", inputs: [], place: { _ in "" })
    let files = report.files()
    #expect(!files.contains { $0.path.hasPrefix("betaal") })
    let letter = try #require(files.first { $0.path.hasPrefix("schoolbesturen/") })
    let page = String(decoding: letter.bytes, as: UTF8.self)
    #expect(page.contains("Het jaar 2025 hoort niet bij dit dossier. Er is dus geen verdeling om"))
    #expect(page.contains("Het dossier heeft voor 2026 geen betaalritme"))
  }

  @Test func `a name is text, whatever stands in it`() throws {
    var dossier = try Self.run.get().0
    let (_, outcome, before) = try Self.run.get()
    dossier.boards[0] = "=cmd()|<script>*\n# Bos"
    let report = RunReport(
      dossier: dossier, outcome: outcome, decisions: [[]], comparisons: [[]], bridge: [],
      yearBefore: before, scenario: "basis", version: "test", inputs: [], place: { _ in "" })
    let files = report.files()
    let letter = try #require(files.first { $0.path == "schoolbesturen/cmd-script-bos.md" })
    let page = String(decoding: letter.bytes, as: UTF8.self)
    #expect(page.hasPrefix("# Verdeling aan =cmd()\\|\\<script\\>\\* "))
    #expect(!page.contains("<script>"))
  }
}
