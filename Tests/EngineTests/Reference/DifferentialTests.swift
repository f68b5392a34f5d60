import Dossiers
import Results
import TestSupport
import Testing

@Suite("The engine beside an independent reference")
struct DifferentialTests {
  @Test func `every posting, transfer, pot and line is that of exact fractions`() {
    for run in SampleRun.all {
      let differences = run.engine.differences(from: run.reference)
      #expect(
        differences.isEmpty,
        "\(differences.joined(separator: "\n"))\n\(run.model.tables.texts["verdeling.csv"] ?? "")")
    }
    #expect(SampleRun.all.count > 2100)
  }

  @Test func `most dossiers run, and the rest stops for every reason there is`() {
    #expect(SampleRun.sound.count * 100 > SampleRun.all.count * 60)
    for code in ["U002", "U003", "U004", "U005", "U006", "U007"] {
      let stopped = SampleRun.all.filter { run in
        run.engine.findings.contains { $0.hasPrefix(code) }
      }
      #expect(stopped.count >= 25, "\(code): \(stopped.count)")
    }
  }

  @Test(arguments: ["per_school", "per_leerling", "verdeel", "splits", "vul_aan", "hevel"])
  func `each kind of step occurs often, with every way to fall short`(kind: String) {
    let steps = SampleRun.sound.flatMap { run in
      run.model.steps.filter { $0.kind == kind && !$0.isPast }
    }
    #expect(steps.count > 300, "\(steps.count)")
    for policy in ["resultaat", "korten"] {
      #expect(steps.filter { $0.shortage == policy }.count > 100)
    }
    #expect(steps.contains { $0.shortage == "fout" } && steps.contains { $0.shortage == "" })
  }

  @Test func `divisions per unit, pots in every place and forecasts occur often`() {
    let models = SampleRun.sound.map(\.model)
    #expect(models.filter { $0.steps.contains(where: \.isPerUnit) }.count > 200)
    #expect(models.filter { $0.counts.contains { $0.total != nil } }.count > 300)
    #expect(models.filter { $0.pots.contains { $0.feeds.contains("ruimte") } }.count > 300)
    #expect(models.filter { $0.pots.contains { $0.feeds.contains("baten_b") } }.count > 300)
    #expect(models.filter { $0.pots.contains { $0.feeds.contains("budget_a") } }.count > 300)
    let passing = models.filter { model in
      model.pots.contains { pot in model.pots.contains { $0.name == pot.surplus } }
    }
    #expect(passing.count > 200)
    let short = SampleRun.sound.filter { $0.engine.steps.contains { $0.missing > 0 } }
    #expect(short.count > 300)
  }

  @Test func `every check of an outcome that may be published passes`() {
    let failing = SampleRun.sound.flatMap(\.failed)
    #expect(failing.isEmpty, "\(failing.prefix(3))")
  }

  @Test(arguments: Reference.Mistake.allCases)
  func `the comparison catches a reference with a mistake`(mistake: Reference.Mistake) {
    let caught = SampleRun.sound.filter { run in
      let wrong = Reference.ledger(of: run.model, mistake: mistake)
      return !run.engine.differences(from: wrong).isEmpty
    }
    #expect(caught.count >= 20, "\(mistake): \(caught.count)")
  }
}
