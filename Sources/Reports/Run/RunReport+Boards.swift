import Dossiers
import Formats
import Numbers
import Results

/// What the documents of the schoolbesturen are made from; found once for all of them.
struct BoardReport {
  let year: YearOutcome
  let statements: [BoardStatement]
  let schedule: PaymentSchedule?
  /// The payments of each schoolbestuur.
  let payments: [Int: [PaymentSchedule.Payment]]
  /// The derivation of each pot.
  let pots: [Int: PotDerivation]
  let membership: Membership
  /// The name of each schoolbestuur for its file, by index.
  let names: [String]
}

extension RunReport {
  /// What the documents of the schoolbesturen are made from; nothing when the run is over several
  /// years, or gives no school anything.
  var boardReport: BoardReport? {
    guard outcome.years.count == 1, let year = outcome.years.first, !year.steps.isEmpty else {
      return nil
    }
    let statements = BoardStatement.all(year, after: yearBefore, in: dossier)
    guard !statements.isEmpty else { return nil }
    let schedule = PaymentSchedule(statements, dossier.paymentMonths(inYear: year.year))
    return BoardReport(
      year: year, statements: statements, schedule: schedule,
      payments: Dictionary(grouping: schedule?.payments ?? []) { $0.board },
      pots: PotDerivation.all(year, in: dossier),
      membership: Membership(dossier, inYear: year.year), names: dossier.boardFileNames())
  }

  /// The pages for schoolbesturen; a report for one of them has only its own.
  func boardFiles() -> [ReportFile] {
    guard let report = boardReport else { return [] }
    let shown = report.statements.filter { isShown($0.board) }
    var files = shown.map { statement in
      ReportFile(
        "\(Self.boardFolder)/\(report.names[statement.board]).md", page: letter(statement, report))
    }
    files.append(.init("schoolbesturen.csv", boardTable(shown, report)))
    if let schedule = report.schedule {
      files += [
        .init("betaaloverzicht.md", page: payments(schedule, report)),
        .init("betaaloverzicht.csv", paymentTable(schedule, report)),
      ]
    }
    return files
  }

  /// The same pages as a list for the first page.
  var boardLinks: String {
    guard let year = outcome.years.first, outcome.years.count == 1,
      year.steps.contains(where: { !$0.postings.isEmpty })
    else { return "" }
    let letters =
      "- [schoolbesturen.csv](schoolbesturen.csv): elk bedrag per school en stap, naast dat van een "
      + "jaar eerder; in de map `\(Self.boardFolder)` staat per schoolbestuur een document\n"
    guard !dossier.paymentMonths(inYear: year.year).isEmpty else { return letters }
    return letters + "- [betaaloverzicht.md](betaaloverzicht.md): wat elk schoolbestuur per maand "
      + "ontvangt\n"
  }

  static let boardFolder = "schoolbesturen"

  /// Whether the audience may have the document of a schoolbestuur.
  func isShown(_ board: Int) -> Bool { audience.board == nil || audience.board == board }

  // MARK: schoolbesturen.csv

  /// One row per school and step, with the amount of a year earlier beside it.
  func boardTable(_ statements: [BoardStatement], _ report: BoardReport) -> ReportTable {
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("scenario", "Scenario"), .init("stand", "Stand"),
      .init("schoolbestuur", "Schoolbestuur"), .init("school", "School"), .init("naam", "Naam"),
      .init("volgnr", "Stap"), .init("omschrijving", "Omschrijving"), .init("pot", "Pot"),
      .init("regel", "Begrotingsregel"), .init("bedrag", "Bedrag", numeric: true),
      .init("jaar_eerder", "Jaar eerder", numeric: true),
      .init("verschil", "Verschil", numeric: true), .init("status", "Status"),
      .init("bron", "Bron"),
    ])
    for statement in statements {
      for school in statement.schools {
        for part in school.parts {
          guard let step = row(of: part, report.year) else { continue }
          table.row([
            .text(String(report.year.year)), .text(scenario), .text(standing.name),
            .text(dossier.boards[statement.board]), .text(dossier.schools[school.school].code),
            .text(name(school.school, report.year.year)), .text(String(step.number)),
            .text(step.description), .text(potName(step.pot)),
            .text(step.line.map { dossier.lines[$0].code } ?? ""), .cents(part.cents),
            hasYearBefore ? .cents(part.centsBefore) : .empty,
            hasYearBefore ? .cents(part.cents - part.centsBefore) : .empty,
            .text((part.now ?? part.before).map { $0.posting.status.rawValue } ?? ""),
            .text(step.provenance.source),
          ])
        }
      }
    }
    return table
  }

  /// The row of the step that a part is about: of this year, or else of the year before.
  func row(of part: BoardStatement.Part, _ year: YearOutcome) -> StepRow? {
    if let now = part.now { return dossier.steps[year.steps[now.step].row] }
    guard let before = part.before, let yearBefore else { return nil }
    return dossier.steps[yearBefore.steps[before.step].row]
  }

  /// Whether there is an allocation of the year before to compare with.
  var hasYearBefore: Bool { yearBefore?.steps.isEmpty == false }

  // MARK: betaaloverzicht

  /// One row per schoolbestuur, month and step.
  func paymentTable(_ schedule: PaymentSchedule, _ report: BoardReport) -> ReportTable {
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("scenario", "Scenario"), .init("stand", "Stand"),
      .init("schoolbestuur", "Schoolbestuur"), .init("maand", "Maand", numeric: true),
      .init("volgnr", "Stap"), .init("pot", "Pot"), .init("regel", "Begrotingsregel"),
      .init("bedrag", "Bedrag", numeric: true),
    ])
    for payment in schedule.payments where isShown(payment.board) {
      let step = dossier.steps[report.year.steps[payment.step].row]
      for (month, cents) in zip(schedule.months, payment.months) where cents != 0 {
        table.row([
          .text(String(report.year.year)), .text(scenario), .text(standing.name),
          .text(dossier.boards[payment.board]), .whole(Int128(month)), .text(String(step.number)),
          .text(potName(step.pot)), .text(step.line.map { dossier.lines[$0].code } ?? ""),
          .cents(cents),
        ])
      }
    }
    return table
  }

  func payments(_ schedule: PaymentSchedule, _ report: BoardReport) -> String {
    let year = report.year.year
    let shown = schedule.payments.filter { isShown($0.board) }
    var text = heading("Betaaloverzicht")
    text += "\n" + BoardWording.rhythm(dossier.paymentMonths(inYear: year)) + "\n"
    text += "\n## Per schoolbestuur\n\n"
    text +=
      monthTable("Schoolbestuur", schedule, year, shown) {
        $0.board
      } name: {
        dossier.boards[$0]
      }.markdown
    text += "\n## Per stap\n\n"
    text +=
      monthTable("Stap", schedule, year, shown) {
        $0.step
      } name: {
        let step = dossier.steps[report.year.steps[$0].row]
        return "\(step.number) \(potName(step.pot))"
      }.markdown
    text += "\n## Controle\n\n" + paymentChecks(schedule, report).markdown
    return text
      + "\nIn `betaaloverzicht.csv` staat elk bedrag per schoolbestuur, maand en stap. Verrekeningen "
      + "van overstappende leerlingen staan hier niet bij.\n"
  }

  /// A row per group of payments and a column per month.
  private func monthTable(
    _ heading: String, _ schedule: PaymentSchedule, _ year: Int,
    _ payments: [PaymentSchedule.Payment], by group: (PaymentSchedule.Payment) -> Int,
    name: (Int) -> String
  ) -> ReportTable {
    var table = ReportTable(
      [.init("naam", heading)]
        + schedule.months.map {
          .init("maand_\($0)", DutchText.month($0, ofYear: year), numeric: true)
        } + [.init("totaal", "Totaal", numeric: true)])
    var sums: [Int: [Int128]] = [:]
    var total = schedule.months.map { _ in Int128(0) }
    for payment in payments {
      var sum = sums[group(payment)] ?? schedule.months.map { _ in 0 }
      for place in sum.indices {
        sum[place] += payment.months[place]
        total[place] += payment.months[place]
      }
      sums[group(payment)] = sum
    }
    for (group, sum) in sums.sorted(by: { $0.key < $1.key }) {
      table.row([.text(name(group))] + sum.map { .cents($0) } + [.total(sum.reduce(0, +))])
    }
    table.row([.strong("Totaal")] + total.map { .total($0) } + [.total(total.reduce(0, +))])
    return table
  }

  /// That documents, months and allocation are the same money.
  private func paymentChecks(_ schedule: PaymentSchedule, _ report: BoardReport) -> ReportTable {
    var table = ReportTable([
      .init("controle", "Controle"), .init("verwacht", "Verwacht", numeric: true),
      .init("gevonden", "Gevonden", numeric: true), .init("uitkomst", "Uitkomst"),
    ])
    func row(_ what: String, _ expected: Int128, _ found: Int128) {
      table.row([
        .text(what), .cents(expected), .cents(found),
        .text(CheckWording.verdict(expected == found ? .passed : .failed)),
      ])
    }
    row(
      "De documenten van alle schoolbesturen zijn samen de verdeling over scholen",
      report.year.allocated, report.statements.reduce(0) { $0 + $1.cents })
    row(
      "De maanden zijn samen wat in de documenten staat",
      report.statements.reduce(0) { $0 + $1.cents },
      schedule.payments.reduce(0) { $0 + $1.months.reduce(0, +) })
    return table
  }
}
