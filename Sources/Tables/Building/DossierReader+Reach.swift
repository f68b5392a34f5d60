import Dossiers
import Formats
import Numbers

extension DossierReader {
  /// Refuses a row by which a number may well fall below zero.
  ///
  /// A simulation holds such a number at 0, which the row does not say. Where it is possible but so rare
  /// that this does not refuse it, the simulation counts it.
  mutating func refuseReach(of row: Uncertainty, _ table: Table, _ place: Int) {
    let years = row.course == .cumulative ? dossier.years.count : 1
    let (largest, reach) = Self.reach(of: row, over: years)
    guard reach >= 1 else { return }
    // In tenths of a percent: the reach rounded up; what is allowed rounded down, and below 100 %.
    let reached = Decimal(coefficient: Int128((reach * 1000).rounded(.up)), scale: 3)
    let allowed = Decimal(
      coefficient: Int128((Self.double(largest) / reach * 1000).rounded(.up)) - 1, scale: 3)
    report(
      .reachTooLarge, table, place, "spreiding",
      [
        table.text(place, "wat", files), DutchText.percentage(largest),
        DutchText.percentage(reached), years > 1 ? String(years) : "",
        DutchText.percentage(allowed),
      ])
  }

  /// The largest change down that a row names, and how far down its changes reach, as fractions.
  ///
  /// A normal change is at most ``NormalQuantiles/largest`` times its spread, for the common part and the
  /// own one alike; over years that add up, √years times that. Any other is at most what the row says,
  /// and over years their sum, but no further than so many standard deviations.
  private static func reach(
    of row: Uncertainty, over years: Int
  ) -> (largest: Decimal, reach: Double) {
    let years = Double(years)
    func reach(_ largest: Double, mean: Double = 0, deviation: Double) -> Double {
      min(largest * years, NormalQuantiles.largest * deviation * years.squareRoot() - mean * years)
    }
    switch row.distribution {
    case .normal(let spread):
      let shared = double(row.correlation)
      let parts = shared.squareRoot() + (1 - shared).squareRoot()
      let most = double(spread) * parts * NormalQuantiles.largest
      return (spread, most * years.squareRoot())
    case .triangular(let spread):
      let most = double(spread)
      return (spread, reach(most, deviation: most / (6.0).squareRoot()))
    case .uniform(let spread):
      let most = double(spread)
      return (spread, reach(most, deviation: most / (3.0).squareRoot()))
    case .list(let changes):
      let numbers = changes.map { double($0) }
      let lowest = zip(numbers, changes).min { $0.0 < $1.0 }
      guard let lowest, lowest.0 < 0 else { return (Decimal(0), 0) }
      let count = Double(numbers.count)
      let mean = numbers.reduce(0, +) / count
      let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
      let largest = Decimal(coefficient: -lowest.1.coefficient, scale: lowest.1.scale)
      return (largest, reach(-lowest.0, mean: mean, deviation: variance.squareRoot()))
    }
  }

  private static func double(_ decimal: Decimal) -> Double {
    Double(decimal.coefficient) / Double(PowerOfTen.value(decimal.scale))
  }
}
