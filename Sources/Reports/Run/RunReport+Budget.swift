import Dossiers
import Formats
import Numbers
import Results

extension RunReport {
  /// The pages that only a run over the whole period has.
  func budgetFiles() -> [ReportFile] {
    var files: [ReportFile] = [
      .init("meerjarenbegroting.md", page: budget()),
      .init("meerjarenbegroting.csv", budgetTable()),
      .init("herkomst-en-besteding-lwoo.md", page: potFlow()),
      .init("herkomst-en-besteding-lwoo.csv", potFlowTable()),
      .init("kengetallen.md", page: measures()),
      .init("kengetallen.csv", measureTable()),
    ]
    if hasBalance {
      files += [
        .init("meerjarenbalans.md", page: balanceSheet()),
        .init("meerjarenbalans.csv", balanceTable()),
        .init("reserves-en-kasstroom.md", page: reserves()),
        .init("reserves-en-kasstroom.csv", reserveTable()),
      ]
    }
    if isReconciled {
      files += [
        .init("aansluiting.md", page: reconciliation()),
        .init("aansluiting.csv", reconciliationTable()),
      ]
    }
    if let bridge = budgetBridge {
      files.append(.init("aansluiting-brug.csv", bridgeTable(bridge)))
    }
    return files + charts.map { .init($0.path, page: $0.svg) }
  }

  // MARK: meerjarenbegroting

  /// The budget in the layout of the plan.
  func budget() -> String {
    var text = heading("Meerjarenbegroting")
    text += "\n" + sideTable(.baten).markdown + "\n" + sideTable(.lasten).markdown
    if hasEmptyStepLines {
      text +=
        "\n– : in dat jaar geven de bronnen deze regel geen bedrag; geen verdeelstap komt erin uit.\n"
    }
    text += charts.filter { $0.name != ChartName.equity }.map(image).joined()
    if dossier.lines.contains(where: { !$0.category.isEmpty }) {
      text += "\n## Naar rubriek\n\n" + categoryTable().markdown
    }
    let rates = rateTable()
    if !rates.rows.isEmpty {
      text += """

        ## Tarief maal grondslag

        Elk bedrag is het tarief maal de grondslag, afgerond op \(budgetUnit), een half naar boven \
        (onder nul naar beneden).


        """
      text += rates.markdown
    }
    return text + "\n## Waar de regels op rusten\n\n" + lineTable().markdown
  }

  /// The unit of the budget in words.
  private var budgetUnit: String {
    switch dossier.budgetUnit {
    case 1: "hele centen"
    case 100: "hele euro's"
    default: "veelvouden van \(Euros.text(Int128(dossier.budgetUnit)))"
    }
  }

  /// A column for each year of the outcome.
  func yearColumns(_ years: [Int]) -> [ReportTable.Column] {
    years.map { .init("jaar_\($0)", String($0), numeric: true) }
  }

  private var years: [Int] { outcome.years.map(\.year) }

  private func sideTable(_ side: BudgetLine.Side) -> ReportTable {
    var table = ReportTable([.init("regel", BudgetWording.side(side))] + yearColumns(years))
    let groups = LineGroup.groups(of: side, in: dossier) { $0.heading }
    for group in groups {
      let isOneLine =
        group.lines.count == 1 && dossier.lines[group.lines[0]].description == group.name
      let isNamed = groups.count > 1 && !group.name.isEmpty && !isOneLine
      if isNamed { table.row([.strong(group.name)] + outcome.years.map { _ in .empty }) }
      for line in group.lines {
        table.row(
          [.text(dossier.lines[line].description)]
            + outcome.years.map {
              isEmptyStepLine(line, $0) ? .text("–") : .money($0.lines[line].amount)
            })
      }
      if isNamed, group.lines.count > 1 {
        table.row(
          [.strong("Totaal \(group.name)")] + outcome.years.map { .total(group.cents(in: $0)) })
      }
    }
    table.row(
      [.strong(BudgetWording.total(side))]
        + outcome.years.map {
          .total(Int128((side == .baten ? $0.totals.income : $0.totals.expenses).cents))
        })
    if side == .lasten {
      table.row(
        [.strong("Resultaat (baten min lasten)")]
          + outcome.years.map { .total(Int128($0.totals.result.cents)) })
    }
    return table
  }

  /// A line of steps in a year in which no step lands in it.
  private func isEmptyStepLine(_ line: Int, _ year: YearOutcome) -> Bool {
    dossier.lines[line].mode == .steps && year.lines[line].amount == .zero
      && !year.steps.contains { dossier.steps[$0.row].line == line }
  }

  private var hasEmptyStepLines: Bool {
    dossier.lines.indices.contains { line in
      outcome.years.contains { isEmptyStepLine(line, $0) }
    }
  }

  private func categoryTable() -> ReportTable {
    var table = ReportTable([.init("rubriek", "Rubriek")] + yearColumns(years))
    for side in BudgetLine.Side.allCases {
      table.row([.strong(BudgetWording.side(side))] + years.map { _ in .empty })
      for group in LineGroup.groups(of: side, in: dossier, by: { $0.category }) {
        table.row(
          [.text(group.name.isEmpty ? "zonder rubriek" : group.name)]
            + outcome.years.map { .cents(group.cents(in: $0)) })
      }
      table.row(
        [.strong(BudgetWording.total(side))]
          + outcome.years.map {
            .total(Int128((side == .baten ? $0.totals.income : $0.totals.expenses).cents))
          })
    }
    return table
  }

  private func rateTable() -> ReportTable {
    var table = ReportTable([
      .init("regel", "Regel"), .init("jaar", "Jaar"), .init("uitdrukking", "Tarief × grondslag"),
      .init("tarief", "Tarief", numeric: true), .init("grondslag", "Grondslag", numeric: true),
      .init("bedrag", "Bedrag", numeric: true),
    ])
    for (index, line) in dossier.lines.enumerated() {
      guard line.mode == .rate, let rate = line.rate, let base = line.base else { continue }
      for year in outcome.years {
        let outcome = year.lines[index]
        guard let value = outcome.rate, let count = outcome.base else { continue }
        table.row([
          .text(line.description), .text(String(year.year)),
          .text(
            ExpressionWording.shown(
              "\(ExpressionWording.factor(rate)) × \(ExpressionWording.factor(base))")),
          .number(value.reduced),
          .number(count.reduced), .money(outcome.amount),
        ])
      }
    }
    return table
  }

  private func lineTable() -> ReportTable {
    var table = ReportTable([
      .init("regel", "Regel"), .init("wijze", "Hoe het bedrag ontstaat"),
      .init("status", "Zwakste status"), .init("bron", "Bron"),
    ])
    for (index, line) in dossier.lines.enumerated() {
      let status =
        outcome.years.map { self.status(ofLine: index, $0) }.max() ?? line.provenance.status
      table.row([
        .text(line.description), .text(BudgetWording.mode(line.mode)), .text(status.rawValue),
        .text(line.provenance.source),
      ])
    }
    return table
  }

  /// One row per year and line; the columns are frozen by a test.
  func budgetTable() -> ReportTable {
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("scenario", "Scenario"), .init("soort", "Soort"),
      .init("groep", "Groep"), .init("rubriek", "Rubriek"), .init("regel", "Regel"),
      .init("omschrijving", "Omschrijving"), .init("wijze", "Wijze"),
      .init("tarief", "Tarief", numeric: true), .init("grondslag", "Grondslag", numeric: true),
      .init("bedrag", "Bedrag", numeric: true), .init("status", "Status"), .init("bron", "Bron"),
    ])
    for year in outcome.years {
      for (line, outcome) in zip(dossier.lines, year.lines) {
        table.row([
          .text(String(year.year)), .text(scenario), .text(line.side.rawValue),
          .text(line.heading), .text(line.category), .text(line.code), .text(line.description),
          .text(line.mode.rawValue), outcome.rate.map { .number($0.reduced) } ?? .empty,
          outcome.base.map { .number($0.reduced) } ?? .empty, .money(outcome.amount),
          .text(status(ofLine: outcome.line, year).rawValue), .text(line.provenance.source),
        ])
      }
    }
    return table
  }

  /// The weakest status that the amount of a line rests on; for a line of steps that of the postings.
  private func status(ofLine line: Int, _ year: YearOutcome) -> Status {
    year.steps.reduce(year.lines[line].status) { status, step in
      guard dossier.steps[step.row].line == line else { return status }
      return step.postings.reduce(status) { max($0, $1.status) }
    }
  }
}
