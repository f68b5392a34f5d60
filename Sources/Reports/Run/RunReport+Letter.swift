import Dossiers
import Formats
import Numbers
import Results

extension RunReport {
  /// The document of a schoolbestuur: what its schools get, when, since when, why, and what else the
  /// samenwerkingsverband spends.
  func letter(_ statement: BoardStatement, _ report: BoardReport) -> String {
    let year = report.year.year
    var text = heading("Verdeling aan \(MarkdownText.escape(dossier.boards[statement.board]))")
    text += "\n" + BoardWording.amount(statement, year) + "\n"
    text += "\n## Wat uw scholen krijgen\n\n" + amounts(statement, report)
    text += "\n## Wanneer het wordt betaald\n\n" + months(statement, report)
    text += "\n## Wat er veranderde sinds \(year - 1)\n\n" + changes(statement, report)
    text += "\n## Hoe elk bedrag ontstaat\n\n" + BoardWording.derivation + "\n"
    var sources: [String] = []
    for school in statement.schools where school.parts.contains(where: { $0.now != nil }) {
      text += derivation(school, report, &sources)
    }
    text += "\n## Waar het geld in de potten vandaan komt\n" + pots(statement, report, &sources)
    text += "\n## Wat hier niet in staat\n\n" + outside(report, &sources)
    text += "\n## Bronnen\n\n" + documents(sources).markdown
    return text + "\nProgramma: \(MarkdownText.escape(version)).\n"
  }

  // MARK: Amounts and months

  /// A row per school and a column per step, with the steps in words below it.
  private func amounts(_ statement: BoardStatement, _ report: BoardReport) -> String {
    let steps = statement.steps
    let rows = steps.map { dossier.steps[report.year.steps[$0].row] }
    var table = ReportTable(
      [.init("school", "School"), .init("leerlingen", "Leerlingen", numeric: true)]
        + rows.map { .init("stap_\($0.number)", "Stap \($0.number)", numeric: true) }
        + [.init("totaal", "Totaal", numeric: true)])
    var totals = steps.map { _ in Int128(0) }
    for school in statement.schools where school.parts.contains(where: { $0.now != nil }) {
      var cells: [ReportTable.Cell] = [
        .text(name(school.school, report.year.year)),
        report.year.pupils[school.school].map { .whole($0) } ?? .empty,
      ]
      for (column, step) in steps.enumerated() {
        let shares = school.parts.filter { $0.now?.step == step }
        let cents = shares.reduce(Int128(0)) { $0 + $1.cents }
        totals[column] += cents
        cells.append(shares.isEmpty ? .empty : .cents(cents))
      }
      table.row(cells + [.total(school.cents)])
    }
    if statement.schools.count > 1 {
      table.row(
        [.strong("Samen"), .empty] + totals.map { .total($0) } + [.total(statement.cents)])
    }
    var text = table.markdown + "\n"
    for row in rows {
      text += "- Stap \(row.number): \(MarkdownText.escape(row.description)) "
      text += "(\(MarkdownText.escape(row.provenance.source)))\n"
    }
    return text
  }

  private func months(_ statement: BoardStatement, _ report: BoardReport) -> String {
    let year = report.year.year
    guard let schedule = report.schedule else { return BoardWording.noRhythm(year) + "\n" }
    let payments = report.payments[statement.board] ?? []
    var table = ReportTable(
      [.init("maand", "Maand")]
        + payments.map { payment in
          let number = dossier.steps[report.year.steps[payment.step].row].number
          return .init("stap_\(number)", "Stap \(number)", numeric: true)
        } + [.init("totaal", "Totaal", numeric: true)])
    for (place, month) in schedule.months.enumerated() {
      table.row(
        [.text(DutchText.month(month, ofYear: year))]
          + payments.map { .cents($0.months[place]) }
          + [.total(payments.reduce(0) { $0 + $1.months[place] })])
    }
    table.row(
      [.strong("Samen")] + payments.map { .total($0.months.reduce(0, +)) }
        + [.total(payments.reduce(0) { $0 + $1.months.reduce(0, +) })])
    return table.markdown + "\n" + BoardWording.rhythm(dossier.paymentMonths(inYear: year)) + "\n"
  }

  // MARK: Since last year

  private func changes(_ statement: BoardStatement, _ report: BoardReport) -> String {
    let year = report.year.year
    guard hasYearBefore else {
      return BoardWording.noYearBefore(year - 1, isInDossier: dossier.years.contains(year - 1))
        + "\n"
    }
    let amounts: [ReportTable.Column] = [
      .init("voor", String(year - 1), numeric: true), .init("na", String(year), numeric: true),
      .init("verschil", "Verschil", numeric: true),
    ]
    func cells(_ before: Int128, _ after: Int128) -> [ReportTable.Cell] {
      [.cents(before), .cents(after), .cents(after - before)]
    }
    var schools = ReportTable(
      [.init("school", "School")] + amounts + [.init("procent", "%", numeric: true)])
    var lines: [Int: (before: Int128, after: Int128)] = [:]
    var why = ReportTable(
      [
        .init("school", "School"), .init("stap", "Stap"),
        .init("toen", "Grondslag \(year - 1)"), .init("nu", "Grondslag \(year)"),
      ] + amounts)
    for school in statement.schools {
      let (before, after) = (school.centsBefore, school.cents)
      let named = ReportTable.Cell.text(name(school.school, year))
      schools.row(
        [named] + cells(before, after) + [.text(DutchText.percentage(after - before, of: before))])
      for part in school.parts {
        guard let step = row(of: part, report.year) else { continue }
        let line = step.line ?? -1
        lines[line, default: (0, 0)].before += part.centsBefore
        lines[line, default: (0, 0)].after += part.cents
        why.row(
          [
            named, .text("\(step.number) \(potName(step.pot))"),
            .text(BoardWording.basis(part.before, yearBefore, dossier)),
            .text(BoardWording.basis(part.now, report.year, dossier)),
          ] + cells(part.centsBefore, part.cents))
      }
    }
    let (before, after) = (statement.centsBefore, statement.cents)
    schools.row(
      [.strong("Samen")] + [before, after, after - before].map { .total($0) }
        + [.text(DutchText.percentage(after - before, of: before))])
    var perLine = ReportTable([.init("regel", "Begrotingsregel")] + amounts)
    for (line, sums) in lines.sorted(by: { $0.key < $1.key }) {
      perLine.row(
        [.text(line < 0 ? "" : dossier.lines[line].description)] + cells(sums.before, sums.after))
    }
    return schools.markdown + "\n### Per begrotingsregel\n\n" + perLine.markdown
      + "\n### Per school en stap\n\n" + BoardWording.why + "\n\n" + why.markdown
  }

  // MARK: The derivation

  private func derivation(
    _ school: BoardStatement.SchoolPart, _ report: BoardReport, _ sources: inout [String]
  ) -> String {
    let year = report.year.year
    var text = "\n### \(MarkdownText.escape(name(school.school, year))): "
    text += "\(Euros.text(school.cents))\n\n"
    if let row = dossier.schools[school.school].row(inYear: year) {
      text += "\(BoardWording.kind(row.kind)), volgens "
      text += "\(MarkdownText.escape(row.provenance.source)) "
      text += "(\(row.provenance.status.rawValue)). "
      sources.append(row.provenance.source)
    }
    let locations = report.membership.locations(ofSchool: school.school).map {
      "\(dossier.locations[$0].name) (\(dossier.locations[$0].code))"
    }
    if !locations.isEmpty {
      let noun = locations.count == 1 ? "Vestiging" : "Vestigingen"
      text += "\(noun): \(MarkdownText.escape(Self.list(locations)))."
    }
    text += "\n"
    for now in school.parts.compactMap(\.now) {
      let derivation = PostingDerivation(
        dossier: dossier, year: report.year, step: report.year.steps[now.step],
        posting: now.posting, membership: report.membership)
      let number = dossier.steps[report.year.steps[now.step].row].number
      var table = ReportTable([
        .init("wat", "Stap \(number)"), .init("uitleg", derivation.place),
      ])
      for fact in derivation.part.facts {
        let isAmount = fact.label == PostingDerivation.amount
        table.row([.text(fact.label ?? ""), isAmount ? .strong(fact.text) : .text(fact.text)])
      }
      text += "\n" + table.markdown
      sources += derivation.sources
    }
    return text
  }

  private func pots(
    _ statement: BoardStatement, _ report: BoardReport, _ sources: inout [String]
  ) -> String {
    var pots: [Int] = []
    for step in statement.steps {
      let pot = dossier.steps[report.year.steps[step].row].pot
      if !pots.contains(pot) { pots.append(pot) }
    }
    var text = ""
    for pot in PotDerivation.chain(pots, in: report.pots) {
      text += "\n**\(MarkdownText.escape(pot.part.title))**\n\n"
      for fact in pot.part.facts {
        text += (fact.depth > 1 ? "  - " : "- ") + MarkdownText.escape(fact.text) + "\n"
      }
      sources += pot.sources
    }
    return text
  }

  // MARK: What is not in it

  private func outside(_ report: BoardReport, _ sources: inout [String]) -> String {
    var table = ReportTable([
      .init("regel", "Begrotingsregel"), .init("bedrag", "Bedrag", numeric: true),
      .init("toelichting", "Waar het heen gaat"), .init("status", "Status"), .init("bron", "Bron"),
    ])
    var total: Int128 = 0
    for line in report.year.lines {
      let row = dossier.lines[line.line]
      guard row.side == .lasten, row.mode != .steps, line.amount != .zero else { continue }
      total += Int128(line.amount.cents)
      sources.append(row.provenance.source)
      table.row([
        .text(row.description), .money(line.amount), .text(row.note),
        .text(line.status.rawValue), .text(row.provenance.source),
      ])
    }
    func row(_ what: String, _ cents: Int128) {
      table.row([.strong(what), .total(cents), .empty, .empty, .empty])
    }
    row("Buiten de verdeling", total)
    row("In de verdeling, aan alle scholen samen", report.year.allocated)
    row("Lasten samen", Int128(report.year.totals.expenses.cents))
    var text = BoardWording.outside + "\n\n" + table.markdown
    if !dossier.facilities.isEmpty {
      let names = dossier.facilities.map { MarkdownText.escape($0.name) }
      text += "\n" + BoardWording.facilities(names) + "\n"
      sources += dossier.facilities.map(\.provenance.source)
    }
    if open.hasClaims { text += "\n" + BoardWording.transfers + "\n" }
    return text
  }

  /// The documents that some sources name.
  private func documents(_ sources: [String]) -> ReportTable {
    let named = Set(sources.compactMap { $0.split(separator: " ").first.map(String.init) })
    var table = ReportTable([
      .init("bron", "Bron"), .init("titel", "Titel"), .init("datum", "Datum"),
      .init("vindplaats", "Vindplaats"),
    ])
    for source in dossier.sources where named.contains(source.id) {
      table.row([.text(source.id), .text(source.title), .text(source.date), .text(source.place)])
    }
    return table
  }
}
