import Engine
import Numbers

/// Follows a program once, with the numbers that each register can hold instead of numbers.
///
/// Every value gets a name of its own when it is written, so a copy costs nothing, what cannot vary is
/// a number, and what is never looked at can be left out. A step that could leave the numbers that
/// doubles hold exactly makes the whole program unfit, unless it is left out.
struct FastBuilder {
  /// A value: numbers that stand side by side, one for a scalar and one per school for a column.
  struct Name: Hashable {
    let value: Int
    /// The place in the value.
    var offset = 0
  }

  /// What a scalar holds.
  struct Known {
    var bounds: Interval
    /// Its name, unless it is one number.
    var name: Name?
  }

  /// What a column holds: nothing is known of schools that no instruction wrote.
  struct KnownColumn {
    var bounds: [Interval]
    var name: Name?
    /// A column that is not computed here, such as who received a remainder.
    var isMissing = false
    var isWritten = false
  }

  struct Draft {
    var operation: FastProgram.Operation
    var into: [Name]
    var reads: [Name]
    /// Whether a run may stop here, so that it may not be left out.
    var mayStop = false
    var isExact = true
  }

  let schoolCount: Int
  let draws: Draws
  var scalars: [Known]
  var columns: [KnownColumn]
  /// How many numbers each value has.
  var sizes: [Int] = []
  /// The values that are numbers from the beginning.
  var constants: [Int: [Double]] = [:]
  private var constantScalars: [Int128: Name] = [:]
  private var runs: [[Int32]: Int32] = [:]
  var members: [Int32] = []
  var drafts: [Draft] = []
  var largestDivision = 0

  /// Doubles hold every whole number below this.
  static let exact: Int128 = 1 << 53
  /// A double below this can be rounded to the nearest whole number.
  static let roundable: Int128 = 1 << 51
  /// What is observed is smaller, so that sums of a thousand are exact; a run with more is plain.
  static let observable: Int128 = 1 << 45

  init(_ program: Program, _ draws: Draws) {
    schoolCount = program.schoolCount
    self.draws = draws
    scalars = Array(repeating: Known(bounds: Interval(0)), count: program.scalarCount)
    let nothing = KnownColumn(bounds: Array(repeating: Interval(0), count: program.schoolCount))
    columns = Array(repeating: nothing, count: program.columnCount)
    for slot in program.scalarSlots {
      scalars[Int(slot.register.index)].bounds = Interval(slot.value)
    }
    for slot in program.columnSlots {
      columns[Int(slot.register.index)].bounds = slot.values.map { Interval($0) }
      columns[Int(slot.register.index)].isWritten = true
    }
    // What is drawn comes first, where the draws put it: one value of all places.
    sizes = [draws.placeCount]
    members = [0]
    for (scalar, place) in draws.scalars {
      scalars[Int(scalar.index)] = Known(
        bounds: draws.bounds[place] ?? Interval(0), name: Name(value: 0, offset: place))
    }
    for (column, place) in draws.columns {
      columns[Int(column.index)].name = Name(value: 0, offset: place)
      for school in 0..<schoolCount {
        if let bounds = draws.bounds[place + school] {
          columns[Int(column.index)].bounds[school] = bounds
        }
      }
    }
  }

  /// The numbers of drawn columns that do not vary.
  var drawnConstants: [(place: Int, number: Int128)] {
    draws.columns.flatMap { column, place in
      (0..<schoolCount).compactMap { school in
        draws.bounds[place + school] == nil
          ? (place + school, columns[Int(column.index)].bounds[school].low) : nil
      }
    }
  }

  // MARK: Names

  mutating func newName(_ size: Int = 1) -> Name {
    sizes.append(size)
    return Name(value: sizes.count - 1)
  }

  /// The name of a scalar; a number gets one when it is first asked for.
  mutating func name(_ known: Known) -> Name {
    if let name = known.name { return name }
    let number = known.bounds.low
    if let name = constantScalars[number] { return name }
    let name = newName()
    constants[name.value] = [Double(number)]
    constantScalars[number] = name
    return name
  }

  mutating func name(_ register: Scalar) -> Name { name(scalars[Int(register.index)]) }

  /// The name of a column; nothing when it is not computed here.
  mutating func name(_ register: Column) -> Name? {
    let column = columns[Int(register.index)]
    if column.isMissing { return nil }
    if let name = column.name { return name }
    let name = newName(schoolCount)
    constants[name.value] = column.bounds.map { Double($0.low) }
    columns[Int(register.index)].name = name
    return name
  }

  func bounds(_ register: Scalar) -> Interval { scalars[Int(register.index)].bounds }

  func bounds(_ register: Column, _ school: Int) -> Interval {
    columns[Int(register.index)].bounds[school]
  }

  mutating func set(_ register: Scalar, _ bounds: Interval, _ name: Name?) {
    scalars[Int(register.index)] = Known(
      bounds: bounds, name: bounds.only == nil ? name : nil)
  }

  /// A run of members, as places from that of the first school on.
  mutating func run(_ schools: [Int]) -> (first: Int32, count: Int32) {
    let places = schools.map { Int32($0) }
    let first = runs[places] ?? Int32(members.count)
    if runs[places] == nil {
      members += places
      runs[places] = first
    }
    return (first, Int32(places.count))
  }

  func schools(_ group: Members, _ all: [Int32]) -> [Int] {
    (Int(group.start)..<Int(group.start) + Int(group.count)).map { Int(all[$0]) }
  }

  // MARK: Two numbers

  /// Adds an operation on scalars, unless its result is one number.
  mutating func emit(
    _ code: FastProgram.Code, into: Scalar, _ bounds: Interval, _ left: Known, _ right: Known,
    factor: Double = 1, unit: Double = 1, tasks: FastProgram.Tasks = [], mayStop: Bool = false,
    isExact: Bool = true
  ) {
    if bounds.only != nil, !mayStop { return set(into, bounds, nil) }
    let (first, second) = (name(left), name(right))
    let name = newName()
    var (tasks, bounds) = (tasks, bounds)
    let limit = code == .quotient ? Self.roundable : Self.exact
    if Self.mayBeRefused.contains(code), !bounds.isWithin(limit) {
      // A run that goes further than doubles do is left to the plain engine.
      tasks.insert(.refusesLarge)
      bounds = bounds.clamped(to: limit - 1)
    }
    let fits = [bounds, left.bounds, right.bounds].allSatisfy { $0.isWithin(Self.exact) }
    drafts.append(
      Draft(
        operation: .init(code: code, factor: factor, unit: unit, tasks: tasks), into: [name],
        reads: [first, second], mayStop: mayStop, isExact: isExact && fits))
    set(into, bounds, name)
  }

  /// Operations on scalars that tell of themselves when a result is too large.
  private static let mayBeRefused: Set<FastProgram.Code> = [.add, .subtract, .multiply, .quotient]

  /// Adds an operation on each member of columns that varies; false when the column was written
  /// before, or rests on what is not computed here.
  mutating func emit(
    _ code: FastProgram.Code, into: Column, _ bounds: [Interval], _ group: Members,
    _ all: [Int32], reads: [Name?], factor: Double = 1, unit: Double = 1,
    tasks: FastProgram.Tasks = [], mayStop: Bool = false, isExact: Bool = true,
    receivers: [Int]? = nil
  ) -> Bool {
    let place = Int(into.index)
    guard !columns[place].isWritten else { return false }
    columns[place].isWritten = true
    for (school, interval) in zip(schools(group, all), bounds) {
      columns[place].bounds[school] = interval
    }
    if !mayStop, bounds.allSatisfy({ $0.only != nil }) { return true }
    let known = reads.compactMap { $0 }
    guard known.count == reads.count else { return false }
    let name = newName(schoolCount)
    let schools = schools(group, all)
    if schools.contains(where: { columns[place].bounds[$0].only != nil }) {
      constants[name.value] = columns[place].bounds.map { Double($0.only ?? 0) }
    }
    let run = run(receivers ?? schools.filter { columns[place].bounds[$0].only == nil })
    drafts.append(
      Draft(
        operation: .init(
          code: code, first: run.first, count: run.count, factor: factor, unit: unit, tasks: tasks),
        into: [name], reads: known, mayStop: mayStop,
        isExact: isExact && bounds.allSatisfy { $0.isWithin(Self.exact) }))
    columns[place].name = name
    return true
  }
}
