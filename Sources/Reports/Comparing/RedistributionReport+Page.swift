import Dossiers
import Formats
import Numbers
import Results

extension RedistributionReport {
  /// `herverdeeleffecten.md`.
  func page() -> String {
    var text = """
      # Herverdeeleffecten \(period)

      \(MarkdownText.escape(dossierName)) · **\(MarkdownText.escape(redistribution.after))** naast \
      \(MarkdownText.escape(redistribution.before))

      > \(standing.markdown)

      Deze pagina gaat over de verdeling: wat de stappen van `verdeling.csv` aan scholen geven. \
      Verrekeningen van overstappen staan er niet in. Voor is \
      «\(MarkdownText.escape(redistribution.before))», na is \
      «\(MarkdownText.escape(redistribution.after))».

      """
    if !note.isEmpty { text += "\n\(MarkdownText.escape(note))\n" }
    if let chart {
      text += "\n![\(MarkdownText.escape("\(chart.title). \(chart.alternative)"))](\(chart.path))\n"
    }
    text += isOfMoments ? splitLegend : "\n## Wat anders is\n\n" + changeList
    for year in redistribution.years { text += section(year) }
    return text + "\nBerekend met \(MarkdownText.escape(version)).\n"
  }

  /// What each cause means, where they are not rows that a reader can look up.
  private var splitLegend: String {
    var text = "\n## Hoe het verschil is gesplitst\n\n"
    for (place, cause) in redistribution.causes.enumerated() {
      text +=
        "\(place + 1). \(CauseWording.text(cause, withScenario: false)): "
        + "\(CauseWording.meaning(cause)).\n"
    }
    return text
      + "\nElke stap is in deze volgorde van voor naar na gebracht, en elk deel is op centen "
      + "afgerond; samen zijn ze precies het verschil. Wat leerlingen aan de omvang van een pot "
      + "veranderen, staat bij de potten.\n"
  }

  /// Every cause with its number, those that move nothing in one line.
  private var changeList: String {
    let effective = effectiveCauses
    var text = ""
    for (number, cause) in effective.enumerated() {
      text += "\(number + 1). \(MarkdownText.escape(self.text(ofCause: cause)))\n"
    }
    let idle = redistribution.causes.count - effective.count
    guard idle > 0 else { return text.isEmpty ? "Geen enkele rij.\n" : text }
    let most = 5
    let names = redistribution.causes.indices.filter { !effective.contains($0) }
      .prefix(most).map { self.text(ofCause: $0, most: 1) }
    let rest = idle > most ? " en nog \(idle - most)" : ""
    return text + (text.isEmpty ? "" : "\n") + "Zonder gevolg voor een school: "
      + MarkdownText.escape(names.joined(separator: "; ")) + "\(rest).\n"
  }

  private func section(_ year: Redistribution.Year) -> String {
    var text = "\n## Begrotingsjaar \(year.year)\n\n"
    guard year.isAllocated else {
      return text + AllocationWording.underivable(String(year.year)) + "\n"
    }
    text += RedistributionWording.summary(year, redistribution) + "\n"
    text += onlyInOne(year)
    guard year.effect != .init([]) || !causes(year).isEmpty else { return text }
    text += RedistributionWording.why(year, redistribution)
    text += causes(year)
    text += "\n### Per school\n\n" + schoolTable(year).markdown
    text += "\n### Per schoolbestuur\n\n"
    text += partTable("Schoolbestuur", year.boards, year.total).markdown
    text += "\n### Per soort school\n\n" + partTable("Soort", year.kinds, year.total).markdown
    text += "\n### Per pot\n\n" + partTable("Pot", year.pots, year.total).markdown
    return text
  }

  /// The schools that exist in one of the two only.
  private func onlyInOne(_ year: Redistribution.Year) -> String {
    let lists: [(Redistribution.Presence, String)] = [
      (.before, redistribution.before), (.after, redistribution.after),
    ]
    let sentences = lists.compactMap { presence, name -> String? in
      let names = year.schools.filter { $0.presence == presence }.map(\.name)
      guard !names.isEmpty else { return nil }
      return "Alleen in «\(name)» \(names.count == 1 ? "bestaat" : "bestaan"): "
        + names.joined(separator: ", ") + "."
    }
    return sentences.map { "\n\(MarkdownText.escape($0))\n" }.joined()
  }

  // MARK: Causes

  /// How many causes have a column of their own.
  private static let mostColumns = 7

  private func causes(_ year: Redistribution.Year) -> String {
    let effective = effectiveCauses
    let here = effective.filter { year.effect(ofCause: $0) != .init([]) }
    guard !here.isEmpty else { return "" }
    var table = ReportTable([
      .init("nummer", "Nr"), .init("oorzaak", "Waardoor"),
      .init("meer", "Scholen meer", numeric: true), .init("voordeel", "Samen meer", numeric: true),
      .init("minder", "Scholen minder", numeric: true),
      .init("nadeel", "Samen minder", numeric: true), .init("saldo", "Per saldo", numeric: true),
    ])
    for (number, cause) in effective.enumerated() where here.contains(cause) {
      let effect = year.effect(ofCause: cause)
      table.row([
        .text(String((isOfMoments ? cause : number) + 1)), .text(text(ofCause: cause)),
        .whole(Int128(effect.gainers)),
        .cents(effect.gains), .whole(Int128(effect.losers)), .cents(-effect.losses),
        .cents(effect.net),
      ])
    }
    var text = "\n### Waardoor\n\n"
    text +=
      isOfMoments
      ? ""
      : here.count == 1
        ? "Het hele verschil van elke school komt door één verandering.\n\n"
        : "De veranderingen zijn één voor één doorgevoerd, in de volgorde van deze tabel. In een andere "
          + "volgorde is de verdeling over de oorzaken anders; de som per school is dezelfde.\n\n"
    text += table.markdown
    guard here.count > 1 else { return text }
    return text + "\n### Per school naar oorzaak\n\n" + split(year, here, effective)
  }

  /// The difference of each school by cause; beyond some columns the smaller causes are one.
  private func split(
    _ year: Redistribution.Year, _ here: [Int], _ effective: [Int]
  ) -> String {
    func size(_ cause: Int) -> Int128 {
      let effect = year.effect(ofCause: cause)
      return effect.gains + effect.losses
    }
    let isAll = here.count <= Self.mostColumns + 1
    let largest =
      isAll
      ? here
      : here.sorted { (size($1), $0) < (size($0), $1) }.prefix(Self.mostColumns).sorted()
    let others = here.filter { !largest.contains($0) }
    var columns: [ReportTable.Column] = [.init("school", "School")]
    columns += largest.map { cause in
      let number = (isOfMoments ? cause : effective.firstIndex(of: cause) ?? 0) + 1
      let heading = isOfMoments ? text(ofCause: cause) : "Door \(number)"
      return .init("oorzaak_\(number)", heading, numeric: true)
    }
    if !others.isEmpty { columns.append(.init("overig", "Door andere", numeric: true)) }
    columns.append(.init("verschil", "Verschil", numeric: true))
    var table = ReportTable(columns)
    for school in year.schools where school.causes.contains(where: { $0 != 0 }) {
      var cells: [ReportTable.Cell] = [.text(school.name)]
      cells += largest.map { .cents(school.causes[$0]) }
      if !others.isEmpty { cells.append(.cents(others.reduce(0) { $0 + school.causes[$1] })) }
      table.row(cells + [.total(school.amounts.difference)])
    }
    return table.markdown
      + (others.isEmpty ? "" : "\nIn `herverdeeleffecten.csv` staat elke oorzaak apart.\n")
  }

  // MARK: Amounts

  private func schoolTable(_ year: Redistribution.Year) -> ReportTable {
    let pupils: [ReportTable.Column] =
      isOfMoments
      ? [
        .init("leerlingen_voor", "Leerlingen voor", numeric: true),
        .init("leerlingen_na", "Leerlingen na", numeric: true),
      ] : []
    var table = ReportTable(
      [
        .init("school", "School"), .init("schoolbestuur", "Schoolbestuur"), .init("soort", "Soort"),
      ] + pupils + Self.amountColumns)
    for school in year.schools {
      let counts = [school.pupilsBefore, school.pupilsAfter].prefix(pupils.count)
      table.row(
        [.text(school.name), .text(school.board), .text(school.kind.rawValue)]
          + counts.map { $0.map { .whole($0) } ?? .empty } + Self.cells(school.amounts))
    }
    table.row(
      [.strong("Totaal"), .empty, .empty] + pupils.map { _ in .empty }
        + Self.cells(year.total, isTotal: true))
    return table
  }

  private func partTable(
    _ heading: String, _ parts: [Redistribution.Part], _ total: Redistribution.Amounts
  ) -> ReportTable {
    var table = ReportTable([.init("naam", heading)] + Self.amountColumns)
    for part in parts { table.row([.text(part.name)] + Self.cells(part.amounts)) }
    table.row([.strong("Totaal")] + Self.cells(total, isTotal: true))
    return table
  }

  private static let amountColumns: [ReportTable.Column] = [
    .init("voor", "Voor", numeric: true), .init("na", "Na", numeric: true),
    .init("verschil", "Verschil", numeric: true), .init("procent", "%", numeric: true),
  ]

  private static func cells(
    _ amounts: Redistribution.Amounts, isTotal: Bool = false
  ) -> [ReportTable.Cell] {
    [amounts.before, amounts.after, amounts.difference].map { isTotal ? .total($0) : .cents($0) }
      + [.text(DutchText.percentage(amounts.difference, of: amounts.before))]
  }
}
