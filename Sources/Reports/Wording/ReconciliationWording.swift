import Results

/// The Dutch words for the reconciliation with the plan.
enum ReconciliationWording {
  /// How the number beside a printed figure came about.
  static func origin(_ origin: FigureOrigin) -> String {
    switch origin {
    case .copied: "overgenomen uit het plan"
    case .rate: "berekend: tarief × grondslag"
    case .steps: "berekend: verdeelstappen"
    case .settlement: "berekend: verrekeningen"
    case .closing: "sluitpost: sluit op het begrote resultaat"
    case .sheetClosing: "sluitpost van de balans"
    case .rolled: "berekend: beginbalans, resultaat en bestemmingen"
    case .added: "optelling"
    case .measure: "berekend: maatstaf"
    case .counted: "aantal uit de telling of de totalen van het dossier"
    case .unknown: "niet herleidbaar"
    }
  }

  /// What a verdict means.
  static func meaning(_ verdict: Check.Verdict) -> String {
    switch verdict {
    case .passed: "gelijk"
    case .rounding: "scheelt niet meer dan een halve afgedrukte eenheid per getal dat erin zit"
    case .follows: "scheelt, en volgt uit een ander verschil dat hier ook staat"
    case .explained: "scheelt, en iemand heeft precies dit bedrag verklaard (verklaringen.csv)"
    case .failed: "scheelt, en niets verklaart het"
    case .outOfBounds: "buiten de grens; een teken voor wie beslist, geen fout"
    case .underivable: "staat in het plan, maar volgt uit niets wat de bronnen geven"
    case .informative: "twee bronnen naast elkaar; een verschil is nieuws en geen fout"
    }
  }

  /// The verdicts in the order in which a reader wants them.
  static let verdicts: [Check.Verdict] = [
    .failed, .explained, .follows, .rounding, .underivable, .outOfBounds, .informative, .passed,
  ]

  /// What a stage of the bridge changed.
  static func part(_ part: RunReport.BridgeStage.Part) -> String {
    switch part {
    case .plan: "Plan"
    case .volume: "Volume"
    case .price: "Prijs"
    case .policy: "Beleid"
    }
  }
}
