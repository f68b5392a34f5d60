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
      unbalancedRuns: tally.unbalancedRuns, vanishedRuns: tally.vanishedRuns,
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
        CountedNumbers(bins: bins[place], last: binCount - 1, counts: counts, often: often),
        sum: tally.sums[place],
        margin: { tally.groups[place]?.marginOfMean(sum: $0, of: $1, groups: tally.groupCount) },
        scale: observations.values[value].scale, planned: planned[value])
    }
    return spreads
  }
}

extension Spread {
  /// No run has a value.
  fileprivate static var none: Spread {
    let zero = Decimal(coefficient: 0, scale: 2)
    return Spread(
      planned: nil, mean: zero, meanMargin: nil, p5: zero, p25: zero, p50: zero, p75: zero,
      p95: zero, precision: zero, quantileMargin: nil)
  }

  /// The spread of counted numbers; nothing when there are none.
  ///
  /// - Parameters:
  ///   - numbers: the numbers.
  ///   - sum: their sum, less the first edge of the bins for each.
  ///   - margin: how far their mean may be off, by the sum and how many there are.
  ///   - scale: their decimals.
  ///   - planned: the number when nothing varies.
  fileprivate init?(
    _ numbers: CountedNumbers, sum: Int128, margin: (Int128, Int128) -> Double?, scale: Int,
    planned: Int128?
  ) {
    let total = numbers.total
    guard total > 0 else { return nil }
    func decimal(_ number: Int128) -> Decimal { Decimal(coefficient: number, scale: scale) }
    func quantile(_ part: Int128) -> Decimal { decimal(numbers.quantile(part)) }
    let mean = Rounding.halfAwayFromZero(
      numbers.bins.first * total + sum, dividedBy: total)
    self.init(
      planned: planned.map { decimal($0) }, mean: decimal(mean),
      meanMargin: margin(sum, total).map { decimal(Int128($0.rounded())) },
      p5: quantile(5), p25: quantile(25), p50: quantile(50), p75: quantile(75), p95: quantile(95),
      precision: decimal(numbers.precision), quantileMargin: numbers.margin.map { decimal($0) })
  }
}
