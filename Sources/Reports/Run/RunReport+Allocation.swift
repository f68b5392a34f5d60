import Dossiers
import Formats
import Numbers
import Results

extension RunReport {
  // MARK: verdeling.csv

  /// One row per school and step; the columns are frozen by a test.
  func allocationTable() -> ReportTable {
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("scenario", "Scenario"),
      .init("schoolbestuur", "Schoolbestuur"), .init("school", "School"), .init("naam", "Naam"),
      .init("soort", "Soort"), .init("pot", "Pot"), .init("volgnr", "Stap"),
      .init("stap", "Soort stap"), .init("omschrijving", "Omschrijving"),
      .init("sleutelwaarde", "Sleutel", numeric: true),
      .init("sleuteltotaal", "Totaal", numeric: true),
      .init("verdeeld", "Verdeeld", numeric: true), .init("bedrag", "Bedrag", numeric: true),
      .init("resteenheden", "Rest", numeric: true), .init("status", "Status"),
      .init("bron", "Bron"),
    ])
    for year in outcome.years {
      for step in year.steps {
        let row = dossier.steps[step.row]
        for posting in step.postings {
          guard let school = dossier.schools[posting.school].row(inYear: year.year) else {
            continue
          }
          table.row([
            .text(String(year.year)), .text(scenario), .text(dossier.boards[school.board]),
            .text(dossier.schools[posting.school].code), .text(school.name),
            .text(school.kind.rawValue), .text(potName(row.pot)), .text(String(row.number)),
            .text(row.kind.rawValue), .text(row.description),
            .number(posting.key ?? Decimal(1)),
            .number(step.keyTotal ?? Decimal(Int64(step.postings.count))),
            .money(step.divided), .money(posting.amount), .whole(Int128(posting.extraUnits)),
            .text(posting.status.rawValue), .text(row.provenance.source),
          ])
        }
      }
    }
    return table
  }

  // MARK: verdeling.md

  func allocation() -> String {
    var text = heading("Verdeling")
    for year in outcome.years {
      text += "\n## Begrotingsjaar \(year.year)\n"
      guard !year.steps.isEmpty else {
        text += "\n\(AllocationWording.underivable(String(year.year)))\n"
        continue
      }
      text += "\n### Potten\n\n" + potTable(year).markdown
      text += roomTable(year)
      text += "\n### Stappen\n\n" + stepTable(year).markdown
      text += "\n### Per schoolbestuur en school\n\n" + schoolTable(year).markdown
      text += "\n" + legend(year)
      text += transitions(year)
    }
    return text + transitionYears()
  }

  /// What went into each pot and out of it.
  func potTable(_ year: YearOutcome) -> ReportTable {
    var table = ReportTable([
      .init("pot", "Pot"), .init("gevoed", "Gevoed", numeric: true),
      .init("uit_resultaat", "Uit het resultaat", numeric: true),
      .init("uit_potten", "Uit andere potten", numeric: true),
      .init("naar_potten", "Naar andere potten", numeric: true),
      .init("naar_scholen", "Naar scholen", numeric: true),
      .init("rest", "Rest", numeric: true), .init("status", "Status"),
    ])
    for pot in year.pots {
      table.row([
        .text(described(pot.pot, year.year)), .money(pot.fed), .money(pot.supplemented),
        .money(pot.received),
        .money(pot.given), .money(pot.posted), .money(pot.left),
        .text(AllocationWording.status(pot)),
      ])
    }
    return table
  }

  /// A pot as a reader knows it: what it is, with the name that the tables use.
  private func described(_ pot: Int, _ year: Int) -> String {
    let description = dossier.pots[pot].row(inYear: year)?.description ?? ""
    return description.isEmpty ? potName(pot) : "\(potName(pot)): \(description)"
  }

  /// How the *ruimte* comes about, where a pot is fed from it.
  private func roomTable(_ year: YearOutcome) -> String {
    let fed = year.pots.filter {
      dossier.pots[$0.pot].row(inYear: year.year)?.feeds.contains(.room) == true
    }
    guard let pot = fed.first else { return "" }
    var table = ReportTable([
      .init("post", "Post"), .init("bedrag", "Bedrag", numeric: true), .init("status", "Status"),
    ])
    let feeds = year.pots.compactMap { dossier.pots[$0.pot].row(inYear: year.year)?.feeds }
      .flatMap { $0 }
    for line in year.lines {
      let row = dossier.lines[line.line]
      guard row.mode != .steps, !feeds.contains(.line(line.line)) else { continue }
      let sign: Int128 = row.side == .baten ? 1 : -1
      table.row([
        .text(row.description),
        .cents(sign * Int128(line.amount.cents)), .text(line.status.rawValue),
      ])
    }
    for feed in feeds {
      guard case .parameter(let parameter) = feed else { continue }
      row(parameter, year, in: &table)
    }
    if let planned = dossier.plannedResult { row(planned, year, in: &table) }
    table.row([.strong("Ruimte voor \(potName(pot.pot))"), .money(pot.fed), .empty])
    return "\n### Ruimte\n\n" + table.markdown
  }

  private func row(_ parameter: Int, _ year: YearOutcome, in table: inout ReportTable) {
    guard let value = dossier.parameters[parameter].value(inYear: year.year),
      let cents = value.number?.rounded(toScale: 2)?.coefficient
    else { return }
    table.row([
      .text("Parameter \(dossier.parameters[parameter].name)"), .cents(-cents),
      .text(value.provenance.status.rawValue),
    ])
  }

  private func stepTable(_ year: YearOutcome) -> ReportTable {
    var table = ReportTable([
      .init("volgnr", "Stap"), .init("regel", "Regel"), .init("pot", "Uit pot"),
      .init("naar", "Naar"), .init("verdeeld", "Bedrag", numeric: true),
      .init("bron", "Bron"), .init("status", "Status"),
    ])
    for step in year.steps {
      let row = dossier.steps[step.row]
      let target = row.to.map { "pot \(potName($0))" } ?? "scholen: \(row.target.text)"
      let amount = step.transfer.map { Int128($0.amount.cents) } ?? step.posted
      table.row([
        .text(String(row.number)), .text(row.description), .text(potName(row.pot)),
        .text(target), .cents(amount), .text(row.provenance.source),
        .text(row.provenance.status.rawValue),
      ])
    }
    return table
  }

  /// One row per school, below its schoolbestuur; one column per step that pays schools.
  private func schoolTable(_ year: YearOutcome) -> ReportTable {
    let steps = year.steps.filter { !$0.postings.isEmpty }
    var amounts = Array(
      repeating: [Int128?](repeating: nil, count: steps.count), count: dossier.schools.count)
    for (column, step) in steps.enumerated() {
      for posting in step.postings {
        amounts[posting.school][column] =
          (amounts[posting.school][column] ?? 0) + Int128(posting.amount.cents)
      }
    }
    let pupils = year.pupils
    var columns: [ReportTable.Column] = [.init("school", "School")]
    columns.append(.init("leerlingen", "Leerlingen", numeric: true))
    for step in steps {
      let row = dossier.steps[step.row]
      columns.append(
        .init(
          "stap_\(row.number)",
          "\(row.number) \(row.kind == .transition ? row.kind.rawValue : potName(row.pot))",
          numeric: true))
    }
    columns.append(.init("totaal", "Totaal", numeric: true))
    columns.append(.init("per_leerling", "Per leerling", numeric: true))
    var table = ReportTable(columns)
    let receivers = dossier.schools.indices.filter { amounts[$0].contains { $0 != nil } }
    for board in dossier.boards.indices {
      let schools = receivers.filter {
        dossier.schools[$0].row(inYear: year.year)?.board == board
      }
      guard !schools.isEmpty else { continue }
      table.row(
        row(.strong(dossier.boards[board]), schools, amounts, pupils, isStrong: true))
      for school in schools {
        table.row(
          row(.text(name(school, year.year)), [school], amounts, pupils, isStrong: false))
      }
    }
    table.row(row(.strong("Totaal"), receivers, amounts, pupils, isStrong: true))
    return table
  }

  private func row(
    _ name: ReportTable.Cell, _ schools: [Int], _ amounts: [[Int128?]], _ pupils: [Int128?],
    isStrong: Bool
  ) -> [ReportTable.Cell] {
    func shown(_ cents: Int128) -> ReportTable.Cell {
      isStrong ? .strong(Euros.text(cents)) : .cents(cents)
    }
    let counted = schools.compactMap { pupils[$0] }
    let count: Int128? = counted.isEmpty ? nil : counted.reduce(0, +)
    var cells: [ReportTable.Cell] = [name, count.map { .whole($0) } ?? .empty]
    var total: Int128 = 0
    for column in amounts.first?.indices ?? 0..<0 {
      let parts = schools.compactMap { amounts[$0][column] }
      let sum = parts.reduce(0, +)
      total += sum
      cells.append(parts.isEmpty ? .empty : shown(sum))
    }
    cells.append(shown(total))
    if let count, count > 0, counted.count == schools.count {
      cells.append(.cents(Rounding.halfAwayFromZero(total, dividedBy: count)))
    } else {
      cells.append(.empty)
    }
    return cells
  }

  private func legend(_ year: YearOutcome) -> String {
    var text = "De kolommen met een nummer zijn de stappen hierboven."
    if let telgroep = dossier.pupilTelgroep,
      let date = dossier.moments.first?.date(forBudgetYear: year.year)
    {
      text +=
        " Leerlingen: «\(dossier.telgroepen[telgroep])» op \(DutchText.day(date))."
        + " Een bedrag per leerling is het totaal gedeeld door dat aantal, afgerond op centen;"
        + " het is leeg waar niet van elke ontvanger leerlingen bekend zijn."
    }
    return text + " Met `verdeelsleutel explain` volgt u elk bedrag van een school.\n"
  }
}
