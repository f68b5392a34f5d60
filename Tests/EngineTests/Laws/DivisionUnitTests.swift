import Dossiers
import Numbers
import Results
import TestSupport
import Testing

@Suite("Division in units larger than a cent")
struct DivisionUnitTests {
  private func run(budget: String, _ step: String, surplus: String = "resultaat") -> EngineRun {
    EngineRun(
      SmallDossier.tables.with([
        "dossier.csv": SmallDossier.dossier(from: 2026, through: 2026, unit: "1,00"),
        "parameters.csv": SmallDossier.parameters(budget: budget, "kop;0,50;€ per leerling"),
        "potten.csv": SmallDossier.pots("pot;;;budget;\(surplus)", "ander;;;;resultaat"),
        "verdeling.csv": SmallDossier.steps(step),
      ]))
  }

  @Test func `a pot of whole units is spent in whole units`() {
    let run = run(
      budget: "100,00", "10;pot;verdeel;;leerlingen;regulier + pro;;;regel;", surplus: "fout")
    #expect(run.errors.isEmpty)
    #expect(run.cents() == [1700, 3300, 5000])
  }

  @Test func `a claim is rounded half away from zero to a whole unit`() {
    let run = run(
      budget: "100,00", "10;pot;per_leerling;0,1 * kop;leerlingen;regulier + pro;;;regel;")
    // € 0,50, € 1 and € 1,50.
    #expect(run.cents() == [100, 100, 200])
  }

  @Test func `the amount per unit is a whole unit`() {
    let run = run(budget: "100,00", "10;pot;verdeel;;leerlingen;regulier + pro;;;regel;per_eenheid")
    #expect(run.cents() == [1000, 2000, 3000])
    #expect(run.pot("pot")?.left.cents == 4000)
  }

  @Test(arguments: [
    "10;pot;verdeel;;leerlingen;regulier + pro;;;regel;", "10;pot;splits;;1;;ander;;;",
    "10;pot;per_school;10 * basis;;regulier + pro;;korten;regel;",
  ])
  func `a part of a unit in the pot is not lost`(step: String) throws {
    let run = run(budget: "100,50", step)
    let pot = try #require(run.pot("pot"))
    let out = pot.posted.cents + pot.given.cents + pot.left.cents
    #expect(out == 10_050)
    #expect(run.line("regel") == pot.posted.cents)
  }

  @Test func `a rounded amount per school fails no check`() {
    let run = EngineRun(
      SmallDossier.tables.with([
        "dossier.csv": SmallDossier.dossier(from: 2026, through: 2026, unit: "1,00"),
        "potten.csv": SmallDossier.pots("pot;;;budget;resultaat"),
        "verdeling.csv": SmallDossier.steps("10;pot;per_school;0,125 * basis;;regulier;;;regel;"),
      ]))
    // € 1,25 is € 1.
    #expect(run.cents() == [100, 100])
    #expect(run.failedChecks().isEmpty)
  }
}
