import Dossiers
import Formats
import Numbers

extension DossierReader {
  /// The lines of the budget.
  mutating func buildLines() {
    guard isChanged(.begroting) else { return }
    dossier.lines = []
    guard let table = tables[.begroting] else { return }
    scope.lines = lineCodes(of: table)
    scope.reach = .lines
    defer { scope.reach = .keys }
    let years = dossier.years.map { YearColumn(year: $0, amounts(of: table, inYear: $0)) }
    var provenances = ProvenanceReader(table, files)
    var rules: [ClaimRule: String] = [:]
    // A closure that used the reader itself would copy it for every cell.
    let files = files
    for row in 0..<table.rowCount {
      guard let side = BudgetLine.Side(rawValue: table.text(row, "soort", files)),
        let mode = BudgetLine.Mode(rawValue: table.text(row, "wijze", files))
      else {
        refuse(table.text(row, "regel", files), in: .begroting)
        continue
      }
      // A cell that must be empty needs no second finding about what stands in it.
      let rate =
        mode == .rate ? table.column("tarief").flatMap { formula(table, row, $0) } : nil
      let base =
        mode == .rate ? table.column("grondslag").flatMap { formula(table, row, $0) } : nil
      checkForm(table, row, mode, years)
      let rule = mode == .settlement ? claimRule(table, row, side, &rules) : nil
      let amounts = years.map { column -> BudgetLine.Amount? in
        guard mode == .fixed || mode == .closing, let place = column.place else { return nil }
        let money = column.amounts[row]
        if money == nil, table.isEmpty(row, place, files) { return nil }
        // A finding has been made about a cell that is no amount; 0 does not ask for another.
        return .init(money ?? .zero, origin: table.origin(row, place))
      }
      dossier.lines.append(
        BudgetLine(
          code: table.text(row, "regel", files), side: side,
          heading: table.text(row, "groep", files), category: table.text(row, "rubriek", files),
          description: table.text(row, "omschrijving", files),
          note: table.text(row, "toelichting", files), mode: mode, rate: rate, base: base,
          rule: rule, amounts: amounts, provenance: provenances.provenance(ofRow: row)))
    }
  }

  /// The place that each line of the table gets among those of the dossier.
  func lineCodes(of table: Table) -> [String: Int] {
    var codes: [String: Int] = [:]
    var count = 0
    for row in 0..<table.rowCount {
      guard BudgetLine.Side(rawValue: table.text(row, "soort", files)) != nil,
        BudgetLine.Mode(rawValue: table.text(row, "wijze", files)) != nil
      else { continue }
      codes[table.text(row, "regel", files)] = count
      count += 1
    }
    return codes
  }

  func amount(_ table: Table, _ row: Int, _ column: Int) -> Money? {
    guard case .value(let number) = table.decimal(row, column, files) else { return nil }
    return Self.money(number)
  }

  private static func money(_ number: ReadNumber) -> Money? {
    let value = number.value.scale > 2 ? number.value.reduced : number.value
    return value.coefficient(atScale: 2).flatMap { Money(exactly: $0) }
  }

  /// The column of a budget year, with the amount in each row that has one.
  private struct YearColumn {
    let year: Int
    let place: Int?
    let amounts: [Money?]

    init(year: Int, _ column: (place: Int, amounts: [Money?])?) {
      self.year = year
      place = column?.place
      amounts = column?.amounts ?? []
    }
  }

  private func amounts(
    of table: Table, inYear year: Int
  ) -> (place: Int, amounts: [Money?])? {
    guard let place = table.column(String(year)) else { return nil }
    let (numbers, files) = (numbers[table.schema.id, place], files)
    let amounts = (0..<table.rowCount).map { row -> Money? in
      guard case .value(let number) = table.decimal(row, place, in: numbers, files) else {
        return nil
      }
      return Self.money(number)
    }
    return (place, amounts)
  }

  /// The rule whose claims land in a `verrekening` line; `earlier` holds the lines of other rules.
  private mutating func claimRule(
    _ table: Table, _ row: Int, _ side: BudgetLine.Side, _ earlier: inout [ClaimRule: String]
  ) -> ClaimRule? {
    let name = table.text(row, "grondslag", files)
    guard !name.isEmpty else { return nil }
    guard let rule = ClaimRule.ofConsortium.first(where: { $0.rawValue == name }) else {
      let known = ClaimRule.ofConsortium.map(\.rawValue)
      let near = Suggestion.nearest(to: name, among: known) ?? ""
      report(.notAllowed, table, row, "grondslag", [name, known.joined(separator: ", "), near])
      return nil
    }
    if let right = rule.side, right != side {
      report(.ruleOnWrongSide, table, row, "grondslag", [name, right.rawValue])
    }
    if let first = earlier[rule] {
      report(.secondLineForRule, table, row, "grondslag", [name, first])
      return nil
    }
    earlier[rule] = table.text(row, "regel", files)
    return rule
  }

  /// A `tarief` line has a rate and a base, a `verrekening` line a rule; the others have neither.
  private mutating func checkForm(
    _ table: Table, _ row: Int, _ mode: BudgetLine.Mode, _ years: [YearColumn]
  ) {
    for name in ["tarief", "grondslag"] {
      let isFilled = !table.text(row, name, files).isEmpty
      if mode == .rate, !isFilled {
        report(.stepNeedsCell, table, row, name, [mode.rawValue, name])
      } else if mode == .settlement, name == "grondslag" {
        if !isFilled { report(.stepNeedsCell, table, row, name, [mode.rawValue, name]) }
      } else if mode != .rate, isFilled {
        report(.stepRefusesCell, table, row, name, [mode.rawValue, name])
      }
    }
    guard mode != .fixed, mode != .closing else { return }
    // About a cell that is no amount a finding has been made.
    for column in years where column.place != nil && column.amounts[row] != nil {
      let year = String(column.year)
      report(.stepRefusesCell, table, row, year, [mode.rawValue, year])
    }
  }

  /// The figures as the plan prints them.
  mutating func buildFigures() {
    guard isChanged(.plancijfers) else { return }
    dossier.figures = []
    guard let table = tables[.plancijfers], let column = table.column("waarde") else { return }
    let numbers = numbers[.plancijfers, column]
    for row in 0..<table.rowCount {
      let name = table.text(row, "eenheid", files)
      guard let year = Time.year(table.text(row, "jaar", files)),
        let unit = Unit.all.first(where: { $0.name == name })
      else { continue }
      let value: Decimal?
      switch table.decimal(row, column, in: numbers, files) {
      case .value(let read): value = fitting(read, unit, table.origin(row, column))
      case .empty: value = nil
      case .fault, .masked: continue
      }
      dossier.figures.append(
        PrintedFigure(
          overview: table.text(row, "overzicht", files), line: table.text(row, "regel", files),
          year: year, value: value, unit: unit, source: table.text(row, "bron", files),
          origin: table.origin(row, column)))
    }
  }
}
