import Dossiers
import Formats
import Numbers
import Results

/// The Dutch words for a parameter that varies and for what a measure comes to.
enum VariationWording {
  /// A number with its unit: `€ 1.234,50`, `2,75%`, `12`.
  ///
  /// It keeps its decimals; an amount has at least cents, a ratio none that are zero at the end.
  static func value(_ value: Decimal, _ unit: Unit) -> String {
    if unit.isPercentage { return hundredfold(value) + "%" }
    if unit.euros == 1 {
      return "€ " + DutchText.number(value.scale < 2 ? value.rounded(toScale: 2) ?? value : value)
    }
    return DutchText.number(value.scale == Measure.ratioScale ? value.reduced : value)
  }

  /// A difference: with its sign where it is more, a percentage in points.
  static func change(_ change: Decimal, _ measure: Sensitivity.Watched) -> String {
    // What compares with the outcome without a step was 0.
    if measure.isComparison { return value(change, measure.unit) }
    return (change.coefficient > 0 ? "+" : "") + size(change, measure)
  }

  /// A distance between two values of a measure.
  static func size(_ size: Decimal, _ measure: Sensitivity.Watched) -> String {
    measure.unit.isPercentage && !measure.isComparison
      ? hundredfold(size) + " procentpunt" : value(size, measure.unit)
  }

  private static func hundredfold(_ fraction: Decimal) -> String {
    let digits =
      fraction.scale >= 2 ? fraction.coefficient : fraction.coefficient(atScale: 2) ?? 0
    return DutchText.number(Decimal(coefficient: digits, scale: max(fraction.scale, 2) - 2))
  }

  /// What came of a value.
  static func trial(_ trial: Trial, _ unit: Unit) -> String {
    switch trial {
    case .value(let number): value(number, unit)
    case .unknown: "niet te berekenen"
    case .refused: "geen geldig dossier"
    case .hidden: "niet te tonen"
    }
  }

  /// What a step does.
  static func effect(_ effect: Sensitivity.Effect, _ measure: Sensitivity.Watched) -> String {
    switch effect {
    case .change(let change): change.coefficient == 0 ? "geen" : self.change(change, measure)
    case .refused: "geen geldig dossier"
    case .unknown: "niet te berekenen"
    case .hidden: "niet te tonen"
    }
  }

  /// What a step does, after the value that it gives the parameter: `€ 108,90 geeft +€ 55,00`.
  static func clause(_ effect: Sensitivity.Effect, _ measure: Sensitivity.Watched) -> String {
    switch effect {
    case .change(let change):
      change.coefficient == 0 ? "verandert niets" : "geeft \(self.change(change, measure))"
    case .refused: "geeft geen geldig dossier"
    case .unknown: "is niet te berekenen"
    case .hidden: "is niet te tonen"
    }
  }

  /// What a reader calls a measure, as a heading.
  static func title(_ measure: OutcomeMeasure, in dossier: Dossier) -> String {
    switch measure {
    case .named(let index): dossier.measures[index].description
    case .total(let total): BudgetWording.total(total)
    case .perPupil(let step):
      "Bedrag per leerling uit de pot «\(dossier.pots[dossier.steps[step].pot].name)»"
    case .largestLoss: "Grootste nadeel van een school"
    case .largestGain: "Grootste voordeel van een school"
    case .moved: "Verschoven van scholen naar andere scholen"
    }
  }

  /// The name of a parameter, with the day from which the row holds.
  static func name(of parameter: Parameter, row: Int) -> String {
    guard parameter.values.count > 1, let from = parameter.values[row].from else {
      return parameter.name
    }
    let isYear = from.month == 1 && from.day == 1
    return "\(parameter.name) vanaf \(isYear ? String(from.year) : DutchText.day(from))"
  }

  /// Why an outcome is not told.
  static let hidden =
    "de uitkomst zou verraden wat de overstappen van enkele leerlingen kosten"

  /// Why a dossier is not valid, as part of a sentence that ends there.
  static func reason(_ finding: Finding) -> String {
    "\(FindingWording.sentence(of: finding)) [\(finding.code.rawValue)]"
  }
}
