import Dossiers
import Numbers
import Results
import TestSupport
import Testing

@Suite("What each step does, by hand")
struct StepTests {
  private static let two = SmallDossier.pots("pot;;;budget;fout", "ander;;;;resultaat")

  private func run(
    _ steps: String, pots: String = SmallDossier.pots("pot;;;budget;resultaat")
  ) -> EngineRun {
    EngineRun(SmallDossier.tables.with(["verdeling.csv": steps, "potten.csv": pots]))
  }

  @Test func `per_school gives each school the amount`() {
    let run = run(SmallDossier.steps("10;pot;per_school;basis;;regulier;;;regel;"))
    #expect(run.cents() == [1000, 1000])
    #expect(run.pot("pot")?.left.cents == 8000)
  }

  @Test(arguments: [("0,125", [125, 250, 375]), ("0,0005", [1, 1, 2]), ("0,00049", [0, 1, 1])])
  func `per_leerling rounds each product half away from zero`(rate: String, cents: [Int64]) {
    let run = EngineRun(
      SmallDossier.tables.with([
        "parameters.csv": SmallDossier.parameters("per_kop;\(rate);€ per leerling"),
        "potten.csv": SmallDossier.pots("pot;;;budget;resultaat"),
        "verdeling.csv": SmallDossier.steps(
          "10;pot;per_leerling;per_kop;leerlingen;regulier + pro;;;regel;"),
      ]))
    #expect(run.cents() == cents)
  }

  @Test func `verdeel spends the pot to the cent`() {
    let run = run(SmallDossier.steps("10;pot;verdeel;;leerlingen;regulier + pro;;;regel;"))
    #expect(run.cents() == [1667, 3333, 5000])
    #expect(run.year(2026)?.steps.first?.postings.map(\.extraUnits) == [1, 0, 0])
  }

  @Test func `verdeel per unit rounds the amount per pupil down and shows the rest`() {
    let run = run(
      SmallDossier.steps("10;pot;verdeel;;leerlingen;regulier + pro;;;regel;per_eenheid"))
    #expect(run.cents() == [1660, 3320, 4980])
    #expect(run.year(2026)?.steps.first?.leftOver.cents == 40)
    #expect(run.pot("pot")?.left.cents == 40)
    #expect(run.line("regel") == 9960)
  }

  @Test func `a percentage is a part of the whole`() {
    let run = run(
      SmallDossier.steps("10;pot;verdeel;deel * budget;leerlingen;regulier + pro;;;regel;"))
    #expect(run.cents() == [208, 417, 625])
  }

  @Test func `splits divides the pot by numbers or by totals`() {
    let numbers = run(
      SmallDossier.steps(
        "10;pot;splits;;23;;ander;;;", "10;pot;splits;;77;;derde;;;"),
      pots: SmallDossier.pots("pot;;;budget;fout", "ander;;;;resultaat", "derde;;;;resultaat"))
    #expect(numbers.pot("ander")?.received.cents == 2300)
    #expect(numbers.pot("derde")?.received.cents == 7700)
    let totals = run(
      SmallDossier.steps(
        "10;pot;splits;;leerlingen;regulier;ander;;;", "10;pot;splits;;2 * leerlingen;;derde;;;"),
      pots: SmallDossier.pots("pot;;;budget;fout", "ander;;;;resultaat", "derde;;;;resultaat"))
    // 30 regular pupils beside twice 60.
    #expect(totals.pot("ander")?.received.cents == 2000)
    #expect(totals.pot("derde")?.received.cents == 8000)
  }

  @Test(arguments: [("150,00", 10_000), ("40,00", 4000), ("0", 0)])
  func `vul_aan raises a pot as far as the other reaches`(floor: String, moved: Int64) {
    let run = EngineRun(
      SmallDossier.tables.with([
        "parameters.csv": SmallDossier.parameters("vloer;\(floor);€"),
        "potten.csv": SmallDossier.pots("pot;;;budget;resultaat", "ander;;;;resultaat"),
        "verdeling.csv": SmallDossier.steps("10;pot;vul_aan;vloer;;;ander;korten;;"),
      ]))
    #expect(run.pot("ander")?.left.cents == moved)
    #expect(run.pot("pot")?.left.cents == 10_000 - moved)
  }

  @Test(arguments: [
    "10;pot;per_school;budget;;regulier;;;regel;",
    "10;pot;per_school;basis + budget;;regulier;;;regel;",
    "10;pot;per_school;basis * leerlingen;;regulier;;;regel;",
    "10;pot;per_school;per_kop;;regulier;;;regel;",
    "10;pot;per_leerling;basis;leerlingen;regulier;;;regel;",
    "10;pot;verdeel;basis;leerlingen;regulier;;;regel;", "10;pot;hevel;basis;;;ander;;;",
    "10;pot;hevel;deel * basis;;;ander;;;", "10;pot;vul_aan;basis;;;ander;;;",
    "10;pot;verdeel;;basis;regulier;;;regel;",
  ])
  func `an amount per school is what per_school gives, and no other money`(step: String) {
    let run = EngineRun(
      SmallDossier.tables.with([
        "parameters.csv": SmallDossier.parameters("per_kop;1,00;€ per leerling"),
        "potten.csv": Self.two, "verdeling.csv": SmallDossier.steps(step),
      ]))
    #expect(run.codes == ["R001"])
  }

  @Test(arguments: [
    ("basis", [1000, 1000]), ("2 * basis", [2000, 2000]), ("basis + deel * basis", [1125, 1125]),
    ("per_kop * leerlingen", [1000, 2000]),
  ])
  func `per_school takes an amount per school, or one of the school's own`(
    amount: String, cents: [Int64]
  ) {
    let run = EngineRun(
      SmallDossier.tables.with([
        "parameters.csv": SmallDossier.parameters("per_kop;1,00;€ per leerling"),
        "potten.csv": SmallDossier.pots("pot;;;budget;resultaat"),
        "verdeling.csv": SmallDossier.steps("10;pot;per_school;\(amount);;regulier;;;regel;"),
      ]))
    #expect(run.cents() == cents)
    #expect(run.failedChecks().isEmpty)
  }

  @Test func `per_leerling takes an amount per school for so many of something`() {
    let run = run(SmallDossier.steps("10;pot;per_leerling;basis;2;regulier;;;regel;"))
    #expect(run.cents() == [2000, 2000])
  }

  @Test func `an amount per school feeds no pot`() {
    let run = run(
      SmallDossier.steps("10;pot;verdeel;;leerlingen;regulier;;;regel;"),
      pots: SmallDossier.pots("pot;;;basis;fout"))
    #expect(run.codes == ["R001"])
  }

  @Test func `hevel moves what is left, or an amount of it`() {
    let all = run(SmallDossier.steps("10;pot;hevel;;;;ander;;;"), pots: Self.two)
    #expect(all.pot("ander")?.left.cents == 10_000)
    let part = run(
      SmallDossier.steps("10;pot;hevel;deel * budget;;;ander;;;", "20;pot;hevel;;;;ander;;;"),
      pots: Self.two)
    #expect(part.year(2026)?.steps.map { $0.transfer?.amount.cents } == [1250, 8750])
  }

  @Test func `two steps may land in one line`() {
    let run = run(
      SmallDossier.steps(
        "10;pot;per_school;basis;;regulier + pro;;;regel;",
        "20;pot;verdeel;;leerlingen;regulier;;;regel;"))
    #expect(run.line("regel") == 10_000)
    #expect(run.cents(20) == [2333, 4667])
    #expect(run.failedChecks().isEmpty)
  }

  @Test func `money that is left in a pot that must be empty is a finding`() {
    let run = run(
      SmallDossier.steps("10;pot;per_school;basis;;regulier;;;regel;"),
      pots: SmallDossier.pots("pot;;;budget;fout"))
    #expect(run.codes == ["U005"])
    #expect(run.errors.first?.facts == ["pot", "8000", "2026"])
  }
}
