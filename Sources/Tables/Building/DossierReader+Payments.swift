import Dossiers

extension DossierReader {
  /// The months in which schoolbesturen are paid.
  mutating func buildPayments() {
    guard isChanged(.betaalritme) else { return }
    dossier.paymentMonths = []
    guard let table = tables[.betaalritme] else { return }
    var provenances = ProvenanceReader(table, files)
    for row in 0..<table.rowCount {
      guard let from = Time.year(table.text(row, "vanaf", files)),
        let month = whole(table, row, "maand", 1...12),
        let part = whole(table, row, "deel", 0...999_999)
      else { continue }
      dossier.paymentMonths.append(
        PaymentMonth(
          from: from, month: month, part: Int64(part),
          provenance: provenances.provenance(ofRow: row)))
    }
  }
}
