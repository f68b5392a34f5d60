import Dossiers
import Numbers
import Results
import TestSupport
import Testing

@Suite("Random budgets with a balance sheet, against a recomputation from their texts")
struct BalancePropertyTests {
  @Test func `the balance closes, and the equity is the opening, the results, less what left it`()
    throws
  {
    var random = SeededGenerator(seed: 3)
    var (years, leaps, closings) = (0, 0, 0)
    for _ in 0..<400 {
      let sample = BalanceSample.dossier(&random)
      let reference = BalanceReference(sample)
      let run = EngineRun(sample.tables)
      #expect(run.errors.isEmpty, "\(run.codes)")
      let outcome = try #require(run.outcome)
      #expect(outcome.years.count == sample.years.count)
      for (index, year) in outcome.years.enumerated() {
        let sheet = try #require(year.balance)
        #expect(total(.assets, sheet, run) == total(.liabilities, sheet, run))
        #expect(total(.assets, sheet, run) == reference.sides[index + 1].assets)
        #expect(total(.equity, sheet, run) == reference.equity[index + 1])
        #expect(Int128(year.totals.result.cents) == reference.results[index])
        for line in year.lines {
          let code = run.dossier.lines[line.line].code
          #expect(Int128(line.amount.cents) == reference.lines[index][code])
        }
        let rolls = year.checks.first { $0.subject == .equityRolls }
        #expect(rolls?.difference == -reference.left[index])
        #expect(rolls?.verdict == (reference.left[index] == 0 ? .passed : .failed))
        years += 1
        leaps += reference.left[index] == 0 ? 0 : 1
      }
      closings += sample.lines.contains { $0.contains("sluitpost") } ? 1 : 0
      let opening = try #require(outcome.opening)
      let expected =
        total(.equity, opening, run) + reference.results.reduce(0, +) - reference.left.reduce(0, +)
      #expect(try total(.equity, #require(outcome.years.last?.balance), run) == expected)
      let ties = reference.sides[0].assets == reference.sides[0].liabilities
      let opened = outcome.years[0].checks.first { $0.subject == .openingBalance }
      #expect(opened?.verdict == (ties ? .passed : .failed))
    }
    // The sample has what the law speaks of.
    #expect(years > 1000 && leaps > 150 && closings > 100, "\(years) \(leaps) \(closings)")
  }

  private func total(_ total: OutcomeTotal, _ sheet: BalanceSheet, _ run: EngineRun) -> Int128 {
    zip(run.dossier.items, sheet.amounts).reduce(0) { sum, item in
      total.holds(item.0) ? sum + Int128(item.1.cents) : sum
    }
  }
}
