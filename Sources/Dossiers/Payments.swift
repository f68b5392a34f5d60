/// A month in which schoolbesturen are paid, with its part of the year's amount (*betaalritme*).
public struct PaymentMonth: Sendable {
  /// The first budget year of the rhythm that the month belongs to.
  public let from: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The part, beside the parts of the other months of the rhythm: 0 to 999.999.
  public let part: Int64
  /// Status, source and place.
  public let provenance: Provenance

  /// A month in which schoolbesturen are paid.
  public init(from: Int, month: Int, part: Int64, provenance: Provenance) {
    self.from = from
    self.month = month
    self.part = part
    self.provenance = provenance
  }
}

extension Dossier {
  /// The rhythm of a budget year, by month: the last one that begins in it or before; the months
  /// without a part are left out.
  public func paymentMonths(inYear year: Int) -> [PaymentMonth] {
    var begin: Int?
    for month in paymentMonths where month.from <= year { begin = max(begin ?? 0, month.from) }
    return paymentMonths.filter { $0.from == begin && $0.part > 0 }
      .sorted { $0.month < $1.month }
  }
}
