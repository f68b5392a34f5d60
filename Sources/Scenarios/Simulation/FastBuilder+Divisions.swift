import Engine
import Numbers

extension FastBuilder {
  mutating func divide(
    _ amount: Scalar, by keys: Column, into: Column, extra: Column, unit: Int64, _ group: Members,
    _ all: [Int32]
  ) -> Bool {
    // A school that never has a key never receives anything.
    let receivers = schools(group, all).filter { bounds(keys, $0) != Interval(0) }
    guard
      let division = Division(
        scalars[Int(amount.index)].bounds, receivers.map { bounds(keys, $0) }, unit),
      !columns[Int(extra.index)].isWritten
    else { return false }
    columns[Int(extra.index)] = KnownColumn(
      bounds: Array(repeating: Interval(0, 1), count: schoolCount), isMissing: true,
      isWritten: true)
    largestDivision = max(largestDivision, receivers.count)
    var shares = Array(repeating: Interval(0), count: schoolCount)
    for (school, share) in zip(receivers, division.shares) { shares[school] = share }
    // The amount is read first, then the keys.
    return emit(
      .divide, into: into, schools(group, all).map { shares[$0] }, group, all,
      reads: [name(amount), name(keys)], unit: Double(unit), tasks: division.tasks,
      mayStop: division.mayStop, isExact: division.isExact, receivers: receivers)
  }

  mutating func split(
    _ amount: Scalar, keys: Scalar, into: Scalar, extra: Scalar, count: Int, unit: Int64
  ) -> Bool {
    let known = (0..<count).map { scalars[Int(keys.index) + $0] }
    guard
      let division = Division(
        scalars[Int(amount.index)].bounds, known.map { $0.bounds }, unit)
    else { return false }
    largestDivision = max(largestDivision, count)
    // Keys and shares stand side by side, as in a column.
    let (sides, shares) = (newName(count), newName(count))
    if known.allSatisfy({ $0.name == nil }) {
      constants[sides.value] = known.map { Double($0.bounds.low) }
    } else {
      for (offset, key) in known.enumerated() {
        drafts.append(
          Draft(
            operation: .init(code: .fill), into: [Name(value: sides.value, offset: offset)],
            reads: [name(key)], isExact: key.bounds.isWithin(Self.exact)))
      }
    }
    let first = Int32(members.count)
    members += (0..<count).map { Int32($0) }
    let reads = [name(amount), sides]
    if division.mayStop || !division.shares.allSatisfy({ $0.only != nil }) {
      drafts.append(
        Draft(
          operation: .init(
            code: .divide, first: first, count: Int32(count), unit: Double(unit),
            tasks: division.tasks),
          into: [shares], reads: reads, mayStop: division.mayStop, isExact: division.isExact))
    }
    for (offset, bounds) in division.shares.enumerated() {
      set(
        Scalar(Int(into.index) + offset), bounds, Name(value: shares.value, offset: offset))
      // Who received a unit of the remainder is not computed; nothing but the trace asks for it.
      scalars[Int(extra.index) + offset] = Known(
        bounds: Interval(0, 1), name: Name(value: Self.missing))
    }
    return true
  }

  /// The value of what is not computed here.
  static var missing: Int { -1 }

  mutating func unitAmount(
    _ into: Scalar, _ amount: Scalar, keys: Column, total: Scalar, unit: Int64, _ group: Members,
    _ all: [Int32]
  ) -> Bool {
    let (money, whole) = (scalars[Int(amount.index)], scalars[Int(total.index)])
    // A key below zero stops the run; that is left to the plain engine as a whole.
    let sides = schools(group, all).map { self.bounds(keys, $0) }
    guard sides.allSatisfy({ $0.low >= 0 }), whole.bounds.low >= 0,
      money.bounds.isWithin(1 << 100), whole.bounds.isWithin(1 << 100), unit > 0
    else { return false }
    let size = Int128(unit)
    var bounds = Interval(
      min(money.bounds.low, 0), max(money.bounds.high, 0) / max(whole.bounds.low, 1) / size * size)
    if let amount = money.bounds.only, let total = whole.bounds.only, total > 0 {
      bounds = Interval(amount / total / size * size)
    }
    emit(
      .unitAmount, into: into, bounds, money, whole, unit: Double(unit),
      tasks: money.bounds.low < 0 ? .signed : [],
      mayStop: whole.bounds.low == 0 && money.bounds != Interval(0),
      isExact: whole.bounds.high * size < Self.roundable && money.bounds.isWithin(Self.roundable))
    return true
  }
}

/// What is known beforehand of a division by largest remainder.
private struct Division {
  var shares: [Interval] = []
  var tasks: FastProgram.Tasks = []
  var mayStop = false
  var isExact = true

  /// Nothing when the plain engine might refuse the numbers as too large.
  init?(_ amount: Interval, _ keys: [Interval], _ unit: Int64) {
    let most: Int128 = 1 << 62
    guard unit > 0, amount.isWithin(most) else { return nil }
    let units = Interval(amount.low / Int128(unit), amount.high / Int128(unit))
    var total = Interval(0)
    for key in keys {
      guard key.isWithin(most) else { return nil }
      total = Interval(total.low + max(key.low, 0), total.high + max(key.high, 0))
      guard total.high < most else { return nil }
    }
    if let shares = Self.only(units, keys, unit) {
      self.shares = shares
      return
    }
    let largestKey = keys.reduce(Int128(0)) { max($0, $1.high) }
    mayStop = total.low == 0 && units != Interval(0)
    if keys.contains(where: { $0.low < 0 }) {
      tasks.insert(.checksKeys)
      mayStop = true
    }
    if units.low < 0 { tasks.insert(.signed) }
    shares = keys.map { Self.share(of: $0, units, total, unit) }
    if units.high * max(largestKey, 1) + total.high >= FastBuilder.exact {
      tasks.insert(.inTwoSteps)
      isExact = total.high * max(largestKey, 1) + total.high < FastBuilder.exact
    }
    let count = Self.powerOfTwo(notBelow: keys.count)
    let composite = (total.high + 1) * count
    let largestShare = shares.reduce(Int128(1)) { max($0, $1.high / Int128(unit)) }
    // The quotient as computed is less than half a remainder's step off, and remainders fit 32 bits.
    if composite < 1 << 31, largestShare * total.high < 1 << 48, units.low >= 0,
      !tasks.contains(.inTwoSteps), !tasks.contains(.checksKeys)
    {
      tasks.insert(.isPlain)
    }
    isExact =
      isExact && composite < FastBuilder.roundable && amount.isWithin(FastBuilder.roundable)
  }

  /// The shares when nothing varies and the division succeeds.
  private static func only(
    _ units: Interval, _ keys: [Interval], _ unit: Int64
  ) -> [Interval]? {
    guard let units = units.only else { return nil }
    var division = LargestRemainder(capacity: keys.count)
    for (place, key) in keys.enumerated() {
      guard let key = key.only else { return nil }
      division.keys[place] = key
    }
    do throws(LargestRemainder.Refusal) {
      try division.divide(units, count: keys.count)
    } catch {
      return nil
    }
    return division.shares.map { Interval($0 * Int128(unit)) }
  }

  /// What a key can receive: at most its part when its own is as large, and the others as small, as can be.
  private static func share(
    of key: Interval, _ units: Interval, _ total: Interval, _ unit: Int64
  ) -> Interval {
    func part(_ units: Int128, _ key: Int128, _ total: Int128) -> Int128? {
      let (product, overflow) = units.multipliedReportingOverflow(by: key)
      return overflow || total <= 0 ? nil : product / total
    }
    let most = max(units.high, -units.low, 0)
    let (low, high) = (max(key.low, 0), max(key.high, 0))
    let upper = min(most, (part(most, high, total.low - low + high) ?? most) + 1)
    guard units.low >= 0 else { return Interval(-upper * Int128(unit), upper * Int128(unit)) }
    let lower = part(units.low, low, total.high - high + low) ?? 0
    return Interval(lower * Int128(unit), max(upper, lower) * Int128(unit))
  }

  static func powerOfTwo(notBelow number: Int) -> Int128 {
    var power: Int128 = 1
    while power < Int128(number) { power *= 2 }
    return power
  }
}
