import Dossiers
import Formats
import Results

extension RunReport {
  /// The way of each budget line from the plan to the run, a table for each year.
  func bridgeParagraphs(_ bridge: BudgetBridge) -> String {
    var text = """

      ## Van het plan naar deze run

      De eerste kolom is het model op de eigen aantallen, tarieven en regels van het plan; hoe die bij \
      de afgedrukte cijfers past, staat hierboven. Elke volgende kolom verandert één ding: eerst de \
      aantallen (volume), dan de bedragen in de parameters (prijs), dan al het andere (beleid). Samen \
      zijn ze precies deze run.

      """
    let equal = bridge.years.filter { $0.rows.allSatisfy { $0.steps.allSatisfy { $0 == 0 } } }
    if !equal.isEmpty {
      text +=
        "\nIn \(Self.list(equal.map { String($0.year) })) is elke regel van deze run gelijk aan "
        + "het plan.\n"
    }
    for (year, rows) in bridge.years where !equal.contains(where: { $0.year == year }) {
      var table = ReportTable([.init("regel", "Regel")] + columns(bridge))
      for row in rows {
        let (name, isTotal) = Self.name(row.what)
        let amounts = [row.plan] + row.steps + [row.run]
        table.row(
          [isTotal ? .strong(name) : .text(name)]
            + amounts.map { isTotal ? .total($0) : .cents($0) })
      }
      text += "\n### \(year)\n\n" + table.markdown
    }
    return text
  }

  private func columns(_ bridge: BudgetBridge) -> [ReportTable.Column] {
    let parts = bridge.parts.enumerated().map { index, part in
      ReportTable.Column(
        "stap_\(index + 1)_\(ReconciliationWording.part(part).lowercased())",
        ReconciliationWording.part(part), numeric: true)
    }
    return [.init("plan", ReconciliationWording.part(.plan), numeric: true)] + parts
      + [.init("run", "Deze run", numeric: true)]
  }

  private static func name(_ what: BudgetBridge.What) -> (text: String, isTotal: Bool) {
    switch what {
    case .line(_, let name, _): (name, false)
    case .total(let total): (BudgetWording.total(total), true)
    }
  }

  /// One row per year and line on its way from the plan to the run.
  func bridgeTable(_ bridge: BudgetBridge) -> ReportTable {
    var table = ReportTable(
      [
        .init("jaar", "Jaar"), .init("scenario", "Scenario"), .init("soort", "Soort"),
        .init("regel", "Regel"), .init("omschrijving", "Omschrijving"),
      ] + columns(bridge))
    for (year, rows) in bridge.years {
      for row in rows {
        let (name, _) = Self.name(row.what)
        let (kind, code) =
          switch row.what {
          case .line(let code, _, let side): (side.rawValue, code)
          case .total(let total): ("totaal", total.rawValue)
          }
        var cells: [ReportTable.Cell] = [
          .text(String(year)), .text(scenario), .text(kind), .text(code), .text(name),
        ]
        cells += ([row.plan] + row.steps + [row.run]).map { .cents($0) }
        table.row(cells)
      }
    }
    return table
  }
}
