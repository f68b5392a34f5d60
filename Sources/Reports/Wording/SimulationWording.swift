import Dossiers
import Formats
import Numbers
import Results

/// The Dutch words for what many runs come to.
enum SimulationWording {
  /// What a simulation is, on every page and chart of it.
  static let standing =
    "**Simulatie, rekenvoorbeeld.** Wat hier staat kán gebeuren als de getallen variëren zoals "
    + "`onzekerheid.csv` zegt. Het is geen begroting, geen besluit en geen voorspelling. Er kunnen "
    + "geen rechten aan worden ontleend."

  /// The same in a word, for a chart.
  static let mark = "Simulatie, rekenvoorbeeld."

  /// In how many of the runs something happens: `in 12,3% van de doorrekeningen`.
  static func chance(_ runs: Int, of all: Int) -> String {
    guard all > 0 else { return "onbekend" }
    if runs == 0 { return "in geen enkele doorrekening" }
    if runs == all { return "in elke doorrekening" }
    return "in \(share(runs, of: all)) van de doorrekeningen"
  }

  /// A part of the runs as a percentage; one that is not zero is not written as zero.
  static func share(_ runs: Int, of all: Int) -> String {
    guard all > 0 else { return "–" }
    if runs > 0, runs * 2000 < all { return "minder dan 0,1%" }
    if runs < all, (all - runs) * 2000 < all { return "meer dan 99,9%" }
    return DutchText.percentage(Int128(runs), of: Int128(all))
  }

  /// How far a chance may be from the one that endless runs would give, 19 times out of 20, in
  /// percentage points: 0,98 / √n, rounded up to hundredths.
  static func margin(ofRuns runs: Int) -> String {
    guard runs > 0 else { return "–" }
    // The smallest number of hundredths whose square times n is 9800² or more.
    var hundredths = Int128((9800 / Double(runs).squareRoot()).rounded(.down))
    while hundredths * hundredths * Int128(runs) < 9800 * 9800 { hundredths += 1 }
    return DutchText.number(Decimal(coefficient: hundredths, scale: 2))
  }

  /// Which step moves money to which pot: neutral, because it may be want or thrift.
  static func topUp(_ step: StepRow, _ dossier: Dossier) -> String {
    let to = step.to.map { dossier.pots[$0].name } ?? ""
    let description =
      step.description.hasSuffix(".") ? String(step.description.dropLast()) : step.description
    return "Stap \(step.number) vult pot \(to) aan uit pot \(dossier.pots[step.pot].name)"
      + (description.isEmpty ? "" : " (\(description))")
  }

  /// What the rules say of a shortage of a pot in a year: who pays it.
  static func shortage(of pot: Int, in year: Int, _ dossier: Dossier) -> String {
    let policies = dossier.steps.filter { $0.pot == pot && $0.period.contains(year: year) }
      .map(\.shortage)
    let words = ShortagePolicy.allCases.filter { policies.contains($0) }.map { policy in
      switch policy {
      case .error: "dan is er geen sluitende verdeling"
      case .result: "wat ontbreekt betaalt het resultaat"
      case .cut: "de bedragen worden gekort"
      }
    }
    return words.joined(separator: ", of ")
  }

  /// A number to read: an amount that may be half a euro off is written in whole euros.
  static func rounded(_ value: Decimal, _ unit: Unit, margin precision: Decimal) -> String {
    let half = Decimal(coefficient: 5, scale: 1)
    let scale = max(half.scale, precision.scale)
    let isRough =
      (precision.coefficient(atScale: scale) ?? 0) > (half.coefficient(atScale: scale) ?? 0)
    guard isRough, unit.isAddable(to: .euro), let euros = value.rounded(toScale: 0) else {
      return MeasureWording.value(value, unit)
    }
    return "€ " + DutchText.number(euros)
  }

  /// What a row of `onzekerheid.csv` varies, by name.
  static func subject(_ row: Uncertainty, _ dossier: Dossier) -> String {
    switch row.subject {
    case .telgroep(let place): dossier.telgroepen[place]
    case .parameter(let place): dossier.parameters[place].name
    }
  }

  /// How a row varies, in words.
  static func distribution(_ row: Uncertainty) -> String {
    switch row.distribution {
    case .normal(let spread): "normaal, standaardafwijking \(DutchText.percentage(spread))"
    case .triangular(let spread):
      "driehoek, ten hoogste \(DutchText.percentage(spread)) erbij of eraf"
    case .uniform(let spread): "gelijk, ten hoogste \(DutchText.percentage(spread)) erbij of eraf"
    case .list(let changes): list(changes)
    }
  }

  private static func list(_ changes: [Decimal]) -> String {
    if changes.count <= 6 {
      return "een van: " + changes.map { DutchText.percentage($0) }.joined(separator: "; ")
    }
    func isLess(_ one: Decimal, _ other: Decimal) -> Bool {
      let scale = max(one.scale, other.scale)
      return (one.coefficient(atScale: scale) ?? 0) < (other.coefficient(atScale: scale) ?? 0)
    }
    let low = changes.min(by: isLess).map { DutchText.percentage($0) } ?? ""
    let high = changes.max(by: isLess).map { DutchText.percentage($0) } ?? ""
    return "een van \(changes.count) veranderingen, van \(low) tot \(high)"
  }

  /// How the years of a row hang together.
  static func course(_ course: Uncertainty.Course) -> String {
    switch course {
    case .loose: "elk jaar los"
    case .cumulative: "telt op over de jaren"
    }
  }
}
