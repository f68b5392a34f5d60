import Dossiers
import Numbers

/// Hands out registers and collects instructions.
struct Builder {
  private(set) var program: Program
  private(set) var places: [(first: Int, place: InstructionPlace)] = []
  /// Where the instructions that follow come from.
  var current = InstructionPlace(year: 0, origin: .none) {
    didSet { isElsewhere = true }
  }
  /// Whether no instruction has come from ``current`` yet.
  private var isElsewhere = true
  /// A scalar that is always 0.
  let zero: Scalar
  private var memberRuns: [[Int]: Members] = [:]

  init(schoolCount: Int) {
    program = Program(schoolCount: schoolCount)
    zero = Scalar(0)
    program.scalarCount = 1
  }

  mutating func emit(_ instruction: Instruction) {
    if isElsewhere {
      places.append((program.instructions.count, current))
      isElsewhere = false
    }
    program.instructions.append(instruction)
  }

  /// Makes room for years that are as long as what was compiled until now.
  mutating func reserve(forYears years: Int) {
    program.instructions.reserveCapacity(program.instructions.count * years)
    program.scalarSlots.reserveCapacity(program.scalarSlots.count * years)
    places.reserveCapacity(places.count * years)
  }

  mutating func scalar() -> Scalar {
    program.scalarCount += 1
    return Scalar(program.scalarCount - 1)
  }

  /// The first of `count` scalars that stand side by side.
  mutating func scalars(_ count: Int) -> Scalar {
    program.scalarCount += count
    program.largestDivision = max(program.largestDivision, count)
    return Scalar(program.scalarCount - count)
  }

  mutating func column() -> Column {
    program.columnCount += 1
    return Column(program.columnCount - 1)
  }

  mutating func slot(_ value: Int128) -> Scalar {
    let register = scalar()
    program.scalarSlots.append(.init(register: register, value: value))
    return register
  }

  mutating func slot(_ values: [Int128]) -> Column {
    let register = column()
    program.columnSlots.append(.init(register: register, values: values))
    return register
  }

  mutating func copy(_ from: Scalar) -> Scalar {
    let register = scalar()
    emit(.widen(into: register, from, digits: 0))
    return register
  }

  mutating func sum(_ column: Column, _ group: Members) -> Scalar {
    let register = scalar()
    emit(.sum(into: register, column, group))
    return register
  }

  /// The run of members for these schools; the same schools share one run.
  mutating func members(_ schools: [Int]) -> Members {
    if let known = memberRuns[schools] { return known }
    let run = Members(start: program.members.count, count: schools.count)
    program.members.append(contentsOf: schools.map { Int32(truncatingIfNeeded: $0) })
    program.largestDivision = max(program.largestDivision, schools.count)
    memberRuns[schools] = run
    return run
  }
}
