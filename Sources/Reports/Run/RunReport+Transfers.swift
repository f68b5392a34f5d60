import Dossiers
import Formats
import Numbers
import Results

extension RunReport {
  /// The pages that a run with transfers has; none without.
  func transferFiles() -> [ReportFile] {
    var files: [ReportFile] = []
    func add(_ name: String, _ page: String, _ table: ReportTable) {
      files += [.init("\(name).md", page: page), .init("\(name).csv", table)]
    }
    if open.hasTransfers { add("overstappen", transfers(), transferTable()) }
    if open.hasVangnet { add("vangnet", vangnet(), vangnetTable()) }
    if open.hasClaims { add("verrekening", settlement(), settlementTable()) }
    return files
  }

  /// The same pages as links of the first page.
  var transferPages: [(name: String, what: String)] {
    var pages: [(name: String, what: String)] = []
    if open.hasTransfers {
      pages.append(("overstappen", "wat met overstappende leerlingen meeging"))
    }
    if open.hasVangnet { pages.append(("vangnet", "de groei van het vso tussen de tellingen")) }
    if open.hasClaims { pages.append(("verrekening", "wie wat betaalt en ontvangt")) }
    return pages
  }

  // MARK: overstappen

  /// What moved with pupils, by which rule, and why.
  func transfers() -> String {
    var text = heading("Overstappen")
    for (index, year) in outcome.years.enumerated() {
      text += "\n## \(year.year)\n\n" + ruleParagraph(index)
      let table = claimTable(year) {
        if case .transfer = $0.subject { true } else { false }
      }
      if !table.rows.isEmpty { text += "\n### Per overstap\n\n" + table.markdown }
    }
    if audience == .open { text += "\n" + Self.openLegend }
    for part in TransferWording.Part.allCases {
      let remarks = outcome.remarks.filter { TransferWording.part($0.kind) == part }
      guard !remarks.isEmpty else { continue }
      text += "\n## \(TransferWording.heading(part))\n\n"
      text += part == .lapses ? lapseTable(remarks).markdown : remarkTable(remarks).markdown
    }
    return text + facilityParagraph() + unfundedParagraph() + calendarParagraph()
  }

  /// What stands for a number that is kept back.
  static let openLegend =
    "«< 5» staat voor één tot en met vier leerlingen. «•» is niet getoond, omdat er anders zo'n "
    + "klein aantal uit te rekenen is. Wie per overstap wil kijken, vraagt het rapport van het "
    + "eigen schoolbestuur aan.\n"

  /// The totals of a year by rule.
  private func ruleParagraph(_ index: Int) -> String {
    let table =
      audience == .open ? openRuleTable(open.years[index]) : ruleTable(outcome.years[index])
    guard table.rows.isEmpty else { return table.markdown + "\n" + TransferWording.severalRules }
    let whose = audience.board == nil ? "" : " van of naar uw scholen"
    return "In dit jaar ging met overstappen\(whose) geen geld mee.\n"
  }

  private func openRuleTable(_ settlement: OpenSettlement) -> ReportTable {
    var table = ReportTable(Self.ruleColumns)
    for rule in ClaimRule.allCases.map(Optional.some) + [nil] {
      guard let entry = settlement.entry(.rule(rule)) else { continue }
      table.row([
        rule.map { .text(SettlementWording.rule($0)) } ?? .strong("Totaal"),
        Self.cell(entry.pupils), Self.cell(entry, isTotal: rule == nil),
      ])
    }
    return table
  }

  private static let ruleColumns: [ReportTable.Column] = [
    .init("regel", "Regel"), .init("leerlingen", "Leerlingen", numeric: true),
    .init("bedrag", "Bedrag", numeric: true),
  ]

  private func ruleTable(_ year: YearOutcome) -> ReportTable {
    var table = ReportTable(Self.ruleColumns)
    func row(_ name: ReportTable.Cell, isTotal: Bool, _ claims: [Claim]) {
      let group = claims.reduce(into: Set<GroupedPupil>()) {
        $0.formUnion(year.pupils(behind: $1, in: dossier))
      }
      let cents = claims.reduce(Int128(0)) { $0 + Int128($1.amount.cents) }
      table.row([name, .whole(Int128(group.count)), isTotal ? .total(cents) : .cents(cents)])
    }
    for rule in ClaimRule.allCases {
      let claims = year.settlement.claims.filter { $0.rule == rule }
      if !claims.isEmpty { row(.text(SettlementWording.rule(rule)), isTotal: false, claims) }
    }
    if !table.rows.isEmpty { row(.strong("Totaal"), isTotal: true, year.settlement.claims) }
    return table
  }

  /// A number of pupils of an open report.
  static func cell(_ pupils: OpenSettlement.Shown) -> ReportTable.Cell {
    switch pupils {
    case .number(let number): .whole(Int128(number))
    case .small: .text("< 5")
    case .hidden: .text("•")
    }
  }

  /// An amount of an open report; blank where the number is kept back.
  static func cell(_ entry: OpenSettlement.Entry, isTotal: Bool) -> ReportTable.Cell {
    entry.cents.map { isTotal ? .total($0) : .cents($0) } ?? .empty
  }

  // MARK: Each transfer

  /// Claims with their derivation.
  func claimTable(_ year: YearOutcome, _ isWanted: (Claim) -> Bool) -> ReportTable {
    var table = ReportTable([
      .init("waarover", "Waarover"), .init("regel", "Regel"), .init("betaalt", "Betaalt"),
      .init("ontvangt", "Ontvangt"), .init("berekening", "Berekening"),
      .init("bedrag", "Bedrag", numeric: true), .init("vanaf", "Te verrekenen vanaf"),
      .init("status", "Status"),
    ])
    for claim in year.settlement.claims where isWanted(claim) {
      table.row([
        .text(SettlementWording.subject(claim, year, dossier)),
        .text(SettlementWording.rule(claim.rule)),
        .text(SettlementWording.party(claim.payer, year.year, dossier)),
        .text(SettlementWording.party(claim.payee, year.year, dossier)),
        .text(SettlementWording.derivation(claim)), .money(claim.amount),
        .text(DutchText.day(claim.day)), .text(claim.status.rawValue),
      ])
    }
    return table
  }

  private func remarkTable(_ remarks: [TransferRemark]) -> ReportTable {
    var table = ReportTable([
      .init("overstap", "Overstap"), .init("soort", "Soort"), .init("van", "Van"),
      .init("naar", "Naar"), .init("vanaf", "Vanaf"),
      .init("opmerking", "Wat een lezer moet weten"),
    ])
    for remark in remarks {
      let transfer = dossier.transfers[remark.transfer]
      table.row([
        .text(transfer.code), .text(transfer.kind.rawValue),
        .text(SettlementWording.place(transfer.leaves, dossier)),
        .text(SettlementWording.place(transfer.joins, dossier)),
        .text(transfer.firstDay.map(DutchText.day) ?? ""),
        .text(TransferWording.remark(remark, dossier)),
      ])
    }
    return table
  }

  /// Obligations that lapse; where several rules lift one, the amount stands once.
  private func lapseTable(_ remarks: [TransferRemark]) -> ReportTable {
    var table = ReportTable([
      .init("overstap", "Overstap"), .init("school", "School"),
      .init("regel", "Regel die haar opheft"), .init("bedrag", "Bedrag", numeric: true),
      .init("bron", "Bron"),
    ])
    var told: Set<Int> = []
    for remark in remarks {
      guard case .lapses(let rule, _) = remark.kind else { continue }
      let transfer = dossier.transfers[remark.transfer]
      let isFirst = told.insert(remark.transfer).inserted
      table.row([
        .text(transfer.code),
        .text(SettlementWording.place(TransferWording.lapsesFor(remark, dossier), dossier)),
        .text(TransferWording.remark(remark, dossier)),
        isFirst ? obligation(transfer) : .text("zie hierboven"),
        .text(TransferWording.source(rule)),
      ])
    }
    return table
  }

  /// What lapses: the parameter's amount where the dossier has it, else p.m.
  func obligation(_ transfer: PupilTransfer) -> ReportTable.Cell {
    let day = transfer.decidedOn ?? transfer.firstDay
    guard
      let parameter = dossier.parameters.first(where: {
        $0.name == TransferTerm.obligation.rawValue
      }),
      let cents = parameter.value(inYear: day?.year ?? dossier.firstYear)?.number?
        .rounded(toScale: 2)?.coefficient
    else { return .text("p.m.") }
    return .cents(-cents)
  }
}
