import Dossiers
import Numbers
import Results

extension Dossier {
  /// When schoolbesturen are paid, where no source says so: the amounts do not rest on it.
  func decisionOnPayments(_ outcome: YearOutcome) -> [Decision] {
    guard !outcome.steps.isEmpty else { return [] }
    var weakest: Provenance?
    for month in paymentMonths(inYear: outcome.year) {
      if let found = weakest, month.provenance.status <= found.status { continue }
      weakest = month.provenance
    }
    guard let weakest, weakest.status.needsDecision else { return [] }
    return [
      Decision(
        .paymentRhythm, status: weakest.status, source: weakest.source, origin: weakest.origin,
        cents: 0)
    ]
  }
}
