/// A compiled dossier: flat instructions over scalar and column registers.
///
/// It knows no names. Values enter through slots (the registers that ``scalarSlots`` and
/// ``columnSlots`` fill) and are never folded into the instructions, so that a run with other values
/// reuses the program. ``run(on:)`` *defines* the result; it allocates nothing.
public struct Program: Sendable {
  /// The operations, in order.
  public internal(set) var instructions: [Instruction] = []
  /// The schools of every group that an instruction names, as indices.
  public internal(set) var members: [Int32] = []
  /// How many scalar registers there are.
  public internal(set) var scalarCount = 0
  /// How many column registers there are.
  public internal(set) var columnCount = 0
  /// How many schools a column holds.
  public let schoolCount: Int
  /// The largest number of keys that one division has.
  public internal(set) var largestDivision = 0
  /// The scalars that are filled from outside, with the value of the dossier.
  public internal(set) var scalarSlots: [ScalarSlot] = []
  /// The columns that are filled from outside, with the values of the dossier.
  public internal(set) var columnSlots: [ColumnSlot] = []

  /// A scalar that is filled from outside.
  public struct ScalarSlot: Sendable {
    /// The register.
    public let register: Scalar
    /// The value of the dossier.
    public var value: Int128
  }

  /// A column that is filled from outside.
  public struct ColumnSlot: Sendable {
    /// The register.
    public let register: Column
    /// The values of the dossier, one per school.
    public var values: [Int128]
  }

  /// An empty program for so many schools.
  public init(schoolCount: Int) {
    self.schoolCount = schoolCount
  }

  /// Runs every instruction; stops at the first one that cannot be computed exactly.
  ///
  /// The registers must have been made for this program. Slots keep the values they have, so that a
  /// caller may put other ones in before each run.
  public func run(on registers: inout Registers) -> Fault? {
    precondition(registers.fits(self), "the registers belong to another program")
    for index in instructions.indices {
      if let cause = registers.execute(instructions[index], members: members) {
        return Fault(instruction: index, cause: cause)
      }
    }
    return nil
  }
}
