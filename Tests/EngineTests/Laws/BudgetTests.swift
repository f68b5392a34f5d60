import Dossiers
import Numbers
import Results
import TestSupport
import Testing

@Suite("Budget lines and the pots they feed")
struct BudgetTests {
  private func run(
    lines: String, pots: String, parameters: String = SmallDossier.parameters(),
    steps: String = SmallDossier.steps("10;pot;verdeel;;leerlingen;regulier + pro;;;regel;")
  ) -> EngineRun {
    EngineRun(
      SmallDossier.tables.with([
        "begroting.csv": lines, "potten.csv": pots, "parameters.csv": parameters,
        "verdeling.csv": steps,
      ]))
  }

  @Test func `a rate times a count is rounded to the unit of the budget`() {
    let run = run(
      lines: SmallDossier.lines(2026, more: "rijk;baten;tarief;per_kop;leerlingen;"),
      pots: SmallDossier.pots("pot;;;rijk;fout"),
      parameters: SmallDossier.parameters("per_kop;1,675;€ per leerling"))
    // 60 × 1,675 is € 100,50, a half that goes up.
    #expect(run.line("rijk") == 10_100)
    #expect(run.pot("pot")?.fed.cents == 10_100)
    #expect(run.cents()?.reduce(0, +) == 10_100)
  }

  @Test func `a pot may be fed by a line and a parameter together`() {
    let run = run(
      lines: SmallDossier.lines(2026, more: "rijk;baten;vast;;;50,01"),
      pots: SmallDossier.pots("pot;;;rijk + budget;fout"))
    #expect(run.pot("pot")?.fed.cents == 15_001)
  }

  @Test func `the ruimte is what the budget leaves`() {
    let run = run(
      lines: SmallDossier.lines(
        2026, more: "rijk;baten;vast;;;1.000,00", "gemeente;baten;vast;;;500,00",
        "bureau;lasten;vast;;;300,00"),
      pots: SmallDossier.pots(
        "pot;;;ruimte;fout", "eigen;;;gemeente;resultaat", "los;;;budget;resultaat"),
      parameters: SmallDossier.parameters("begroot_resultaat;25,00;€"))
    // 1000 − 300 − 100 (budget) − 25; the 500 feed a pot of their own.
    #expect(run.pot("pot")?.fed.cents == 57_500)
    #expect(run.line("regel") == 57_500)
  }

  @Test func `a ruimte below zero cannot be spent and is a finding`() {
    let run = run(
      lines: SmallDossier.lines(2026, more: "bureau;lasten;vast;;;300,00"),
      pots: SmallDossier.pots("pot;;;ruimte;fout"))
    #expect(run.codes == ["U006"])
    #expect(run.errors.first?.facts == ["pot", "30000", "2026"])
  }

  @Test func `what is left over goes to the pot that the row names`() {
    let run = run(
      lines: SmallDossier.lines(2026),
      pots: SmallDossier.pots("pot;;;budget;spaarpot", "spaarpot;;;;resultaat"),
      steps: SmallDossier.steps("10;pot;per_school;basis;;regulier;;;regel;"))
    #expect(run.errors.isEmpty)
    #expect(run.pot("pot")?.left.cents == 0 && run.pot("pot")?.given.cents == 8000)
    #expect(run.pot("spaarpot")?.left.cents == 8000)
    #expect(run.failedChecks().isEmpty)
  }

  @Test func `what is left over cannot go to a pot that does not exist in the year`() {
    let run = run(
      lines: SmallDossier.lines(2026),
      pots: SmallDossier.pots("pot;;;budget;spaarpot", "spaarpot;2027;;;resultaat"),
      steps: SmallDossier.steps("10;pot;per_school;basis;;regulier;;;regel;"))
    #expect(run.codes == ["R017"])
  }

  @Test func `a line of lasten cannot feed a pot, or its money is spent twice`() {
    let run = run(
      lines: SmallDossier.lines(
        2026, more: "rijk;baten;vast;;;1.000,00", "kosten;lasten;vast;;;100,00"),
      pots: SmallDossier.pots("pot;;;ruimte;fout", "eigen;;;kosten;fout"),
      steps: SmallDossier.steps(
        "10;pot;verdeel;;leerlingen;regulier + pro;;;regel;",
        "20;eigen;verdeel;;leerlingen;regulier + pro;;;regel;"))
    #expect(!run.errors.isEmpty)
  }

  @Test(arguments: ["<5", ""])
  func `a masked or empty count is never left out of a total in silence`(cell: String) {
    let tables = SmallDossier.tables.with([
      "tellingen/2025-10-01/telling.csv": """
      vestiging;leerlingen;status;bron
      a1;10;definitief;b
      b1;\(cell);definitief;b
      c1;30;definitief;b

      """,
      "begroting.csv": SmallDossier.lines(2026, more: "rijk;baten;tarief;per_kop;leerlingen;"),
      "potten.csv": SmallDossier.pots("pot;;;rijk;fout"),
      "parameters.csv": SmallDossier.parameters("per_kop;1,00;€ per leerling"),
      "verdeling.csv": SmallDossier.steps("10;pot;verdeel;;1;regulier + pro;;;regel;"),
    ])
    #expect(!EngineRun(tables).errors.isEmpty)
  }
}
