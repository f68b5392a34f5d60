import Dossiers
import Results

/// Says which outcomes may be set beside each other in a report for everybody.
///
/// A comparison speaks of the allocation, but what schools divide is what the budget leaves. Where
/// the hidden amount of a few transfers differs, the difference in the allocation would tell it.
public struct ComparisonGuard: Sendable {
  private let fold: LineFold
  private let hidden: [[Int128]]?

  /// The guard of a comparison between two outcomes.
  public init(
    from before: (dossier: Dossier, outcome: Outcome),
    to after: (dossier: Dossier, outcome: Outcome)
  ) {
    fold = LineFold(for: .open, [before, after])
    hidden = fold.hidden(before.dossier, before.outcome)
  }

  /// Whether an outcome hides the same amounts as the starting point.
  public func allows(_ dossier: Dossier, _ outcome: Outcome) -> Bool {
    fold.hidden(dossier, outcome) == hidden
  }
}
