import Dossiers
import Formats
import Numbers
import Results

extension RunReport {
  /// The first page: outcome, what another reading moves, checks, what is open.
  func summary() -> String {
    var text = heading("Samenvatting")
    if coversPeriod { text += budgetParagraph() + signalParagraph + planParagraph }
    if !leftOut.isEmpty {
      text += "\n" + MarkdownText.escape(SettlementWording.leftOut(leftOut)) + "\n"
    }
    for (index, year) in outcome.years.enumerated() {
      text += "\n## Begrotingsjaar \(year.year)\n\n"
      guard !year.steps.isEmpty else {
        text += AllocationWording.underivable(String(year.year)) + "\n"
        text += settlementParagraph(year)
        continue
      }
      text += outcomeSentence(year) + "\n\n" + potTable(year).markdown
      text += settlementParagraph(year)
      text += "\n" + kindTable(year).markdown
      for comparison in comparisons[index] { text += compared(comparison, year) }
      text += "\n### Controles\n\n" + checkParagraph(year)
      text += "\n### Wat nog open is\n\n" + openParagraph(decisions[index])
    }
    text += """

      ## Lees verder

      \(coversPeriod ? furtherPages : "")\(Self.links(transferPages))\(boardLinks)- [verdeling.md](verdeling.md): elk bedrag per schoolbestuur en school
      - [controle.md](controle.md): elke controle met haar cijfers
      - [besluitenlijst.md](besluitenlijst.md): wat nog besloten of uitgezocht moet worden
      - [bronnen-en-aannames.md](bronnen-en-aannames.md): bronnen, parameters en invoer

      """
    return text
  }

  /// The pages that only a run over the whole period has, as a list.
  private var furtherPages: String {
    var pages = [
      ("meerjarenbegroting", "baten en lasten per jaar, met tarief en grondslag"),
      ("herkomst-en-besteding-lwoo", "wat in elke pot kwam en waar het heen ging"),
      ("kengetallen", "elk kengetal tussen zijn grenzen"),
    ]
    if hasBalance {
      pages.insert(("meerjarenbalans", "bezittingen, vermogen en schulden per jaar"), at: 1)
      pages.insert(
        ("reserves-en-kasstroom", "hoe reserves en liquide middelen veranderen"), at: 2)
    }
    if isReconciled { pages.append(("aansluiting", "elk cijfer van het plan naast het berekende")) }
    return Self.links(pages)
  }

  private static func links(_ pages: [(name: String, what: String)]) -> String {
    pages.map { "- [\($0.name).md](\($0.name).md): \($0.what)\n" }.joined()
  }

  private func outcomeSentence(_ year: YearOutcome) -> String {
    let totals = schoolTotals(year)
    let receivers = totals.filter { $0 != 0 }.count
    return "In \(year.year) gaat \(Euros.text(year.allocated)) naar \(receivers) ontvangers. "
      + "Elke pot is tot op de cent verdeeld, behalve wat in de kolom Rest staat."
  }

  private func kindTable(_ year: YearOutcome) -> ReportTable {
    var table = ReportTable([
      .init("soort", "Soort school"), .init("scholen", "Ontvangers", numeric: true),
      .init("leerlingen", "Leerlingen", numeric: true), .init("bedrag", "Bedrag", numeric: true),
      .init("per_leerling", "Per leerling", numeric: true),
    ])
    let totals = schoolTotals(year)
    let pupils = year.pupils
    for kind in SchoolKind.allCases {
      let schools = dossier.schools.indices.filter {
        totals[$0] != 0 && dossier.schools[$0].row(inYear: year.year)?.kind == kind
      }
      guard !schools.isEmpty else { continue }
      let cents = schools.reduce(Int128(0)) { $0 + totals[$1] }
      let counted = schools.compactMap { pupils[$0] }
      let count = counted.reduce(0, +)
      let isCounted = counted.count == schools.count && count > 0
      table.row([
        .text(kind.rawValue), .whole(Int128(schools.count)), isCounted ? .whole(count) : .empty,
        .cents(cents),
        isCounted ? .cents(Rounding.halfAwayFromZero(cents, dividedBy: count)) : .empty,
      ])
    }
    return table
  }

  // MARK: Another reading beside it

  private func compared(_ comparison: Comparison, _ year: YearOutcome) -> String {
    let (before, after) = (comparison.before, comparison.after)
    var text = "\n### \(MarkdownText.escape(after)) naast \(MarkdownText.escape(before))\n\n"
    if !comparison.changes.isEmpty {
      var changes = ReportTable([
        .init("wat", "Wat anders is"), .init("voor", before), .init("na", after),
        .init("toelichting", "Toelichting"),
      ])
      for change in comparison.changes {
        changes.row([
          .text(ChangeWording.subject(change)), .text(ChangeWording.value(change.before)),
          .text(ChangeWording.value(change.after)), .text(change.note),
        ])
      }
      text += changes.markdown + "\n"
    }
    guard comparison.schools.contains(where: { $0.difference != 0 }) else {
      return text + "Voor geen enkele school maakt dat verschil.\n"
    }
    text +=
      "Met **\(MarkdownText.escape(after))** in plaats van **\(MarkdownText.escape(before))** "
      + "\(AllocationWording.moved(comparison)).\(net(comparison))\n\n"
    var pots = ReportTable([
      .init("pot", "Pot"), .init("voor", before, numeric: true),
      .init("na", after, numeric: true), .init("verschil", "Verschil", numeric: true),
    ])
    for row in comparison.pots where row.difference != 0 {
      pots.row([
        .text(row.name), .cents(row.before), .cents(row.after),
        .cents(row.difference),
      ])
    }
    if !pots.rows.isEmpty { text += pots.markdown + "\n" }
    var schools = ReportTable([
      .init("school", "Grootste verschillen"), .init("voor", before, numeric: true),
      .init("na", after, numeric: true), .init("verschil", "Verschil", numeric: true),
    ])
    let most = 5
    let ordered = comparison.schools.enumerated().sorted {
      ($1.element.difference, $0.offset) < ($0.element.difference, $1.offset)
    }.map(\.element)
    let shown =
      ordered.prefix(most).filter { $0.difference > 0 }
      + ordered.suffix(most).filter { $0.difference < 0 }
    for row in shown {
      schools.row([
        .text(schoolName(row.name, year.year)), .cents(row.before), .cents(row.after),
        .cents(row.difference),
      ])
    }
    return text + schools.markdown
  }

  private func net(_ comparison: Comparison) -> String {
    if comparison.net == 0 { return "" }
    let amount = Euros.text(Int128(comparison.net.magnitude))
    return comparison.net > 0
      ? " Per saldo komt er \(amount) bij." : " Per saldo gaat er \(amount) af."
  }

  private func schoolName(_ code: String, _ year: Int) -> String {
    dossier.schools.first { $0.code == code }?.row(inYear: year)?.name ?? code
  }

  // MARK: Checks and what is open

  private func checkParagraph(_ year: YearOutcome) -> String {
    let failed = year.checks.filter { $0.verdict == .failed }
    var text = CheckWording.summary(of: year.checks) + "\n"
    if !failed.isEmpty { text += "\n" }
    for check in failed { text += "- \(CheckWording.sentence(check, dossier))\n" }
    var facts = ReportTable([
      .init("controle", "Controle"), .init("verwacht", "Verwacht", numeric: true),
      .init("gevonden", "Gevonden", numeric: true),
    ])
    for check in year.checks {
      switch check.subject {
      case .printedFigure where check.measure != .pupils: break
      case .floor, .perSchool, .countTotal, .countForecast, .printedFigure:
        facts.row([
          .text(CheckWording.subject(check, dossier)),
          .text(CheckWording.number(check.expected, check)),
          .text(CheckWording.number(check.found, check)),
        ])
      default: break
      }
    }
    return facts.rows.isEmpty ? text : text + "\n" + facts.markdown
  }

  private func openParagraph(_ list: [Decision]) -> String {
    guard !list.isEmpty else { return "Niets rust op een aanname, schatting of opdracht.\n" }
    var table = ReportTable([
      .init("wat", "Wat"), .init("bedrag", "Bedrag", numeric: true), .init("status", "Status"),
    ])
    let most = 6
    for decision in list.prefix(most) {
      table.row([
        .text(subject(decision)), amount(decision), .text(decision.status.rawValue),
      ])
    }
    let rest =
      list.count > most
      ? "\nDe [besluitenlijst](besluitenlijst.md) noemt er nog \(list.count - most).\n" : ""
    return table.markdown + rest
  }
}
