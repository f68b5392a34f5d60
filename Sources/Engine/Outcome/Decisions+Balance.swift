import Dossiers
import Numbers
import Results

extension Dossier {
  /// What the balance sheet at the end of a year rests on: the amounts of its items, and the
  /// appropriations.
  ///
  /// An opening balance is told with the first budget year.
  func decisionsOnBalance(_ outcome: YearOutcome) -> [Decision] {
    guard let sheet = outcome.balance else { return [] }
    return items.indices.compactMap { decision(onItem: $0, sheet) }
      + sheet.appropriations.compactMap(decision)
  }

  private func decision(onItem index: Int, _ sheet: BalanceSheet) -> Decision? {
    let item = items[index]
    // Only the table's own amounts: the others follow from the opening balance.
    let opening = sheet.year == firstYear ? item.amounts.first.flatMap { $0?.money } : nil
    let amounts = [opening, item.kind.isGiven ? sheet.amounts[index] : nil].compactMap { $0 }
    let cents = amounts.map { Int128($0.cents.magnitude) }.max() ?? 0
    guard item.provenance.status.needsDecision, cents != 0 else { return nil }
    return Decision(
      .item(index), status: item.provenance.status, source: item.provenance.source,
      origin: item.provenance.origin, cents: cents)
  }

  private func decision(on appropriation: AppropriationOutcome) -> Decision? {
    let row = appropriations[appropriation.row].provenance
    guard row.status.needsDecision, appropriation.amount != .zero else { return nil }
    return Decision(
      .appropriation(appropriation.row), status: row.status, source: row.source,
      origin: row.origin, cents: Int128(appropriation.amount.cents.magnitude))
  }
}
