import Engine
import Numbers

extension FastBuilder {
  /// Adds an instruction; false when the program is not fit for eight runs at a time.
  mutating func add(_ instruction: Instruction, _ all: [Int32]) -> Bool {
    switch instruction {
    case .add(let into, let left, let right):
      return combine(.add, into, known(left), known(right))
    case .subtract(let into, let left, let right):
      return combine(.subtract, into, known(left), known(right))
    case .multiply(let into, let left, let right):
      return combine(.multiply, into, known(left), known(right))
    case .widen(let into, let from, let digits):
      return combine(
        .multiply, into, known(from), Known(bounds: Interval(PowerOfTen.value(Int(digits)))))
    case .round(let into, let from, let digits, let unit):
      return round(into, from, digits: digits, unit: unit)
    case .quotient(let into, let above, let below):
      return quotient(into, known(above), known(below), refusesZero: false)
    case .larger(let into, let left, let right):
      return choose(.larger, into, known(left), known(right))
    case .smaller(let into, let left, let right):
      return choose(.smaller, into, known(left), known(right))

    case .fill(let into, let from, let group):
      let value = Array(repeating: bounds(from), count: Int(group.count))
      return emit(.fill, into: into, value, group, all, reads: [name(from)])
    case .addColumns(let into, let left, let right, let group):
      return combine(.add, into, left, right, group, all)
    case .subtractColumns(let into, let left, let right, let group):
      return combine(.subtract, into, left, right, group, all)
    case .multiplyColumns(let into, let left, let right, let group):
      return combine(.multiply, into, left, right, group, all)
    case .widenColumn(let into, let from, let digits, let group):
      let power = Interval(PowerOfTen.value(Int(digits)))
      let wider = schools(group, all).map { Self.combined(.multiply, bounds(from, $0), power) }
      guard let bounds = Self.complete(wider) else { return false }
      return emit(
        .scale, into: into, bounds, group, all, reads: [name(from)], factor: Double(power.low))
    case .roundColumn(let into, let from, let digits, let unit, let group):
      return round(into, from, digits: digits, unit: unit, group, all)
    case .sum(let into, let column, let group):
      return sum(into, column, group, all)

    case .divide(let amount, let keys, let into, let extra, let unit, let group):
      return divide(amount, by: keys, into: into, extra: extra, unit: unit, group, all)
    case .split(let amount, let keys, let into, let extra, let count, let unit):
      return split(
        amount, keys: keys, into: into, extra: extra, count: Int(count), unit: unit)
    case .unitAmount(let into, let amount, let keys, let total, let unit, let group):
      return unitAmount(into, amount, keys: keys, total: total, unit: unit, group, all)

    case .draw(let pot, let wanted, let granted, let missing):
      return draw(pot: pot, wanted, granted: granted, missing: missing)
    case .lack(let into, let floor, let pot):
      let difference = Scalar(Int(into.index))
      let (floor, pot) = (known(floor), known(pot))
      guard let bounds = Self.combined(.subtract, floor.bounds, pot.bounds) else { return false }
      if bounds.low >= 0 { return combine(.subtract, difference, floor, pot) }
      emit(.lack, into: into, Interval(0, max(bounds.high, 0)), floor, pot)
      return true
    case .limit:
      return false
    }
  }

  private func known(_ register: Scalar) -> Known { scalars[Int(register.index)] }

  // MARK: Sums and products

  /// The numbers that an operation makes of two, or nothing when `Int128` could not hold one.
  static func combined(
    _ code: FastProgram.Code, _ left: Interval, _ right: Interval
  ) -> Interval? {
    switch code {
    case .add:
      let (low, under) = left.low.addingReportingOverflow(right.low)
      let (high, over) = left.high.addingReportingOverflow(right.high)
      return under || over ? nil : Interval(low, high)
    case .subtract:
      let (low, under) = left.low.subtractingReportingOverflow(right.high)
      let (high, over) = left.high.subtractingReportingOverflow(right.low)
      return under || over ? nil : Interval(low, high)
    default:
      var interval: Interval?
      for first in [left.low, left.high] {
        for second in [right.low, right.high] {
          let (product, overflow) = first.multipliedReportingOverflow(by: second)
          if overflow { return nil }
          interval = Interval(
            min(interval?.low ?? product, product), max(interval?.high ?? product, product))
        }
      }
      return interval
    }
  }

  static func complete(_ intervals: [Interval?]) -> [Interval]? {
    let known = intervals.compactMap { $0 }
    return known.count == intervals.count ? known : nil
  }

  private mutating func combine(
    _ code: FastProgram.Code, _ into: Scalar, _ left: Known, _ right: Known
  ) -> Bool {
    guard let bounds = Self.combined(code, left.whole, right.whole) else { return false }
    // What changes nothing is the same number.
    let neutral: Int128 = code == .multiply ? 1 : 0
    if right.bounds.only == neutral {
      scalars[Int(into.index)] = left
    } else if code != .subtract, left.bounds.only == neutral {
      scalars[Int(into.index)] = right
    } else if code == .subtract, let name = left.name, name == right.name {
      set(into, Interval(0), nil)
    } else {
      emit(code, into: into, bounds, left, right)
    }
    return true
  }

  private mutating func combine(
    _ code: FastProgram.Code, _ into: Column, _ left: Column, _ right: Column, _ group: Members,
    _ all: [Int32]
  ) -> Bool {
    let intervals = schools(group, all).map {
      Self.combined(code, bounds(left, $0), bounds(right, $0))
    }
    guard let bounds = Self.complete(intervals) else { return false }
    if code == .multiply, !columns[Int(into.index)].isWritten {
      // A weight of 1 for all is common, and changes nothing.
      for (same, weight) in [(left, right), (right, left)]
      where schools(group, all).allSatisfy({ self.bounds(weight, $0).only == 1 }) {
        columns[Int(into.index)] = columns[Int(same.index)]
        columns[Int(into.index)].isWritten = true
        return true
      }
    }
    return emit(code, into: into, bounds, group, all, reads: [name(left), name(right)])
  }

  private mutating func choose(
    _ code: FastProgram.Code, _ into: Scalar, _ left: Known, _ right: Known
  ) -> Bool {
    let (first, second) = code == .larger ? (left, right) : (right, left)
    // Where one is always the larger there is nothing to choose.
    if left.bounds.low >= right.bounds.high {
      set(into, first.bounds, first.name)
    } else if right.bounds.low >= left.bounds.high {
      set(into, second.bounds, second.name)
    } else {
      let bounds =
        code == .larger
        ? Interval(max(left.bounds.low, right.bounds.low), max(left.bounds.high, right.bounds.high))
        : Interval(min(left.bounds.low, right.bounds.low), min(left.bounds.high, right.bounds.high))
      emit(code, into: into, bounds, left, right)
    }
    return true
  }

  private mutating func sum(
    _ into: Scalar, _ column: Column, _ group: Members, _ all: [Int32]
  ) -> Bool {
    var total = Interval(0)
    for school in schools(group, all) {
      guard let next = Self.combined(.add, total, bounds(column, school)) else { return false }
      total = next
    }
    if total.only != nil {
      set(into, total, nil)
      return true
    }
    guard let from = name(column) else { return false }
    let name = newName()
    let varying = schools(group, all).filter { bounds(column, $0).only == nil }
    let constant = schools(group, all).reduce(Int128(0)) { $0 + (bounds(column, $1).only ?? 0) }
    let run = run(varying)
    drafts.append(
      Draft(
        operation: .init(
          code: .sum, first: run.first, count: run.count, factor: Double(constant)), into: [name],
        reads: [from],
        isExact: total.isWithin(Self.exact) && Interval(constant).isWithin(Self.exact)))
    set(into, total, name)
    return true
  }

  // MARK: Rounding

  private static func rounded(_ interval: Interval, _ divisor: Int128, _ unit: Int64) -> Interval? {
    let low = Rounding.halfAwayFromZero(interval.low, dividedBy: divisor)
      .multipliedReportingOverflow(by: Int128(unit))
    let high = Rounding.halfAwayFromZero(interval.high, dividedBy: divisor)
      .multipliedReportingOverflow(by: Int128(unit))
    return low.overflow || high.overflow ? nil : Interval(low.partialValue, high.partialValue)
  }

  private static func divisor(_ digits: UInt8, _ unit: Int64) -> Int128? {
    let (divisor, overflow) = PowerOfTen.value(Int(digits))
      .multipliedReportingOverflow(by: Int128(unit))
    return overflow || divisor <= 0 ? nil : divisor
  }

  private mutating func round(
    _ into: Scalar, _ from: Scalar, digits: UInt8, unit: Int64
  ) -> Bool {
    let value = known(from)
    guard let divisor = Self.divisor(digits, unit),
      let bounds = Self.rounded(value.whole, divisor, unit),
      Int128(exactly: Double(divisor)) == divisor
    else { return false }
    if divisor == 1 {
      scalars[Int(into.index)] = value
    } else {
      emit(
        .round, into: into, bounds, value, value, factor: Double(divisor), unit: Double(unit),
        tasks: value.bounds.low < 0 ? .signed : [],
        isExact: divisor < Self.roundable && (divisor > 4 || value.bounds.isWithin(Self.roundable)))
    }
    return true
  }

  private mutating func round(
    _ into: Column, _ from: Column, digits: UInt8, unit: Int64, _ group: Members, _ all: [Int32]
  ) -> Bool {
    guard let divisor = Self.divisor(digits, unit) else { return false }
    let before = schools(group, all).map { bounds(from, $0) }
    guard let bounds = Self.complete(before.map { Self.rounded($0, divisor, unit) }) else {
      return false
    }
    return emit(
      .round, into: into, bounds, group, all, reads: [name(from)], factor: Double(divisor),
      unit: Double(unit), tasks: before.contains { $0.low < 0 } ? .signed : [],
      isExact: divisor < Self.roundable && before.allSatisfy { $0.isWithin(Self.roundable) })
  }

  /// Adds a quotient, of which the divisor may be 0 in some runs.
  mutating func quotient(
    _ into: Scalar, _ above: Known, _ below: Known, refusesZero: Bool
  ) -> Bool {
    let (whole, divisor) = (above.whole, below.whole)
    guard whole.isWithin(1 << 120), divisor.isWithin(1 << 120) else { return false }
    let crossesZero = divisor.low <= 0 && divisor.high >= 0
    let most = max(whole.low.magnitude, whole.high.magnitude)
    let least = crossesZero ? 1 : min(divisor.low.magnitude, divisor.high.magnitude)
    let size = Rounding.halfAwayFromZero(Int128(most), dividedBy: Int128(least))
    let isPositive = whole.low >= 0 && divisor.low >= 0
    var bounds = Interval(isPositive ? 0 : -size, size)
    if let above = whole.only, let below = divisor.only, below != 0 {
      bounds = Interval(
        Rounding.halfAwayFromZero(
          below < 0 ? -above : above, dividedBy: below < 0 ? -below : below))
    }
    var tasks: FastProgram.Tasks = isPositive ? [] : .signed
    if refusesZero { tasks.insert(.refusesZero) }
    emit(
      .quotient, into: into, bounds, above, below, tasks: tasks, mayStop: crossesZero)
    return true
  }

  // MARK: Pots

  private mutating func draw(
    pot: Scalar, _ wanted: Scalar, granted: Scalar, missing: Scalar
  ) -> Bool {
    let (money, claim) = (known(pot), known(wanted))
    let isSame = money.name != nil && money.name == claim.name
    if claim.bounds.high <= max(money.bounds.low, 0) || isSame && money.bounds.low >= 0 {
      // The pot pays all of it.
      set(granted, claim.bounds, claim.name)
      set(missing, Interval(0), nil)
      return combine(.subtract, pot, money, claim)
    }
    let (potLow, potHigh) = (max(money.bounds.low, 0), max(money.bounds.high, 0))
    guard let short = Self.combined(.subtract, claim.bounds, Interval(potLow, potHigh)),
      let left = Self.combined(.subtract, money.bounds, claim.bounds)
    else { return false }
    let name = newName(3)
    let bounds = [
      Interval(
        max(left.low, min(money.bounds.low, 0)), max(left.high, min(money.bounds.high, 0))),
      Interval(min(claim.bounds.low, potLow), min(claim.bounds.high, potHigh)),
      Interval(max(short.low, 0), max(short.high, 0)),
    ]
    let fits = (bounds + [money.bounds, claim.bounds]).allSatisfy { $0.isWithin(Self.exact) }
    let reads = [self.name(money), self.name(claim)]
    drafts.append(
      Draft(operation: .init(code: .draw), into: [name], reads: reads, isExact: fits))
    for (offset, register) in [pot, granted, missing].enumerated() {
      set(register, bounds[offset], Name(value: name.value, offset: offset))
    }
    return true
  }
}
