import Dossiers
import Numbers
import Results

extension Reconciliation {
  // MARK: The number that printed amounts rest on

  /// For printed amounts with the same base: whether the number that they agree on, by their rates,
  /// is the one of the model.
  func impliedBases() -> [(check: YearCheck, lines: [Int])] {
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
  func impliedBase(_ figures: [Int], _ year: YearOutcome) -> Check? {
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

  static let baseScale = 3

  /// Between which numbers a base lies, in thousandths, when rate × base was rounded to `amount`.
  static func bounds(
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
