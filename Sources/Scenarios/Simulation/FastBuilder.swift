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
    /// The number itself, where doubles may not hold it: who reads ``name`` refuses such runs.
    var wide: Wide?

    /// What it holds, however large.
    var whole: Interval { wide?.bounds ?? bounds }
  }

  /// A number of 128 bits, in two places.
  struct Wide {
    let bounds: Interval
    let name: Name
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
    if let wide = Self.wideCodes[code],
      left.wide != nil || right.wide != nil || !bounds.isWithin(Self.exact),
      let one = widened(left), let other = widened(right)
    {
      return emitWide(
        wide, into: into, bounds, one, other, factor: factor, unit: unit, tasks: tasks,
        mayStop: mayStop)
    }
    let (first, second) = (name(left), name(right))
    let name = newName()
    var (tasks, bounds) = (tasks, bounds)
    if code == .quotient, !bounds.isWithin(Self.roundable) {
      // A run that goes further than doubles do is left to the plain engine.
      tasks.insert(.refusesLarge)
      bounds = Self.narrow(bounds, Self.roundable)
    }
    let fits = [bounds, left.bounds, right.bounds].allSatisfy { $0.isWithin(Self.exact) }
    drafts.append(
      Draft(
        operation: .init(code: code, factor: factor, unit: unit, tasks: tasks), into: [name],
        reads: [first, second], mayStop: mayStop, isExact: isExact && fits))
    set(into, bounds, name)
  }

  /// The operations that large numbers have too.
  private static let wideCodes: [FastProgram.Code: FastProgram.Code] = [
    .add: .wideAdd, .subtract: .wideSubtract, .multiply: .wideMultiply, .round: .wideRound,
    .quotient: .wideQuotient,
  ]

  /// Adds an operation on numbers that doubles may not hold.
  ///
  /// What asks for the result as a double gets it in runs in which it is one; the others are left to the
  /// plain engine.
  private mutating func emitWide(
    _ code: FastProgram.Code, into: Scalar, _ bounds: Interval, _ left: Known, _ right: Known,
    factor: Double, unit: Double, tasks: FastProgram.Tasks, mayStop: Bool
  ) {
    var tasks = tasks
    if left.wide != nil { tasks.insert(.leftIsWide) }
    if right.wide != nil { tasks.insert(.rightIsWide) }
    let reads = [left.wide?.name ?? name(left), right.wide?.name ?? name(right)]
    let isWide = !bounds.isWithin(Self.exact)
    if isWide { tasks.insert(.resultIsWide) }
    let name = newName(isWide ? 2 : 1)
    drafts.append(
      Draft(
        operation: .init(code: code, factor: factor, unit: unit, tasks: tasks), into: [name],
        reads: reads, mayStop: mayStop))
    guard isWide else { return set(into, bounds, name) }
    let narrow = newName()
    drafts.append(
      Draft(
        operation: .init(code: .narrow, tasks: .leftIsWide), into: [narrow], reads: [name]))
    set(into, Self.narrow(bounds, Self.exact), narrow)
    scalars[Int(into.index)].wide = Wide(bounds: bounds, name: name)
  }

  /// A number that an operation in 128 bits can read; nothing when it is too large for that.
  private mutating func widened(_ known: Known) -> Known? {
    if known.wide != nil || known.bounds.isWithin(Self.exact) { return known }
    guard let number = known.bounds.only, known.bounds.isWithin(1 << 104) else { return nil }
    // A number that does not vary, in two parts that doubles hold.
    let part: Int128 = 1 << 52
    let (high, low) = (number >> 52, number & (part - 1))
    let (shifted, sum) = (newName(2), newName(2))
    let parts = [high, part, low].map { name(Known(bounds: Interval($0))) }
    drafts.append(
      Draft(
        operation: .init(code: .wideMultiply, tasks: .resultIsWide), into: [shifted],
        reads: [parts[0], parts[1]]))
    drafts.append(
      Draft(
        operation: .init(code: .wideAdd, tasks: [.leftIsWide, .resultIsWide]), into: [sum],
        reads: [shifted, parts[2]]))
    var known = known
    known.wide = Wide(bounds: known.bounds, name: sum)
    return known
  }

  /// The numbers below a limit; always more than one, so that the number keeps its name.
  private static func narrow(_ bounds: Interval, _ limit: Int128) -> Interval {
    let clamped = bounds.clamped(to: limit - 1)
    return clamped.only == nil ? clamped : Interval(-limit + 1, limit - 1)
  }

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
