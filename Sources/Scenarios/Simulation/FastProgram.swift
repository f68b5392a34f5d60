import Engine
import Numbers

/// The instructions of a program, made ready for eight runs at a time.
///
/// It computes what `Program.run(on:)` does, or tells which of the eight it leaves to it. Numbers are
/// doubles, and only whole numbers for which ``FastBuilder`` has proved that every step is exact.
/// What does not depend on a draw has been computed once; what no observation needs has been left out.
struct FastProgram: Sendable {
  /// What an operation does; each for all its members, of which a scalar has one.
  enum Code: Sendable {
    case add, subtract, multiply, scale, round, quotient, larger, smaller, fill, sum
    case divide, unitAmount, draw, lack, refuseNegative, refuseUnobservable
    /// The same of numbers that doubles do not hold, and back to those that they do.
    case wideAdd, wideSubtract, wideMultiply, wideRound, wideQuotient, narrow
  }

  /// One operation on places of the workspace.
  struct Operation: Sendable {
    let code: Code
    /// Places of the workspace; with members, the place of the first school of a column.
    var into: Int32 = 0
    var left: Int32 = 0
    var right: Int32 = 0
    /// The members, as a run of ``FastProgram/members``.
    var first: Int32 = 0
    var count: Int32 = 1
    /// The power to scale by, the number to divide by, or what a sum begins with.
    var factor = 1.0
    /// The unit of a rounding or a division.
    var unit = 1.0
    /// What only some operations have to do.
    var tasks: Tasks = []
  }

  struct Tasks: OptionSet, Sendable {
    let rawValue: UInt16
    /// A number may be below zero.
    static let signed = Tasks(rawValue: 1)
    /// A key may be below zero: a run in which it is goes to the plain engine.
    static let checksKeys = Tasks(rawValue: 2)
    /// Amount times key may be too large: the whole part of amount by total goes first.
    static let inTwoSteps = Tasks(rawValue: 4)
    /// Neither of these, and remainders with their places fit 32 bits.
    static let isPlain = Tasks(rawValue: 8)
    /// Nothing divided by zero has no value either.
    static let refusesZero = Tasks(rawValue: 16)
    /// A result may be too large to be exact: a run in which it is goes to the plain engine.
    static let refusesLarge = Tasks(rawValue: 32)
    /// A number is read or written as eight of 128 bits, in two places.
    static let leftIsWide = Tasks(rawValue: 64)
    static let rightIsWide = Tasks(rawValue: 128)
    static let resultIsWide = Tasks(rawValue: 256)
  }

  /// A value that is observed: the places that make it up, and a number that does not vary.
  struct Observed: Sendable {
    let places: Range<Int>
    let constant: Double
  }

  var operations: [Operation] = []
  /// Places of members from that of the first school of a column on.
  var members: [Int32] = []
  /// The places of observed values, see ``Observed``.
  var terms: [Int32] = []
  /// How many places the workspace has.
  var placeCount = 0
  /// What stands in the workspace from the beginning.
  var constants: [(place: Int32, number: Double)] = []
  /// The largest number of members that a division has.
  var largestDivision = 0
  /// One for each value of the observations.
  var observed: [Observed] = []
  /// The numbers that each value can have.
  var bounds: [Interval] = []
  /// Places that must be 0.
  var zeros: [Int32] = []

  /// Makes a program ready; nothing when it cannot be proved to be exact.
  init?(_ program: Program, _ draws: Draws, _ observations: Observations) {
    guard draws.isNarrow else { return nil }
    var builder = FastBuilder(program, draws)
    for instruction in program.instructions {
      guard builder.add(instruction, program.members) else { return nil }
    }
    guard let built = builder.finished(observations, program.members) else { return nil }
    self = built
  }

  init() {}
}
