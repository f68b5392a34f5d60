import Numbers

/// The numbers of a run.
///
/// After it they are the trace: what a step reads and decides has registers of its own; only the
/// balances of pots and the amounts of lines are added to as the steps go.
public struct Registers: Sendable {
  private var scalars: [Int128]
  private var columns: [Int128]
  private let schoolCount: Int
  var division: LargestRemainder

  /// Registers for a program, with the slots filled from the dossier.
  public init(for program: Program) {
    scalars = Array(repeating: 0, count: program.scalarCount)
    columns = Array(repeating: 0, count: program.columnCount * program.schoolCount)
    schoolCount = program.schoolCount
    division = LargestRemainder(capacity: program.largestDivision)
    for slot in program.scalarSlots { self[slot.register] = slot.value }
    for slot in program.columnSlots {
      for school in 0..<schoolCount { self[slot.register, school] = slot.values[school] }
    }
  }

  /// The number in a scalar.
  public subscript(register: Scalar) -> Int128 {
    get { scalars[Int(register.index)] }
    set { scalars[Int(register.index)] = newValue }
  }

  /// The number of a school in a column.
  public subscript(register: Column, school: Int) -> Int128 {
    get { columns[Int(register.index) * schoolCount + school] }
    set { columns[Int(register.index) * schoolCount + school] = newValue }
  }

  func fits(_ program: Program) -> Bool {
    scalars.count == program.scalarCount && schoolCount == program.schoolCount
      && columns.count == program.columnCount * program.schoolCount
      && division.keys.count == program.largestDivision
  }

  /// Executes one instruction; a cause means that nothing after it may be trusted.
  mutating func execute(_ instruction: Instruction, members: [Int32]) -> Fault.Cause? {
    switch instruction {
    case .add(let into, let left, let right):
      return store(self[left].addingReportingOverflow(self[right]), in: into)
    case .subtract(let into, let left, let right):
      return store(self[left].subtractingReportingOverflow(self[right]), in: into)
    case .multiply(let into, let left, let right):
      return store(self[left].multipliedReportingOverflow(by: self[right]), in: into)
    case .widen(let into, let from, let digits):
      return store(
        self[from].multipliedReportingOverflow(by: PowerOfTen.value(Int(digits))), in: into)
    case .round(let into, let from, let digits, let unit):
      return store(Self.rounded(self[from], digits: digits, unit: unit), in: into)

    case .quotient(let into, let left, let right):
      let (above, below) = (self[left], self[right])
      if below == 0 {
        self[into] = 0
        return above == 0 ? nil : .zeroKeyTotal
      }
      guard below != .min, above != .min else { return .overflow }
      self[into] = Rounding.halfAwayFromZero(
        below < 0 ? -above : above, dividedBy: below < 0 ? -below : below)
      return nil
    case .larger(let into, let left, let right):
      self[into] = max(self[left], self[right])
      return nil
    case .smaller(let into, let left, let right):
      self[into] = min(self[left], self[right])
      return nil

    case .fill(let into, let from, let group):
      let value = self[from]
      return each(group, members) { registers, school in
        registers[into, school] = value
        return false
      }
    case .addColumns(let into, let left, let right, let group):
      return each(group, members) { registers, school in
        registers.store(
          registers[left, school].addingReportingOverflow(registers[right, school]), in: into,
          school)
      }
    case .subtractColumns(let into, let left, let right, let group):
      return each(group, members) { registers, school in
        registers.store(
          registers[left, school].subtractingReportingOverflow(registers[right, school]), in: into,
          school)
      }
    case .multiplyColumns(let into, let left, let right, let group):
      return each(group, members) { registers, school in
        registers.store(
          registers[left, school].multipliedReportingOverflow(by: registers[right, school]),
          in: into, school)
      }
    case .widenColumn(let into, let from, let digits, let group):
      let power = PowerOfTen.value(Int(digits))
      return each(group, members) { registers, school in
        registers.store(
          registers[from, school].multipliedReportingOverflow(by: power), in: into, school)
      }
    case .roundColumn(let into, let from, let digits, let unit, let group):
      return each(group, members) { registers, school in
        registers.store(
          Self.rounded(registers[from, school], digits: digits, unit: unit), in: into, school)
      }
    case .sum(let into, let column, let group):
      self[into] = 0
      return each(group, members) { registers, school in
        let (total, overflow) = registers[into].addingReportingOverflow(registers[column, school])
        registers[into] = total
        return overflow
      }

    case .divide(let amount, let keys, let into, let extra, let unit, let group):
      return divide(
        self[amount], by: keys, into: into, extra: extra, unit: Int128(unit), group, members)
    case .split(let amount, let keys, let into, let extra, let count, let unit):
      return split(
        self[amount], keys: keys, into: into, extra: extra, count: Int(count), unit: Int128(unit))
    case .unitAmount(let into, let amount, let keys, let total, let unit, let group):
      let places = Int(group.start)..<Int(group.start) + Int(group.count)
      for place in places where self[keys, Int(members[place])] < 0 {
        return .negativeKey(Int(members[place]))
      }
      let size = Int128(unit)
      self[into] = self[total] == 0 ? 0 : self[amount] / self[total] / size * size
      return self[total] == 0 && self[amount] != 0 ? .zeroKeyTotal : nil

    case .draw(let pot, let wanted, let granted, let missing):
      let taken = min(self[wanted], max(self[pot], 0))
      self[granted] = taken
      let (lacking, tooMuch) = self[wanted].subtractingReportingOverflow(taken)
      self[missing] = lacking
      if tooMuch { return .overflow }
      return store(self[pot].subtractingReportingOverflow(taken), in: pot)
    case .lack(let into, let floor, let pot):
      let (lacking, overflow) = self[floor].subtractingReportingOverflow(self[pot])
      self[into] = max(lacking, 0)
      return overflow ? .overflow : nil
    case .limit(let limit): return execute(limit, members: members)
    }
  }

  // MARK: One number

  private mutating func store(
    _ result: (partialValue: Int128, overflow: Bool), in register: Scalar
  ) -> Fault.Cause? {
    self[register] = result.partialValue
    return result.overflow ? .overflow : nil
  }

  private mutating func store(
    _ result: (partialValue: Int128, overflow: Bool), in register: Column, _ school: Int
  ) -> Bool {
    self[register, school] = result.partialValue
    return result.overflow
  }

  private static func rounded(
    _ value: Int128, digits: UInt8, unit: Int64
  ) -> (partialValue: Int128, overflow: Bool) {
    let (divisor, overflow) = PowerOfTen.value(Int(digits))
      .multipliedReportingOverflow(by: Int128(unit))
    if overflow { return (0, true) }
    return Rounding.halfAwayFromZero(value, dividedBy: divisor)
      .multipliedReportingOverflow(by: Int128(unit))
  }

  // MARK: One number for each school

  /// Does the same for each member; stops at the first that overflows.
  @inline(__always)
  private mutating func each(
    _ group: Members, _ members: [Int32], _ body: (inout Registers, Int) -> Bool
  ) -> Fault.Cause? {
    let start = Int(group.start)
    for place in start..<start + Int(group.count) {
      if body(&self, Int(members[place])) { return .overflow }
    }
    return nil
  }

  // MARK: Division

  private mutating func divide(
    _ amount: Int128, by keys: Column, into: Column, extra: Column, unit: Int128, _ group: Members,
    _ members: [Int32]
  ) -> Fault.Cause? {
    let start = Int(group.start)
    let count = Int(group.count)
    for place in 0..<count {
      division.keys[place] = self[keys, Int(members[start + place])]
    }
    do {
      try division.divide(amount / unit, count: count)
    } catch .negativeKey(let place) {
      return .negativeKey(Int(members[start + place]))
    } catch {
      return Self.cause(error)
    }
    for place in 0..<count {
      let school = Int(members[start + place])
      self[into, school] = division.shares[place] * unit
      self[extra, school] = division.extra[place] ? 1 : 0
    }
    return nil
  }

  private mutating func split(
    _ amount: Int128, keys: Scalar, into: Scalar, extra: Scalar, count: Int, unit: Int128
  ) -> Fault.Cause? {
    for place in 0..<count { division.keys[place] = scalars[Int(keys.index) + place] }
    do {
      try division.divide(amount / unit, count: count)
    } catch {
      return Self.cause(error)
    }
    for place in 0..<count {
      scalars[Int(into.index) + place] = division.shares[place] * unit
      scalars[Int(extra.index) + place] = division.extra[place] ? 1 : 0
    }
    return nil
  }

  private static func cause(_ refusal: LargestRemainder.Refusal) -> Fault.Cause {
    switch refusal {
    case .negativeKey(let index): .negativeKey(index)
    case .zeroTotal: .zeroKeyTotal
    case .tooLarge: .overflow
    }
  }
}
