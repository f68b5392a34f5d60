import Dossiers
import Testing

@testable import Reports

@Suite("What a reader may do with a page")
struct StandingTests {
  private static let adopted = {
    var adoption = Dossier.Adoption()
    (adoption.name, adoption.body, adoption.date) = ("Besluit 7", "Bestuur", "2026-01-15")
    return adoption
  }()

  @Test func `only an adopted dossier on nothing weaker than a prognose is no concept`() {
    for status in Status.allCases {
      for adoption in [Self.adopted, Dossier.Adoption()] {
        for subject in [Standing.Subject.dossier, .scenario, .comparison] {
          let standing = Standing(subject, weakest: status, adoption: adoption)
          let isFirm = status <= .prognose
          let isDossier = if case .dossier = subject { true } else { false }
          let expected = isFirm && isDossier && adoption.isComplete
          #expect(standing.isAdopted == expected)
          #expect(standing.markdown.hasPrefix("**Concept") == !expected)
          #expect(standing.markdown.contains("rekenvoorbeeld") == !isFirm)
        }
      }
    }
  }

  @Test func `a decision of which a part is missing is none`() {
    for part in [\Dossier.Adoption.name, \.body, \.date] {
      var adoption = Self.adopted
      adoption[keyPath: part] = ""
      let standing = Standing(.dossier, weakest: .definitief, adoption: adoption)
      #expect(standing.markdown == "**Concept.** Dit dossier is nog niet vastgesteld.")
    }
  }

  @Test func `an adopted page names the decision, as text`() {
    var adoption = Self.adopted
    adoption.name = "<b>|Besluit*"
    let standing = Standing(.dossier, weakest: .prognose, adoption: adoption)
    #expect(
      standing.markdown == "**Vastgesteld.** \\<b\\>\\|Besluit\\*, Bestuur, 2026-01-15.")
  }

  /// Every value of the tables firm, and a dossier with a decision.
  private static func firm() throws -> [(path: String, old: String, new: String)] {
    try ReportRun.statuses(to: "vastgesteld")
  }

  @Test func `every page of an adopted year says so, and none of a scenario`() throws {
    let base = try ReportRun(Self.firm(), year: 2026)
    let scenario = try ReportRun(Self.firm(), scenarios: ["lwoo-12-6-1"], year: 2026)
    for (run, isAdopted) in [(base, true), (scenario, false)] {
      let pages = run.report().files().filter { $0.path.hasSuffix(".md") }
      #expect(pages.count > 6)
      for page in pages {
        let text = String(decoding: page.bytes, as: UTF8.self)
        #expect(text.contains("> **Vastgesteld.** Voorbeeldbesluit 1") == isAdopted, "\(page.path)")
        #expect(text.contains("> **Concept") == !isAdopted, "\(page.path)")
      }
    }
  }

  @Test func `months that nobody decided make a concept of it`() throws {
    let assumed = try Self.firm().map {
      $0.path == "betaalritme.csv" ? ($0.path, $0.old, ";aanname;") : $0
    }
    let run = try ReportRun(assumed, year: 2026)
    let page = try run.page("verdeling.md", of: run.report())
    #expect(
      page.contains("> **Concept, rekenvoorbeeld.** Een deel van deze bedragen rust op een aan"))
  }
}
