import Dossiers
import Numbers
import Results
import TestSupport
import Testing

@testable import Reports

@Suite("Documents and months of schoolbesturen on random dossiers")
struct BoardPropertyTests {
  @Test func `hold exactly what the reference gives each school, and nothing else`() throws {
    var generator = SeededGenerator(seed: 66)
    var samples = 0
    for sample in SampleRun.sound.prefix(120) {
      let run = EngineRun(sample.model.tables)
      let year = try #require(run.year(Model.year))
      let statements = BoardStatement.all(year, after: nil, in: run.dossier)
      var expected: [String: Int128] = [:]
      for step in sample.reference.steps {
        for (school, receipt) in step.receipts { expected[school, default: 0] += receipt.cents }
      }
      var found: [String: Int128] = [:]
      for statement in statements {
        for school in statement.schools {
          let code = run.dossier.schools[school.school].code
          #expect(found[code] == nil, "\(code) stands in two documents")
          found[code] = school.cents
        }
      }
      #expect(found.filter { $0.value != 0 } == expected.filter { $0.value != 0 })

      let months = (1...generator.whole(1...12)).map { month in
        PaymentMonth(
          from: 2026, month: month, part: Int64(generator.pick(1, 1, generator.whole(1...999))),
          provenance: Provenance(status: .voorbeeld, source: "", origin: .none))
      }
      let schedule = try #require(PaymentSchedule(statements, months))
      #expect(schedule.sums { _ in true }.reduce(0, +) == expected.values.reduce(0, +))
      for statement in statements {
        let paid = schedule.sums { $0.board == statement.board }.reduce(0, +)
        #expect(paid == statement.cents)
      }
      for (place, step) in year.steps.enumerated() {
        #expect(schedule.sums { $0.step == place }.reduce(0, +) == step.posted)
      }
      samples += statements.isEmpty ? 0 : 1
    }
    #expect(samples > 80)
  }

  @Test func `tell what each school got a year earlier, by the number of the step`() throws {
    let run = try VoorbeeldRun()
    let years = run.outcome.years
    for (before, year) in zip(years, years.dropFirst()) {
      let statements = BoardStatement.all(year, after: before, in: run.dossier)
      #expect(statements.reduce(0) { $0 + $1.cents } == year.allocated)
      #expect(statements.reduce(0) { $0 + $1.centsBefore } == before.allocated)
      for part in statements.flatMap(\.schools).flatMap(\.parts) {
        if let now = part.now {
          #expect(run.dossier.steps[year.steps[now.step].row].number == part.number)
        }
        if let earlier = part.before {
          #expect(run.dossier.steps[before.steps[earlier.step].row].number == part.number)
        }
      }
    }
  }
}
