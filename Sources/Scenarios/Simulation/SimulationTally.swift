import Numbers
import Results

/// What blocks of runs came to: counts and exact sums, so that their order does not matter.
///
/// The spread of a number is kept in bins of equal width; what lies outside them is counted in the
/// first or the last, which no quantile that is asked for reaches.
public struct SimulationTally: Sendable {
  /// The runs that were computed.
  var runs = 0
  var plainRuns = 0
  var stoppedRuns = 0
  var unbalancedRuns = 0
  var vanishedRuns = 0
  /// How many groups of runs were closed.
  var groupCount = 0
  /// How often each limit was crossed.
  var crossings: [Int]
  /// The sum of each value that has a spread, less the lower edge of its bins for every run.
  var sums: [Int128]
  /// In how many runs that count each of these has no value.
  var missing: [Int]
  /// What tells how far the mean of each of these may be off; nothing where a sum is too large.
  var groups: [GroupSums?]
  /// How often each number was found that ``Bins/often`` names, of all values one after the other.
  var often: [Int]
  /// The bins of all values that have a spread, one after the other.
  var bins: [UInt32]

  init(limits: Int, spreads: Int, often numbers: Int, bins count: Int) {
    crossings = Array(repeating: 0, count: limits)
    sums = Array(repeating: 0, count: spreads)
    missing = Array(repeating: 0, count: spreads)
    groups = Array(repeating: GroupSums(), count: spreads)
    often = Array(repeating: 0, count: numbers)
    bins = Array(repeating: 0, count: spreads * count)
  }

  /// Both together.
  mutating func add(_ other: SimulationTally) {
    runs += other.runs
    plainRuns += other.plainRuns
    stoppedRuns += other.stoppedRuns
    unbalancedRuns += other.unbalancedRuns
    vanishedRuns += other.vanishedRuns
    groupCount += other.groupCount
    for place in crossings.indices { crossings[place] += other.crossings[place] }
    for place in sums.indices { sums[place] += other.sums[place] }
    for place in missing.indices { missing[place] += other.missing[place] }
    for place in groups.indices { GroupSums.add(other.groups[place], to: &groups[place]) }
    for place in often.indices { often[place] += other.often[place] }
    for place in bins.indices { bins[place] += other.bins[place] }
  }
}

/// The bins of one value: their first edge, and their width as a power of two.
struct Bins: Sendable {
  let first: Int128
  let shift: Int
  /// Numbers that many runs come to exactly, such as a floor, from low to high: they are counted apart,
  /// so that a quantile is that number and not one beside it in the same bin.
  let often: [Int128]

  /// Bins over the middle of a sample, so that P5 and P95 of all runs lie well inside.
  ///
  /// Of a thousand numbers and more the outermost hundredths are left out; of fewer nothing is, and
  /// as much is added on either side.
  init(sample: [Int128], count: Int) {
    let sorted = sample.sorted()
    guard var low = sorted.first, var high = sorted.last else {
      (first, shift, often) = (0, 0, [])
      return
    }
    if sorted.count >= 1000 {
      (low, high) = (sorted[sorted.count / 100], sorted[sorted.count - 1 - sorted.count / 100])
    } else {
      (low, high) = (low - (high - low), high + (high - low))
    }
    var shift = 0
    while (high - low) >> Int128(shift) >= Int128(count) { shift += 1 }
    self.shift = shift
    // In the middle of the room that the power of two leaves.
    first = low - (((Int128(count) << Int128(shift)) - (high - low)) / 2)
    often = shift == 0 ? [] : Self.often(sorted)
  }

  /// The numbers that a sample has in one of fifty cases or more, at most eight.
  private static func often(_ sorted: [Int128]) -> [Int128] {
    var runs: [(number: Int128, count: Int)] = []
    var start = 0
    for place in 1...sorted.count where place == sorted.count || sorted[place] != sorted[start] {
      let count = place - start
      if count > 1, count * 50 >= sorted.count { runs.append((sorted[start], count)) }
      start = place
    }
    return runs.sorted { $0.count > $1.count }.prefix(8).map { $0.number }.sorted()
  }

  /// The bin of a number, of so many.
  func place(of number: Int128, of count: Int) -> Int {
    Int(min(max((number - first) >> Int128(shift), 0), Int128(count - 1)))
  }
}
