import Dossiers
import Numbers
import Results

/// What an `overgang` step does in a year: for each school last year, the rules, and what is held back.
struct TransitionEffect {
  /// The step, as an index into the steps of the dossier.
  let row: Int
  let schools: [Row]
  /// What stays beyond the caps, in cents.
  let unmet: Int128

  struct Row {
    let school: Int
    /// What the school got last year, and gets now by the other steps; in cents.
    let before: Int128
    let now: Int128
    /// The most that it may gain or lose.
    let cap: Int128
    /// What it gets more or less because of that.
    let held: Int128

    var paid: Int128 { now + held }
  }

  /// Every `overgang` of a year, in the order of the steps.
  static func all(in year: YearOutcome, of dossier: Dossier) -> [TransitionEffect] {
    year.steps.indices.compactMap { place in
      let step = year.steps[place]
      guard dossier.steps[step.row].kind == .transition else { return nil }
      let pots = dossier.steps[step.row].comparedPots
      var now: [Int: Int128] = [:]
      for other in year.steps[..<place] where pots.contains(dossier.steps[other.row].pot) {
        for posting in other.postings {
          now[posting.school, default: 0] += Int128(posting.amount.cents)
        }
      }
      return TransitionEffect(
        row: step.row,
        schools: step.postings.map { posting in
          Row(
            school: posting.school, before: posting.key?.coefficient ?? 0,
            now: now[posting.school] ?? 0, cap: posting.rate?.coefficient ?? 0,
            held: Int128(posting.amount.cents))
        }, unmet: Int128(step.missing.cents))
    }
  }

  /// What schools that lose get back, and what is held back from those that gain; in cents.
  var given: Int128 { schools.reduce(0) { $0 + max($1.held, 0) } }
}
