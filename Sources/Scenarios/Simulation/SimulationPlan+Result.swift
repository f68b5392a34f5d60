import Numbers
import Results

extension SimulationPlan {
  /// What the tallies of all blocks together say; they need not be in any order.
  public func simulation(of tallies: [SimulationTally]) -> Simulation {
    var tally = tallies.first ?? emptyTally
    for other in tallies.dropFirst() { tally.add(other) }
    let spreads = spreads(tally)
    return Simulation(
      runs: tally.runs, seed: seed, plainRuns: tally.plainRuns, stoppedRuns: tally.stoppedRuns,
      unbalancedRuns: tally.unbalancedRuns,
      years: observations.years.map { year($0, spreads, tally) })
  }

  private func year(
    _ year: Observations.Year, _ spreads: [Spread?], _ tally: SimulationTally
  ) -> Simulation.Year {
    func money(_ value: Int) -> Spread { spreads[value] ?? .none }
    return Simulation.Year(
      year: year.year,
      schools: year.schools.map { .init(school: $0.school, amount: money($0.value)) },
      pots: year.pots.map {
        .init(pot: $0.pot, paid: money($0.paid), shortRuns: tally.crossings[$0.short])
      },
      topUps: year.topUps.map {
        .init(row: $0.row, amount: money($0.amount), movingRuns: tally.crossings[$0.moving])
      },
      measures: year.measures.map {
        .init(
          measure: $0.measure, value: spreads[$0.value],
          belowRuns: $0.below.map { tally.crossings[$0] } ?? 0,
          aboveRuns: $0.above.map { tally.crossings[$0] } ?? 0)
      },
      income: money(year.income), expenses: money(year.expenses), result: money(year.result),
      negativeResults: tally.crossings[year.negativeResult], equity: year.equity.map { money($0) },
      shortRuns: tally.crossings[year.short],
      risks: year.risks.map { risks in
        Simulation.Risks(
          loss: money(risks.loss), sourcedLoss: money(risks.sourcedLoss),
          sourcedLossToDate: money(risks.sourcedLossToDate), result: money(risks.result),
          negativeResults: tally.crossings[risks.negativeResult],
          equity: risks.equity.map { money($0) },
          negativeEquities: risks.negativeEquity.map { tally.crossings[$0] } ?? 0)
      })
  }

  /// The spread of each value that has one, by its place among the values.
  private func spreads(_ tally: SimulationTally) -> [Spread?] {
    var spreads = [Spread?](repeating: nil, count: observations.values.count)
    for (place, value) in spreadValues.enumerated() {
      let start = place * binCount
      let counts = (0..<binCount).compactMap { bin in
        let count = tally.bins[start + bin]
        return count == 0 ? nil : (bin, Int128(count))
      }
      let often = zip(bins[place].often, oftenStarts[place]...).map {
        (number: $0, count: Int128(tally.often[$1]))
      }
      spreads[value] = Spread(
        bins[place], counts, often, sum: tally.sums[place], scale: observations.values[value].scale,
        planned: planned[value])
    }
    return spreads
  }
}

extension Spread {
  /// No run has a value.
  fileprivate static var none: Spread {
    let zero = Decimal(coefficient: 0, scale: 2)
    return Spread(
      planned: nil, mean: zero, p5: zero, p25: zero, p50: zero, p75: zero, p95: zero,
      precision: zero)
  }

  /// The spread of counted numbers; nothing when there are none.
  ///
  /// - Parameters:
  ///   - bins: the bins in which they are counted.
  ///   - counts: the bins that are not empty, with their numbers.
  ///   - often: numbers that are counted apart as well, from low to high.
  ///   - sum: their sum, less the first edge of the bins for each.
  ///   - scale: their decimals.
  ///   - planned: the number when nothing varies.
  fileprivate init?(
    _ bins: Bins, _ counts: [(bin: Int, count: Int128)], _ often: [(number: Int128, count: Int128)],
    sum: Int128, scale: Int, planned: Int128?
  ) {
    let total = counts.reduce(Int128(0)) { $0 + $1.count }
    guard total > 0 else { return nil }
    func decimal(_ number: Int128) -> Decimal { Decimal(coefficient: number, scale: scale) }
    /// The number that `part` of a hundred are not above: the lowest of which at least so many are.
    func quantile(_ part: Int128) -> Decimal {
      var rank = max(1, (total * part + 99) / 100)
      for (bin, count) in counts {
        if rank <= count { return decimal(bins.number(rank, of: count, inBin: bin, often)) }
        rank -= count
      }
      return decimal(bins.first)
    }
    self.init(
      planned: planned.map { decimal($0) },
      mean: decimal(Rounding.halfAwayFromZero(bins.first * total + sum, dividedBy: total)),
      p5: quantile(5), p25: quantile(25), p50: quantile(50), p75: quantile(75), p95: quantile(95),
      precision: decimal((Int128(1) << Int128(bins.shift)) - 1))
  }
}

extension Bins {
  /// A number of a bin by its rank, 1 to `count`.
  ///
  /// All but those that are counted apart stand equally far from each other, as far as we know.
  fileprivate func number(
    _ rank: Int128, of count: Int128, inBin bin: Int, _ often: [(number: Int128, count: Int128)]
  ) -> Int128 {
    let width = Int128(1) << Int128(shift)
    let edge = first + Int128(bin) * width
    let inside = often.filter { $0.number >= edge && $0.number < edge + width }
    let others = count - inside.reduce(0) { $0 + $1.count }
    var rank = rank
    for (number, count) in inside {
      let below = (number - edge) * others / width
      if rank <= below { break }
      if rank <= below + count { return number }
      rank -= count
    }
    return edge + (2 * rank - 1) * width / (2 * max(others, 1))
  }
}
