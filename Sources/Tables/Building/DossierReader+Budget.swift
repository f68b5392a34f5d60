import Dossiers
import Formats
import Numbers

extension DossierReader {
  /// The lines of the budget.
  mutating func buildLines() {
    guard isChanged(.begroting) else { return }
    dossier.lines = []
    guard let table = tables[.begroting] else { return }
    var provenances = ProvenanceReader(table, files)
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
      checkForm(table, row, mode)
      let amounts = dossier.years.map { year -> BudgetLine.Amount? in
        guard mode == .fixed, let column = table.column(String(year)),
          !table.text(row, column, files).isEmpty
        else { return nil }
        // A finding has been made about a cell that is no amount; 0 does not ask for another.
        let money = amount(table, row, column) ?? .zero
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

  private func amount(_ table: Table, _ row: Int, _ column: Int) -> Money? {
    guard case .value(let number) = table.decimal(row, column, files) else { return nil }
    return number.value.reduced.coefficient(atScale: 2).flatMap { Money(exactly: $0) }
  }

  /// Whether an amount stands in a cell; about anything else a finding has been made.
  private func isAmount(_ table: Table, _ row: Int, _ name: String) -> Bool {
    table.column(name).flatMap { amount(table, row, $0) } != nil
  }

  /// A `tarief` line has a rate and a base; the others do not.
  private mutating func checkForm(_ table: Table, _ row: Int, _ mode: BudgetLine.Mode) {
    for name in ["tarief", "grondslag"] {
      let isFilled = !table.text(row, name, files).isEmpty
      if mode == .rate, !isFilled {
        report(.stepNeedsCell, table, row, name, [mode.rawValue, name])
      } else if mode != .rate, isFilled {
        report(.stepRefusesCell, table, row, name, [mode.rawValue, name])
      }
    }
    guard mode != .fixed else { return }
    for year in dossier.years where isAmount(table, row, String(year)) {
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
        case .value(let value) = table.decimal(row, column, files),
        let unit = Unit.all.first(where: { $0.name == name }),
        fitting(value, unit, table.origin(row, column)) != nil
      else { continue }
      dossier.figures.append(
        PrintedFigure(
          overview: table.text(row, "overzicht", files), line: table.text(row, "regel", files),
          year: year, value: value.value, unit: unit, source: table.text(row, "bron", files),
          origin: table.origin(row, column)))
    }
  }
}
