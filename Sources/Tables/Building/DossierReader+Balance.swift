import Dossiers
import Formats
import Numbers

extension DossierReader {
  /// Balance items, appropriations, measures and accepted differences.
  mutating func buildBalance() {
    buildItems()
    buildAppropriations()
    buildMeasures()
    buildAccepted()
  }

  // MARK: The balance sheet

  private mutating func buildItems() {
    guard isChanged(.balans) else { return }
    dossier.items = []
    guard let table = tables[.balans] else { return }
    var provenances = ProvenanceReader(table, files)
    let years = (dossier.firstYear - 1)...dossier.lastYear
    let columns = years.map { table.column(String($0)) }
    for row in 0..<table.rowCount {
      let code = table.text(row, "post", files)
      guard let side = BalanceItem.Side(rawValue: table.text(row, "zijde", files)),
        let kind = BalanceItem.Kind(rawValue: table.text(row, "soort", files))
      else {
        // Without this item nothing can be said of the balance sheet as a whole.
        refuse(code, in: .balans)
        poisoned.insert(.balans)
        continue
      }
      if kind.side != side {
        report(.itemOnWrongSide, table, row, "zijde", [kind.rawValue, kind.side.rawValue])
      }
      let amounts = zip(years, columns).map { year, column -> BudgetLine.Amount? in
        guard let column, !table.text(row, column, files).isEmpty else { return nil }
        if year != years.lowerBound, !kind.isGiven {
          report(.stepRefusesCell, table, row, String(year), [kind.rawValue, String(year)])
          return nil
        }
        // A finding has been made about a cell that is no amount; 0 does not ask for another.
        return .init(amount(table, row, column) ?? .zero, origin: table.origin(row, column))
      }
      dossier.items.append(
        BalanceItem(
          code: code, side: side, kind: kind,
          description: table.text(row, "omschrijving", files), amounts: amounts,
          provenance: provenances.provenance(ofRow: row)))
    }
  }

  private mutating func buildAppropriations() {
    guard isChanged(.resultaatbestemming, .balans) else { return }
    dossier.appropriations = []
    guard let table = tables[.resultaatbestemming] else { return }
    guard tables[.balans] != nil || poisoned.contains(.balans) else {
      let name = TableID.balans.fileName
      findings.append(Finding(.fileMissing, at: .file(path: name), [name, table.path]))
      poisoned.insert(.balans)
      return
    }
    let items = Dictionary(
      dossier.items.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    var provenances = ProvenanceReader(table, files)
    for row in 0..<table.rowCount {
      guard let year = Time.year(table.text(row, "jaar", files)) else { continue }
      guard dossier.years.contains(year) else {
        report(
          .outOfRange, table, row, "jaar",
          [String(year), String(dossier.firstYear), String(dossier.lastYear)])
        continue
      }
      let (from, to) = (
        item(table, row, "van", items), item(table, row, "naar", items)
      )
      let isNowhere = table.text(row, "naar", files).isEmpty
      guard let from, to != nil || isNowhere else { continue }
      let money = table.column("bedrag").flatMap { amount(table, row, $0) }
      dossier.appropriations.append(
        Appropriation(
          year: year, from: from, to: to, amount: money,
          provenance: provenances.provenance(ofRow: row)))
    }
  }

  /// The item of the equity that a cell names; a finding is made about any other name.
  private mutating func item(
    _ table: Table, _ row: Int, _ column: String, _ items: [String: Int]
  ) -> Int? {
    let code = table.text(row, column, files)
    guard !code.isEmpty else { return nil }
    if let index = items[code] {
      guard dossier.items[index].kind.isEquity else {
        report(.appropriationOutsideEquity, table, row, column, [code])
        return nil
      }
      return index
    }
    guard !refused.contains(code), !poisoned.contains(.balans) else { return nil }
    let near = Suggestion.nearest(to: code, among: dossier.items.map(\.code)) ?? ""
    report(.unknownItem, table, row, column, [code, near])
    return nil
  }

  // MARK: Measures

  private mutating func buildMeasures() {
    guard isChanged(.maatstaven, .begroting, .balans) else { return }
    dossier.measures = []
    if let table = tables[.begroting] { scope.lines = lineCodes(of: table) }
    guard let table = tables[.maatstaven], let column = table.column("uitdrukking") else { return }
    scope.measures = Dictionary(
      (0..<table.rowCount).map { (table.text($0, "maatstaf", files), $0) },
      uniquingKeysWith: { first, _ in first })
    scope.reach = .outcome
    defer { scope.reach = .keys }
    for row in 0..<table.rowCount {
      let name = table.text(row, "eenheid", files)
      let unit = Unit.all.first { $0.name == name } ?? .bare
      // A row that could not be read keeps its place, because names refer to it.
      let none = Formula(
        .name(.unknown, offset: 0), text: table.text(row, column, files),
        origin: table.origin(row, column))
      let (formula, divisor) = ratio(table, row, column) ?? (none, nil)
      dossier.measures.append(
        Measure(
          name: table.text(row, "maatstaf", files),
          description: table.text(row, "omschrijving", files), formula: formula, divisor: divisor,
          unit: unit, lowest: bound(table, row, "ondergrens", unit),
          highest: bound(table, row, "bovengrens", unit),
          source: table.text(row, "bron", files), origin: table.origin(ofRow: row)))
    }
  }

  /// A bound as it is compared with: a percentage becomes a fraction.
  private mutating func bound(
    _ table: Table, _ row: Int, _ name: String, _ unit: Unit
  ) -> Decimal? {
    guard let column = table.column(name),
      case .value(let read) = table.decimal(row, column, files)
    else { return nil }
    return fitting(read, unit, table.origin(row, column))
  }

  // MARK: Accepted differences

  private mutating func buildAccepted() {
    guard isChanged(.verklaringen) else { return }
    dossier.accepted = []
    guard let table = tables[.verklaringen], let column = table.column("bedrag") else { return }
    for row in 0..<table.rowCount {
      guard let year = Time.year(table.text(row, "jaar", files)),
        case .value(let read) = table.decimal(row, column, files)
      else { continue }
      dossier.accepted.append(
        AcceptedDifference(
          check: table.text(row, "controle", files), year: year, amount: read.value,
          explanation: table.text(row, "uitleg", files),
          acceptedBy: table.text(row, "akkoord", files), origin: table.origin(ofRow: row)))
    }
  }
}
