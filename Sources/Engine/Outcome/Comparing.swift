import Dossiers
import Numbers
import Results

extension YearOutcome {
  /// This outcome beside another of the same year, each with the dossier it came from.
  public func compared(
    _ here: Dossier, with other: YearOutcome, _ there: Dossier, name: String
  ) -> Comparison {
    Comparison(
      name: name,
      schools: Self.rows(schoolTotals(here), other.schoolTotals(there)),
      pots: Self.rows(potTotals(here), other.potTotals(there)))
  }

  private func schoolTotals(_ dossier: Dossier) -> [String: Int128] {
    var totals: [String: Int128] = [:]
    for step in steps {
      for posting in step.postings {
        totals[dossier.schools[posting.school].code, default: 0] += Int128(posting.amount.cents)
      }
    }
    return totals
  }

  private func potTotals(_ dossier: Dossier) -> [String: Int128] {
    var totals: [String: Int128] = [:]
    for pot in pots where pot.posted != .zero {
      totals[dossier.pots[pot.pot].name] = Int128(pot.posted.cents)
    }
    return totals
  }

  private static func rows(
    _ here: [String: Int128], _ there: [String: Int128]
  ) -> [Comparison.Row] {
    Set(here.keys).union(there.keys)
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { Comparison.Row(name: $0, here: here[$0] ?? 0, there: there[$0] ?? 0) }
  }
}
