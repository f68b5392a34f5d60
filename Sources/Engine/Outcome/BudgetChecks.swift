import Dossiers
import Numbers
import Results

extension Dossier {
  /// Adds what must hold of the budget and the balance sheet to the checks of each year.
  func addBudgetChecks(to outcome: inout Outcome) {
    var years = outcome.years
    for index in years.indices {
      let year = years[index]
      years[index].checks += measureChecks(year)
      guard let sheet = year.balance else { continue }
      if year.year == firstYear, let opening = outcome.opening, hasBothSides {
        years[index].checks.append(
          Check(
            .openingBalance, expected: opening.total(.liabilities, self),
            found: opening.total(.assets, self)))
      }
      if let before = outcome.balance(ofYear: year.year - 1) {
        let equity = before.total(.equity, self).coefficient + Int128(year.totals.result.cents)
        years[index].checks.append(
          Check(
            .equityRolls, expected: Decimal(coefficient: equity, scale: 2),
            found: sheet.total(.equity, self)))
      }
      years[index].checks.append(
        Check(
          .resultAppropriated, expected: Decimal(coefficient: 0, scale: 2),
          found: Decimal(coefficient: Int128(sheet.unappropriated.cents), scale: 2)))
      if let cash = items.firstIndex(where: { $0.kind == .cash }), sheet.amounts[cash] < .zero {
        years[index].checks.append(
          Check(
            .cashLeft, expected: Decimal(coefficient: 0, scale: 2),
            found: Decimal(coefficient: Int128(sheet.amounts[cash].cents), scale: 2)))
      }
    }
    outcome.years = years
  }

  /// Whether the balance sheet holds more than the equity alone.
  private var hasBothSides: Bool { items.contains { $0.kind == .cash } }

  /// Whether each measure stays within its bounds.
  private func measureChecks(_ year: YearOutcome) -> [Check] {
    var checks: [Check] = []
    for outcome in year.measures {
      let measure = measures[outcome.measure]
      guard let value = outcome.value else {
        // A ratio over nothing has no value, which is not the same as one within its bounds.
        let bounds: [(Check.Subject, Decimal?)] = [
          (.lowest(measure: outcome.measure), measure.lowest),
          (.highest(measure: outcome.measure), measure.highest),
        ]
        for case (let subject, let bound?) in bounds {
          checks.append(
            Check(
              subject, expected: bound, found: bound, measure: .number(measure.unit),
              verdict: .underivable))
        }
        continue
      }
      // Bounds that leave no room are a demand; others tell who decides what to look at.
      let isExact = measure.lowest?.reduced == measure.highest?.reduced
      func add(_ subject: Check.Subject, _ bound: Decimal?, _ isMet: (Int128, Int128) -> Bool) {
        guard let bound, let found = value.coefficient(atScale: max(value.scale, bound.scale)),
          let expected = bound.coefficient(atScale: max(value.scale, bound.scale))
        else { return }
        let scale = max(value.scale, bound.scale)
        checks.append(
          Check(
            subject, expected: Decimal(coefficient: expected, scale: scale),
            found: Decimal(coefficient: found, scale: scale), measure: .number(measure.unit),
            verdict: isMet(found, expected) ? .passed : isExact ? .failed : .outOfBounds))
      }
      add(.lowest(measure: outcome.measure), measure.lowest, >=)
      add(.highest(measure: outcome.measure), measure.highest, <=)
    }
    return checks
  }

  /// Turns failed checks whose difference somebody accepted into known ones, and tells of accepted
  /// differences that are not there.
  func accept(in outcome: inout Outcome) {
    guard !accepted.isEmpty else { return }
    var acceptance = Acceptance(self)
    var years = outcome.years
    var reconciliation = outcome.reconciliation
    for index in years.indices {
      for place in years[index].checks.indices {
        acceptance.judge(&years[index].checks[place], years[index].year)
      }
    }
    for index in reconciliation.indices {
      acceptance.judge(&reconciliation[index].check, reconciliation[index].year)
    }
    outcome.years = years
    outcome.reconciliation = reconciliation
    // What somebody accepted is a difference on the plan's own basis; a scenario has others.
    if scenarios == planScenarios { outcome.reconciliation += acceptance.leftOver }
  }
}

/// Sets the accepted differences beside the checks that fail.
private struct Acceptance {
  private let dossier: Dossier
  /// The rows of `verklaringen.csv`, by the year and the key of their check.
  private var rows: [Int: [String: Int]] = [:]
  /// The difference of each row's check as far as it fails.
  private var found: [Decimal?]
  private var isUsed: [Bool]

  init(_ dossier: Dossier) {
    self.dossier = dossier
    for (row, entry) in dossier.accepted.enumerated() {
      rows[entry.year, default: [:]][entry.check] = row
    }
    found = dossier.accepted.map { _ in nil }
    isUsed = dossier.accepted.map { _ in false }
  }

  mutating func judge(_ check: inout Check, _ year: Int) {
    guard check.verdict == .failed, let keys = rows[year],
      let row = check.subject.key(in: dossier).flatMap({ keys[$0] })
    else { return }
    let difference = Decimal(coefficient: check.difference, scale: check.found.scale)
    found[row] = difference
    guard difference.reduced == dossier.accepted[row].amount.reduced else { return }
    check.verdict = .explained
    isUsed[row] = true
  }

  /// A failed check for each accepted difference that no check shows.
  var leftOver: [YearCheck] {
    dossier.accepted.indices.compactMap { row in
      guard !isUsed[row] else { return nil }
      let entry = dossier.accepted[row]
      let scale = max(entry.amount.scale, found[row]?.scale ?? 0, 2)
      guard let expected = entry.amount.coefficient(atScale: scale),
        let found = (found[row] ?? Decimal(0)).coefficient(atScale: scale)
      else { return nil }
      return YearCheck(
        year: entry.year,
        check: Check(
          .acceptedDifference(row: row), expected: Decimal(coefficient: expected, scale: scale),
          found: Decimal(coefficient: found, scale: scale), measure: .number(.bare),
          verdict: .failed))
    }
  }
}

extension BalanceSheet {
  /// A total of the sheet, in cents.
  func total(_ total: OutcomeTotal, _ dossier: Dossier) -> Decimal {
    var cents: Int128 = 0
    for (index, item) in dossier.items.enumerated() where total.holds(item) {
      cents += Int128(amounts[index].cents)
    }
    return Decimal(coefficient: cents, scale: 2)
  }
}

extension Check {
  /// A check on two amounts that must be equal.
  init(_ subject: Subject, expected: Decimal, found: Decimal) {
    self.init(
      subject, expected: expected, found: found, measure: .money,
      verdict: expected == found ? .passed : .failed)
  }
}
