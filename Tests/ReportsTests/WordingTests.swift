import Dossiers
import Results
import Testing

@testable import Reports

@Suite("Sentences of the pages")
struct WordingTests {
  @Test(arguments: [
    ([100, 100], "verschuift niets tussen scholen: alle 2 scholen krijgen meer"),
    ([-100, -100, -5], "verschuift niets tussen scholen: alle 3 scholen krijgen minder"),
    ([100, 0], "verschuift niets tussen scholen: 1 school krijgt meer, geen enkele minder"),
    ([0, -100, -1], "verschuift niets tussen scholen: 2 scholen krijgen minder, geen enkele meer"),
    (
      [100, 50, -100],
      "verschuift € 1,00 tussen scholen: 2 scholen krijgen meer, 1 school krijgt minder"
    ),
  ])
  func `a shift is one from schools to schools`(_ differences: [Int128], _ sentence: String) {
    let comparison = Comparison(
      before: "basis", after: "anders", changes: [],
      schools: differences.map { .init(name: "a", before: 200, after: 200 + $0) }, pots: [])
    #expect(AllocationWording.moved(comparison) == sentence)
  }

  @Test(arguments: [
    ("a + b", "(a + b)"), ("(a + b)", "(a + b)"), ("(a) + (b)", "((a) + (b))"),
  ])
  func `a sum stands between brackets once where it is a factor`(_ text: String, _ factor: String) {
    let name = Expression.name(.unknown, offset: 0)
    let formula = Formula(.sum(name, name), text: text, origin: .none)
    #expect(ExpressionWording.factor(formula) == factor)
    #expect(ExpressionWording.shown("a * b") == "a × b")
  }

  @Test func `all income and all expenses are named once, and become higher or lower together`()
    throws
  {
    let base = try ReportRun()
    let shrunk = try ReportRun(scenarios: ["krimp"])
    let page = try base.page(
      "samenvatting.md",
      of: base.report(beside: [
        .init(name: "krimp", dossier: shrunk.dossier, outcome: shrunk.outcome)
      ]))
    #expect(page.contains("samen worden de baten € "))
    #expect(!page.contains("«Baten»"))
  }

  @Test func `the checks of a page are counted beside those of the plan`() throws {
    let run = try ReportRun()
    let page = try run.page("controle.md", of: run.report())
    #expect(
      page.contains(
        "De aansluiting met het plan telt nog 130 controles: [aansluiting.md](aansluiting.md)."))
  }
}
