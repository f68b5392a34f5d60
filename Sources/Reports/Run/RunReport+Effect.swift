import Dossiers
import Formats
import Numbers
import Results

extension RunReport {
  /// The first thing that a reader of the whole period wants: the totals of each year.
  func budgetParagraph() -> String {
    var table = ReportTable(
      [.init("wat", "Begroting")] + yearColumns(outcome.years.map(\.year)))
    func row(_ name: String, _ amount: (YearOutcome) -> Int128) {
      table.row([.text(name)] + outcome.years.map { .cents(amount($0)) })
    }
    row("Totale baten") { Int128($0.totals.income.cents) }
    row("Totale lasten") { Int128($0.totals.expenses.cents) }
    row("Resultaat") { Int128($0.totals.result.cents) }
    if hasBalance {
      row("Eigen vermogen eind van het jaar") { $0.balance?.cents(.equity, in: dossier) ?? 0 }
    }
    var text = "\n## Begroting\n\n" + table.markdown
    text += charts.filter { $0.name != ChartName.expenses }.map(image).joined()
    for (place, other) in beside.enumerated() { text += effectParagraph(other, place) }
    return text
  }

  /// How the difference between two outcomes runs through, from the lines to the measures.
  private func effectParagraph(_ other: BesideOutcome, _ place: Int) -> String {
    let this = BesideOutcome(name: scenario, dossier: dossier, outcome: outcome)
    // A reader starts from the base, whichever of the two the report is about.
    let (before, after) = dossier.scenarios.isEmpty ? (this, other) : (other, this)
    let years = before.outcome.years.compactMap { year in
      after.outcome.years.first { $0.year == year.year }.map { (before: year, after: $0) }
    }
    guard !years.isEmpty else { return "" }
    var table = ReportTable(
      [.init("wat", "Verandering per jaar")] + yearColumns(years.map(\.before.year)))
    let rows = effectRows(before.dossier, after.dossier, years)
    for row in rows.rows { table.row(row) }
    let measures = measureRows(before.dossier, after.dossier, years)
    let isChanged = rows.isChanged || !measures.isEmpty
    if !measures.isEmpty {
      table.row([.strong("Kengetallen, voor → na")] + years.map { _ in .empty })
      for row in measures { table.row(row) }
    }
    return """

      ### Hoe de verandering doorwerkt: \(MarkdownText.escape(after.name)) naast \
      \(MarkdownText.escape(before.name))

      \(changeSentence(place))\(effectSentence(before, after))
      \(isChanged ? "\n\(table.markdown)" : "")
      """
  }

  /// What differs between the two, in short; the tables of each year tell the rest.
  private func changeSentence(_ place: Int) -> String {
    var (texts, derived): ([String], [String]) = ([], [])
    for comparison in comparisons where comparison.indices.contains(place) {
      for change in comparison[place].changes {
        let text =
          "\(ChangeWording.subject(change)) (\(ChangeWording.value(change.before)) → "
          + "\(ChangeWording.value(change.after)))"
        switch change.subject {
        case .line, .income, .expenses:
          // An amount that follows from a rate is no cause; a fixed one is, when nothing else is.
          if case .line = change.subject, !derived.contains(text) { derived.append(text) }
        case .parameter, .step, .pot, .group, .schools, .kind, .count, .total, .attribute:
          if !texts.contains(text) { texts.append(text) }
        }
      }
    }
    if texts.isEmpty { texts = derived }
    guard !texts.isEmpty else { return "" }
    let most = 3
    let rest = texts.count > most ? " en nog \(texts.count - most)" : ""
    return "Anders is: \(MarkdownText.escape(texts.prefix(most).joined(separator: "; ")))\(rest). "
  }

  private func effectSentence(_ before: BesideOutcome, _ after: BesideOutcome) -> String {
    func total(_ outcome: Outcome, _ cents: (YearOutcome) -> Int128) -> Int128 {
      outcome.years.reduce(0) { $0 + cents($1) }
    }
    func change(_ cents: (YearOutcome) -> Int128) -> Int128 {
      total(after.outcome, cents) - total(before.outcome, cents)
    }
    let allocated = change { $0.allocated }
    let result = change { Int128($0.totals.result.cents) }
    var parts: [String] = []
    for (name, cents) in causes(before, after) {
      parts.append(
        "\(MarkdownText.escape(name)) \(Self.size(cents)) \(cents > 0 ? "hoger" : "lager")")
    }
    let room = change { Int128($0.totals.room?.cents ?? 0) }
    let isOnlyRoom = parts.isEmpty
    if room != 0 {
      parts.append(
        "de ruimte voor de scholen \(Self.size(room)) \(room > 0 ? "groter" : "kleiner")")
    }
    var text =
      parts.isEmpty
      ? "" : "Over \(period) samen \(isOnlyRoom ? "wordt" : "worden") \(Self.list(parts)). "
    text +=
      "Er gaat \(Self.change(allocated, more: "naar scholen")) "
      + (result == 0
        ? "en het resultaat verandert niet."
        : "en het resultaat wordt \(Self.size(result)) \(result > 0 ? "hoger" : "lager").")
    if let end = after.outcome.years.last, let sheet = end.balance,
      let other = before.outcome.years.last?.balance
    {
      let equity = sheet.cents(.equity, in: after.dossier)
      let difference = equity - other.cents(.equity, in: before.dossier)
      text += " Eind \(end.year) is het eigen vermogen \(Euros.text(equity))"
      text +=
        difference == 0
        ? ", evenveel als zonder de verandering."
        : ", \(Self.size(difference)) \(difference > 0 ? "meer" : "minder") "
          + "dan zonder de verandering."
    }
    for crossing in crossings(before, after) { text += " " + crossing }
    return text
  }

  /// What lines that no step pays change by over all years, by heading.
  private func causes(
    _ before: BesideOutcome, _ after: BesideOutcome
  ) -> [(name: String, cents: Int128)] {
    func totals(_ one: BesideOutcome, _ side: BudgetLine.Side) -> [(name: String, cents: Int128)] {
      LineGroup.groups(of: side, in: one.dossier) { line in
        line.mode == .steps ? "" : Self.heading(line)
      }.filter { !$0.name.isEmpty }.map { group in
        (group.name, one.outcome.years.reduce(0) { $0 + group.cents(in: $1) })
      }
    }
    return BudgetLine.Side.allCases.flatMap { side in
      let (old, new) = (totals(before, side), totals(after, side))
      let names =
        old.map(\.name)
        + new.map(\.name).filter { name in
          !old.contains { $0.name == name }
        }
      return names.compactMap { name in
        let cents =
          (new.first { $0.name == name }?.cents ?? 0) - (old.first { $0.name == name }?.cents ?? 0)
        let isWhole = name == BudgetWording.side(side)
        let title = "de \(side.rawValue)" + (isWhole ? "" : " «\(name)»")
        return cents == 0 ? nil : (title, cents)
      }
    }
  }

  private static func change(_ cents: Int128, more what: String) -> String {
    cents == 0
      ? "evenveel \(what)" : "\(size(cents)) \(cents > 0 ? "meer" : "minder") \(what)"
  }

  private static func size(_ cents: Int128) -> String { Euros.text(Int128(cents.magnitude)) }

  // MARK: Amounts

  private typealias YearPair = (before: YearOutcome, after: YearOutcome)

  private func effectRows(
    _ before: Dossier, _ after: Dossier, _ years: [YearPair]
  ) -> (rows: [[ReportTable.Cell]], isChanged: Bool) {
    var rows: [[ReportTable.Cell]] = []
    var isChanged = false
    func row(_ name: String, isAlways: Bool = true, _ change: (YearPair) -> Int128?) {
      let changes = years.map(change)
      let isTold = changes.contains { $0.map { isAlways || $0 != 0 } ?? false }
      guard isTold else { return }
      isChanged = isChanged || changes.contains { $0.map { $0 != 0 } ?? false }
      rows.append([.text(name)] + changes.map { $0.map { .cents($0) } ?? .text("–") })
    }
    for side in BudgetLine.Side.allCases {
      let mine = LineGroup.groups(of: side, in: before, by: Self.heading)
      let theirs = LineGroup.groups(of: side, in: after, by: Self.heading)
      let before = Dictionary(uniqueKeysWithValues: mine.map { ($0.name, $0) })
      let after = Dictionary(uniqueKeysWithValues: theirs.map { ($0.name, $0) })
      for name in mine.map(\.name) + theirs.map(\.name).filter({ before[$0] == nil }) {
        let (one, other) = (before[name], after[name])
        let title = name == BudgetWording.side(side) ? name : "\(BudgetWording.side(side)): \(name)"
        row(title, isAlways: false) {
          (other?.cents(in: $0.after) ?? 0) - (one?.cents(in: $0.before) ?? 0)
        }
      }
    }
    row("Ruimte voor de scholen") { pair in
      pair.after.totals.room.flatMap { after in
        pair.before.totals.room.map { Int128(after.cents) - Int128($0.cents) }
      }
    }
    let isDivided = years.contains { !$0.before.steps.isEmpty || !$0.after.steps.isEmpty }
    row("Naar scholen verdeeld", isAlways: isDivided) { $0.after.allocated - $0.before.allocated }
    row("Resultaat") {
      Int128($0.after.totals.result.cents) - Int128($0.before.totals.result.cents)
    }
    row("Eigen vermogen eind van het jaar") { pair in
      pair.after.balance.flatMap { sheet in
        pair.before.balance.map {
          sheet.cents(.equity, in: after) - $0.cents(.equity, in: before)
        }
      }
    }
    return (rows, isChanged)
  }

  private static func heading(_ line: BudgetLine) -> String {
    line.heading.isEmpty ? line.description : line.heading
  }

  // MARK: Measures

  /// The measures that differ in some year, each as `voor → na`.
  private func measureRows(
    _ before: Dossier, _ after: Dossier, _ years: [YearPair]
  ) -> [[ReportTable.Cell]] {
    before.measures.compactMap { measure in
      let texts = years.map { pair in
        [(pair.before, before), (pair.after, after)].map { year, dossier in
          Self.value(of: measure.name, year, dossier)
            .map { MeasureWording.value($0, measure.unit) } ?? "–"
        }
      }
      // A difference that does not show is not told.
      guard texts.contains(where: { $0[0] != $0[1] }) else { return nil }
      return [.text(measure.description)]
        + texts.map { .text($0[0] == $0[1] ? $0[0] : $0.joined(separator: " → ")) }
    }
  }

  /// Measures that leave their bounds, or come back within them.
  private func crossings(_ before: BesideOutcome, _ after: BesideOutcome) -> [String] {
    var crossings: [(measure: String, was: String, now: String, years: [String])] = []
    for measure in after.dossier.measures {
      guard let was = before.dossier.measures.first(where: { $0.name == measure.name }) else {
        continue
      }
      for year in after.outcome.years {
        guard let old = before.outcome.years.first(where: { $0.year == year.year }) else {
          continue
        }
        let one = MeasureWording.standing(Self.value(of: measure.name, old, before.dossier), was)
        let other = MeasureWording.standing(
          Self.value(of: measure.name, year, after.dossier), measure)
        guard one != other else { continue }
        if let place = crossings.firstIndex(where: {
          $0.measure == measure.description && $0.was == one && $0.now == other
        }) {
          crossings[place].years.append(String(year.year))
        } else {
          crossings.append((measure.description, one, other, [String(year.year)]))
        }
      }
    }
    return crossings.map {
      "In \(Self.list($0.years)) staat «\(MarkdownText.escape($0.measure))» daardoor \($0.now); "
        + "zonder de verandering: \($0.was)."
    }
  }

  private static func value(of name: String, _ year: YearOutcome, _ dossier: Dossier) -> Decimal? {
    year.measures.first { dossier.measures[$0.measure].name == name }?.value
  }
}
