import Numbers
import Results

/// Looks for the values of a parameter at which a measure is exactly what is sought.
///
/// The measure is a step function of whole numbers: it may be level, jump, turn, or stop where the
/// dossier is not valid. So a grid over the bounds is tried first; where two neighbours stand on
/// different sides, the edge is found by halving, to the unit; and where the measure comes nearest
/// to what is sought and turns, the grid is made finer. What happens between two neighbours on the
/// same side is not seen.
public struct Search {
  /// The values to look at.
  let bounds: ClosedRange<Int128>
  /// A value that is always tried: that of the dossier.
  let current: Int128
  /// What the measure must be.
  let target: Decimal
  /// Tries values; gives as many trials, in the same order.
  let tries: ([Int128]) -> [Trial]

  /// Into how many parts the bounds are cut at first.
  static let parts: Int128 = 256
  /// Into how many parts the grid is cut where the measure turns.
  private static let finerParts: Int128 = 8
  /// At how many turns at once, and how often.
  private static let (turns, rounds) = (4, 12)

  /// A search for a value of a measure.
  public init(
    in bounds: ClosedRange<Int128>, current: Int128, target: Decimal,
    tries: @escaping ([Int128]) -> [Trial]
  ) {
    self.bounds = bounds
    self.current = current
    self.target = target
    self.tries = tries
  }

  /// The same search between other bounds.
  public func within(_ bounds: ClosedRange<Int128>) -> Search {
    Search(in: bounds, current: current, target: target, tries: tries)
  }

  private struct Point {
    let value: Int128
    let trial: Trial
    let standing: Solution.Standing
    /// How far the measure is from what is sought.
    let distance: UInt128

    func isLevel(with other: Point) -> Bool {
      standing == other.standing && distance == other.distance
    }
  }

  /// Everything that was found.
  public func solution() -> Solution {
    var points: [Point] = []
    add(grid, to: &points)
    let spacing = zip(points, points.dropFirst()).reduce(Int128(1)) {
      max($0, $1.1.value - $1.0.value)
    }
    findEdges(&points)
    for _ in 0..<Self.rounds {
      let finer = turns(points)
      if finer.isEmpty { break }
      add(finer, to: &points)
      findEdges(&points)
    }
    return Solution(
      bounds: bounds, evaluations: points.count, spacing: spacing, constant: constant(points),
      stretches: stretches(points))
  }

  /// Whole numbers at equal distances, as nearly as there are.
  private var grid: [Int128] {
    let width = bounds.upperBound - bounds.lowerBound
    let count = min(width, Self.parts)
    var values = Set([bounds.lowerBound, bounds.upperBound])
    if bounds.contains(current) { values.insert(current) }
    for part in 0..<count { values.insert(bounds.lowerBound + width * part / count) }
    return values.sorted()
  }

  private func add(_ values: [Int128], to points: inout [Point]) {
    for (value, trial) in zip(values, tries(values)) {
      let (standing, distance) = judge(trial)
      points.append(Point(value: value, trial: trial, standing: standing, distance: distance))
    }
    points.sort { $0.value < $1.value }
  }

  private func judge(_ trial: Trial) -> (Solution.Standing, UInt128) {
    switch trial {
    case .value(let value):
      guard let difference = value.difference(from: target)?.coefficient else {
        return (.unknown, .max)
      }
      let standing: Solution.Standing =
        difference == 0 ? .reached : difference < 0 ? .below : .above
      return (standing, difference.magnitude)
    case .unknown: return (.unknown, .max)
    case .refused: return (.refused, .max)
    case .hidden: return (.hidden, .max)
    }
  }

  // MARK: Edges

  /// Halves the distance between neighbours that stand differently, until they touch.
  private func findEdges(_ points: inout [Point]) {
    while true {
      let middles = zip(points, points.dropFirst()).compactMap { one, other -> Int128? in
        guard one.standing != other.standing, other.value - one.value > 1 else { return nil }
        return one.value + (other.value - one.value) / 2
      }
      if middles.isEmpty { return }
      add(middles, to: &points)
    }
  }

  /// Values around the points where the measure comes nearest and turns away again, nearest first.
  ///
  /// Neighbours at the same distance are one level stretch, which turns as a whole.
  private func turns(_ points: [Point]) -> [Int128] {
    var turning: [(level: ClosedRange<Int>, distance: UInt128)] = []
    var start = 0
    for place in points.indices.dropLast() where !points[place].isLevel(with: points[place + 1]) {
      defer { start = place + 1 }
      guard start > 0 else { continue }
      let (before, point, after) = (points[start - 1], points[place], points[place + 1])
      guard point.standing.isBeside, before.standing == point.standing,
        after.standing == point.standing, point.distance < min(before.distance, after.distance)
      else { continue }
      turning.append((start...place, point.distance))
    }
    turning.sort { ($0.distance, $0.level.lowerBound) < ($1.distance, $1.level.lowerBound) }
    var values: Set<Int128> = []
    for (level, _) in turning.prefix(Self.turns) {
      for place in level.lowerBound - 1...level.upperBound {
        let (low, high) = (points[place].value, points[place + 1].value)
        for part in 1..<Self.finerParts {
          values.insert(low + (high - low) * part / Self.finerParts)
        }
      }
    }
    return values.subtracting(points.map { $0.value }).sorted()
  }

  // MARK: Stretches

  private func constant(_ points: [Point]) -> Decimal? {
    var constant: Decimal?
    for point in points {
      switch point.trial {
      case .refused: continue
      case .unknown, .hidden: return nil
      case .value(let value):
        guard value.reduced == (constant ?? value).reduced else { return nil }
        constant = constant ?? value
      }
    }
    return constant
  }

  private func stretches(_ points: [Point]) -> [Solution.Stretch] {
    var stretches: [Solution.Stretch] = []
    var start = 0
    for place in points.indices
    where place + 1 == points.count || points[place + 1].standing != points[place].standing {
      stretches.append(
        Solution.Stretch(
          values: points[start].value...points[place].value, standing: points[place].standing,
          first: points[start].trial, last: points[place].trial))
      start = place + 1
    }
    return stretches
  }
}
