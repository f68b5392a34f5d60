import Dossiers
import Engine
import TestSupport
import Testing

@Suite("A program that runs again with other values")
struct RegisterTests {
  /// Programs of random dossiers, and of the same with other values for their parameters.
  private static let programs: [(old: Program, new: Program)] = {
    var random = SeededGenerator(seed: 5)
    return ModelGenerator.models(160, seed: 77).compactMap { model in
      var changed = model
      for place in changed.parameters.indices {
        changed.parameters[place].value.digits += random.whole(0...3) * 7 * model.unit
      }
      guard let old = program(model.tables), let new = program(changed.tables) else { return nil }
      return (old, new)
    }
  }()

  private static func program(_ tables: TableTexts) -> Program? {
    EngineRun(tables).compilation?.program
  }

  /// Every register, scalars first.
  private func contents(_ registers: Registers, _ program: Program) -> [Int128] {
    var contents = (0..<program.scalarCount).map { registers[Scalar($0)] }
    for column in 0..<program.columnCount {
      for school in 0..<program.schoolCount { contents.append(registers[Column(column), school]) }
    }
    return contents
  }

  private func fill(_ registers: inout Registers, from program: Program) {
    for slot in program.scalarSlots { registers[slot.register] = slot.value }
    for slot in program.columnSlots {
      for (school, value) in slot.values.enumerated() { registers[slot.register, school] = value }
    }
  }

  @Test func `gives the same numbers the second time`() {
    var compared = 0
    for (program, _) in Self.programs {
      var registers = Registers(for: program)
      let first = program.run(on: &registers)
      let numbers = contents(registers, program)
      let second = program.run(on: &registers)
      #expect(first == second)
      if first == nil { #expect(contents(registers, program) == numbers) }
      compared += first == nil ? 1 : 0
    }
    #expect(compared > 120)
  }

  @Test func `gives what compiling the changed dossier gives`() {
    var compared = 0
    var changed = 0
    for (old, new) in Self.programs {
      #expect(old.instructions.count == new.instructions.count)
      #expect(old.scalarSlots.map(\.register) == new.scalarSlots.map(\.register))
      #expect(old.columnSlots.map(\.register) == new.columnSlots.map(\.register))
      var reused = Registers(for: old)
      let fault = old.run(on: &reused)
      let numbers = contents(reused, old)
      fill(&reused, from: new)
      var fresh = Registers(for: new)
      let (again, expected) = (old.run(on: &reused), new.run(on: &fresh))
      #expect(again == expected)
      guard again == nil, fault == nil else { continue }
      let found = contents(reused, old)
      #expect(found == contents(fresh, new))
      compared += 1
      changed += found == numbers ? 0 : 1
      fill(&reused, from: old)
      #expect(old.run(on: &reused) == nil && contents(reused, old) == numbers)
    }
    #expect(compared > 120 && changed > 80)
  }

  @Test func `follows one slot and leaves the others`() throws {
    let base = try #require(Self.program(SmallDossier.tables))
    let richer = try #require(
      Self.program(
        SmallDossier.tables.with(["parameters.csv": SmallDossier.parameters(budget: "160,00")])))
    let places = base.scalarSlots.indices.filter {
      base.scalarSlots[$0].value != richer.scalarSlots[$0].value
    }
    #expect(places.count == 1)
    let slot = try #require(places.first.map { base.scalarSlots[$0] })
    #expect(slot.value == 10_000)
    var registers = Registers(for: base)
    registers[slot.register] = 16_000
    #expect(base.run(on: &registers) == nil)
    let paid = (0..<base.columnCount).map { column in
      (0..<3).map { registers[Column(column), $0] }
    }
    #expect(paid.contains([2667, 5333, 8000]))
    #expect(!paid.contains([1667, 3333, 5000]))
  }

  @Test func `is none the worse for a run that stopped`() throws {
    let program = try #require(Self.program(SmallDossier.tables))
    let slot = try #require(program.columnSlots.first { $0.values == [10, 20, 30] })
    var registers = Registers(for: program)
    #expect(program.run(on: &registers) == nil)
    let numbers = contents(registers, program)
    for school in 0..<3 { registers[slot.register, school] = 0 }
    #expect(program.run(on: &registers)?.cause == .zeroKeyTotal)
    registers[slot.register, 1] = -1
    #expect(program.run(on: &registers)?.cause == .negativeKey(1))
    registers[slot.register, 1] = .max
    registers[slot.register, 0] = .max
    #expect(program.run(on: &registers)?.cause == .overflow)
    for (school, value) in slot.values.enumerated() { registers[slot.register, school] = value }
    #expect(program.run(on: &registers) == nil)
    #expect(contents(registers, program) == numbers)
  }

  @Test func `keeps its slots as they were filled`() {
    for (program, _) in Self.programs {
      var registers = Registers(for: program)
      _ = program.run(on: &registers)
      #expect(program.scalarSlots.allSatisfy { registers[$0.register] == $0.value })
      #expect(
        program.columnSlots.allSatisfy { slot in
          slot.values.indices.allSatisfy { registers[slot.register, $0] == slot.values[$0] }
        })
    }
  }
}
