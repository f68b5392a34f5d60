import Dossiers
import Numbers
import Results

extension Reconciliation {
  func figureChecks(_ causes: Causes) -> [YearCheck] {
    let all = differences()
    let sums = sums(of: all)
    return all.map { difference in
      let row = dossier.figures[difference.figure]
      let verdict: Check.Verdict =
        if difference.cents == 0 {
          .passed
        } else if runsOn(difference, sums, causes) {
          .follows
        } else if !difference.isLarge {
          .rounding
        } else if causes.implied.contains(difference.figure)
          || follows(difference, sums, causes)
        {
          .follows
        } else {
          .failed
        }
      return YearCheck(
        year: row.year,
        check: Check(
          .printedFigure(figure: difference.figure), expected: difference.expected,
          found: difference.found, measure: difference.measure, verdict: verdict))
    }
  }

  /// The differences of one column, or of the results of one year, added up.
  struct Sums {
    var lines: [Column: [OutcomeTotal: Int128]] = [:]
    var totals: [Column: [OutcomeTotal: Int128]] = [:]
    /// The differences of balance items, by each total that they are part of.
    var items: [Column: [OutcomeTotal: Int128]] = [:]
    /// One result for each year, of the first overview that prints it.
    var results: [Int: Int128] = [:]
    /// The sides of a column of which a line has a difference that is more than rounding.
    var told: [Column: Set<OutcomeTotal>] = [:]
    /// The years with a result in which such a line is told.
    var toldYears: Set<Int> = []

    func isTold(_ isWanted: (Int) -> Bool) -> Bool { toldYears.contains(where: isWanted) }

    func results(where isWanted: (Int) -> Bool) -> Int128 {
      results.reduce(0) { isWanted($1.key) ? $0 + $1.value : $0 }
    }
  }

  func sums(of all: [Difference]) -> Sums {
    var sums = Sums()
    for difference in all {
      let figure = dossier.figures[difference.figure]
      let column = Column(overview: figure.overview, year: figure.year)
      let meaning = meanings[difference.figure]
      if case .total(let total) = meaning {
        sums.totals[column, default: [:]][total] = difference.cents
        if total == .result, sums.results[figure.year] == nil {
          sums.results[figure.year] = difference.cents
        }
      } else if case .item(let item) = meaning {
        for total in OutcomeTotal.allCases where total.holds(dossier.items[item]) {
          sums.items[column, default: [:]][total, default: 0] += difference.cents
        }
      } else if difference.cents != 0, let members = members(of: meaning) {
        for total in [OutcomeTotal.income, .expenses]
        where members.allSatisfy({ total.holds(dossier.lines[$0]) }) {
          sums.lines[column, default: [:]][total, default: 0] += difference.cents
          if difference.isLarge { sums.told[column, default: []].insert(total) }
        }
      }
    }
    for column in sums.told.keys where sums.totals[column]?[.result] != nil {
      sums.toldYears.insert(column.year)
    }
    return sums
  }

  /// Whether a difference, however small, is exactly what told differences of lines make of it.
  func runsOn(_ difference: Difference, _ sums: Sums, _ causes: Causes) -> Bool {
    let row = dossier.figures[difference.figure]
    let told = sums.told[Column(overview: row.overview, year: row.year)] ?? []
    switch meanings[difference.figure] {
    case .total(.income): guard told.contains(.income) else { return false }
    case .total(.expenses): guard told.contains(.expenses) else { return false }
    case .total(.result): guard !told.isEmpty else { return false }
    case .total: guard sums.isTold({ $0 <= row.year }) else { return false }
    case .item(let item):
      switch dossier.items[item].kind {
      case .result: guard sums.isTold({ $0 == row.year }) else { return false }
      case .reserve: guard sums.isTold({ $0 < row.year }) else { return false }
      case .cash: guard sums.isTold({ $0 <= row.year }) else { return false }
      case .fixedAssets, .receivables, .provision, .debts: return false
      }
    case .count, .line, .measure, .unknown: return false
    }
    return parts(of: difference, sums, causes).contains { $0 == difference.cents }
  }

  /// Whether the differences of the lines, of the results until then, or of what the plan does wrong
  /// by itself, make up this one.
  func follows(_ difference: Difference, _ sums: Sums, _ causes: Causes) -> Bool {
    parts(of: difference, sums, causes).contains {
      $0 != 0 && isRounding(difference.cents - $0, difference.summands, unit)
    }
  }

  /// What other differences may make of a figure, one for each way to add them up.
  func parts(
    of difference: Difference, _ sums: Sums, _ causes: Causes
  ) -> [Int128] {
    let row = dossier.figures[difference.figure]
    let column = Column(overview: row.overview, year: row.year)
    let slip = causes.slips[difference.figure] ?? 0
    let leaps = causes.leaps.until(row.year, row.overview)
    let cash = causes.cash.until(row.year, row.overview)
    switch meanings[difference.figure] {
    case .total(let total):
      switch total {
      case .income, .expenses:
        return [(sums.lines[column]?[total] ?? 0) - slip]
      case .result:
        let totals = sums.totals[column]
        return [(totals?[.income] ?? 0) - (totals?[.expenses] ?? 0) - slip]
      case .assets, .equity, .liabilities:
        let results = sums.results { $0 <= row.year } - slip
        let items = (sums.items[column]?[total] ?? 0) - slip
        return [results, results - leaps, results - cash, results - leaps - cash, items]
      }
    case .item(let item):
      let results: Int128
      var closing: [Int128] = []
      switch dossier.items[item].kind {
      case .reserve: results = sums.results { $0 < row.year }
      case .result: results = sums.results { $0 == row.year }
      case .cash:
        results = sums.results { $0 <= row.year }
        guard row.year >= dossier.firstYear else { break }
        // The liquid means close the sheet, so they take what every other item differs by.
        let others = (sums.items[column]?[.assets] ?? 0) - difference.cents
        closing.append((sums.items[column]?[.liabilities] ?? 0) - others)
      case .fixedAssets, .receivables, .provision, .debts: return []
      }
      return [results, results - leaps, results - cash, results - leaps - cash] + closing
    case .count, .line, .measure, .unknown:
      return []
    }
  }

  /// The budget lines that a printed figure is made of: one, or those that a measure adds up.
  func members(of meaning: Meaning) -> Set<Int>? {
    switch meaning {
    case .line(let line): return [line]
    case .measure(let measure):
      guard dossier.measures[measure].divisor == nil else { return nil }
      return Self.lines(in: dossier.measures[measure].formula.expression)
    case .count, .item, .total, .unknown: return nil
    }
  }

  static func lines(in expression: Expression) -> Set<Int>? {
    switch expression {
    case .name(.line(let line), _): return [line]
    case .sum(let left, let right):
      guard let first = lines(in: left), let second = lines(in: right),
        first.isDisjoint(with: second)
      else { return nil }
      return first.union(second)
    case .name, .number, .difference, .product: return nil
    }
  }
}
