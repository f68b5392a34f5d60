import Dossiers
import Formats
import Numbers
import Results

extension RunReport {
  /// The dossier and the outcome on the plan's own basis: the first stage of the bridge, or the run.
  var plan: (dossier: Dossier, outcome: Outcome) {
    bridge.first.map { ($0.dossier, $0.outcome) } ?? (dossier, outcome)
  }

  /// Whether there is a reconciliation with the plan to print.
  var isReconciled: Bool { !bridge.isEmpty || !outcome.reconciliation.isEmpty }

  /// The way from the plan to the run, when they differ.
  var budgetBridge: BudgetBridge? {
    bridge.isEmpty ? nil : BudgetBridge(bridge, to: dossier, outcome)
  }

  // MARK: aansluiting

  /// Every figure that the plan prints beside the computed one, and the way from the plan to the run.
  func reconciliation() -> String {
    let all = plan.outcome.reconciliation + budgetChecks
    var text = heading("Aansluiting met het plan")
    if !bridge.isEmpty {
      let names = plan.dossier.scenarios.joined(separator: " + ")
      text += "\nDe cijfers zijn vergeleken op de eigen aantallen en tarieven van het plan"
      text += names.isEmpty ? ".\n" : " (scenario \(MarkdownText.escape(names))).\n"
    }
    text += "\n## Uitkomst\n\n" + verdictTable(all).markdown + provenParagraph
    text += "\n## Wat niet klopt\n\n" + failedParagraph(all.filter { $0.check.verdict == .failed })
    let explained = all.filter { $0.check.verdict == .explained }
    if !explained.isEmpty {
      text += "\n## Wat verklaard is\n\n" + explainedTable(explained).markdown
    }
    text += figureParagraphs
    text += structureParagraph
    if let bridge = budgetBridge { text += bridgeParagraphs(bridge) }
    return text
  }

  /// Checks of the budget on the plan's basis that fail, or whose difference somebody accepted.
  var budgetChecks: [YearCheck] {
    plan.outcome.years.flatMap { year in
      year.checks.filter {
        ($0.verdict == .failed || $0.verdict == .explained)
          && $0.subject.key(in: plan.dossier) != nil
      }.map { YearCheck(year: year.year, check: $0) }
    }
  }

  private static func figure(_ check: Check) -> Int? {
    if case .printedFigure(let figure) = check.subject { figure } else { nil }
  }

  private func verdictTable(_ all: [YearCheck]) -> ReportTable {
    var table = ReportTable([
      .init("uitkomst", "Uitkomst"), .init("cijfers", "Cijfers van het plan", numeric: true),
      .init("controles", "Andere controles", numeric: true), .init("betekenis", "Wat dat betekent"),
    ])
    for verdict in ReconciliationWording.verdicts {
      let found = all.filter { $0.check.verdict == verdict }
      let figures = found.filter { Self.figure($0.check) != nil }.count
      guard !found.isEmpty || verdict == .failed else { continue }
      table.row([
        .text(CheckWording.verdict(verdict)), .whole(Int128(figures)),
        .whole(Int128(found.count - figures)),
        .text(ReconciliationWording.meaning(verdict)),
      ])
    }
    return table
  }

  /// How many of the figures that are equal were computed, and how many were only taken over.
  private var provenParagraph: String {
    let origins = FigureOrigins(plan.dossier)
    let equal = plan.outcome.reconciliation.filter {
      $0.check.verdict == .passed || $0.check.verdict == .rounding
    }.compactMap { Self.figure($0.check) }
    var counts: [FigureOrigin: Int] = [:]
    for figure in equal {
      counts[origins.origin(of: plan.dossier.figures[figure]), default: 0] += 1
    }
    func count(_ origins: FigureOrigin...) -> Int { origins.reduce(0) { $0 + (counts[$1] ?? 0) } }
    return """

      Van de \(equal.count) cijfers die gelijk zijn of alleen door afronding schelen, zijn er:

      - \(count(.copied)) overgenomen uit het plan. Dat zo'n cijfer gelijk is, bewijst niets: het is \
      hetzelfde getal.
      - \(count(.added, .closing, .sheetClosing)) een optelling of een sluitpost. Die volgen uit \
      andere cijfers, ook uit overgenomen cijfers.
      - \(count(.counted)) een aantal uit de telling of de totalen van het dossier.
      - \(count(.rate, .steps, .settlement, .rolled, .measure)) berekend.

      """
  }

  // MARK: What does not tie, and what is explained

  private func failedParagraph(_ failed: [YearCheck]) -> String {
    guard !failed.isEmpty else {
      return "Elk verschil is afronding, volgt uit een ander of is verklaard.\n"
    }
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("controle", "Controle"),
      .init("verwacht", "Verwacht of afgedrukt", numeric: true),
      .init("gevonden", "Gevonden of berekend", numeric: true),
      .init("verschil", "Verschil", numeric: true), .init("sleutel", "Sleutel"),
    ])
    for entry in failed {
      let check = entry.check
      table.row([
        .text(String(entry.year)), .text(CheckWording.subject(check, plan.dossier)),
        .text(CheckWording.number(check.expected, check)),
        .text(CheckWording.number(check.found, check)), .text(CheckWording.difference(check)),
        .text(check.subject.key(in: plan.dossier) ?? "–"),
      ])
    }
    return table.markdown
      + "\nWie een verschil kan uitleggen, zet het in verklaringen.csv: de sleutel in de kolom "
      + "«controle», het jaar, het verschil in «bedrag», de uitleg en wie akkoord is.\n"
  }

  private func explainedTable(_ explained: [YearCheck]) -> ReportTable {
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("controle", "Controle"),
      .init("verschil", "Verschil", numeric: true), .init("uitleg", "Uitleg"),
      .init("akkoord", "Akkoord"), .init("sleutel", "Sleutel"),
    ])
    for entry in explained {
      let accepted = accepted(entry)
      table.row([
        .text(String(entry.year)), .text(CheckWording.subject(entry.check, plan.dossier)),
        .text(CheckWording.difference(entry.check)), .text(accepted?.explanation ?? ""),
        .text(accepted?.acceptedBy ?? ""),
        .text(entry.check.subject.key(in: plan.dossier) ?? "–"),
      ])
    }
    return table
  }

  func accepted(_ entry: YearCheck) -> AcceptedDifference? {
    guard let key = entry.check.subject.key(in: plan.dossier) else { return nil }
    return plan.dossier.accepted.first { $0.check == key && $0.year == entry.year }
  }

  // MARK: Every figure

  private var figureParagraphs: String {
    let origins = FigureOrigins(plan.dossier)
    var checks: [String: [(figure: Int, entry: YearCheck)]] = [:]
    for entry in plan.outcome.reconciliation {
      guard let figure = Self.figure(entry.check) else { continue }
      checks[plan.dossier.figures[figure].overview, default: []].append((figure, entry))
    }
    let overviews = checks.sorted {
      ($0.value.map(\.figure).min() ?? 0) < ($1.value.map(\.figure).min() ?? 0)
    }.map(\.key)
    let first = Dictionary(
      plan.dossier.figures.enumerated().map { ("\($1.overview) \($1.line)", $0) },
      uniquingKeysWith: { first, _ in first })
    var text = ""
    for overview in overviews {
      var table = ReportTable([
        .init("regel", "Regel"), .init("jaar", "Jaar"),
        .init("afgedrukt", "Afgedrukt", numeric: true),
        .init("berekend", "Berekend", numeric: true),
        .init("verschil", "Verschil", numeric: true), .init("uitkomst", "Uitkomst"),
        .init("ontstaan", "Hoe het getal ontstaat"),
      ])
      // Line by line, as the plan prints them, and then by year.
      let ordered = (checks[overview] ?? []).sorted { one, other in
        func place(_ figure: Int) -> Int {
          let row = plan.dossier.figures[figure]
          return first["\(row.overview) \(row.line)"] ?? figure
        }
        return (place(one.figure), one.entry.year, one.figure)
          < (place(other.figure), other.entry.year, other.figure)
      }
      for (figure, entry) in ordered {
        let row = plan.dossier.figures[figure]
        let check = entry.check
        let isKnown = check.verdict != .underivable
        table.row([
          .text(row.line), .text(String(row.year)),
          .text(row.value == nil ? "geen bedrag" : CheckWording.number(check.expected, check)),
          isKnown ? .text(CheckWording.number(check.found, check)) : .text("–"),
          isKnown ? .text(CheckWording.difference(check)) : .text("–"),
          .text(CheckWording.verdict(check.verdict)),
          .text(ReconciliationWording.origin(isKnown ? origins.origin(of: row) : .unknown)),
        ])
      }
      text += "\n## Cijfers van \(MarkdownText.escape(overview))\n\n" + table.markdown
    }
    return text
  }

  private var structureParagraph: String {
    let checks = plan.outcome.reconciliation.filter { Self.figure($0.check) == nil }
    guard !checks.isEmpty else { return "" }
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("controle", "Controle"),
      .init("verwacht", "Verwacht", numeric: true), .init("gevonden", "Gevonden", numeric: true),
      .init("verschil", "Verschil", numeric: true), .init("uitkomst", "Uitkomst"),
    ])
    for entry in checks {
      let check = entry.check
      table.row([
        .text(String(entry.year)), .text(CheckWording.subject(check, plan.dossier)),
        .text(CheckWording.number(check.expected, check)),
        .text(CheckWording.number(check.found, check)), .text(CheckWording.difference(check)),
        .text(CheckWording.verdict(check.verdict)),
      ])
    }
    return """

      ## Het plan naast zichzelf

      Hier zijn alleen afgedrukte cijfers met elkaar vergeleken; alleen bij een grondslag telt het \
      tarief van het model mee.

      \(table.markdown)
      """
  }

  /// One row per figure and per check of the plan.
  func reconciliationTable() -> ReportTable {
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("overzicht", "Overzicht"), .init("regel", "Regel"),
      .init("controle", "Controle"), .init("verwacht", "Verwacht", numeric: true),
      .init("gevonden", "Gevonden", numeric: true), .init("verschil", "Verschil", numeric: true),
      .init("uitkomst", "Uitkomst"), .init("ontstaan", "Hoe het getal ontstaat"),
      .init("sleutel", "Sleutel"), .init("uitleg", "Uitleg"), .init("akkoord", "Akkoord"),
      .init("bron", "Bron"),
    ])
    let origins = FigureOrigins(plan.dossier)
    for entry in plan.outcome.reconciliation + budgetChecks {
      let check = entry.check
      let figure = Self.figure(check).map { plan.dossier.figures[$0] }
      let isKnown = check.verdict != .underivable
      let accepted = check.verdict == .explained ? accepted(entry) : nil
      table.row([
        .text(String(entry.year)), .text(figure?.overview ?? ""), .text(figure?.line ?? ""),
        .text(CheckWording.subject(check, plan.dossier)),
        figure.map { $0.value == nil } ?? false
          ? .empty : cell(check.expected.coefficient, check),
        isKnown ? cell(check.found.coefficient, check) : .empty,
        isKnown ? cell(check.difference, check) : .empty,
        .text(CheckWording.verdict(check.verdict)),
        .text(
          figure.map { ReconciliationWording.origin(isKnown ? origins.origin(of: $0) : .unknown) }
            ?? ""),
        .text(check.subject.key(in: plan.dossier) ?? ""), .text(accepted?.explanation ?? ""),
        .text(accepted?.acceptedBy ?? ""), .text(figure?.source ?? ""),
      ])
    }
    return table
  }
}
