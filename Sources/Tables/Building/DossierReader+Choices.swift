import Dossiers

extension DossierReader {
  /// Whether a parameter makes a choice about transfers; a finding is made when it cannot be made so.
  mutating func isTransferChoice(_ table: Table, _ row: Int, _ name: String, _ unit: Unit) -> Bool {
    guard let choice = TransferChoice(rawValue: name) else { return false }
    guard unit.isChoice else {
      let wanted = Unit.choice.name
      report(.notAllowed, table, row, "eenheid", [unit.name, wanted, wanted])
      return true
    }
    let text = table.text(row, "waarde", files)
    if !text.isEmpty, !choice.values.contains(text), !PersonalNumber.stands(in: text) {
      report(
        .unknownChoice, table, row, "waarde",
        [name, text, choice.values.joined(separator: ", ")])
    }
    return true
  }

  /// The names that transfers give to what the state pays for a pupil.
  var fundingNames: Set<String> {
    var names: Set<String> = [Schema.funding]
    for table in allTransferTables {
      guard let column = table.column("bekostiging") else { continue }
      for row in 0..<table.rowCount where !table.repeats(row, column, files) {
        names.insert(table.text(row, column, files))
      }
    }
    return names
  }

  /// Every table of transfers: the file beside the others first.
  var allTransferTables: [Table] {
    (tables[.overstappen].map { [$0] } ?? []) + transferTables
  }
}
