import Dossiers
import Results

/// The Dutch words for what a difference comes from.
enum CauseWording {
  /// A cause as a reader knows it.
  static func text(
    _ cause: Redistribution.Cause, withScenario: Bool, most: Int = 4
  ) -> String {
    switch cause {
    case .rows(let rows): text(rows, withScenario: withScenario, most: most)
    case .ownPupils: "Eigen leerlingen"
    case .otherPupils: "Leerlingen van andere scholen"
    case .pots: "Omvang van de potten"
    case .rules: "Regels en bedragen"
    }
  }

  /// What a cause is, where its name does not say it.
  static func meaning(_ cause: Redistribution.Cause) -> String {
    switch cause {
    case .rows: ""
    case .ownPupils: "de school telt zelf meer of minder leerlingen, of begint of houdt op"
    case .otherPupils: "andere scholen tellen meer of minder leerlingen"
    case .pots: "er zit meer of minder in de pot waaruit de stap betaalt"
    case .rules:
      "een andere stap, een ander bedrag of gewicht, een andere doelgroep, of de overgangsregeling"
    }
  }

  /// Rows as a reader knows them: `parameters.csv regel 3: gewicht_kb 2 → 6`.
  ///
  /// - Parameters:
  ///   - rows: the rows of one cause.
  ///   - withScenario: whether more than one scenario is laid, so that its name belongs to the path.
  ///   - most: how many rows are told in full.
  static func text(_ rows: [OverlayRow], withScenario: Bool, most: Int = 4) -> String {
    let texts = rows.prefix(most).map { text($0, withScenario) }.joined(separator: "; samen met ")
    let rest = rows.count - most
    return rest > 0 ? "\(texts); en nog \(rest) \(rest == 1 ? "rij" : "rijen")" : texts
  }

  private static func text(_ row: OverlayRow, _ withScenario: Bool) -> String {
    let place = withScenario ? "\(row.scenario)/\(row.path)" : row.path
    return "\(place) regel \(row.line): \(what(row))"
  }

  private static func what(_ row: OverlayRow) -> String {
    switch row.effect {
    case .removed:
      return "\(name(row, isWhole: true)) vervalt"
    case .added(let cells):
      let told = cells.filter { !remarks.contains($0.column) && $0.column != "eenheid" }
      guard !told.isEmpty else { return "\(name(row, isWhole: true)) is nieuw" }
      let isBare = row.path == "parameters.csv"
      let texts = told.map {
        isBare ? $0.text : "\($0.column) \(ExpressionWording.shown($0.text))"
      }
      return "\(name(row, isWhole: true)) is nieuw: \(shortened(texts))"
    case .changed(let changes):
      guard !changes.isEmpty else { return "\(name(row)) verandert niets" }
      let told = changes.filter { !remarks.contains($0.column) }
      guard !told.isEmpty else { return "\(name(row)) verandert alleen status of toelichting" }
      let isBare = row.path == "parameters.csv"
      let texts = told.map { change in
        let column = isBare && change.column == "waarde" ? "" : "\(change.column) "
        return "\(column)\(shown(change.before)) → \(shown(change.after))"
      }
      return "\(name(row)) \(shortened(texts))"
    }
  }

  /// The columns that cannot move money.
  private static let remarks = ["status", "bron", "toelichting", "omschrijving", "naam"]

  private static func shown(_ text: String) -> String {
    text.isEmpty ? "leeg" : ExpressionWording.shown(text)
  }

  /// A row by its key; the day from which it holds tells a new row from the one before it.
  private static func name(_ row: OverlayRow, isWhole: Bool = false) -> String {
    let words = row.key.compactMap { cell -> String? in
      switch cell.column {
      case "volgnr": "stap \(cell.text)"
      case "vanaf": isWhole ? "vanaf \(cell.text)" : nil
      case "naar": "naar \(cell.text)"
      default: cell.text
      }
    }
    return words.joined(separator: " ")
  }

  private static func shortened(_ texts: [String]) -> String {
    let most = 6
    let rest = texts.count > most ? " en nog \(texts.count - most)" : ""
    return texts.prefix(most).joined(separator: ", ") + rest
  }
}
