import Dossiers
import Formats
import Numbers
import Results

extension RunReport {
  // MARK: vangnet

  /// The growth of each vso location between the counts, and what of it is funded.
  func vangnet() -> String {
    var text = heading("Vangnet")
    let choices = choiceTable()
    text += "\n## De keuzes\n\n"
    text +=
      choices.rows.isEmpty
      ? "Het dossier maakt hier geen keuzes (parameters.csv).\n" : choices.markdown
    for (index, year) in outcome.years.enumerated() {
      guard audience != .open else {
        text += openVangnet(open.years[index])
        continue
      }
      let locations = vangnet(year)
      let claims = claimTable(year, isVangnet)
      guard !locations.isEmpty || !claims.rows.isEmpty else { continue }
      text += "\n## \(year.year)\n"
      for location in locations { text += paragraph(location, year) }
      if !claims.rows.isEmpty { text += "\n### Verrekeningen\n\n" + claims.markdown }
    }
    return audience == .open ? text + "\n" + Self.openLegend : text
  }

  private func isVangnet(_ claim: Claim) -> Bool {
    switch claim.rule {
    case .vangnetSupport, .vangnetBasic, .vangnetUnnamed: true
    case .follows, .placedBack, .contribution: false
    }
  }

  /// The locations that the audience may see whole.
  private func vangnet(_ year: YearOutcome) -> [VangnetOutcome] {
    year.settlement.vangnet.filter { audience.board == nil || isOwn($0.school, year) }
  }

  private func locationName(_ code: String) -> String {
    dossier.locations.first { $0.code == code }?.name ?? code
  }

  private func choiceTable() -> ReportTable {
    var table = ReportTable([
      .init("keuze", "Keuze"), .init("jaar", "Jaar"), .init("waarde", "Gekozen"),
      .init("mogelijk", "Mogelijk"), .init("status", "Status"), .init("bron", "Bron"),
    ])
    for choice in [TransferChoice.reading, .period, .categories] {
      guard let parameter = dossier.parameters.first(where: { $0.name == choice.rawValue }) else {
        continue
      }
      for year in outcome.years {
        guard let value = parameter.value(inYear: year.year) else { continue }
        table.row([
          .text(choice.rawValue), .text(String(year.year)), .text(value.text),
          .text(choice.values.joined(separator: ", ")), .text(value.provenance.status.rawValue),
          .text(value.provenance.source),
        ])
      }
    }
    return table
  }

  // MARK: A location

  private func paragraph(_ location: VangnetOutcome, _ year: YearOutcome) -> String {
    var text = "\n### \(MarkdownText.escape(locationName(location.location)))\n\n"
    text += countTable(location).markdown
    var facts = ReportTable([
      .init("wat", "Wat"), .init("leerlingen", "Leerlingen", numeric: true),
    ])
    let moved = Int128(location.arrivals.count) - Int128(location.departures.count)
    func row(_ what: String, _ pupils: Int128) { facts.row([.text(what), .whole(pupils)]) }
    row("Groei van 1 oktober tot 1 februari (bekostigt het Rijk)", location.before)
    row("Groei van 1 februari tot 1 juni", location.growth)
    row("Daarvan bekostigd door het vangnet", location.funded)
    row("Overstappen hierheen tussen de tellingen", Int128(location.arrivals.count))
    row("Overstappen hiervandaan tussen de tellingen", Int128(location.departures.count))
    row("Groei volgens de overstappen", moved)
    row("Niet verklaard: tellingen min overstappen", location.unexplained)
    row("Leerlingen over wie het vangnet is verdeeld", location.heads)
    row(
      "Daarvan zonder school van 1 oktober (blijft bij het samenwerkingsverband)", location.unnamed)
    text += "\n" + facts.markdown
    text += transferLine("Hierheen", location.arrivals)
    text += transferLine("Hiervandaan", location.departures)
    if location.unexplained != 0 {
      text += "\nDe tellingen en de overstappen verschillen; de tellingen gelden.\n"
    }
    if location.growth < 0 { text += "\nKrimp wordt niet teruggevorderd.\n" }
    return text
  }

  private func transferLine(_ direction: String, _ transfers: [Int]) -> String {
    guard !transfers.isEmpty else { return "" }
    let codes = transfers.map { MarkdownText.escape(dossier.transfers[$0].code) }
    return "\n\(direction) tussen de tellingen: \(Self.list(codes)).\n"
  }

  private func countTable(_ location: VangnetOutcome) -> ReportTable {
    var table = ReportTable([
      .init("categorie", "Categorie"), .init("oktober", "1 oktober", numeric: true),
      .init("februari", "1 februari", numeric: true), .init("juni", "1 juni", numeric: true),
      .init("groei", "Groei februari-juni", numeric: true),
    ])
    for category in location.categories {
      table.row([
        .text(dossier.vangnet[category.category].name),
        category.october.map { .whole($0) } ?? .text("–"), .whole(category.february),
        .whole(category.june), .whole(category.june - category.february),
      ])
    }
    let october = location.categories.compactMap(\.october)
    let isCounted = october.count == location.categories.count
    let february = location.categories.reduce(Int128(0)) { $0 + $1.february }
    let june = location.categories.reduce(Int128(0)) { $0 + $1.june }
    func strong(_ number: Int128) -> ReportTable.Cell { .strong(DutchText.whole(number)) }
    table.row([
      .strong("Totaal"), isCounted ? strong(october.reduce(0, +)) : .text("–"), strong(february),
      strong(june), strong(june - february),
    ])
    return table
  }

  // MARK: What everybody may see

  private func openVangnet(_ settlement: OpenSettlement) -> String {
    var table = ReportTable([
      .init("regel", "Regel"), .init("leerlingen", "Leerlingen", numeric: true),
      .init("bedrag", "Bedrag", numeric: true),
    ])
    for rule in [ClaimRule.vangnetSupport, .vangnetBasic, .vangnetUnnamed] {
      guard let entry = settlement.entry(.rule(rule)) else { continue }
      table.row([
        .text(SettlementWording.rule(rule)), Self.cell(entry.pupils),
        Self.cell(entry, isTotal: false),
      ])
    }
    guard !table.rows.isEmpty else { return "" }
    return "\n## \(settlement.year)\n\n" + table.markdown
      + "\nDe aantallen per vestiging staan in het rapport van het schoolbestuur zelf; per "
      + "schoolbestuur staan de bedragen in [verrekening.md](verrekening.md).\n"
  }

  // MARK: vangnet.csv

  /// One row per year, location and category; an open report has one per year and rule.
  func vangnetTable() -> ReportTable {
    guard audience != .open else { return openVangnetTable() }
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("scenario", "Scenario"), .init("vestiging", "Vestiging"),
      .init("naam", "Naam"), .init("categorie", "Categorie"),
      .init("oktober", "1 oktober", numeric: true),
      .init("februari", "1 februari", numeric: true), .init("juni", "1 juni", numeric: true),
      .init("groei", "Groei", numeric: true), .init("bekostigd", "Bekostigd", numeric: true),
      .init("instroom", "Instroom", numeric: true), .init("uitstroom", "Uitstroom", numeric: true),
      .init("onverklaard", "Niet verklaard", numeric: true),
      .init("zonder_school", "Zonder school van 1 oktober", numeric: true),
      .init("status", "Status"),
    ])
    for year in outcome.years {
      for location in vangnet(year) {
        let begin: [ReportTable.Cell] = [
          .text(String(year.year)), .text(scenario), .text(location.location),
          .text(locationName(location.location)),
        ]
        for category in location.categories {
          table.row(
            begin + [
              .text(dossier.vangnet[category.category].name),
              category.october.map { .whole($0) } ?? .empty, .whole(category.february),
              .whole(category.june), .whole(category.june - category.february), .empty, .empty,
              .empty, .empty, .empty, .text(location.status.rawValue),
            ])
        }
        table.row(
          begin + [
            .text("totaal"), .empty, .empty, .empty, .whole(location.growth),
            .whole(location.funded), .whole(Int128(location.arrivals.count)),
            .whole(Int128(location.departures.count)), .whole(location.unexplained),
            .whole(location.unnamed), .text(location.status.rawValue),
          ])
      }
    }
    return table
  }

  private func openVangnetTable() -> ReportTable {
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("scenario", "Scenario"), .init("regel", "Regel"),
      .init("leerlingen", "Leerlingen", numeric: true), .init("bedrag", "Bedrag", numeric: true),
    ])
    for year in open.years {
      for rule in [ClaimRule.vangnetSupport, .vangnetBasic, .vangnetUnnamed] {
        guard let entry = year.entry(.rule(rule)) else { continue }
        table.row([
          .text(String(year.year)), .text(scenario), .text(rule.rawValue),
          Self.cell(entry.pupils), Self.cell(entry, isTotal: false),
        ])
      }
    }
    return table
  }
}
