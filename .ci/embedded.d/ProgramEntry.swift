import Numbers

// program.wasm: the example of Entry.swift as instructions.
//
// It is compiled as one module with the files of Sources/Engine/Program, whose setters are internal,
// and linked without the Unicode tables: a string that is compared or hashed there does not link.

/// What a school receives, in cents; 0 is school a.
@c(cents_of_school)
public func centsOfSchool(_ school: Int32) -> Int64 {
  let program = exampleProgram()
  var registers = Registers(for: program)
  precondition(program.run(on: &registers) == nil, "the example can be computed")
  return Int64(registers[claims, Int(school)] + registers[shares, Int(school)])
}

/// Divides ten thousand pairs of numbers of up to 128 bits, with and without a sign, and counts the
/// results that are not right: runtime.c does here what a C library does elsewhere.
@c(wrong_divisions)
public func wrongDivisions() -> Int64 {
  var generator = BitMixer()
  var wrong: Int64 = 0
  for _ in 0..<10_000 {
    let (dividend, divisor) = (generator.number(), generator.number())
    // Int128.min / -1 is the one quotient that does not fit.
    if divisor == 0 || divisor == -1 { continue }
    if !isRight(dividend, divisor) { wrong += 1 }
    if !isRight(UInt128(bitPattern: dividend), UInt128(bitPattern: divisor)) { wrong += 1 }
  }
  return wrong
}

private func isRight(_ dividend: Int128, _ divisor: Int128) -> Bool {
  let remainder = dividend % divisor
  return dividend / divisor &* divisor &+ remainder == dividend
    && remainder.magnitude < divisor.magnitude
    && (remainder == 0 || (remainder < 0) == (dividend < 0))
}

private func isRight(_ dividend: UInt128, _ divisor: UInt128) -> Bool {
  let (product, overflow) = (dividend / divisor).multipliedReportingOverflow(by: divisor)
  return !overflow && product <= dividend && dividend - product < divisor
    && dividend % divisor == dividend - product
}

// MARK: The program

private let claims = Column(1)
private let shares = Column(2)

private func exampleProgram() -> Program {
  let (zero, pot, base, balance) = (Scalar(0), Scalar(1), Scalar(2), Scalar(3))
  let (pupils, extra) = (Column(0), Column(3))
  let everyone = Members(start: 0, count: 3)
  var program = Program(schoolCount: 3)
  program.scalarCount = 10
  program.columnCount = 4
  program.members = [0, 1, 2]
  program.largestDivision = 3
  program.scalarSlots = [
    .init(register: pot, value: 100_000_01), .init(register: base, value: 10_000_00),
  ]
  program.columnSlots = [.init(register: pupils, values: [300, 500, 199])]
  program.instructions = [
    .widen(into: balance, pot, digits: 0),
    .fill(into: claims, base, everyone),
    .sum(into: Scalar(4), claims, everyone),
    .draw(pot: balance, wanted: Scalar(4), granted: Scalar(5), missing: Scalar(6)),
    .lack(into: Scalar(7), floor: balance, pot: zero),
    .draw(pot: balance, wanted: Scalar(7), granted: Scalar(8), missing: Scalar(9)),
    .divide(Scalar(8), by: pupils, into: shares, extra: extra, unit: 1, everyone),
  ]
  return program
}

// MARK: Numbers to divide

/// A seeded generator (SplitMix64) whose numbers have any length, so that every way through a
/// division is taken.
private struct BitMixer {
  private var state: UInt64 = 2026

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  mutating func number() -> Int128 {
    let high = Int64(bitPattern: next()) >> Int64(next() % 64)
    return next() % 2 == 0 ? Int128(high) : Int128(high) << 64 | Int128(next())
  }
}
