import Dossiers
import Numbers
import Results

/// What the plan prints beside itself: nothing of the model is used here.
extension Reconciliation {
  func structureChecks() -> [YearCheck] {
    var checks: [YearCheck] = []
    for overview in overviews {
      checks += countChecks(overview)
      var before: Slips = [:]
      for year in years(of: overview) {
        var slips: Slips = [:]
        for total in OutcomeTotal.allCases {
          guard let check = totalCheck(overview, total, year) else { continue }
          if check.check.verdict == .failed { slips[total] = check.check.difference }
          checks.append(check)
        }
        checks += [
          resultCheck(overview, year), balanceCheck(overview, year, slips),
          equityCheck(overview, year, slips, before), cashCheck(overview, year),
        ].compactMap { $0 }
        before = slips
      }
    }
    return checks
  }

  /// What printed totals of a column have more than their parts.
  private typealias Slips = [OutcomeTotal: Int128]

  /// The overviews, in the order in which the table begins them.
  private var overviews: [String] {
    var names: [String] = []
    for figure in dossier.figures where names.last != figure.overview {
      if !names.contains(figure.overview) { names.append(figure.overview) }
    }
    return names
  }

  private func years(of overview: String) -> [Int] {
    columns.keys.filter { $0.overview == overview }.map { $0.year }.sorted()
  }

  private func check(
    _ subject: Check.Subject, _ year: Int, expected: Int128, found: Int128, summands: Int
  ) -> YearCheck {
    let verdict: Check.Verdict =
      expected == found
      ? .passed : isRounding(found - expected, summands, unit) ? .rounding : .failed
    return YearCheck(
      year: year,
      check: Check(
        subject, expected: Decimal(coefficient: expected, scale: 2),
        found: Decimal(coefficient: found, scale: 2), measure: .money, verdict: verdict))
  }

  // MARK: Columns

  /// The printed parts of a printed total, when they are all of it and nothing twice.
  private func totalCheck(_ overview: String, _ total: OutcomeTotal, _ year: Int) -> YearCheck? {
    guard total != .result, let printed = printed(overview, total.rawValue, year) else {
      return nil
    }
    var lines: [Int] = []
    var items: [Int] = []
    var (sum, parts): (Int128, Int) = (0, 0)
    for index in columns[Column(overview: overview, year: year)] ?? [] {
      guard let amount = cents(index) else { continue }
      if let members = members(of: meanings[index]) {
        guard members.allSatisfy({ total.holds(dossier.lines[$0]) }) else { continue }
        lines += members
      } else if case .item(let item) = meanings[index], total.holds(dossier.items[item]) {
        items.append(item)
      } else {
        continue
      }
      sum += amount
      parts += 1
    }
    let allLines = dossier.lines.indices.filter { total.holds(dossier.lines[$0]) }
    let allItems = dossier.items.indices.filter { total.holds(dossier.items[$0]) }
    guard parts > 0, lines.sorted() == allLines, items.sorted() == allItems else { return nil }
    return check(
      .printedTotal(figure: printed.figure), year, expected: sum, found: printed.value,
      summands: parts + 1)
  }

  private func resultCheck(_ overview: String, _ year: Int) -> YearCheck? {
    guard let result = printed(overview, OutcomeTotal.result.rawValue, year),
      let income = printed(overview, OutcomeTotal.income.rawValue, year),
      let expenses = printed(overview, OutcomeTotal.expenses.rawValue, year)
    else { return nil }
    return check(
      .printedResult(figure: result.figure), year, expected: income.value - expenses.value,
      found: result.value, summands: 3)
  }

  // MARK: The balance sheet

  private func balanceCheck(_ overview: String, _ year: Int, _ slips: Slips) -> YearCheck? {
    guard let assets = printed(overview, OutcomeTotal.assets.rawValue, year),
      let liabilities = printed(overview, OutcomeTotal.liabilities.rawValue, year)
    else { return nil }
    var balanceCheck = check(
      .printedBalance(figure: assets.figure), year, expected: liabilities.value,
      found: assets.value, summands: 2)
    balanceCheck.check.follow((slips[.assets] ?? 0) - (slips[.liabilities] ?? 0)) {
      isRounding($0, 4, unit)
    }
    return balanceCheck
  }

  /// The equity of last year and the result that the same sheet prints.
  private func equityCheck(
    _ overview: String, _ year: Int, _ slips: Slips, _ slipsBefore: Slips
  ) -> YearCheck? {
    guard let equity = printed(overview, OutcomeTotal.equity.rawValue, year),
      let before = printed(overview, OutcomeTotal.equity.rawValue, year - 1),
      let item = dossier.items.first(where: { $0.kind == .result }),
      let result = printed(overview, item.code, year) ?? printedResult(year)
    else { return nil }
    var equityCheck = check(
      .printedEquity(figure: equity.figure), year, expected: before.value + result.value,
      found: equity.value, summands: 3)
    // The same leap in the computed balance sheet is told there.
    let own = outcome.years.first { $0.year == year }?.checks.first { $0.subject == .equityRolls }
    if let own, own.verdict != .passed {
      equityCheck.check.follow(own.difference) { isRounding($0, 4, unit) }
    }
    equityCheck.check.follow((slips[.equity] ?? 0) - (slipsBefore[.equity] ?? 0)) {
      isRounding($0, 4, unit)
    }
    return equityCheck
  }

  /// The result that any overview prints for a year.
  private func printedResult(_ year: Int) -> (figure: Int, value: Int128)? {
    for overview in overviews {
      if let found = printed(overview, OutcomeTotal.result.rawValue, year) { return found }
    }
    return nil
  }

  /// Liquid means follow from last year's and the movement of every other item; a leap of the equity
  /// has a check of its own, so that it is told once.
  private func cashCheck(_ overview: String, _ year: Int) -> YearCheck? {
    guard let item = dossier.items.first(where: { $0.kind == .cash }),
      let cash = printed(overview, item.code, year),
      let before = printed(overview, item.code, year - 1)
    else { return nil }
    var (expected, parts) = (before.value, 2)
    for other in dossier.items where other.kind != .cash {
      guard let now = printed(overview, other.code, year),
        let then = printed(overview, other.code, year - 1)
      else { return nil }
      expected += (now.value - then.value) * (other.side == .passiva ? 1 : -1)
      parts += 2
    }
    return check(
      .printedCash(figure: cash.figure), year, expected: expected, found: cash.value,
      summands: parts)
  }

  // MARK: Forecasts

  /// The headings of a table of counts follow each other, and its steps are alike.
  private func countChecks(_ overview: String) -> [YearCheck] {
    let counts = dossier.figures.indices.filter {
      dossier.figures[$0].overview == overview && meanings[$0] == .count
    }
    guard !counts.isEmpty else { return [] }
    var checks: [YearCheck] = []
    let years = Set(counts.map { dossier.figures[$0].year }).sorted()
    for (before, year) in zip(years, years.dropFirst()) where year != before + 1 {
      guard let figure = counts.first(where: { dossier.figures[$0].year == year }) else { continue }
      checks.append(
        YearCheck(
          year: year,
          check: Check(
            .printedYears(figure: figure), expected: Decimal(Int64(before + 1)),
            found: Decimal(Int64(year)), measure: .years, verdict: .failed)))
    }
    return checks + stepChecks(counts, years)
  }

  /// A step differs from the one before it by more than the rounding of the three numbers.
  private func stepChecks(_ counts: [Int], _ years: [Int]) -> [YearCheck] {
    var lines: [String] = []
    for figure in counts where !lines.contains(dossier.figures[figure].line) {
      lines.append(dossier.figures[figure].line)
    }
    var checks: [YearCheck] = []
    for line in lines {
      let row = years.compactMap { year in
        counts.first { dossier.figures[$0].line == line && dossier.figures[$0].year == year }
      }
      let values = row.map { dossier.figures[$0].value?.rounded(toScale: 0)?.coefficient ?? 0 }
      for index in values.indices.dropFirst(2) {
        let expected = values[index - 1] - values[index - 2]
        let found = values[index] - values[index - 1]
        // Four half units: the middle number counts for both steps.
        let verdict: Check.Verdict =
          expected == found ? .passed : isRounding(found - expected, 4, 1) ? .rounding : .failed
        checks.append(
          YearCheck(
            year: dossier.figures[row[index]].year,
            check: Check(
              .printedStep(figure: row[index]), expected: Decimal(coefficient: expected, scale: 0),
              found: Decimal(coefficient: found, scale: 0), measure: .pupils, verdict: verdict)))
      }
    }
    return checks
  }
}

extension Check {
  /// Tells a failed check as the consequence of another difference, when that is all of it.
  fileprivate mutating func follow(_ cause: Int128, _ isRounding: (Int128) -> Bool) {
    guard verdict == .failed, cause != 0, isRounding(difference - cause) else { return }
    verdict = .follows
  }
}
