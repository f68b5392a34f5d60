/// What a fast run works on; each thread has its own.
struct Workbench {
  /// The numbers of eight runs, by place.
  let places: UnsafeMutablePointer<Lanes>
  /// For the members of a division: remainders made different by their places, twice.
  let remainders: UnsafeMutablePointer<Lanes>
  let narrow: UnsafeMutablePointer<SIMD8<Int32>>

  /// A workbench for a program, with what does not vary in place.
  init(_ program: FastProgram) {
    places = .allocate(capacity: program.placeCount)
    places.initialize(repeating: .zero, count: program.placeCount)
    remainders = .allocate(capacity: program.largestDivision + 1)
    remainders.initialize(repeating: .zero, count: program.largestDivision + 1)
    narrow = .allocate(capacity: program.largestDivision + 1)
    narrow.initialize(repeating: .zero, count: program.largestDivision + 1)
    for (place, number) in program.constants {
      places[Int(place)] = Lanes(repeating: number)
    }
  }

  /// Gives the memory back.
  func free() {
    places.deallocate()
    remainders.deallocate()
    narrow.deallocate()
  }
}

extension FastProgram {
  /// Runs the operations; what is set belongs to a run that is left to the plain engine.
  func run(on bench: Workbench) -> LaneMask {
    let places = bench.places
    var refused = LaneMask(repeating: false)
    members.withUnsafeBufferPointer { all in
      operations.withUnsafeBufferPointer { operations in
        for operation in operations {
          let into = places + Int(operation.into)
          let left = places + Int(operation.left)
          let right = places + Int(operation.right)
          let members = UnsafeBufferPointer(
            rebasing: all[Int(operation.first)..<Int(operation.first + operation.count)])
          switch operation.code {
          case .add:
            for member in members { into[Int(member)] = left[Int(member)] + right[Int(member)] }
            if operation.tasks.contains(.refusesLarge) { Self.refuseLarge(into[0], &refused) }
          case .subtract:
            for member in members { into[Int(member)] = left[Int(member)] - right[Int(member)] }
            if operation.tasks.contains(.refusesLarge) { Self.refuseLarge(into[0], &refused) }
          case .multiply:
            for member in members { into[Int(member)] = left[Int(member)] * right[Int(member)] }
            if operation.tasks.contains(.refusesLarge) { Self.refuseLarge(into[0], &refused) }
          case .scale:
            for member in members { into[Int(member)] = left[Int(member)] * operation.factor }
          case .fill:
            for member in members { into[Int(member)] = left[0] }
          case .sum:
            var total = Lanes(repeating: operation.factor)
            for member in members { total += left[Int(member)] }
            into[0] = total
          case .larger:
            into[0] = left[0].replacing(with: right[0], where: left[0] .< right[0])
          case .smaller:
            into[0] = left[0].replacing(with: right[0], where: left[0] .> right[0])
          case .lack:
            let lacking = left[0] - right[0]
            into[0] = lacking.replacing(with: 0, where: lacking .< 0)
          case .draw:
            let money = left[0].replacing(with: 0, where: left[0] .< 0)
            let taken = right[0].replacing(with: money, where: right[0] .> money)
            into[0] = left[0] - taken
            into[1] = taken
            into[2] = right[0] - taken
          case .refuseNegative:
            for member in members { refused = refused .| (left[Int(member)] .< 0) }
          case .refuseUnobservable:
            Self.refuse(left[0], from: 0x1p45, &refused)
          case .round:
            for member in members {
              into[Int(member)] = Self.rounded(left[Int(member)], operation)
            }
          case .quotient:
            into[0] = Self.quotient(left[0], right[0], operation.tasks, &refused)
          case .unitAmount:
            into[0] = Self.unitAmount(left[0], right[0], operation, &refused)
          case .divide:
            Self.divide(left[0], right, into, operation, members, bench, &refused)
          case .wideAdd, .wideSubtract, .wideMultiply, .wideRound, .wideQuotient, .narrow:
            Self.compute(operation, left, right, into, &refused)
          }
        }
      }
    }
    return refused
  }

  /// Refuses numbers that may have been rounded because doubles do not hold them.
  @inline(__always)
  private static func refuseLarge(_ number: Lanes, _ refused: inout LaneMask) {
    refuse(number, from: 0x1p53, &refused)
  }

  @inline(__always)
  private static func refuse(_ number: Lanes, from limit: Double, _ refused: inout LaneMask) {
    // What is no number is neither above nor below.
    refused = refused .| .!((number .< limit) .& (number .> -limit))
  }

  // MARK: Rounding

  /// Divided by a number that does not vary, rounded half away from zero, times a unit.
  @inline(__always)
  private static func rounded(_ value: Lanes, _ operation: Operation) -> Lanes {
    let isNegative = value .< 0
    let size =
      operation.tasks.contains(.signed) ? value.replacing(with: -value, where: isNegative) : value
    let divisor = Lanes(repeating: operation.factor)
    let result = halfUp(size, divisor) * operation.unit
    guard operation.tasks.contains(.signed) else { return result }
    return result.replacing(with: -result, where: isNegative)
  }

  /// The nearest whole number to a quotient of numbers that are not negative, halves up.
  @inline(__always)
  private static func halfUp(_ size: Lanes, _ divisor: Lanes) -> Lanes {
    // The nearest whole number to the quotient as computed is at most one half, and a little, off.
    let near = (size / divisor).nearest
    let rest = size - near * divisor
    let twice = rest + rest
    let one = Lanes(repeating: 1)
    return near + Lanes.zero.replacing(with: one, where: twice .>= divisor)
      - Lanes.zero.replacing(with: one, where: twice .< -divisor)
  }

  @inline(__always)
  private static func quotient(
    _ above: Lanes, _ below: Lanes, _ tasks: Tasks, _ refused: inout LaneMask
  ) -> Lanes {
    let isZero = below .== 0
    if isZero.hasAny {
      refused = refused .| (tasks.contains(.refusesZero) ? isZero : isZero .& (above .!= 0))
    }
    let divisor = below.replacing(with: 1, where: isZero)
    if tasks.contains(.refusesLarge) { refuse(above / divisor, from: 0x1p50, &refused) }
    guard tasks.contains(.signed) else { return halfUp(above, divisor) }
    let size = halfUp(
      above.replacing(with: -above, where: above .< 0),
      divisor.replacing(with: -divisor, where: divisor .< 0))
    return size.replacing(with: -size, where: (above .< 0) .^ (divisor .< 0))
  }

  /// The whole part of a quotient of numbers that are not negative.
  @inline(__always)
  private static func wholePart(_ size: Lanes, _ divisor: Lanes) -> Lanes {
    let near = (size / divisor).nearest
    return near - Lanes.zero.replacing(with: 1, where: size .< near * divisor)
  }

  private static func unitAmount(
    _ amount: Lanes, _ total: Lanes, _ operation: Operation, _ refused: inout LaneMask
  ) -> Lanes {
    let isZero = total .== 0
    refused = refused .| (amount .< 0) .| (isZero .& (amount .!= 0))
    let divisor = total.replacing(with: 1, where: isZero) * operation.unit
    let rate = wholePart(amount.replacing(with: 0, where: amount .< 0), divisor) * operation.unit
    return rate.replacing(with: 0, where: isZero)
  }

  // MARK: Largest remainder

  /// Divides an amount over the members by key, the way `LargestRemainder` does.
  private static func divide(
    _ amount: Lanes, _ keys: UnsafeMutablePointer<Lanes>, _ into: UnsafeMutablePointer<Lanes>,
    _ operation: Operation, _ members: UnsafeBufferPointer<Int32>, _ bench: Workbench,
    _ refused: inout LaneMask
  ) {
    var total = Lanes.zero
    for member in members { total += keys[Int(member)] }
    if operation.tasks.contains(.checksKeys) {
      for member in members { refused = refused .| (keys[Int(member)] .< 0) }
    }
    var units = amount
    if operation.tasks.contains(.signed) {
      refused = refused .| (amount .< 0)
    }
    if !operation.tasks.isDisjoint(with: [.checksKeys, .signed]) {
      units = units.replacing(with: 0, where: refused)
    }
    if operation.unit != 1 { units = wholePart(units, Lanes(repeating: operation.unit)) }
    let isZero = total .<= 0
    if isZero.hasAny {
      refused = refused .| (isZero .& (units .!= 0))
      units = units.replacing(with: 0, where: isZero)
      total = total.replacing(with: 1, where: isZero)
    }
    if operation.tasks.contains(.isPlain) {
      dividePlainly(units, total, keys, into, operation, members, bench)
    } else {
      divideSafely(units, total, keys, into, operation, members, bench)
    }
  }

  /// Divides where remainders with their places fit 32 bits and quotients are nearly exact.
  @inline(__always)
  private static func dividePlainly(
    _ units: Lanes, _ total: Lanes, _ keys: UnsafeMutablePointer<Lanes>,
    _ into: UnsafeMutablePointer<Lanes>, _ operation: Operation,
    _ members: UnsafeBufferPointer<Int32>, _ bench: Workbench
  ) {
    let inverse = 1 / total
    // A quotient is a whole number and so many parts of the total; half a part keeps it from falling
    // below a whole number, and a half makes the nearest whole number the one below.
    let shift = inverse * 0.5 - 0.5
    let step = powerOfTwo(notBelow: members.count)
    let bits = Int32(Int(step).trailingZeroBitCount)
    var order = SIMD8<Int32>(repeating: Int32(step))
    var left = units
    for (place, member) in members.enumerated() {
      let product = units * keys[Int(member)]
      let share = (product * inverse + shift).nearest
      left -= share
      into[Int(member)] = share
      // Of equal remainders the first is the larger.
      order &-= 1
      bench.narrow[place] = ((product - share * total).narrow &<< bits) &+ order
    }
    let bound = narrowLimit(left.narrow, (total * step).narrow, members.count, bench)
    let one = Lanes(repeating: 1)
    if operation.unit == 1 {
      for (place, member) in members.enumerated() {
        let isLarge = LaneMask(bench.narrow[place] .> bound)
        into[Int(member)] += Lanes.zero.replacing(with: one, where: isLarge)
      }
    } else {
      for (place, member) in members.enumerated() {
        let isLarge = LaneMask(bench.narrow[place] .> bound)
        let extra = Lanes.zero.replacing(with: one, where: isLarge)
        into[Int(member)] = (into[Int(member)] + extra) * operation.unit
      }
    }
  }

  /// Divides whatever the size of the numbers, as long as each step is exact.
  private static func divideSafely(
    _ amount: Lanes, _ total: Lanes, _ keys: UnsafeMutablePointer<Lanes>,
    _ into: UnsafeMutablePointer<Lanes>, _ operation: Operation,
    _ members: UnsafeBufferPointer<Int32>, _ bench: Workbench
  ) {
    // Only the rest of amount by total has to be multiplied by a key.
    let inTwoSteps = operation.tasks.contains(.inTwoSteps)
    let whole = inTwoSteps ? wholePart(amount, total) : .zero
    let units = amount - whole * total
    let inverse = 1 / total
    let step = powerOfTwo(notBelow: members.count)
    var order = step
    var left = units
    for (place, member) in members.enumerated() {
      let key = keys[Int(member)]
      let product = units * key
      var share = (product * inverse).nearest
      var rest = product - share * total
      let isBelow = rest .< 0
      rest += Lanes.zero.replacing(with: total, where: isBelow)
      share -= Lanes.zero.replacing(with: 1, where: isBelow)
      left -= share
      into[Int(member)] = share + whole * key
      order -= 1
      bench.remainders[place] = rest * step + order
    }
    let bound = wideLimit(left, total * step, members.count, bench)
    for (place, member) in members.enumerated() {
      let extra = Lanes.zero.replacing(with: 1, where: bench.remainders[place] .>= bound)
      into[Int(member)] = (into[Int(member)] + extra) * operation.unit
    }
  }

  private static func powerOfTwo(notBelow number: Int) -> Double {
    var power = 1
    while power < number { power *= 2 }
    return Double(power)
  }

  /// A number that as many remainders lie above as units are left.
  ///
  /// It is sought by halves between −1, which too many are above, and `high`, which none is. There is one,
  /// because no two remainders are the same. A better guess than the middle saves a few rounds, and
  /// costs as much as it saves.
  @inline(__always)
  private static func narrowLimit(
    _ left: SIMD8<Int32>, _ high: SIMD8<Int32>, _ members: Int, _ bench: Workbench
  ) -> SIMD8<Int32> {
    var (low, high) = (SIMD8<Int32>(repeating: -1), high)
    var limit = high
    var isOpen = left .> SIMD8<Int32>.zero
    var halves = 0
    // The bound is never reached; it keeps a mistake elsewhere from running on for ever.
    while isOpen.hasAny, halves < 40 {
      halves += 1
      let middle = low &+ ((high &- low) &>> 1)
      var reached = SIMD8<Int32>.zero
      for place in 0..<members {
        reached &-= unsafeBitCast(bench.narrow[place] .> middle, to: SIMD8<Int32>.self)
      }
      limit = limit.replacing(with: middle, where: isOpen)
      let isTooLow = reached .> left
      low = low.replacing(with: middle, where: isTooLow)
      high = middle.replacing(with: high, where: isTooLow)
      isOpen = isOpen .& (reached .!= left)
    }
    return limit
  }

  /// The same for remainders of more bits, by halves.
  private static func wideLimit(
    _ left: Lanes, _ high: Lanes, _ members: Int, _ bench: Workbench
  ) -> Lanes {
    var (low, high) = (Lanes.zero, high)
    var limit = high
    var isOpen = left .> 0
    var halves = 0
    while isOpen.hasAny, halves < 60 {
      halves += 1
      let middle = ((low + high) * 0.5).nearest
      var reached = Lanes.zero
      for place in 0..<members {
        reached += Lanes.zero.replacing(with: 1, where: bench.remainders[place] .>= middle)
      }
      limit = limit.replacing(with: middle, where: isOpen)
      let isTooLow = reached .> left
      low = low.replacing(with: middle, where: isTooLow)
      high = middle.replacing(with: high, where: isTooLow)
      isOpen = isOpen .& (reached .!= left)
    }
    return limit
  }
}
