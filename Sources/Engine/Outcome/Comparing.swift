import Dossiers
import Numbers
import Results

/// An outcome of a year with the dossier it came from and the name that a reader knows it by.
public struct NamedOutcome {
  let name: String
  let outcome: YearOutcome
  let dossier: Dossier

  /// An outcome with its dossier and its name.
  public init(name: String, outcome: YearOutcome, dossier: Dossier) {
    self.name = name
    self.outcome = outcome
    self.dossier = dossier
  }

  /// This outcome as the starting point, with another of the same year beside it.
  public func compared(with after: NamedOutcome) -> Comparison {
    Comparison(
      before: name, after: after.name, changes: changes(to: after),
      schools: Self.rows(schoolTotals, after.schoolTotals),
      pots: Self.rows(potTotals, after.potTotals))
  }

  private var schoolTotals: [String: Int128] {
    var totals: [String: Int128] = [:]
    for step in outcome.steps {
      for posting in step.postings {
        totals[dossier.schools[posting.school].code, default: 0] += Int128(posting.amount.cents)
      }
    }
    return totals
  }

  private var potTotals: [String: Int128] {
    var totals: [String: Int128] = [:]
    for pot in outcome.pots where pot.posted != .zero {
      totals[dossier.pots[pot.pot].name] = Int128(pot.posted.cents)
    }
    return totals
  }

  private static func rows(
    _ before: [String: Int128], _ after: [String: Int128]
  ) -> [Comparison.Row] {
    Set(before.keys).union(after.keys)
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { Comparison.Row(name: $0, before: before[$0] ?? 0, after: after[$0] ?? 0) }
  }
}
