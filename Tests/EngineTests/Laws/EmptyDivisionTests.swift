import Dossiers
import Engine
import Tables
import TestSupport
import Testing

@Suite("A division with nothing to divide, or nobody to receive")
struct EmptyDivisionTests {
  private func run(
    budget: String, _ step: String, pots: String = SmallDossier.pots("pot;;;budget;fout")
  ) -> EngineRun {
    EngineRun(
      SmallDossier.tables.with([
        "parameters.csv": SmallDossier.parameters(budget: budget),
        "potten.csv": pots,
        "verdeling.csv": SmallDossier.steps(step),
      ]))
  }

  @Test(arguments: ["leerlingen", "nul", "0"], ["", "per_eenheid"])
  func `a pot of zero gives every school zero`(key: String, rounding: String) {
    let run = run(budget: "0", "10;pot;verdeel;;\(key);regulier + pro;;;regel;\(rounding)")
    #expect(run.errors.isEmpty)
    #expect(run.cents() == [0, 0, 0])
    #expect(run.failedChecks().isEmpty)
  }

  @Test(arguments: ["nul", "0", "0,00 * leerlingen", "leerlingen - leerlingen"])
  func `money without any key above zero is a finding at the step`(key: String) {
    let run = run(budget: "0,01", "10;pot;verdeel;;\(key);regulier + pro;;;regel;")
    #expect(run.codes == ["U003"])
    #expect(run.outcome == nil)
    #expect(run.errors.first.flatMap { run.reading.files.place(of: $0) }?.line == 2)
  }

  @Test func `money without any key above zero is a finding per unit too`() {
    let run = run(budget: "100,00", "10;pot;verdeel;;nul;regulier + pro;;;regel;per_eenheid")
    #expect(run.codes == ["U003"])
  }

  @Test(arguments: ["", "per_eenheid"])
  func `a doelgroep of nobody is one finding: of its money, or else of itself`(rounding: String) {
    let run = run(budget: "1,00", "10;pot;verdeel;;leerlingen;vso;;;regel;\(rounding)")
    #expect(run.compilation?.findings.map(\.code) == [])
    #expect(run.codes == ["U008"] && run.remarks.isEmpty)
    #expect(run.errors.first?.facts == ["2026", "vso"])
    let free = self.run(budget: "0", "10;pot;verdeel;;leerlingen;vso;;;regel;\(rounding)")
    #expect(free.errors.isEmpty && free.cents() == [])
    #expect(free.remarks.map(\.code) == [.emptyTarget])
  }

  @Test func `a key below zero names the school`() {
    let run = run(
      budget: "1,00", "10;pot;verdeel;;leerlingen - 15 * deel * leerlingen;regulier;;;regel;")
    #expect(run.codes == ["U004"])
    #expect(run.errors.first?.facts == ["2026", "a"])
  }

  @Test func `a key below zero names the school per unit too`() {
    let tables = SmallDossier.tables.with([
      "tellingen/2025-10-01/telling.csv": """
      vestiging;leerlingen;gasten;status;bron
      a1;10;0;definitief;b
      b1;20;25;definitief;b
      c1;30;0;definitief;b

      """,
      "verdeling.csv": SmallDossier.steps(
        "10;pot;verdeel;;leerlingen - gasten;regulier + pro;;;regel;per_eenheid"),
    ])
    let run = EngineRun(tables)
    #expect(run.codes == ["U004"])
    #expect(run.errors.first?.facts == ["2026", "b"])
  }

  @Test func `a split without any key above zero needs a pot of zero`() {
    let pots = SmallDossier.pots("pot;;;budget;fout", "deel_a;;;;resultaat")
    let step = "10;pot;splits;;nul;;deel_a;;;"
    #expect(run(budget: "0,01", step, pots: pots).codes == ["U003"])
    #expect(run(budget: "0", step, pots: pots).errors.isEmpty)
  }
}
