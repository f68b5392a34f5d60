/// What tells how far the mean of a value may be off.
///
/// Runs are counted in groups of equal size, but for the last of a block. The sum of a group is known
/// anyway, so its square costs a run nothing; how much these sums differ says how much the mean of all
/// would differ with another seed. Everything is whole and exact, so the order of groups does not
/// matter.
struct GroupSums: Hashable, Sendable {
  /// The squares of the sums of the groups.
  private var squares: Int128 = 0
  /// The sums of the groups, each times its number of values.
  private var products: Int128 = 0
  /// The squares of the numbers of values.
  private var counts: Int128 = 0

  /// The sum of a group is below this either way, so that a million squares fit.
  private static let largest: Int128 = 1 << 53

  /// Adds a group of so many values with this sum; too large a sum makes all unknown.
  static func add(sum: Int128, of count: Int, to all: inout GroupSums?) {
    guard sum.magnitude < largest.magnitude else {
      all = nil
      return
    }
    all?.squares += sum * sum
    all?.products += sum * Int128(count)
    all?.counts += Int128(count * count)
  }

  /// Adds the groups of another tally.
  static func add(_ other: GroupSums?, to all: inout GroupSums?) {
    guard let other else {
      all = nil
      return
    }
    all?.squares += other.squares
    all?.products += other.products
    all?.counts += other.counts
  }

  /// How far the mean of so many values with this sum may be off in 19 of 20 cases: 1,96 times its
  /// standard error, as the ratio of sum and number of the groups gives it; nothing with fewer groups
  /// than thirty, or where none differs from another.
  func marginOfMean(sum: Int128, of count: Int128, groups: Int) -> Double? {
    guard groups >= 30, count > 0 else { return nil }
    // Groups that are all alike tell nothing of what is rare.
    let (one, other) = (
      squares.multipliedFullWidth(by: counts), products.multipliedFullWidth(by: products)
    )
    if one.high == other.high, one.low == other.low { return nil }
    let mean = Double(sum) / Double(count)
    let squares =
      Double(squares) - 2 * mean * Double(products) + mean * mean * Double(counts)
    let share = Double(groups) / Double(groups - 1)
    return 1.96 * (max(0, squares) * share).squareRoot() / Double(count)
  }
}

/// What a tally held when the last group was closed.
struct GroupMark {
  private var runs = 0
  private var sums: [Int128]
  private var missing: [Int]

  init(_ tally: SimulationTally) {
    sums = tally.sums
    missing = tally.missing
  }

  /// Closes a group: what was counted since the last one is one group of each value.
  mutating func close(in tally: inout SimulationTally) {
    let counted = tally.runs - tally.stoppedRuns
    for place in sums.indices {
      let count = counted - runs - (tally.missing[place] - missing[place])
      GroupSums.add(sum: tally.sums[place] - sums[place], of: count, to: &tally.groups[place])
      sums[place] = tally.sums[place]
      missing[place] = tally.missing[place]
    }
    runs = counted
    tally.groupCount += 1
  }
}
