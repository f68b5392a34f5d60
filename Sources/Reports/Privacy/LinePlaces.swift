import Dossiers

/// Where the budget lines and measures of a dossier stand after some have gone.
struct LinePlaces {
  /// For each line its new place; nothing when it went.
  var lines: [Int?]
  /// For each measure its new place; nothing when it went.
  var measures: [Int?]

  /// An expression with the new places; what refers to something that went is unknown.
  func moved(_ expression: Expression) -> Expression {
    switch expression {
    case .number: expression
    case .name(let reference, let offset): .name(moved(reference), offset: offset)
    case .sum(let left, let right): .sum(moved(left), moved(right))
    case .difference(let left, let right): .difference(moved(left), moved(right))
    case .product(let left, let right): .product(moved(left), moved(right))
    }
  }

  private func moved(_ reference: Expression.Reference) -> Expression.Reference {
    switch reference {
    case .line(let line): lines[line].map { .line($0) } ?? .unknown
    case .measure(let measure): measures[measure].map { .measure($0) } ?? .unknown
    case .parameter, .attribute, .count, .item, .total, .unknown: reference
    }
  }

  func moved(_ formula: Formula) -> Formula {
    Formula(moved(formula.expression), text: formula.text, origin: formula.origin)
  }

  func moved(_ measure: Measure) -> Measure {
    Measure(
      name: measure.name, description: measure.description, formula: moved(measure.formula),
      divisor: measure.divisor.map(moved), unit: measure.unit, lowest: measure.lowest,
      highest: measure.highest, source: measure.source, origin: measure.origin)
  }

  func moved(_ step: StepRow) -> StepRow {
    StepRow(
      number: step.number, period: step.period, pot: step.pot, kind: step.kind,
      amount: step.amount.map(moved), key: step.key.map(moved), target: step.target, to: step.to,
      shortage: step.shortage, rounding: step.rounding, line: step.line.flatMap { lines[$0] },
      limit: step.limit, compared: step.compared,
      description: step.description, provenance: step.provenance, isPoisoned: step.isPoisoned)
  }

  func moved(_ pot: Pot) -> Pot {
    Pot(
      name: pot.name,
      rows: pot.rows.map { row in
        Pot.Row(
          period: row.period, feeds: row.feeds.map(moved), feedsOrigin: row.feedsOrigin,
          surplus: row.surplus, description: row.description, provenance: row.provenance)
      })
  }

  private func moved(_ feed: Pot.Feed) -> Pot.Feed {
    switch feed {
    case .line(let line): lines[line].map { .line($0) } ?? .unknown
    case .parameter, .room, .unknown: feed
    }
  }
}
