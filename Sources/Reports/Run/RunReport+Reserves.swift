import Dossiers
import Formats
import Numbers
import Results

extension RunReport {
  /// How reserves and liquid means came from their begin to their end.
  func reserves() -> String {
    var text = heading("Reserves en kasstroom")
    text +=
      "\nEen bedrag met een min verlaagt de post, ook als het een tekort is dat zij overneemt.\n"
    text += "\n## Verloop van het eigen vermogen\n"
    for (index, item) in dossier.items.enumerated() where item.kind.isEquity {
      text += "\n### \(MarkdownText.escape(item.description))\n\n" + movementTable(index).markdown
    }
    let moves = appropriationTable()
    if !moves.rows.isEmpty { text += "\n## Resultaatbestemming\n\n" + moves.markdown }
    text += "\n## Kasstroom\n\n"
    let flows = cashFlows
    guard !flows.isEmpty else {
      return text + "De balans van dit dossier kent geen liquide middelen; er is geen kasstroom.\n"
    }
    return text + cashTable(flows).markdown
      + "\nIndirecte methode: van het resultaat naar de verandering van de liquide middelen.\n"
  }

  /// The rows between the begin and the end of an item of the equity, in words.
  private func moves(_ movement: ReserveMovement) -> [(text: String, cents: Int128)] {
    movement.moves.map { move in
      let other = move.other.map { dossier.items[$0].description }
      let isAddition = dossier.appropriations[move.row].from == move.other
      return (BudgetWording.move(other, isAddition: isAddition), move.cents)
    } + (movement.result.map { [("Resultaat van het jaar", $0)] } ?? [])
  }

  private func movements(of item: Int) -> [(year: Int, movement: ReserveMovement)] {
    sheetSteps.map { step in
      (
        step.year.year,
        ReserveMovement(of: item, from: step.before, to: step.year, step.sheet, in: dossier)
      )
    }
  }

  private func movementTable(_ item: Int) -> ReportTable {
    let movements = movements(of: item)
    var rows = AmountRows<String>()
    for (year, movement) in movements {
      for move in moves(movement) { rows.add(move.cents, to: move.text, in: year) }
    }
    var table = ReportTable(
      [.init("verloop", "Verloop")] + yearColumns(movements.map(\.year)))
    table.row([.text("Stand aan het begin")] + movements.map { .cents($0.movement.begin) })
    for row in rows.rows {
      table.row(
        [.text(row)] + movements.map { rows.amount(row, $0.year).map { .cents($0) } ?? .text("–") })
    }
    table.row([.strong("Stand aan het eind")] + movements.map { .total($0.movement.end) })
    return table
  }

  private func appropriationTable() -> ReportTable {
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("van", "Van"), .init("naar", "Naar"),
      .init("bedrag", "Bedrag", numeric: true), .init("status", "Status"), .init("bron", "Bron"),
    ])
    for sheet in sheets {
      for appropriation in sheet.appropriations {
        let row = dossier.appropriations[appropriation.row]
        table.row([
          .text(String(sheet.year)), .text(dossier.items[row.from].description),
          .text(row.to.map { dossier.items[$0].description } ?? "buiten het resultaat om"),
          .money(appropriation.amount), .text(row.provenance.status.rawValue),
          .text(row.provenance.source),
        ])
      }
    }
    return table
  }

  /// The cash flow of each year; empty when there are no liquid means.
  var cashFlows: [(year: Int, flow: CashFlow)] {
    sheetSteps.compactMap { step in
      CashFlow(from: step.before, to: step.year, step.sheet, in: dossier)
        .map { (step.year.year, $0) }
    }
  }

  private func cashTable(_ flows: [(year: Int, flow: CashFlow)]) -> ReportTable {
    var table = ReportTable([.init("kasstroom", "Kasstroom")] + yearColumns(flows.map(\.year)))
    for (index, first) in flows[0].flow.parts.enumerated() {
      let amounts = flows.map { $0.flow.parts[index].cents }
      guard first.part == .result || amounts.contains(where: { $0 != 0 }) else { continue }
      table.row([.text(BudgetWording.part(first.part))] + amounts.map { .cents($0) })
    }
    table.row([.strong("Mutatie liquide middelen")] + flows.map { .total($0.flow.change) })
    table.row([.text("Liquide middelen aan het begin")] + flows.map { .cents($0.flow.begin) })
    table.row([.strong("Liquide middelen aan het eind")] + flows.map { .total($0.flow.end) })
    return table
  }

  /// One row per year and movement of the equity and of the liquid means.
  func reserveTable() -> ReportTable {
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("scenario", "Scenario"), .init("overzicht", "Overzicht"),
      .init("post", "Post"), .init("regel", "Regel"), .init("bedrag", "Bedrag", numeric: true),
    ])
    func row(_ year: Int, _ overview: String, _ item: String, _ line: String, _ cents: Int128) {
      table.row([
        .text(String(year)), .text(scenario), .text(overview), .text(item), .text(line),
        .cents(cents),
      ])
    }
    for (index, item) in dossier.items.enumerated() where item.kind.isEquity {
      for (year, movement) in movements(of: index) {
        row(year, "eigen vermogen", item.code, "Stand aan het begin", movement.begin)
        for move in moves(movement) {
          row(year, "eigen vermogen", item.code, move.text, move.cents)
        }
        row(year, "eigen vermogen", item.code, "Stand aan het eind", movement.end)
      }
    }
    let cash = dossier.items.first { $0.kind == .cash }?.code ?? ""
    for (year, flow) in cashFlows {
      row(year, "kasstroom", cash, "Liquide middelen aan het begin", flow.begin)
      for part in flow.parts {
        row(year, "kasstroom", cash, BudgetWording.part(part.part), part.cents)
      }
      row(year, "kasstroom", cash, "Liquide middelen aan het eind", flow.end)
    }
    return table
  }
}
