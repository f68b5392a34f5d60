import Dossiers
import Numbers
import Results

extension Reconciliation {
  // MARK: Figures

  /// The printed figure of an overview, in cents for an amount of money.
  func printed(_ overview: String, _ line: String, _ year: Int) -> (figure: Int, value: Int128)? {
    guard let figure = places[Place(overview: overview, line: line, year: year)],
      let value = cents(figure)
    else { return nil }
    return (figure, value)
  }

  /// A printed amount in cents.
  func cents(_ figure: Int) -> Int128? {
    guard dossier.figures[figure].unit.isAddable(to: .euro) else { return nil }
    return dossier.figures[figure].value?.rounded(toScale: 2)?.coefficient
  }

  /// The unit in which amounts are printed, in cents.
  var unit: Int128 { Int128(dossier.budgetUnit) }

  /// What the model computes for a figure, and from how many printed numbers a total of it would be
  /// added up.
  func computed(_ figure: Int) -> (value: Decimal, summands: Int)? {
    let row = dossier.figures[figure]
    let year = yearPlaces[row.year].map { outcome.years[$0] }
    func money(_ amount: Money) -> Decimal { Decimal(coefficient: Int128(amount.cents), scale: 2) }
    switch meanings[figure] {
    case .count:
      for year in outcome.years {
        if let pupils = year.printedCounts[figure] {
          return (Decimal(coefficient: pupils, scale: 0), 1)
        }
      }
      return nil
    case .line(let line):
      return year.map { (money($0.lines[line].amount), summands(ofLine: line)) }
    case .item(let item):
      return outcome.balance(ofYear: row.year).map {
        (money($0.amounts[item]), summands(ofItem: item, row.year))
      }
    case .total(let total):
      if let year {
        switch total {
        case .income: return (money(year.totals.income), count { total.holds($0) } + 1)
        case .expenses: return (money(year.totals.expenses), count { total.holds($0) } + 1)
        case .result: return (money(year.totals.result), count { total.holds($0) } + 1)
        case .assets, .equity, .liabilities: break
        }
      }
      return outcome.balance(ofYear: row.year).map { sheet in
        let numbers = dossier.items.indices.reduce(1) {
          $0 + (total.holds(dossier.items[$1]) ? summands(ofItem: $1, row.year) : 0)
        }
        return (sheet.total(total, dossier), numbers)
      }
    case .measure(let measure):
      guard let value = year?.measures.first(where: { $0.measure == measure })?.value else {
        return nil
      }
      return (value, dossier.measures[measure].formula.expression.references.count + 1)
    case .unknown:
      return nil
    }
  }

  func count(_ holds: (BudgetLine) -> Bool) -> Int {
    dossier.lines.reduce(0) { $0 + (holds($1) ? 1 : 0) }
  }

  /// A rate line holds the rounding of the lines that it names.
  func summands(ofLine line: Int) -> Int {
    let row = dossier.lines[line]
    let names = (row.rate?.expression.references ?? []) + (row.base?.expression.references ?? [])
    let lines = names.reduce(0) { count, name in
      if case .line = name { count + 1 } else { count }
    }
    return 1 + lines
  }

  /// The result holds the rounding of every line of its year; a reserve and the liquid means that of
  /// every year until then.
  func summands(ofItem item: Int, _ year: Int) -> Int {
    let years = max(year - dossier.firstYear + 1, 0)
    switch dossier.items[item].kind {
    case .fixedAssets, .receivables, .provision, .debts: return 1
    case .result: return 1 + min(years, 1) * dossier.lines.count
    case .reserve, .cash: return 1 + years * dossier.lines.count
    }
  }

  /// Each printed figure with the difference that the model has with it.
  struct Difference {
    let figure: Int
    let expected: Decimal
    let found: Decimal
    let summands: Int
    let measure: Check.Measure
    /// Whether the difference is more than rounding.
    var isLarge = false
    var cents: Int128 { found.coefficient - expected.coefficient }
  }

  func differences() -> [Difference] {
    dossier.figures.indices.compactMap { figure in
      let row = dossier.figures[figure]
      guard let printed = row.value, let computed = computed(figure) else { return nil }
      let measure: Check.Measure
      let (scale, step): (Int, Int128)
      switch meanings[figure] {
      case .count: (measure, scale, step) = (.pupils, 0, 1)
      case _ where row.unit.isAddable(to: .euro): (measure, scale, step) = (.money, 2, unit)
      default: (measure, scale, step) = (.number(row.unit), printed.scale, 1)
      }
      guard let expected = printed.rounded(toScale: scale),
        let found = computed.value.rounded(toScale: scale)
      else { return nil }
      var difference = Difference(
        figure: figure, expected: expected, found: found, summands: computed.summands,
        measure: measure)
      difference.isLarge = !isRounding(difference.cents, computed.summands, step)
      return difference
    }
  }

  /// Whether a difference is at most half a unit for each number that went into it.
  func isRounding(_ difference: Int128, _ summands: Int, _ step: Int128) -> Bool {
    let (twice, overflow) = difference.magnitude.multipliedReportingOverflow(by: 2)
    let (most, tooMany) = step.multipliedReportingOverflow(by: Int128(summands))
    return !overflow && !tooMany && twice <= most.magnitude
  }
}
