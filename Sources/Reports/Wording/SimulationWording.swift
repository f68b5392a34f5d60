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
    let root = Int128(Double(runs).squareRoot())
    let hundredths = (9800 + max(root, 1) - 1) / max(root, 1)
    return DutchText.number(Decimal(coefficient: min(hundredths, 10_000), scale: 2))
  }

  /// A quantile to read: an amount that may be half a euro off is written in whole euros.
  static func quantile(_ value: Decimal, _ unit: Unit, precision: Decimal) -> String {
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
