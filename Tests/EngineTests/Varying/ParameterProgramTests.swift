import Dossiers
import Numbers
import Results
import Scenarios
import Tables
import TestSupport
import Testing

@Suite("A parameter with another value")
struct ParameterProgramTests {
  @Test func `gives what a full run with a scenario gives, on random dossiers`() {
    var random = SeededGenerator(seed: 5)
    var (sound, refused) = (0, 0)
    for model in ModelGenerator.models(90, seed: 77) {
      let base = EngineRun(model.tables)
      guard base.errors.isEmpty, base.outcome != nil else { continue }
      let program = ParameterProgram(base.dossier)
      let rows = base.dossier.steppedRows.rows
      guard !rows.isEmpty else { continue }
      for _ in 0..<2 {
        let row = rows[random.whole(0...rows.count - 1)]
        guard let value = program.value(of: row)?.coefficient else { continue }
        let other = random.pick(
          0, value + 1, value - 1, value * 2, -value, value / 2, Int128(random.whole(0...1_000_000))
        )
        let run = VariedRun(model.tables, program, row, at: other)
        let name = base.dossier.parameters[row.parameter].name
        #expect(run.differences == [], "\(name) \(other)")
        if run.short.outcome == nil { refused += 1 } else { sound += 1 }
      }
    }
    #expect(sound > 20 && refused > 3, "\(sound) \(refused)")
  }

  /// Every fifth row of the example one step up: transfers, balance sheet and measures too.
  @Test func `gives what a full run with a scenario gives, on the example`() throws {
    let tables = TableTexts(
      Dictionary(
        uniqueKeysWithValues: try RepositoryFiles.dossier("voorbeeld").map {
          ($0.path, String(decoding: $0.bytes, as: UTF8.self))
        }))
    let base = EngineRun(tables)
    let program = ParameterProgram(base.dossier)
    let rows = base.dossier.steppedRows
    #expect(rows.withoutStep.count == 7)
    for row in stride(from: 0, to: rows.rows.count, by: 5).map({ rows.rows[$0] }) {
      guard let value = program.value(of: row), let step = value.step(share(2)) else { continue }
      let run = VariedRun(tables, program, row, at: value.coefficient + step)
      #expect(run.differences == [], "\(base.dossier.parameters[row.parameter].name)")
    }
  }

  /// What is said not to depend on a parameter keeps every number, whatever its value.
  @Test func `leaves what does not depend on it`() {
    var (free, bound) = (0, 0)
    for model in ModelGenerator.models(50, seed: 9) {
      let base = EngineRun(model.tables)
      guard base.errors.isEmpty, let outcome = base.outcome else { continue }
      let program = ParameterProgram(base.dossier)
      for row in base.dossier.steppedRows.rows {
        guard let value = program.value(of: row)?.coefficient,
          let varied = program.outcome(row, at: value + 1).outcome
        else { continue }
        for (before, after) in zip(outcome.years, varied.years) {
          for measure in OutcomeMeasure.all(in: base.dossier, year: before) {
            let same =
              measure.value(in: before, against: before, of: base.dossier)?.reduced
              == measure.value(in: after, against: before, of: base.dossier)?.reduced
            if program.isMeasure(measure, inYear: before.year, touchedBy: row) {
              if !same { bound += 1 }
            } else {
              #expect(same)
              free += 1
            }
          }
        }
      }
    }
    #expect(free > 90 && bound > 30, "\(free) \(bound)")
  }

  static let steps: [(value: Decimal, share: Decimal, step: Int128)] = [
    (Decimal(coefficient: 5_000_000, scale: 2), share(2), 50_000),
    (Decimal(coefficient: 12, scale: 0), share(2), 1),
    (Decimal(coefficient: 150, scale: 0), share(2), 2),
    (Decimal(coefficient: -250_000, scale: 2), share(2), 2_500),
    (Decimal(coefficient: 0, scale: 2), share(2), 1),
    (Decimal(coefficient: 12, scale: 0), Decimal(coefficient: 25, scale: 2), 3),
  ]

  @Test(arguments: steps)
  func `steps by a share of itself, and at least by its smallest unit`(
    value: Decimal, share: Decimal, step: Int128
  ) {
    #expect(value.step(share) == step)
  }
}

/// 10^−scale.
private func share(_ scale: Int) -> Decimal { Decimal(coefficient: 1, scale: scale) }
