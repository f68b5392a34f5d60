import Dossiers

extension DossierReader {
  /// How telgroepen follow from DUO's open files.
  mutating func buildCountingRules() {
    guard isChanged(.telgroepen) else { return }
    dossier.countingRules = []
    guard let table = tables[.telgroepen] else { return }
    var provenances = ProvenanceReader(table, files)
    for row in 0..<table.rowCount {
      let rule = CountingRule(
        telgroep: table.text(row, "telgroep", files),
        educationType: table.text(row, "onderwijstype", files),
        schoolYear: whole(table, row, "leerjaar", 1...6),
        provenance: provenances.provenance(ofRow: row))
      // File 03 knows no leerjaar.
      if rule.isTotal, rule.schoolYear != nil {
        report(.emptyCell, table, row, "onderwijstype", ["onderwijstype"])
      }
      dossier.countingRules.append(rule)
    }
  }
}
