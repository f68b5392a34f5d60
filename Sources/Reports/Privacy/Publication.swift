import Dossiers
import Numbers
import Results

extension Outcome {
  /// The dossier and the outcome as an audience may see them: lines of the budget with too few
  /// pupils behind them are folded into others, and what speaks of such a line is gone.
  ///
  /// Dossiers that one report sets beside each other share one fold.
  public func published(
    for audience: Audience, _ dossier: Dossier
  ) -> (dossier: Dossier, outcome: Outcome) {
    published(for: audience, dossier, fold: LineFold(for: audience, [(dossier, self)]))
  }

  func published(
    for audience: Audience, _ dossier: Dossier, fold: LineFold
  ) -> (dossier: Dossier, outcome: Outcome) {
    let publication = Publication(dossier, fold)
    var outcome = publication.published(self)
    var seen = publication.folded
    switch audience {
    case .internal: break
    case .board(let board): outcome = outcome.seen(by: board, in: dossier)
    case .open:
      outcome = outcome.withoutTransfers
      seen.transfers = []
      seen.locationCounts = []
    }
    return (seen, outcome)
  }

  /// The outcome without anything about a single transfer.
  private var withoutTransfers: Outcome {
    var outcome = Outcome(
      years: years.map { $0.with(settlement: SettlementOutcome.none) }, opening: opening)
    outcome.reconciliation = reconciliation
    return outcome
  }
}

extension YearOutcome {
  /// The year with other lines, measures or claims.
  func with(
    lines: [LineOutcome]? = nil, measures: [MeasureOutcome]? = nil,
    settlement: SettlementOutcome? = nil
  ) -> YearOutcome {
    var year = YearOutcome(
      year: year, steps: steps, pots: pots, lines: lines ?? self.lines, totals: totals,
      balance: balance, measures: measures ?? self.measures, printedCounts: printedCounts,
      pupils: pupils, settlement: settlement ?? self.settlement)
    year.checks = checks
    return year
  }
}

/// A dossier with the budget lines folded that are not to be printed.
struct Publication {
  /// The dossier as it is.
  let dossier: Dossier
  /// The dossier with lines folded.
  let folded: Dossier
  private let places: LinePlaces
  /// For each line that is left the lines that it stands for.
  private let sources: [[Int]]
  /// The lines that took others in, by their new place.
  private let takers: Set<Int>
  /// The lines whose own amount is no longer printed.
  let touched: Set<Int>

  init(_ dossier: Dossier, _ fold: LineFold) {
    self.dossier = dossier
    var into: [Int: Int] = [:]
    for side in BudgetLine.Side.allCases {
      let lines = dossier.lines.indices.filter {
        dossier.lines[$0].side == side && fold.holds(dossier.lines[$0])
      }
      guard let first = lines.first else { continue }
      for line in lines { into[line] = fold.other(side, in: dossier) ?? first }
    }
    let left = dossier.lines.indices.filter { into[$0] == nil || into[$0] == $0 }
    sources = left.map { line in
      [line] + dossier.lines.indices.filter { $0 != line && into[$0] == line }
    }
    let touched = Set(into.keys).union(into.values)
    self.touched = touched
    takers = Set(left.indices.filter { touched.contains(left[$0]) })
    var places = LinePlaces(
      lines: Array(repeating: nil, count: dossier.lines.count),
      measures: Self.places(of: dossier.measures, without: touched))
    for (place, line) in left.enumerated() { places.lines[line] = place }
    self.places = places
    guard !into.isEmpty else {
      folded = dossier
      return
    }
    var folded = dossier
    folded.lines = left.map { line in
      Self.line(dossier.lines[line], isTouched: touched.contains(line), places)
    }
    folded.steps = dossier.steps.map(places.moved)
    folded.pots = dossier.pots.map(places.moved)
    folded.measures = dossier.measures.indices.filter { places.measures[$0] != nil }
      .map { places.moved(dossier.measures[$0]) }
    self.folded = folded
  }

  private static func line(
    _ line: BudgetLine, isTouched: Bool, _ places: LinePlaces
  ) -> BudgetLine {
    let isFold = isTouched && line.mode == .settlement
    let description =
      !isTouched
      ? line.description
      : isFold ? SettlementWording.foldedLine : SettlementWording.withFolded(line.description)
    return BudgetLine(
      code: isFold ? SettlementWording.foldedCode : line.code, side: line.side,
      heading: line.heading, category: line.category, description: description,
      note: isFold ? "" : line.note, mode: line.mode,
      rate: line.rate.map(places.moved), base: line.base.map(places.moved),
      rule: isFold ? nil : line.rule, amounts: line.amounts, provenance: line.provenance)
  }

  /// The new places of the measures, without those that rest on a line whose amount is not printed,
  /// by themselves or through another measure.
  private static func places(of measures: [Measure], without lines: Set<Int>) -> [Int?] {
    var isGone = measures.map { _ in false }
    var isChanged = true
    while isChanged {
      isChanged = false
      for (index, measure) in measures.enumerated() where !isGone[index] {
        let references =
          measure.formula.expression.references + (measure.divisor?.expression.references ?? [])
        isGone[index] = references.contains { reference in
          switch reference {
          case .line(let line): lines.contains(line)
          case .measure(let other): isGone[other]
          case .parameter, .attribute, .count, .item, .total, .unknown: false
          }
        }
        isChanged = isChanged || isGone[index]
      }
    }
    var next = 0
    return isGone.map { isGone in
      guard !isGone else { return nil }
      next += 1
      return next - 1
    }
  }

  // MARK: The outcome

  func published(_ outcome: Outcome) -> Outcome {
    guard !touched.isEmpty else { return outcome }
    var published = Outcome(years: outcome.years.map(published), opening: outcome.opening)
    published.reconciliation = outcome.reconciliation.compactMap { entry in
      moved(entry.check).map { YearCheck(year: entry.year, check: $0) }
    }
    published.remarks = outcome.remarks
    published.facilities = outcome.facilities
    return published
  }

  private func published(_ year: YearOutcome) -> YearOutcome {
    let lines = sources.enumerated().map { place, sources in
      let parts = sources.map { year.lines[$0] }
      let isTaker = takers.contains(place)
      // The whole side is a sum of lines that fits, and so is a part of it.
      let cents = parts.reduce(Int128(0)) { $0 + Int128($1.amount.cents) }
      return LineOutcome(
        line: place, amount: Money(exactly: cents) ?? parts[0].amount,
        rate: isTaker ? nil : parts[0].rate, base: isTaker ? nil : parts[0].base,
        status: parts.map(\.status).max() ?? parts[0].status)
    }
    let measures = year.measures.compactMap { measure in
      places.measures[measure.measure].map {
        MeasureOutcome(measure: $0, value: measure.value, status: measure.status)
      }
    }
    var published = year.with(lines: lines, measures: measures)
    published.checks = year.checks.compactMap(moved)
    return published
  }

  /// A check with the new places; nothing when it speaks of an amount that is not printed.
  private func moved(_ check: Check) -> Check? {
    func isPrinted(_ figure: Int) -> Bool {
      let name = dossier.figures[figure].line
      return !dossier.lines.indices.contains {
        touched.contains($0) && dossier.lines[$0].code == name
      }
        && !dossier.measures.indices.contains {
          places.measures[$0] == nil && dossier.measures[$0].name == name
        }
    }
    func moved(_ subject: Check.Subject?) -> Check? {
      subject.map {
        Check(
          $0, expected: check.expected, found: check.found, measure: check.measure,
          verdict: check.verdict)
      }
    }
    switch check.subject {
    case .linePostings(let line):
      return touched.contains(line)
        ? nil : moved(places.lines[line].map { .linePostings(line: $0) })
    case .settlementLine(let line):
      return touched.contains(line)
        ? nil : moved(places.lines[line].map { .settlementLine(line: $0) })
    // With the lines that are printed these would tell what the folded ones were.
    case .settlementBalance, .vangnetGrowth: return nil
    case .lowest(let measure): return moved(places.measures[measure].map { .lowest(measure: $0) })
    case .highest(let measure):
      return moved(places.measures[measure].map { .highest(measure: $0) })
    case .printedFigure(let figure), .printedTotal(let figure), .printedResult(let figure),
      .printedBalance(let figure), .printedEquity(let figure), .printedCash(let figure),
      .printedYears(let figure), .printedStep(let figure), .impliedBase(let figure):
      return isPrinted(figure) ? check : nil
    case .acceptedDifference(let row):
      let words = dossier.accepted[row].check.split(separator: " ")
      let isAbout = dossier.lines.indices.contains { line in
        touched.contains(line) && words.contains { $0 == dossier.lines[line].code }
      }
      return isAbout ? nil : check
    case .potBalance, .floor, .perSchool, .transitionBalance, .transitionCap, .schoolTotals,
      .allPostings, .countTotal, .countForecast,
      .monthsPerPupil, .openingBalance, .equityRolls, .resultAppropriated, .cashLeft,
      .tussenvoorzieningenApart,
      .oneKindPerSchool:
      return check
    }
  }

  /// The decisions of a year with the new places; of lines that were folded one is left.
  func moved(_ decisions: [Decision], in year: YearOutcome) -> [Decision] {
    var told: Set<Int> = []
    return decisions.compactMap { decision in
      guard case .line(let line) = decision.subject else { return decision }
      guard
        let place = sources.firstIndex(where: { $0.contains(line) }),
        !takers.contains(place) || told.insert(place).inserted
      else { return nil }
      return Decision(
        .line(place), status: decision.status, source: decision.source, origin: decision.origin,
        cents: Int128(year.lines[place].amount.cents))
    }
  }
}
