import Dossiers
import Numbers
import Results
import Tables
import TestSupport
import Testing

@Suite("Money below zero")
struct NegativeTests {
  private static let two = SmallDossier.pots("pot;;;budget;resultaat", "ander;;;;resultaat")

  private func run(
    _ parameters: String..., step: String, pots: String = two, schoolgegevens: String? = nil
  ) -> EngineRun {
    var changes = [
      "parameters.csv": parameters.reduce(SmallDossier.parameters()) {
        $0 + $1 + ";;definitief;b;\n"
      },
      "potten.csv": pots, "verdeling.csv": SmallDossier.steps(step),
    ]
    if let schoolgegevens { changes["schoolgegevens.csv"] = schoolgegevens }
    return EngineRun(SmallDossier.tables.with(changes))
  }

  @Test(arguments: [
    "10;pot;per_school;min;;regulier;;;regel;", "10;pot;per_school;min;;regulier;;korten;regel;",
    "10;pot;per_school;min;;regulier;;resultaat;regel;",
    "10;pot;per_leerling;min_kop;leerlingen;regulier;;;regel;",
    "10;pot;verdeel;min_euro;leerlingen;regulier;;;regel;",
    "10;pot;vul_aan;min_euro;;;ander;;;", "10;pot;hevel;min_euro;;;ander;;;",
    "10;pot;per_school;basis - 2 * basis;;regulier;;;regel;",
  ])
  func `is no amount of a step`(step: String) {
    let run = run(
      "min;-0,01;€ per school", "min_kop;-0,0001;€ per leerling", "min_euro;-1,00;€", step: step)
    #expect(run.codes == ["U007"])
    #expect(run.errors.first.flatMap { run.reading.files.place(of: $0) }?.line == 2)
    #expect(run.errors.first?.facts[1] == "" && run.errors.first?.facts[2] == "2026")
  }

  @Test(arguments: [
    "10;pot;per_school;nul_school;;regulier;;;regel;",
    "10;pot;per_leerling;nul_kop;leerlingen;regulier;;;regel;",
    "10;pot;verdeel;nul_euro;leerlingen;regulier;;;regel;",
    "10;pot;vul_aan;nul_euro;;;ander;;;", "10;pot;hevel;nul_euro;;;ander;;;",
  ])
  func `is not zero, which is allowed`(step: String) {
    let run = run(
      "nul_school;0;€ per school", "nul_kop;0;€ per leerling", "nul_euro;0;€", step: step)
    #expect(run.errors.isEmpty && run.failedChecks().isEmpty)
  }

  @Test func `of one school names the school`() {
    let run = run(
      step: "10;pot;per_school;eigen;;regulier;;;regel;",
      schoolgegevens: """
        school;gegeven;vanaf;waarde;eenheid;status;bron
        a;eigen;;1,00;€ per school;definitief;b
        b;eigen;;-1,00;€ per school;definitief;b

        """)
    #expect(run.codes == ["U007"])
    #expect(run.errors.first?.facts == ["eigen", "b", "2026"])
  }

  @Test func `by a key is a finding about the key`() {
    let run = run(
      "kop;1,00;€ per leerling",
      step: "10;pot;per_leerling;kop;nul - leerlingen;regulier;;;regel;")
    #expect(run.codes == ["U004"])
    #expect(run.errors.first?.facts == ["2026", "a"])
  }

  @Test(arguments: ["resultaat", "fout", "ander"])
  func `is no end of a pot`(surplus: String) {
    let run = run(
      "schuld;-50,00;€", step: "10;los;verdeel;;leerlingen;regulier;;;regel;",
      pots: SmallDossier.pots(
        "pot;;;schuld;\(surplus)", "ander;;;;resultaat", "los;;;budget;resultaat"))
    #expect(run.codes == ["U006"])
    #expect(run.errors.first?.facts == ["pot", "5000", "2026"])
    #expect(run.errors.first.flatMap { run.reading.files.place(of: $0) }?.line == 2)
  }

  @Test func `of a ruimte may be made up for by a step`() {
    let run = run(
      "schuld;-50,00;€", "vloer;0;€", step: "10;los;vul_aan;vloer;;;pot;;;",
      pots: SmallDossier.pots("pot;;;schuld;resultaat", "los;;;budget;resultaat"))
    #expect(run.errors.isEmpty)
    #expect(run.pot("pot")?.left.cents == 0 && run.pot("los")?.left.cents == 5000)
  }

  @Test func `a pot that only a surplus fills cannot be spent`() {
    let run = EngineRun(
      SmallDossier.tables.with([
        "potten.csv": SmallDossier.pots("pot;;;budget;ander", "ander;;;;resultaat"),
        "verdeling.csv": SmallDossier.steps(
          "10;pot;per_school;basis;;regulier;;;regel;",
          "20;ander;verdeel;;leerlingen;regulier;;;regel;"),
      ]))
    #expect(run.codes == ["R030"])
    #expect(run.errors.first?.facts == ["ander", "2026", "pot"])
  }
}
