import Dossiers
import Formats
import Numbers
import Results

extension RunReport {
  // MARK: verrekening

  /// Who pays and is paid what, gross, and beside it the payment proposal.
  func settlement() -> String {
    var text = heading("Verrekening")
    if audience == .open {
      for year in open.years where !year.entries.isEmpty {
        text += "\n## \(year.year)\n\n" + openPartyTable(year).markdown
      }
      return text + "\n" + Self.openLegend
        + "Het betaalvoorstel krijgt elk schoolbestuur in zijn eigen rapport.\n"
    }
    text += """

      De staat is bruto: elke verrekening staat er met haar volle bedrag. Pas het betaalvoorstel \
      saldeert, per schoolbestuur en per betaaldag; het samenwerkingsverband is de kassier.

      """
    for year in outcome.years where !year.settlement.claims.isEmpty {
      text += "\n## \(year.year)\n\n### Staat per partij\n\n" + partyTable(year).markdown
      text += "\n### Betaalvoorstel\n\n" + proposalTable(year).markdown
      text += "\nEen bedrag met een min betaalt het schoolbestuur aan het samenwerkingsverband.\n"
      if audience == .internal { text += "\n### Controle\n\n" + balanceTable(year).markdown }
    }
    if outcome.years.allSatisfy({ $0.settlement.claims.isEmpty }) {
      text += "\nUw scholen betalen en ontvangen in deze jaren niets.\n"
    }
    return text
  }

  /// The statements that the audience may see.
  private func statements(_ year: YearOutcome) -> [PartyStatement] {
    PartyStatement.statements(of: year.settlement.claims).filter { statement in
      guard audience.board != nil else { return true }
      return if case .school(let school) = statement.party { isOwn(school, year) } else { false }
    }
  }

  private func partyTable(_ year: YearOutcome) -> ReportTable {
    var table = ReportTable([
      .init("partij", "Partij"), .init("tegenpartij", "Tegenpartij"), .init("regel", "Regel"),
      .init("ontvangt", "Ontvangt", numeric: true), .init("betaalt", "Betaalt", numeric: true),
      .init("saldo", "Saldo", numeric: true),
    ])
    for statement in statements(year) {
      let name = SettlementWording.party(statement.party, year.year, dossier)
      for row in statement.rows {
        table.row([
          .text(name), .text(SettlementWording.party(row.counterpart, year.year, dossier)),
          .text(SettlementWording.rule(row.rule)), .cents(row.received), .cents(row.paid), .empty,
        ])
      }
      table.row([
        .strong("Totaal \(name)"), .empty, .empty, .total(statement.received),
        .total(statement.paid), .total(statement.received - statement.paid),
      ])
    }
    return table
  }

  private func proposalTable(_ year: YearOutcome) -> ReportTable {
    let payments = PaymentProposal(year, in: dossier).payments
    var table = ReportTable(
      [.init("schoolbestuur", "Schoolbestuur")]
        + payments.map {
          .init("dag_\(DutchText.isoDay($0.day))", DutchText.day($0.day), numeric: true)
        } + [.init("totaal", "Totaal", numeric: true)])
    func row(
      _ name: ReportTable.Cell, isTotal: Bool = false,
      _ cents: (PaymentProposal.Payment) -> Int128?
    ) {
      let amounts = payments.map(cents)
      let total = amounts.reduce(Int128(0)) { $0 + ($1 ?? 0) }
      table.row(
        [name] + amounts.map { $0.map { isTotal ? .total($0) : .cents($0) } ?? .text("–") }
          + [.total(total)])
    }
    for board in dossier.boards.indices
    where payments.contains(where: { $0.boards.contains { $0.board == board } })
      && (audience.board == nil || audience.board == board)
    {
      row(.text(dossier.boards[board])) { payment in
        payment.boards.first { $0.board == board }?.cents
      }
    }
    if audience == .internal {
      row(.text("Samenwerkingsverband (eigen deel)")) { $0.consortium }
      row(.strong("Samen"), isTotal: true) { $0.sum }
    }
    return table
  }

  /// That the claims come to nothing between all parties, and to the budget lines.
  private func balanceTable(_ year: YearOutcome) -> ReportTable {
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
    let statements = PartyStatement.statements(of: year.settlement.claims)
    row(
      "Ontvangsten min betalingen van alle partijen samen", 0,
      statements.reduce(0) { $0 + $1.received - $1.paid })
    row(
      "Betaalvoorstel: schoolbesturen en samenwerkingsverband samen", 0,
      PaymentProposal(year, in: dossier).payments.reduce(0) { $0 + $1.sum })
    for line in year.lines {
      let budgeted = dossier.lines[line.line]
      guard budgeted.mode == .settlement, let rule = budgeted.rule else { continue }
      let claimed = year.settlement.claims.reduce(Int128(0)) { sum, claim in
        claim.rule == rule && (claim.payer == .consortium || claim.payee == .consortium)
          ? sum + Int128(claim.amount.cents) : sum
      }
      row(
        "Begrotingsregel «\(budgeted.description)» is de som van de verrekeningen", claimed,
        Int128(line.amount.cents))
    }
    return table
  }

  // MARK: What everybody may see

  private func openPartyTable(_ settlement: OpenSettlement) -> ReportTable {
    var table = ReportTable([
      .init("partij", "Schoolbestuur"), .init("richting", "Ontvangt of betaalt"),
      .init("regel", "Regel"), .init("leerlingen", "Leerlingen", numeric: true),
      .init("bedrag", "Bedrag", numeric: true),
    ])
    for (party, direction, rule, entry) in openRows(settlement) {
      table.row([
        rule == nil ? .strong(party) : .text(party), .text(direction),
        .text(rule.map(SettlementWording.rule) ?? "Totaal"), Self.cell(entry.pupils),
        Self.cell(entry, isTotal: rule == nil),
      ])
    }
    return table
  }

  private typealias OpenRow = (
    party: String, direction: String, rule: ClaimRule?, entry: OpenSettlement.Entry
  )

  private func openRows(_ settlement: OpenSettlement) -> [OpenRow] {
    var rows: [OpenRow] = []
    let parties: [OpenSettlement.OpenParty] =
      dossier.boards.indices.map { .board($0) } + [.consortium]
    for party in parties {
      let name =
        if case .board(let board) = party { dossier.boards[board] } else { "Samenwerkingsverband" }
      for rule in ClaimRule.allCases.map(Optional.some) + [nil] {
        if let entry = settlement.entry(.received(party, rule)) {
          rows.append((name, "ontvangt", rule, entry))
        }
      }
      for rule in ClaimRule.allCases.map(Optional.some) + [nil] {
        if let entry = settlement.entry(.paid(party, rule)) {
          rows.append((name, "betaalt", rule, entry))
        }
      }
    }
    return rows
  }

  // MARK: verrekening.csv

  /// One row per year, party, counterpart and rule, then the payment proposal; an open report has
  /// one per year, schoolbestuur and rule.
  func settlementTable() -> ReportTable {
    guard audience != .open else { return openSettlementTable() }
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("scenario", "Scenario"), .init("overzicht", "Overzicht"),
      .init("partij", "Partij"), .init("tegenpartij", "Tegenpartij"), .init("regel", "Regel"),
      .init("dag", "Dag"), .init("ontvangt", "Ontvangt", numeric: true),
      .init("betaalt", "Betaalt", numeric: true),
    ])
    for year in outcome.years {
      let begin: [ReportTable.Cell] = [.text(String(year.year)), .text(scenario)]
      for statement in statements(year) {
        for row in statement.rows {
          table.row(
            begin + [
              .text("staat"), .text(SettlementWording.party(statement.party, year.year, dossier)),
              .text(SettlementWording.party(row.counterpart, year.year, dossier)),
              .text(row.rule.rawValue), .empty, .cents(row.received), .cents(row.paid),
            ])
        }
      }
      for payment in PaymentProposal(year, in: dossier).payments {
        func row(_ party: String, _ cents: Int128) {
          table.row(
            begin + [
              .text("betaalvoorstel"), .text(party), .text("Samenwerkingsverband"), .empty,
              .text(DutchText.isoDay(payment.day)), .cents(max(cents, 0)), .cents(max(-cents, 0)),
            ])
        }
        for (board, cents) in payment.boards
        where audience.board == nil || audience.board == board {
          row(dossier.boards[board], cents)
        }
      }
    }
    return table
  }

  private func openSettlementTable() -> ReportTable {
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("scenario", "Scenario"), .init("partij", "Schoolbestuur"),
      .init("richting", "Ontvangt of betaalt"), .init("regel", "Regel"),
      .init("leerlingen", "Leerlingen", numeric: true), .init("bedrag", "Bedrag", numeric: true),
    ])
    for year in open.years {
      for (party, direction, rule, entry) in openRows(year) {
        table.row([
          .text(String(year.year)), .text(scenario), .text(party), .text(direction),
          .text(rule?.rawValue ?? "totaal"), Self.cell(entry.pupils),
          entry.cents.map { .cents($0) } ?? .empty,
        ])
      }
    }
    return table
  }

  // MARK: samenvatting

  /// What the first page tells of the settlement of a year.
  func settlementParagraph(_ year: YearOutcome) -> String {
    guard let index = outcome.years.firstIndex(where: { $0.year == year.year }),
      let total = open.years[index].entry(.rule(nil))
    else { return "" }
    let link = " Zie [verrekening.md](verrekening.md).\n"
    let amount: Int128?
    let what: String
    switch audience {
    case .open:
      (amount, what) = (total.cents, "Met overstappende leerlingen gaat")
    case .internal, .board:
      let claims = year.settlement.claims
      guard !claims.isEmpty else { return "" }
      amount = claims.reduce(0) { $0 + Int128($1.amount.cents) }
      what =
        audience == .internal
        ? "Met overstappende leerlingen gaat" : "Met leerlingen van of naar uw scholen gaat"
    }
    guard let amount else {
      return
        "\nMet overstappende leerlingen gaat geld mee; het bedrag zou iets over enkele leerlingen "
        + "zeggen." + link
    }
    var text = "\n\(what) bruto \(Euros.text(amount)) mee."
    if audience == .internal {
      func total(_ side: BudgetLine.Side) -> Int128 {
        year.settlement.claims.reduce(0) {
          $1.rule.side == side ? $0 + Int128($1.amount.cents) : $0
        }
      }
      text +=
        " Daarvan betaalt het samenwerkingsverband \(Euros.text(total(.lasten))) en ontvangt het "
        + "\(Euros.text(total(.baten)))."
    }
    return text + link
  }
}
