import Dossiers
import Formats
import Numbers

extension DossierReader {
  /// When a row of a rule holds; `vanaf` and `tot` may name a parameter with a year.
  ///
  /// In `tot` it is the year in which something else begins, so the row holds until the year before;
  /// a row that ends before it begins then never holds.
  mutating func rulePeriod(_ table: Table, _ row: Int) -> Period {
    let (from, through) = (table.text(row, "vanaf", files), table.text(row, "tot", files))
    let isNamed = [from, through].map(Identifier.isName)
    guard isNamed.contains(true) else { return period(table, row) }
    let first = isNamed[0] ? beginning(table, row, "vanaf", from) : Time.start(from)
    let last =
      isNamed[1]
      ? beginning(table, row, "tot", through).flatMap { day in
        Day(year: day.year - 1, month: 12, day: 31)
      } : Time.end(through)
    return Period(from: first, through: last)
  }

  /// The first day of the year that a parameter holds; a finding is made when it holds none.
  private mutating func beginning(
    _ table: Table, _ row: Int, _ column: String, _ name: String
  ) -> Day? {
    if refused.contains(name) { return nil }
    guard let parameter = dossier.parameters.first(where: { $0.name == name }) else {
      guard !poisoned.contains(.parameters) else { return nil }
      let near = Suggestion.nearest(to: name, among: dossier.parameters.map(\.name)) ?? ""
      report(.unknownName, table, row, column, [name, near])
      return nil
    }
    guard parameter.unit == .year, parameter.values.count == 1,
      let number = parameter.values[0].number
    else {
      // About a value that is no number a finding has been made.
      if parameter.unit != .year || parameter.values.count != 1 {
        report(.parameterIsNoYear, table, row, column, [name])
      }
      return nil
    }
    let year = number.reduced
    guard year.scale == 0, (1000...9999).contains(year.coefficient) else {
      report(.parameterIsNoYear, table, row, column, [name])
      return nil
    }
    return Day(year: Int(year.coefficient), month: 1, day: 1)
  }

  /// A row is as firm as its cells, the years that they name included.
  func ruleProvenance(_ provenance: Provenance, _ table: Table, _ row: Int) -> Provenance {
    var status = provenance.status
    for column in ["vanaf", "tot"] {
      let name = table.text(row, column, files)
      guard Identifier.isName(name),
        let parameter = dossier.parameters.first(where: { $0.name == name })
      else { continue }
      for value in parameter.values { status = max(status, value.provenance.status) }
    }
    return Provenance(status: status, source: provenance.source, origin: provenance.origin)
  }
}
