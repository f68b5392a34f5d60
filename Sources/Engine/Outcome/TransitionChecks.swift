import Dossiers
import Numbers
import Results

extension Dossier {
  /// An `overgang` beside the postings of both years: it gives what it takes; it compares with what
  /// schools got, gives no school more than it lost nor takes more than it gained; and each
  /// school is within its cap, unless it says that the caps cannot all be met.
  func transitionChecks(_ outcome: YearOutcome, after last: YearOutcome?) -> [Check] {
    var checks: [Check] = []
    for (place, step) in outcome.steps.enumerated() where steps[step.row].kind == .transition {
      checks.append(
        Check(
          .transitionBalance(step: step.row), expected: Decimal(coefficient: 0, scale: 2),
          found: Decimal(coefficient: step.posted, scale: 2), measure: .money,
          verdict: step.posted == 0 ? .passed : .failed))
      guard let last else { continue }
      let found = strays(outcome, place, last)
      checks.append(
        Check(
          .transitionCap(step: step.row), expected: Decimal(0), found: Decimal(Int64(found)),
          measure: .schools,
          verdict: found == 0 ? .passed : step.missing == .zero ? .failed : .informative))
    }
    return checks
  }

  /// How many schools an `overgang` leaves outside their cap, or treats as it must not.
  private func strays(_ outcome: YearOutcome, _ place: Int, _ last: YearOutcome) -> Int {
    let step = outcome.steps[place]
    let pots = steps[step.row].comparedPots
    let (before, now) = (paid(last.steps[...], pots), paid(outcome.steps[..<place], pots))
    let limit = steps[step.row].limit
    return step.postings.count { posting in
      let (old, new) = (before[posting.school] ?? 0, now[posting.school] ?? 0)
      let cents = Int128(posting.amount.cents)
      guard let compared = posting.key?.coefficient, let cap = posting.rate?.coefficient,
        compared == old
      else { return true }
      let (gain, rest) = (new - old, new + cents - old)
      // What it gives or takes goes towards last year, and not beyond it.
      if gain >= 0 ? rest < 0 || cents > 0 : rest > 0 || cents < 0 { return true }
      return limit != .gains && rest < -cap || (limit == .gains || limit == .both) && rest > cap
    }
  }

  /// What schools got from pots by some steps.
  private func paid(_ done: ArraySlice<StepOutcome>, _ pots: Set<Int>) -> [Int: Int128] {
    var cents: [Int: Int128] = [:]
    for step in done where pots.contains(steps[step.row].pot) {
      for posting in step.postings {
        cents[posting.school, default: 0] += Int128(posting.amount.cents)
      }
    }
    return cents
  }
}
