import Dossiers
import Formats
import Numbers
import Results

extension RunReport {
  /// What came into each pot that is fed from outside, and what became of it.
  func potFlow() -> String {
    var text = heading("Herkomst en besteding")
    let trees = PotTree.trees(of: outcome, in: dossier)
    let years = outcome.years.filter { !$0.pots.isEmpty }.map(\.year)
    let silent = outcome.years.filter { $0.pots.isEmpty }.map { String($0.year) }
    if !silent.isEmpty {
      text += "\n\(AllocationWording.underivable(Self.list(silent)))\n"
    }
    guard !trees.isEmpty, !years.isEmpty else { return text }
    text += """

      Per bron van geld: wat erin kwam, wat tussen potten verschoof, wat naar scholen ging en wat over \
      is. Elke pot staat in één tabel. Een bedrag dat naar een pot van een andere bron gaat, staat in \
      de ene tabel bij de besteding en in de andere bij de herkomst.

      """
    for tree in trees {
      text += "\n## \(MarkdownText.escape(title(of: tree)))\n\n"
      text += potTreeTable(tree, years).markdown
    }
    return text
  }

  /// Words as a list: `2024, 2025 en 2026`.
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " en " + last
  }

  /// The sources of a tree by name, with the pot that they feed.
  private func title(of tree: PotTree) -> String {
    var feeds: [Pot.Feed] = []
    for year in outcome.years {
      for feed in dossier.pots[tree.root].row(inYear: year.year)?.feeds ?? []
      where !feeds.contains(feed) {
        feeds.append(feed)
      }
    }
    let names = feeds.map { BudgetWording.feed($0, dossier) }
    return "\(Self.list(names).capitalizedFirst) (pot \(potName(tree.root)))"
  }

  private func potTreeTable(_ tree: PotTree, _ years: [Int]) -> ReportTable {
    var table = ReportTable([.init("wat", "Wat")] + yearColumns(years))
    func rows(_ isWanted: (PotTree.Part) -> Bool) {
      for row in tree.rows(isWanted, dossier) {
        table.row(
          [.text(self.text(row, tree))]
            + years.map { tree.rows.amount(row, $0).map { .cents($0) } ?? .text("–") })
      }
    }
    func total(_ title: String, _ isPart: (PotTree.Row) -> Bool) {
      table.row([.strong(title)] + years.map { .total(tree.rows.total(in: $0, of: isPart)) })
    }
    func section(_ title: String) {
      table.row([.strong(title)] + years.map { _ in .empty })
    }
    section("Herkomst")
    rows { $0.isSource }
    total("Totale herkomst") { $0.part.isSource }
    section("Besteding")
    rows { $0.isUse }
    total("Totale besteding") { $0.part.isUse }
    for row in tree.rows({ $0 == .left }, dossier)
    where years.contains(where: { (tree.rows.amount(row, $0) ?? 0) != 0 }) {
      table.row(
        [.text(text(row, tree))]
          + years.map { tree.rows.amount(row, $0).map { .cents($0) } ?? .text("–") })
    }
    total("Over: herkomst min besteding") { $0.part == .left }
    if tree.rows.rows.contains(where: { $0.part == .moved }) {
      section("Waarvan verschoven tussen deze potten")
      rows { $0 == .moved }
    }
    return table
  }

  /// A row of a tree in words.
  private func text(_ row: PotTree.Row, _ tree: PotTree) -> String {
    let pot = potName(row.pot)
    let step = row.step.map { "stap \(dossier.steps[$0].number): " } ?? ""
    let other = row.other.map(potName) ?? ""
    switch row.part {
    case .fed:
      let feed = BudgetWording.feed(row.feed, dossier)
      return row.pot == tree.root && row.feed != nil ? "Uit \(feed)" : "Uit \(feed), in pot \(pot)"
    case .received: return "Uit pot \(other) in pot \(pot), \(step)\(description(row))"
    case .supplemented: return "Bijgepast uit het resultaat, in pot \(pot)"
    case .moved: return "Van \(pot) naar \(other), \(step)\(description(row))"
    case .posted:
      let line = row.step.flatMap { dossier.steps[$0].line }.map {
        " → \(dossier.lines[$0].description)"
      }
      return "Naar scholen, \(step)\(description(row))\(line ?? "")"
    case .given: return "Naar pot \(other), \(step)\(description(row))"
    case .left:
      let last = outcome.years.last { dossier.pots[row.pot].row(inYear: $0.year) != nil }
      let surplus = last.flatMap { dossier.pots[row.pot].row(inYear: $0.year)?.surplus }
      return "Over in pot \(pot), \(BudgetWording.surplus(surplus, dossier))"
    }
  }

  private func description(_ row: PotTree.Row) -> String {
    row.step.map { dossier.steps[$0].description } ?? "wat er over is"
  }

  /// One row per year and movement of a pot.
  func potFlowTable() -> ReportTable {
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("scenario", "Scenario"), .init("bron_van_geld", "Bron van geld"),
      .init("soort", "Soort"), .init("pot", "Pot"), .init("andere_pot", "Andere pot"),
      .init("volgnr", "Stap"), .init("regel", "Regel"), .init("omschrijving", "Omschrijving"),
      .init("bedrag", "Bedrag", numeric: true),
    ])
    let trees = PotTree.trees(of: outcome, in: dossier)
    for year in outcome.years {
      for tree in trees {
        for row in tree.rows({ _ in true }, dossier) {
          guard let cents = tree.rows.amount(row, year.year) else { continue }
          let step = row.step.map { dossier.steps[$0] }
          table.row([
            .text(String(year.year)), .text(scenario), .text(title(of: tree)),
            .text(Self.word(row.part)), .text(potName(row.pot)),
            .text(row.other.map(potName) ?? ""), .text(step.map { String($0.number) } ?? ""),
            .text(step?.line.map { dossier.lines[$0].code } ?? ""), .text(text(row, tree)),
            .cents(cents),
          ])
        }
      }
    }
    return table
  }

  private static func word(_ part: PotTree.Part) -> String {
    switch part {
    case .fed: "gevoed"
    case .received: "ontvangen"
    case .supplemented: "bijgepast"
    case .moved: "verschoven"
    case .posted: "naar scholen"
    case .given: "naar andere pot"
    case .left: "over"
    }
  }
}
