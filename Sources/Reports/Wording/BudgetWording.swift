import Dossiers
import Formats
import Numbers

/// The Dutch words for the budget, the balance sheet and the pots.
enum BudgetWording {
  /// A side of the budget as a heading.
  static func side(_ side: BudgetLine.Side) -> String {
    switch side {
    case .baten: "Baten"
    case .lasten: "Lasten"
    }
  }

  /// The total of a side of the budget.
  static func total(_ side: BudgetLine.Side) -> String {
    switch side {
    case .baten: "Totale baten"
    case .lasten: "Totale lasten"
    }
  }

  /// A total as a row of a table.
  static func total(_ total: OutcomeTotal) -> String {
    switch total {
    case .income: "Totale baten"
    case .expenses: "Totale lasten"
    case .result: "Resultaat"
    case .assets: "Totaal activa"
    case .equity: "Totaal eigen vermogen"
    case .liabilities: "Totaal passiva"
    }
  }

  /// How the amount of a line comes about.
  static func mode(_ mode: BudgetLine.Mode) -> String {
    switch mode {
    case .fixed: "vast bedrag"
    case .rate: "tarief × grondslag"
    case .steps: "som van de verdeelstappen"
    case .closing: "sluitpost"
    case .settlement: "som van de verrekeningen"
    }
  }

  /// A side of the balance sheet as a heading.
  static func side(_ side: BalanceItem.Side) -> String {
    switch side {
    case .activa: "Activa"
    case .passiva: "Passiva"
    }
  }

  /// What moves the liquid means.
  static func part(_ part: CashFlow.Part) -> String {
    switch part {
    case .result: "Resultaat"
    case .provisions: "Mutatie voorzieningen"
    case .receivables: "Mutatie vorderingen (een daling brengt geld op)"
    case .debts: "Mutatie kortlopende schulden"
    case .fixedAssets: "Mutatie vaste activa (een daling brengt geld op)"
    case .besideResult: "Uit het eigen vermogen, buiten het resultaat om"
    case .openingGap: "Verschil dat de beginbalans zelf heeft"
    }
  }

  /// What an appropriation does to a reserve; `other` is the item on the other side.
  static func move(_ other: String?, isAddition: Bool) -> String {
    guard let other else { return "Eraf, buiten het resultaat om" }
    return isAddition ? "Uit \(other)" : "Naar \(other)"
  }

  /// Where what is left in a pot goes.
  static func surplus(_ surplus: Pot.Surplus?, _ dossier: Dossier) -> String {
    switch surplus {
    case .result: "naar het resultaat"
    case .pot(let pot): "naar pot \(dossier.pots[pot].name)"
    case .error, nil: "er blijft niets over"
    }
  }

  /// What feeds a pot.
  static func feed(_ feed: Pot.Feed?, _ dossier: Dossier) -> String {
    switch feed {
    case .line(let line): dossier.lines[line].description
    case .parameter(let parameter): "parameter \(dossier.parameters[parameter].name)"
    case .room: "ruimte in de begroting"
    case .unknown, nil: "alle voedingen samen"
    }
  }
}

/// The Dutch words for measures.
enum MeasureWording {
  /// The value of a measure to read: `6,23%`, `€ 1.234,00`, `1,86`.
  static func value(_ value: Decimal, _ unit: Unit) -> String {
    if unit.isPercentage {
      return value.rounded(toScale: 4).map { DutchText.percentage(fixed: $0) } ?? "te groot"
    }
    if unit.isAddable(to: .euro) {
      return value.rounded(toScale: 2).map { Euros.text($0.coefficient) } ?? "te groot"
    }
    if value.scale > 2, let rounded = value.rounded(toScale: 2) { return DutchText.number(rounded) }
    return DutchText.number(value)
  }

  /// A bound, with every decimal that the table gives it.
  static func bound(_ bound: Decimal?, _ unit: Unit) -> String {
    guard let bound else { return "–" }
    if unit.isPercentage { return DutchText.percentage(bound) }
    return unit.isAddable(to: .euro) ? value(bound, unit) : DutchText.number(bound)
  }

  /// Where a value stands between its bounds.
  static func standing(_ value: Decimal?, _ measure: Measure) -> String {
    guard let value else { return "niet te berekenen" }
    if let side = side(value, measure) { return words(side) }
    return measure.lowest == nil && measure.highest == nil ? "geen grens" : "binnen de grenzen"
  }

  /// A bound that a measure has.
  enum Side { case lowest, highest }

  /// The bound that a value is beyond.
  static func side(_ value: Decimal, _ measure: Measure) -> Side? {
    if let lowest = measure.lowest, isBelow(value, lowest) { return .lowest }
    if let highest = measure.highest, isBelow(highest, value) { return .highest }
    return nil
  }

  /// Where a value beyond a bound stands.
  static func words(_ side: Side) -> String {
    switch side {
    case .lowest: "onder de ondergrens"
    case .highest: "boven de bovengrens"
    }
  }

  /// The bound itself.
  static func bound(_ side: Side, _ measure: Measure) -> Decimal? {
    switch side {
    case .lowest: measure.lowest
    case .highest: measure.highest
    }
  }

  private static func isBelow(_ one: Decimal, _ other: Decimal) -> Bool {
    let scale = max(one.scale, other.scale)
    guard let left = one.coefficient(atScale: scale), let right = other.coefficient(atScale: scale)
    else { return one.coefficient < 0 && other.coefficient > 0 }
    return left < right
  }
}

extension DutchText {
  /// A fraction with four decimals as a percentage with two: 0,0623 is `6,23%`.
  fileprivate static func percentage(fixed fraction: Decimal) -> String {
    number(Decimal(coefficient: fraction.coefficient(atScale: 4) ?? 0, scale: 2)) + "%"
  }
}
