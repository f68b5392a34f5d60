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
    let years = dossier.years.map { ($0, table.column(String($0))) }
    var provenances = ProvenanceReader(table, files)
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
      let amounts = years.map { _, column -> BudgetLine.Amount? in
        guard mode == .fixed || mode == .closing, let column,
          !table.isEmpty(row, column, files)
        else { return nil }
        // A finding has been made about a cell that is no amount; 0 does not ask for another.
        let money = Self.amount(table, row, column, files) ?? .zero
        return .init(money, origin: table.origin(row, column))
      }
      dossier.lines.append(
        BudgetLine(
          code: table.text(row, "regel", files), side: side,
          heading: table.text(row, "groep", files), category: table.text(row, "rubriek", files),
          description: table.text(row, "omschrijving", files), mode: mode, rate: rate, base: base,
          amounts: amounts, provenance: provenances.provenance(ofRow: row)))
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
    Self.amount(table, row, column, files)
  }

  private static func amount(
    _ table: Table, _ row: Int, _ column: Int, _ files: SourceFiles
  ) -> Money? {
    guard case .value(let number) = table.decimal(row, column, files) else { return nil }
    return number.value.reduced.coefficient(atScale: 2).flatMap { Money(exactly: $0) }
  }

  /// A `tarief` line has a rate and a base; the others do not.
  private mutating func checkForm(
    _ table: Table, _ row: Int, _ mode: BudgetLine.Mode, _ years: [(year: Int, column: Int?)]
  ) {
    for name in ["tarief", "grondslag"] {
      let isFilled = !table.text(row, name, files).isEmpty
      if mode == .rate, !isFilled {
        report(.stepNeedsCell, table, row, name, [mode.rawValue, name])
      } else if mode != .rate, isFilled {
        report(.stepRefusesCell, table, row, name, [mode.rawValue, name])
      }
    }
    guard mode != .fixed, mode != .closing else { return }
    // About a cell that is no amount a finding has been made.
    for (year, column) in years where column.flatMap({ amount(table, row, $0) }) != nil {
      report(.stepRefusesCell, table, row, String(year), [mode.rawValue, String(year)])
    }
  }

  /// The figures as the plan prints them.
  mutating func buildFigures() {
    guard isChanged(.plancijfers) else { return }
    dossier.figures = []
    guard let table = tables[.plancijfers], let column = table.column("waarde") else { return }
    for row in 0..<table.rowCount {
      let name = table.text(row, "eenheid", files)
      guard let year = Time.year(table.text(row, "jaar", files)),
        let unit = Unit.all.first(where: { $0.name == name })
      else { continue }
      let value: Decimal?
      switch table.decimal(row, column, files) {
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
