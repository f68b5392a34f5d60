import Dossiers
import Formats
import Numbers
import Results

extension RunReport {
  // MARK: Bovenschoolse voorzieningen

  /// The use of the voorzieningen beside the numbers that the plan names.
  func facilityParagraph() -> String {
    guard !open.facilities.isEmpty else { return "" }
    var table = ReportTable([
      .init("voorziening", "Voorziening"), .init("schooljaar", "Schooljaar"),
      .init("plan", "Het plan noemt"), .init("plaatsingen", "Plaatsingen", numeric: true),
      .init("instroom", "Instroommomenten in het plan"),
      .init("grootste", "Grootste instroom op een dag", numeric: true),
    ])
    for count in open.facilities {
      let facility = dossier.facilities[count.facility]
      var cells: [ReportTable.Cell] = [
        .text(facility.name), .text("\(count.schoolYear)/\(count.schoolYear + 1)"),
        .text(TransferWording.places(facility)),
      ]
      let use = outcome.facilities.first {
        $0.facility == count.facility && $0.schoolYear == count.schoolYear
      }
      cells.append(
        use.map { .whole(Int128($0.placements.count)) } ?? Self.cell(count.placements))
      cells.append(.text(Self.intakes(facility)))
      cells.append(
        use.map { .whole(Int128($0.largestIntake)) } ?? Self.cell(count.largestIntake))
      table.row(cells)
    }
    return "\n## Bovenschoolse voorzieningen\n\n" + table.markdown
  }

  private static func intakes(_ facility: Facility) -> String {
    switch (facility.intakes, facility.perIntake) {
    case (let times?, let each?):
      "\(times) × \(each) = \(DutchText.whole(Int128(times) * Int128(each)))"
    case (let times?, nil): DutchText.whole(times)
    case (nil, let each?): "\(each) per moment"
    case (nil, nil): "–"
    }
  }

  // MARK: Tussenvoorzieningen

  /// Pupils of tussenvoorzieningen who live elsewhere: off balance.
  ///
  /// For every reader: these are counts of a school, which `verdeling` prints as well.
  func unfundedParagraph() -> String {
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("school", "Tussenvoorziening"),
      .init("geteld", "Geteld", numeric: true), .init("bekostigd", "Bekostigd", numeric: true),
      .init("niet", "Niet bekostigd", numeric: true), .init("berekening", "Berekening"),
      .init("bedrag", "Buiten de balans", numeric: true),
    ])
    for year in outcome.years {
      for unfunded in UnfundedPupils.pupils(of: year, in: dossier) {
        let money = unfunded.cents.map { Euros.text($0) } ?? "te groot"
        table.row([
          .text(String(year.year)), .text(name(unfunded.school, year.year)),
          .whole(unfunded.counted), .whole(unfunded.funded), .whole(unfunded.pupils),
          .text(
            "\(DutchText.whole(unfunded.pupils)) × \(SettlementWording.euros(unfunded.rate)) = "
              + money), unfunded.cents.map { .cents($0) } ?? .text("te groot"),
        ])
      }
    }
    guard !table.rows.isEmpty else { return "" }
    return """

      ## Tussenvoorzieningen: niet door dit samenwerkingsverband bekostigd

      \(table.markdown)
      Dit zijn leerlingen die buiten de regio wonen. Over hun bijdrage zijn er gesprekken en geen \
      afspraken (§9.2.1): dit is geen vordering, en het telt in geen totaal mee.

      """
  }

  /// Whether a school is of the schoolbestuur that the report is for.
  func isOwn(_ school: Int, _ year: YearOutcome) -> Bool {
    audience.board.map { dossier.board(ofSchool: school, inYear: year.year) == $0 } ?? false
  }

  // MARK: The calendar

  /// The moments of the year, each with what it triggers.
  func calendarParagraph() -> String {
    var table = ReportTable([
      .init("dag", "Dag"), .init("moment", "Moment"), .init("gevolg", "Wat er dan gebeurt"),
    ])
    for moment in TransferCalendar(outcome.years.map(\.year), in: dossier).moments {
      let days =
        moment.from == moment.through
        ? DutchText.day(moment.from)
        : "\(DutchText.day(moment.from)) tot en met \(DutchText.day(moment.through))"
      table.row([
        .text(days), .text(TransferWording.event(moment.event, dossier)),
        .text(TransferWording.effect(moment, dossier)),
      ])
    }
    return "\n## Kalender\n\n" + table.markdown
  }

  // MARK: overstappen.csv

  /// One row per claim of a transfer and per remark; an open report has one per year and rule.
  func transferTable() -> ReportTable {
    guard audience != .open else { return openTransferTable() }
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("scenario", "Scenario"), .init("overstap", "Overstap"),
      .init("soort", "Soort"), .init("van", "Van"), .init("naar", "Naar"),
      .init("aanleiding", "Aanleiding"), .init("vanaf", "Vanaf"), .init("tot", "Tot"),
      .init("regel", "Regel"), .init("betaalt", "Betaalt"), .init("ontvangt", "Ontvangt"),
      .init("berekening", "Berekening"), .init("bedrag", "Bedrag", numeric: true),
      .init("dag", "Te verrekenen vanaf"), .init("opmerking", "Opmerking"),
      .init("status", "Status"), .init("bron", "Bron"),
    ])
    func row(_ year: String, _ index: Int, _ cells: [ReportTable.Cell], _ status: Status) {
      let transfer = dossier.transfers[index]
      var row: [ReportTable.Cell] = [
        .text(year), .text(scenario), .text(transfer.code), .text(transfer.kind.rawValue),
      ]
      row += [transfer.leaves, transfer.joins].map { .text(SettlementWording.place($0, dossier)) }
      row.append(.text(transfer.reason.rawValue))
      row += [transfer.firstDay, transfer.through].map { .text($0.map(DutchText.isoDay) ?? "") }
      table.row(row + cells + [.text(status.rawValue), .text(transfer.provenance.source)])
    }
    for year in outcome.years {
      for claim in year.settlement.claims {
        guard case .transfer(let transfer) = claim.subject else { continue }
        row(
          String(year.year), transfer,
          [
            .text(claim.rule.rawValue),
            .text(SettlementWording.party(claim.payer, year.year, dossier)),
            .text(SettlementWording.party(claim.payee, year.year, dossier)),
            .text(SettlementWording.derivation(claim)), .money(claim.amount),
            .text(DutchText.isoDay(claim.day)), .empty,
          ], claim.status)
      }
    }
    for remark in outcome.remarks {
      row(
        "", remark.transfer,
        [
          .empty, .empty, .empty, .empty, .empty, .empty,
          .text(TransferWording.remark(remark, dossier)),
        ], dossier.transfers[remark.transfer].provenance.status)
    }
    return table
  }

  private func openTransferTable() -> ReportTable {
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("scenario", "Scenario"), .init("regel", "Regel"),
      .init("leerlingen", "Leerlingen", numeric: true), .init("bedrag", "Bedrag", numeric: true),
    ])
    for year in open.years {
      for rule in ClaimRule.allCases.map(Optional.some) + [nil] {
        guard let entry = year.entry(.rule(rule)) else { continue }
        table.row([
          .text(String(year.year)), .text(scenario), .text(rule?.rawValue ?? "totaal"),
          Self.cell(entry.pupils), entry.cents.map { .cents($0) } ?? .empty,
        ])
      }
    }
    return table
  }
}
