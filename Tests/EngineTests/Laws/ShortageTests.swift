import Dossiers
import Numbers
import Results
import TestSupport
import Testing

@Suite("A pot that falls short")
struct ShortageTests {
  /// Three schools ask € 10 each of a pot of € 20.
  private func run(_ policy: String, stap: String = "per_school;basis;") -> EngineRun {
    EngineRun(
      SmallDossier.tables.with([
        "parameters.csv": SmallDossier.parameters(budget: "20,00", "per_kop;1,00;€ per leerling"),
        "verdeling.csv": SmallDossier.steps("10;pot;\(stap);regulier + pro;;\(policy);regel;"),
      ]))
  }

  @Test(arguments: ["fout", ""])
  func `is a finding with what is missing`(policy: String) {
    let run = run(policy)
    #expect(run.codes == ["U002"])
    #expect(run.errors.first?.facts == ["pot", "1000", "2026"])
  }

  @Test func `is paid by the result`() {
    let run = run("resultaat")
    #expect(run.errors.isEmpty)
    #expect(run.cents() == [1000, 1000, 1000])
    #expect(run.pot("pot")?.supplemented.cents == 1000)
    #expect(run.pot("pot")?.left.cents == 0)
    #expect(run.line("regel") == 3000)
    #expect(run.failedChecks().isEmpty)
  }

  @Test func `cuts the claims by largest remainder, ties by code`() {
    let run = run("korten")
    #expect(run.errors.isEmpty)
    #expect(run.cents() == [667, 667, 666])
    #expect(run.pot("pot")?.posted.cents == 2000)
    #expect(run.year(2026)?.steps.first?.missing.cents == 1000)
    #expect(run.line("regel") == 2000)
  }

  @Test func `cuts the claims in proportion, whatever each school claims`() {
    let run = run("korten", stap: "per_leerling;per_kop;leerlingen")
    // € 10, € 20 and € 30 are asked, € 20 is there.
    #expect(run.cents() == [333, 667, 1000])
  }

  @Test func `that was announced fails no check`() {
    #expect(run("korten").failedChecks().isEmpty)
  }

  @Test func `of which a part is divided, divides what there is`() {
    let steps = SmallDossier.steps("10;pot;verdeel;30;leerlingen;regulier + pro;;korten;regel;")
    let run = EngineRun(
      SmallDossier.tables.with([
        "parameters.csv": SmallDossier.parameters(budget: "20,00", "vast;30,00;€"),
        "verdeling.csv": steps.replacing(";30;", with: ";vast;"),
      ]))
    #expect(run.cents() == [333, 667, 1000])
    #expect(run.year(2026)?.steps.first?.divided.cents == 2000)
  }

  @Test func `before it is raised to a floor, is raised to that floor and no check fails`() {
    let run = EngineRun(
      SmallDossier.tables.with([
        "parameters.csv": SmallDossier.parameters(
          budget: "20,00", "ander;500,00;€", "vloer;5,00;€"),
        "potten.csv": SmallDossier.pots("pot;;;budget;resultaat", "ander_pot;;;ander;resultaat"),
        "verdeling.csv": SmallDossier.steps(
          "10;pot;per_school;basis;;regulier + pro;;resultaat;regel;",
          "20;ander_pot;vul_aan;vloer;;;pot;;;"),
      ]))
    #expect(run.pot("pot")?.left.cents == 500)
    #expect(run.failedChecks().isEmpty)
  }
}
