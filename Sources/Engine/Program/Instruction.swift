/// A register that holds one number: a parameter, a pot, a budget line, a total; one per year.
public struct Scalar: Hashable, Sendable {
  /// Its place among the scalars.
  public let index: Int32

  /// The scalar at a place.
  @inlinable
  public init(_ index: Int) {
    self.index = Int32(truncatingIfNeeded: index)
  }
}

/// A register that holds one number for each school.
public struct Column: Hashable, Sendable {
  /// Its place among the columns.
  public let index: Int32

  /// The column at a place.
  @inlinable
  public init(_ index: Int) {
    self.index = Int32(truncatingIfNeeded: index)
  }
}

/// The schools that an instruction works on: a run of ``Program/members``.
public struct Members: Hashable, Sendable {
  /// The place of the first.
  public let start: Int32
  /// How many there are.
  public let count: Int32

  /// A run of members.
  @inlinable
  public init(start: Int, count: Int) {
    self.start = Int32(truncatingIfNeeded: start)
    self.count = Int32(truncatingIfNeeded: count)
  }
}

/// One operation on registers.
///
/// Numbers are integers; the compiler knows the scale of each register.
///
/// Every instruction that could leave `Int128`, or the range that `LargestRemainder` is proved for,
/// stops the run with a ``Fault``; none wraps or traps.
public enum Instruction: Sendable {
  /// into = left + right
  case add(into: Scalar, Scalar, Scalar)
  /// into = left − right
  case subtract(into: Scalar, Scalar, Scalar)
  /// into = left × right
  case multiply(into: Scalar, Scalar, Scalar)
  /// into = from × 10^digits: the same value with more decimals.
  case widen(into: Scalar, Scalar, digits: UInt8)
  /// into = from / 10^digits, rounded half away from zero to a multiple of `unit`.
  case round(into: Scalar, Scalar, digits: UInt8, unit: Int64)

  /// into = left / right, rounded half away from zero; 0 / 0 is 0.
  case quotient(into: Scalar, Scalar, by: Scalar)
  /// into = the larger of the two.
  case larger(into: Scalar, Scalar, Scalar)
  /// into = the smaller of the two.
  case smaller(into: Scalar, Scalar, Scalar)

  /// into = the same number for each school.
  case fill(into: Column, Scalar, Members)
  /// into = left + right
  case addColumns(into: Column, Column, Column, Members)
  /// into = left − right
  case subtractColumns(into: Column, Column, Column, Members)
  /// into = left × right
  case multiplyColumns(into: Column, Column, Column, Members)
  /// into = from × 10^digits
  case widenColumn(into: Column, Column, digits: UInt8, Members)
  /// into = from / 10^digits, rounded half away from zero to a multiple of `unit`.
  case roundColumn(into: Column, Column, digits: UInt8, unit: Int64, Members)
  /// into = the total over the members.
  case sum(into: Scalar, Column, Members)

  /// Divides an amount, in multiples of `unit`, over the members by key: largest remainder.
  case divide(Scalar, by: Column, into: Column, extra: Column, unit: Int64, Members)
  /// Divides an amount over `count` scalars by as many keys: largest remainder.
  case split(Scalar, keys: Scalar, into: Scalar, extra: Scalar, count: Int32, unit: Int64)
  /// into = amount / total of the keys, rounded down to a multiple of `unit`.
  case unitAmount(into: Scalar, Scalar, keys: Column, total: Scalar, unit: Int64, Members)

  /// Takes at most what is in the pot: granted + missing = wanted.
  case draw(pot: Scalar, wanted: Scalar, granted: Scalar, missing: Scalar)
  /// into = what `pot` lacks to reach `floor`, never below 0.
  case lack(into: Scalar, floor: Scalar, pot: Scalar)
  /// Keeps gains and losses within a cap, exactly within what the members get together.
  case limit(Limit)
}

/// Why a run stopped.
public struct Fault: Hashable, Sendable {
  /// The place of the instruction in the program.
  public let instruction: Int
  /// What went wrong.
  public let cause: Cause

  /// What can go wrong while computing.
  public enum Cause: Hashable, Sendable {
    /// A number became too large to compute exactly.
    case overflow
    /// A key is below zero; the school, or the place of the row in a split.
    case negativeKey(Int)
    /// There is money, but every key is zero.
    case zeroKeyTotal
  }
}
