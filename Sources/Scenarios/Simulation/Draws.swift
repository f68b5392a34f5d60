import Dossiers
import Engine
import Numbers

/// What is drawn for each run, and where in the workspace it is put.
///
/// The places are made once: ``draw(seed:run:into:changes:)`` only fills them.
struct Draws: Sendable {
  /// A value that is drawn.
  struct Cell: Sendable {
    let place: Int32
    /// The change that it follows.
    let change: Int32
    /// The value without a change, raised by so little that only a half is rounded up by it.
    let base: Double
  }

  /// The changes of one row at one time.
  struct Group: Sendable {
    let shape: Shape
    /// The changes that are put back to zero before.
    let cleared: Range<Int>
    /// The changes that are drawn, as places in ``Draws/drawn``.
    let drawn: Range<Int>
    /// The cells that follow, as places in ``Draws/cells``.
    let cells: Range<Int>
    /// Whether a change may take more than all there is.
    let mayVanish: Bool
    /// Whether each change is followed by one cell, in the same order, and by nothing later.
    let isDirect: Bool
  }

  /// A risk of a year: it strikes with a chance, and then costs `lowest` and up to `count` − 1 more.
  struct Strike: Sendable {
    let place: Int32
    let chance, lowest, count: Double
  }

  private(set) var groups: [Group] = []
  private(set) var drawn: [Int32] = []
  private(set) var cells: [Cell] = []
  private(set) var strikes: [Strike] = []
  /// How many changes there are.
  private(set) var changeCount = 0
  /// Whether some change may take more than all there is; then the place after the last change says in
  /// which runs one did.
  private(set) var mayVanish = false
  /// How many numbers are drawn for a run, risks included.
  var drawCount: Int { drawn.count + strikes.count }
  /// How many places of the workspace are needed.
  private(set) var placeCount = 0
  /// The places of the scalars, and the first of those of the columns.
  private(set) var scalars: [Scalar: Int] = [:]
  private(set) var columns: [Column: Int] = [:]
  /// For the plain run: which register each cell and each strike fills.
  private(set) var registers: [(place: Int, register: Register)] = []
  /// The smallest and the largest value of each place that is drawn.
  private(set) var bounds: [Int: Interval] = [:]
  /// Whether every value is small enough to be rounded as a double.
  private(set) var isNarrow = true
  /// The quantiles, each with the step to the next.
  let quantiles: [SIMD2<Double>]
  /// The chances of scores, each with the step to the next; only where schools share a part of a change
  /// that is not normal.
  let chances: [SIMD2<Double>]

  enum Register: Sendable {
    case scalar(Scalar)
    case column(Column, school: Int)
  }

  init(_ program: VaryingProgram, _ dossier: Dossier) {
    // The place on a step is given in 2^22 parts, of which the middle counts.
    quantiles = Self.steps(NormalQuantiles.values).map {
      SIMD2($0[0] + $0[1] * 0x1p-23, $0[1] * 0x1p-22)
    }
    let isMixed = dossier.uncertainties.contains { Shape($0).isMixed }
    chances = isMixed ? Self.steps(Shape.chances) : []
    var rows: [Int: Row] = [:]
    for site in program.sites {
      let shape = Shape(dossier.uncertainties[site.row])
      add(site, shape, schools: program.program.schoolCount, to: &rows[site.row])
    }
    for site in program.risks {
      let risk = dossier.risks[site.risk]
      let (lowest, highest) = (Int128(risk.minimum.cents), Int128(risk.maximum.cents))
      let place = newPlace(.scalar(site.register), Interval(0, max(highest, 0)))
      strikes.append(
        Strike(
          place: Int32(place), chance: Double(risk.chance), lowest: Double(lowest),
          count: Double(max(highest - lowest, 0) + 1)))
    }
  }

  /// Each value with the step to the next.
  private static func steps(_ values: [Double]) -> [SIMD2<Double>] {
    zip(values, values.dropFirst()).map { SIMD2($0, $1 - $0) }
  }

  // MARK: Places

  /// The changes of a row: one for the whole, then one for each school.
  private struct Row {
    let first: Int
    var reach = 0.0...0.0
  }

  private mutating func add(
    _ site: DrawSite, _ shape: Shape, schools: Int, to known: inout Row?
  ) {
    var row = known ?? Row(first: changeCount)
    if known == nil { changeCount += schools + 1 }
    let isFirst = known == nil || !shape.adds
    row.reach =
      shape.adds
      ? row.reach.lowerBound + shape.reach.lowerBound...row.reach.upperBound
        + shape.reach.upperBound : shape.reach
    known = row
    let (firstDrawn, firstCell) = (drawn.count, cells.count)
    if !site.scalars.isEmpty { drawn.append(Int32(row.first)) }
    for (register, value) in site.scalars {
      let bounds = bounds(of: value, row.reach)
      add(value, newPlace(.scalar(register), bounds), change: row.first)
    }
    var isDrawn = [Bool](repeating: false, count: schools)
    for column in site.columns {
      if columns[column.register] == nil {
        columns[column.register] = placeCount
        placeCount += schools
      }
      let start = columns[column.register] ?? 0
      for (school, value) in zip(column.schools, column.values) {
        isDrawn[school] = true
        note(start + school, .column(column.register, school: school), bounds(of: value, row.reach))
        add(value, start + school, change: row.first + 1 + school)
      }
    }
    for school in isDrawn.indices where isDrawn[school] {
      drawn.append(Int32(row.first + 1 + school))
    }
    let isDirect =
      !shape.adds && drawn.count - firstDrawn == cells.count - firstCell
      && zip(drawn[firstDrawn...], cells[firstCell...]).allSatisfy { $0 == $1.change }
    groups.append(
      Group(
        shape: shape, cleared: isFirst ? row.first..<row.first + schools + 1 : 0..<0,
        drawn: firstDrawn..<drawn.count, cells: firstCell..<cells.count,
        mayVanish: row.reach.lowerBound <= -1, isDirect: isDirect))
    if row.reach.lowerBound <= -1 { mayVanish = true }
  }

  private mutating func add(_ value: Int128, _ place: Int, change: Int) {
    // A relative 2^-48 is less than any change of a value below 2^40 that is not a half.
    let base = Double(value) * (1 + 0x1p-48)
    cells.append(Cell(place: Int32(place), change: Int32(change), base: base))
  }

  private mutating func newPlace(_ register: Register, _ bounds: Interval) -> Int {
    let place = placeCount
    placeCount += 1
    if case .scalar(let scalar) = register { scalars[scalar] = place }
    note(place, register, bounds)
    return place
  }

  private mutating func note(_ place: Int, _ register: Register, _ interval: Interval) {
    registers.append((place, register))
    bounds[place] = interval
    if !interval.isWithin(1 << 50) { isNarrow = false }
  }

  /// The values that a change of so much, or less, can make of a value.
  private func bounds(of value: Int128, _ reach: ClosedRange<Double>) -> Interval {
    let size = Double(value.magnitude)
    // One more on either side than rounding can make.
    let low = max(0, Int128(max(0, size * (1 + reach.lowerBound))) - 1)
    let high = Int128(size * (1 + reach.upperBound) * (1 + 0x1p-40)) + 1
    return value < 0 ? Interval(-high, -low) : Interval(low, high)
  }
}

extension Draws {
  /// How a row of `onzekerheid.csv` changes what it names.
  struct Shape: Sendable {
    enum Kind: Sendable { case normal, triangular, uniform, list }
    let kind: Kind
    let spread: Double
    /// The parts of the common score and of the own one; their squares are 1 together.
    let common, own: Double
    let list: [Double]
    /// Whether the change of the time before is part of it.
    let adds: Bool
    /// How far a change goes.
    let reach: ClosedRange<Double>

    init(_ row: Uncertainty) {
      let correlation = min(max(Double(row.correlation), 0), 1)
      common = correlation.squareRoot()
      own = (1 - correlation).squareRoot()
      adds = row.course == .cumulative
      switch row.distribution {
      case .normal(let deviation):
        kind = .normal
        spread = Double(deviation)
        list = []
        let most = spread * (common + own) * NormalQuantiles.largest
        reach = -most...most
      case .triangular(let most):
        (kind, spread, list) = (.triangular, Double(most), [])
        reach = -spread...spread
      case .uniform(let most):
        (kind, spread, list) = (.uniform, Double(most), [])
        reach = -spread...spread
      case .list(let changes):
        list = changes.isEmpty ? [0] : changes.map { Double($0) }
        (kind, spread) = (.list, 0)
        reach = (list.min() ?? 0)...(list.max() ?? 0)
      }
    }

    /// Whether a change has a common part and one of its own.
    var isMixed: Bool { common > 0 && own > 0 }

    /// The chances of the scores from −6 to 6, at places 1/100 apart; no score of two parts is further
    /// from 0 than √2 times the largest quantile.
    static var chances: [Double] {
      (0...1200).map { NormalQuantiles.chance(notAbove: Double($0 - 600) / 100) }
    }
  }
}

extension Double {
  /// The nearest double.
  init(_ decimal: Decimal) {
    self = Double(decimal.coefficient) / Double(PowerOfTen.value(decimal.scale))
  }
}
