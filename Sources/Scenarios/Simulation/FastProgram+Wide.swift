import Numbers

/// Numbers that doubles do not hold, such as an amount with all its decimals before it is rounded: few
/// in a program, and each of the eight runs by itself.
extension FastProgram {
  /// Computes an operation of which a number is eight of 128 bits, which stand in two places.
  static func compute(
    _ operation: Operation, _ left: UnsafeMutablePointer<Lanes>,
    _ right: UnsafeMutablePointer<Lanes>, _ into: UnsafeMutablePointer<Lanes>,
    _ refused: inout LaneMask
  ) {
    let tasks = operation.tasks
    // The slow conversion is for divisors that nobody has.
    let divisor =
      operation.factor < 0x1p63 ? Int128(Int64(operation.factor)) : Int128(operation.factor)
    for run in 0..<Lanes.scalarCount {
      let one = number(left, run, isWide: tasks.contains(.leftIsWide))
      let other = number(right, run, isWide: tasks.contains(.rightIsWide))
      // A run that is refused already may hold anything, so nothing here traps.
      var result: Int128
      switch operation.code {
      case .wideAdd: result = one &+ other
      case .wideSubtract: result = one &- other
      case .wideMultiply: result = one &* other
      case .wideRound:
        result =
          Rounding.halfAwayFromZero(one, dividedBy: divisor) &* Int128(Int64(operation.unit))
      case .wideQuotient:
        if other == 0 {
          if tasks.contains(.refusesZero) || one != 0 { refused[run] = true }
          result = 0
        } else {
          result = Rounding.halfAwayFromZero(
            other < 0 ? 0 &- one : one, dividedBy: other == .min ? .max : other < 0 ? -other : other
          )
        }
      default: result = one
      }
      if tasks.contains(.resultIsWide) {
        UnsafeMutableRawPointer(into).storeBytes(
          of: result, toByteOffset: run * MemoryLayout<Int128>.stride, as: Int128.self)
      } else {
        if result.magnitude >= FastBuilder.exact.magnitude {
          refused[run] = true
          result = 0
        }
        into[0][run] = Double(Int64(truncatingIfNeeded: result))
      }
    }
  }

  /// A number of one run; what is no number, in a run that is refused, is 0.
  private static func number(
    _ place: UnsafeMutablePointer<Lanes>, _ run: Int, isWide: Bool
  ) -> Int128 {
    if isWide {
      return UnsafeMutableRawPointer(place).loadUnaligned(
        fromByteOffset: run * MemoryLayout<Int128>.stride, as: Int128.self)
    }
    let number = place[0][run]
    return number.magnitude < 0x1p63 ? Int128(Int64(number)) : 0
  }
}
