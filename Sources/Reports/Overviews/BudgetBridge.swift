import Dossiers
import Numbers
import Results

/// The way of each budget line from the plan's own counts, rates and rules to this run: volume,
/// price and policy; every amount in cents.
struct BudgetBridge {
  /// What each stage after the plan changed.
  let parts: [RunReport.BridgeStage.Part]
  /// The rows of each year: lines, then totals and the result.
  let years: [(year: Int, rows: [Row])]

  /// A line or a total on its way.
  struct Row {
    let what: What
    /// The amount at each stage, the plan first and the run last.
    let stages: [Int128]

    /// The amount on the plan's basis.
    var plan: Int128 { stages[0] }
    /// The amount of the run.
    var run: Int128 { stages[stages.count - 1] }
    /// What each stage changed.
    var steps: [Int128] { zip(stages, stages.dropFirst()).map { $1 - $0 } }
  }

  /// What a row is about.
  enum What: Hashable {
    /// A budget line, by its code; the name is that of the run, or of the plan when it has none there.
    case line(code: String, name: String, side: BudgetLine.Side)
    case total(OutcomeTotal)
  }

  /// The bridge to a run; the last stage, which is policy, is the run itself.
  init(_ stages: [RunReport.BridgeStage], to dossier: Dossier, _ outcome: Outcome) {
    var path = stages
    if path.count > 1, path.last?.part == .policy { path.removeLast() }
    let all = path.map { ($0.dossier, $0.outcome) } + [(dossier, outcome)]
    parts = path.dropFirst().map(\.part) + [.policy]
    let lines = Self.lines(all.map(\.0))
    let places = all.map { stage in
      var places: [String: Int] = [:]
      for (index, line) in stage.0.lines.enumerated() { places[line.code] = index }
      return places
    }
    years = outcome.years.map(\.year).compactMap { year in
      let outcomes = all.map { stage in stage.1.years.first { $0.year == year } }
      guard outcomes.allSatisfy({ $0 != nil }) else { return nil }
      let years = outcomes.compactMap { $0 }
      let rows = lines.compactMap { what -> Row? in
        guard case .line(let code, _, _) = what else { return nil }
        let stages = zip(years, places).map { year, places in
          places[code].map { Int128(year.lines[$0].amount.cents) } ?? 0
        }
        return stages.contains { $0 != 0 } ? Row(what: what, stages: stages) : nil
      }
      let totals = [OutcomeTotal.income, .expenses, .result].map { total in
        Row(what: .total(total), stages: years.map { Self.cents(total, $0.totals) })
      }
      return (year, rows + totals)
    }
  }

  /// The lines of all stages, those of the run first; income before expenses.
  private static func lines(_ dossiers: [Dossier]) -> [What] {
    var known: Set<String> = []
    var lines: [What] = []
    for dossier in dossiers.reversed() {
      for line in dossier.lines where known.insert(line.code).inserted {
        lines.append(.line(code: line.code, name: line.description, side: line.side))
      }
    }
    return BudgetLine.Side.allCases.flatMap { wanted in
      lines.filter { if case .line(_, _, wanted) = $0 { true } else { false } }
    }
  }

  private static func cents(_ total: OutcomeTotal, _ totals: BudgetTotals) -> Int128 {
    switch total {
    case .income: Int128(totals.income.cents)
    case .expenses: Int128(totals.expenses.cents)
    case .result: Int128(totals.result.cents)
    case .assets, .equity, .liabilities: 0
    }
  }
}
