import Dossiers
import Numbers
import Results

/// Sets every figure that the plan prints beside the computed one, and the plan beside itself.
///
/// A difference is rounding when it is at most half a printed unit for each number that went into it.
/// One cause is one failed check: what follows from another difference is told as such.
struct Reconciliation {
  let dossier: Dossier
  let outcome: Outcome
  /// The place of each printed figure.
  private var places: [Place: Int] = [:]
  /// What the name of each printed figure stands for.
  private(set) var meanings: [Meaning] = []
  /// The printed figures of each column, in the order of the table.
  private(set) var columns: [Column: [Int]] = [:]
  /// The place of each year among those of the outcome.
  private var yearPlaces: [Int: Int] = [:]

  /// A column of an overview.
  struct Column: Hashable {
    let overview: String
    let year: Int
  }

  struct Place: Hashable {
    let overview: String
    let line: String
    let year: Int
  }

  /// What the name of a printed figure stands for.
  enum Meaning: Hashable {
    case count
    case line(Int)
    case item(Int)
    case total(OutcomeTotal)
    case measure(Int)
    case unknown
  }

  init(_ dossier: Dossier, _ outcome: Outcome) {
    self.dossier = dossier
    self.outcome = outcome
    let lines = Self.places(dossier.lines.map { $0.code })
    let items = Self.places(dossier.items.map { $0.code })
    let measures = Self.places(dossier.measures.map { $0.name })
    for (index, year) in outcome.years.enumerated() { yearPlaces[year.year] = index }
    for (index, figure) in dossier.figures.enumerated() {
      columns[Column(overview: figure.overview, year: figure.year), default: []].append(index)
      places[Place(overview: figure.overview, line: figure.line, year: figure.year)] = index
      if figure.unit.pupils == 1, figure.unit.euros == 0 {
        meanings.append(.count)
      } else if let line = lines[figure.line] {
        meanings.append(.line(line))
      } else if let item = items[figure.line] {
        meanings.append(.item(item))
      } else if let total = OutcomeTotal(rawValue: figure.line) {
        meanings.append(.total(total))
      } else if let measure = measures[figure.line] {
        meanings.append(.measure(measure))
      } else {
        meanings.append(.unknown)
      }
    }
  }

  private static func places(_ names: [String]) -> [String: Int] {
    var places: [String: Int] = [:]
    for (index, name) in names.enumerated() { places[name] = places[name] ?? index }
    return places
  }

  /// Every check, by year, then as the plan prints its figures.
  var checks: [YearCheck] {
    let implied = impliedBases()
    let structure = structureChecks()
    var checks = implied.map { $0.check }
    checks += figureChecks(Causes(dossier, Set(implied.flatMap { $0.lines }), structure))
    checks += structure
    checks += underivable()
    let ordered = checks.enumerated().sorted {
      ($0.element.year, $0.offset) < ($1.element.year, $1.offset)
    }
    return ordered.map { $0.element }
  }

  /// Printed figures that follow from nothing in the dossier.
  private func underivable() -> [YearCheck] {
    dossier.figures.indices.compactMap { figure in
      let row = dossier.figures[figure]
      guard row.value == nil || computed(figure) == nil else { return nil }
      let isMoney = row.unit.isAddable(to: .euro)
      let printed = row.value ?? Decimal(0)
      let value = isMoney ? printed.rounded(toScale: 2) ?? printed : printed
      return YearCheck(
        year: row.year,
        check: Check(
          .printedFigure(figure: figure), expected: value, found: value,
          measure: isMoney ? .money : .number(row.unit), verdict: .underivable))
    }
  }

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

  private func count(_ holds: (BudgetLine) -> Bool) -> Int {
    dossier.lines.reduce(0) { $0 + (holds($1) ? 1 : 0) }
  }

  /// A rate line holds the rounding of the lines that it names.
  private func summands(ofLine line: Int) -> Int {
    let row = dossier.lines[line]
    let names = (row.rate?.expression.references ?? []) + (row.base?.expression.references ?? [])
    let lines = names.reduce(0) { count, name in
      if case .line = name { count + 1 } else { count }
    }
    return 1 + lines
  }

  /// The result holds the rounding of every line of its year; a reserve and the liquid means that of
  /// every year until then.
  private func summands(ofItem item: Int, _ year: Int) -> Int {
    let years = max(year - dossier.firstYear + 1, 0)
    switch dossier.items[item].kind {
    case .fixedAssets, .receivables, .provision, .debts: return 1
    case .result: return 1 + min(years, 1) * dossier.lines.count
    case .reserve, .cash: return 1 + years * dossier.lines.count
    }
  }

  /// Each printed figure with the difference that the model has with it.
  private struct Difference {
    let figure: Int
    let expected: Decimal
    let found: Decimal
    let summands: Int
    let measure: Check.Measure
    /// Whether the difference is more than rounding.
    var isLarge = false
    var cents: Int128 { found.coefficient - expected.coefficient }
  }

  private func differences() -> [Difference] {
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

  private func figureChecks(_ causes: Causes) -> [YearCheck] {
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
  private struct Sums {
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

  private func sums(of all: [Difference]) -> Sums {
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
  private func runsOn(_ difference: Difference, _ sums: Sums, _ causes: Causes) -> Bool {
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
  private func follows(_ difference: Difference, _ sums: Sums, _ causes: Causes) -> Bool {
    parts(of: difference, sums, causes).contains {
      $0 != 0 && isRounding(difference.cents - $0, difference.summands, unit)
    }
  }

  /// What other differences may make of a figure, one for each way to add them up.
  private func parts(
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

  private static func lines(in expression: Expression) -> Set<Int>? {
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

  // MARK: The number that printed amounts rest on

  /// For printed amounts with the same base: whether the number that they agree on, by their rates,
  /// is the one of the model.
  private func impliedBases() -> [(check: YearCheck, lines: [Int])] {
    var found: [(check: YearCheck, lines: [Int])] = []
    let byYear = Dictionary(grouping: dossier.figures.indices) { dossier.figures[$0].year }
    for year in outcome.years {
      var groups: [(base: String, figures: [Int])] = []
      var places: [String: Int] = [:]
      for figure in byYear[year.year] ?? [] {
        guard case .line(let line) = meanings[figure], let base = dossier.lines[line].base?.text,
          year.lines[line].rate != nil
        else { continue }
        if let place = places[base] {
          groups[place].figures.append(figure)
        } else {
          places[base] = groups.count
          groups.append((base, [figure]))
        }
      }
      for group in groups where Set(group.figures.map { meanings[$0] }).count > 1 {
        guard let check = impliedBase(group.figures, year) else { continue }
        let isOff = check.verdict == .failed
        found.append(
          (YearCheck(year: year.year, check: check), isOff ? group.figures : []))
      }
    }
    return found
  }

  /// Nothing when the lines do not agree: then each tells its own difference.
  private func impliedBase(_ figures: [Int], _ year: YearOutcome) -> Check? {
    var (low, high) = (Int128.min, Int128.max)
    var model: Decimal?
    for figure in figures {
      guard case .line(let line) = meanings[figure], let rate = year.lines[line].rate,
        let base = year.lines[line].base, let amount = cents(figure),
        let bounds = Self.bounds(amount, unit, rate)
      else { return nil }
      low = max(low, bounds.low)
      high = min(high, bounds.high)
      model = base
    }
    guard low <= high, let model, let expected = model.rounded(toScale: Self.baseScale) else {
      return nil
    }
    let agrees = (low...high).contains(expected.coefficient)
    let middle = low / 2 + high / 2
    return Check(
      .impliedBase(figure: figures[0]), expected: expected,
      found: agrees ? expected : Decimal(coefficient: middle, scale: Self.baseScale),
      measure: .number(.bare), verdict: agrees ? .passed : .failed)
  }

  private static let baseScale = 3

  /// Between which numbers a base lies, in thousandths, when rate × base was rounded to `amount`.
  private static func bounds(
    _ amount: Int128, _ unit: Int128, _ rate: Decimal
  ) -> (low: Int128, high: Int128)? {
    // base = amount / rate: (2·amount ± unit) · 10^(scale + 3) / (2 · 100 · coefficient).
    guard amount > 0, rate.coefficient > 0, rate.scale + baseScale <= PowerOfTen.largest else {
      return nil
    }
    let power = PowerOfTen.value(rate.scale + baseScale)
    let (below, tooLow) = (2 * amount - unit).multipliedReportingOverflow(by: power)
    let (above, tooHigh) = (2 * amount + unit).multipliedReportingOverflow(by: power)
    let (divisor, tooLarge) = rate.coefficient.multipliedReportingOverflow(by: 200)
    guard !tooLow, !tooHigh, !tooLarge else { return nil }
    let low = below / divisor + (below > 0 && below % divisor != 0 ? 1 : 0)
    return (low, above / divisor)
  }
}

/// What the plan does wrong by itself, from which differences with the model follow.
struct Causes {
  /// The figures whose difference follows from the number that they rest on.
  let implied: Set<Int>
  /// What a printed total or result has more than its parts, by figure.
  private(set) var slips: [Int: Int128] = [:]
  /// What the printed equity of a year has more than last year's and the result, by overview.
  private(set) var leaps = Leaps()
  /// What the printed liquid means of a year have more than all movements make of them.
  private(set) var cash = Leaps()

  /// Differences by overview and year.
  struct Leaps {
    private var leaps: [String: [Int: Int128]] = [:]

    mutating func add(_ difference: Int128, _ year: Int, _ overview: String) {
      leaps[overview, default: [:]][year] = difference
    }

    /// What was added until a year, together.
    func until(_ year: Int, _ overview: String) -> Int128 {
      leaps[overview]?.reduce(0) { $1.key <= year ? $0 + $1.value : $0 } ?? 0
    }
  }

  init(_ dossier: Dossier, _ implied: Set<Int>, _ structure: [YearCheck]) {
    self.implied = implied
    for entry in structure where entry.check.verdict == .failed {
      let difference = entry.check.difference
      switch entry.check.subject {
      case .printedTotal(let figure), .printedResult(let figure): slips[figure] = difference
      case .printedEquity(let figure):
        leaps.add(difference, entry.year, dossier.figures[figure].overview)
      case .printedCash(let figure):
        cash.add(difference, entry.year, dossier.figures[figure].overview)
      default: break
      }
    }
  }
}
