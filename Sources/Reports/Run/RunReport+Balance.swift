import Dossiers
import Formats
import Numbers
import Results

extension RunReport {
  /// Whether there is a balance sheet for every year and the one before.
  var hasBalance: Bool {
    !dossier.items.isEmpty && outcome.opening != nil
      && outcome.years.allSatisfy { $0.balance != nil }
  }

  /// The balance sheets, the opening balance first.
  var sheets: [BalanceSheet] {
    (outcome.opening.map { [$0] } ?? []) + outcome.years.compactMap(\.balance)
  }

  /// Each year with the sheet before it and its own.
  var sheetSteps: [(before: BalanceSheet, year: YearOutcome, sheet: BalanceSheet)] {
    zip(sheets, outcome.years).compactMap { before, year in
      year.balance.map { (before, year, $0) }
    }
  }

  // MARK: meerjarenbalans

  /// The balance sheet in the layout of the plan.
  func balanceSheet() -> String {
    var text = heading("Meerjarenbalans")
    text += "\nElke kolom is de stand aan het eind van dat jaar; de eerste is de beginbalans.\n"
    if dossier.items.contains(where: { $0.side == .activa }) {
      text += "\n" + sheetTable(.activa).markdown
    } else {
      text += "\nDe bronnen geven geen activa; of de balans sluit, is niet te controleren.\n"
    }
    text += "\n" + sheetTable(.passiva).markdown
    text += charts.filter { $0.name == ChartName.equity }.map(image).joined()
    return text
      + "\nHoe de reserves en de liquide middelen van jaar op jaar veranderen, staat in "
      + "[reserves-en-kasstroom.md](reserves-en-kasstroom.md).\n"
  }

  private func sheetTable(_ side: BalanceItem.Side) -> ReportTable {
    var table = ReportTable(
      [.init("post", BudgetWording.side(side))] + yearColumns(sheets.map(\.year)))
    func total(_ total: OutcomeTotal) {
      table.row(
        [.strong(BudgetWording.total(total))] + sheets.map { .total($0.cents(total, in: dossier)) })
    }
    func rows(_ isWanted: (BalanceItem) -> Bool) {
      for (index, item) in dossier.items.enumerated() where item.side == side && isWanted(item) {
        table.row([.text(item.description)] + sheets.map { .money($0.amounts[index]) })
      }
    }
    switch side {
    case .activa:
      rows { _ in true }
      total(.assets)
    case .passiva:
      rows { $0.kind.isEquity }
      total(.equity)
      if dossier.items.contains(where: { $0.side == .passiva && !$0.kind.isEquity }) {
        rows { !$0.kind.isEquity }
      }
      total(.liabilities)
    }
    return table
  }

  /// One row per year and item, the opening balance included.
  func balanceTable() -> ReportTable {
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("scenario", "Scenario"), .init("zijde", "Zijde"),
      .init("soort", "Soort"), .init("post", "Post"), .init("omschrijving", "Omschrijving"),
      .init("bedrag", "Bedrag", numeric: true), .init("status", "Status"), .init("bron", "Bron"),
    ])
    for sheet in sheets {
      for (item, amount) in zip(dossier.items, sheet.amounts) {
        table.row([
          .text(String(sheet.year)), .text(scenario), .text(item.side.rawValue),
          .text(item.kind.rawValue), .text(item.code), .text(item.description), .money(amount),
          .text(item.provenance.status.rawValue), .text(item.provenance.source),
        ])
      }
    }
    return table
  }
}
