import Dossiers
import Engine
import Numbers
import Results

// engine.wasm: a dossier that is made in code, compiled and run.
//
// The dossier: schools a, b and c with 300, 500 and 199 pupils, and a pot of € 100.000,01. Each
// school gets € 10.000; the rest is divided per pupil.

/// What a school receives in 2026, in cents; 0 is school a.
@c(cents_of_school)
public func centsOfSchool(_ school: Int32) -> Int64 {
  let dossier = exampleDossier()
  let result = compiled(dossier).run(dossier, years: budgetYear...budgetYear)
  guard let outcome = result.outcome, result.findings.isEmpty else {
    preconditionFailure("the example can be computed")
  }
  var cents: Int64 = 0
  for step in outcome.years[0].steps {
    for posting in step.postings where posting.school == Int(school) {
      cents += posting.amount.cents
    }
  }
  return cents
}

/// Runs one program a thousand times, each time with one cent more in the pot, and adds up what the
/// division gives: the cents of school a once, those of b twice and those of c three times.
@c(checksum_of_thousand_runs)
public func checksumOfThousandRuns() -> Int64 {
  thousandRuns().checksum
}

/// How many bytes of memory those thousand runs allocate, once the registers have been used.
@c(bytes_of_thousand_runs)
public func bytesOfThousandRuns() -> Int64 {
  thousandRuns().bytes
}

// MARK: Runs

private func compiled(_ dossier: Dossier) -> Compilation {
  let compilation = dossier.compiled(for: budgetYear...budgetYear)
  precondition(compilation.findings.isEmpty, "the example has no findings")
  return compilation
}

private func thousandRuns() -> (checksum: Int64, bytes: Int64) {
  let program = compiled(exampleDossier()).program
  guard let pot = program.scalarSlots.first(where: { $0.value == potCents }),
    let shares = columnOfDivision(in: program)
  else { preconditionFailure("the example has a pot and a division") }
  var registers = Registers(for: program)
  var checksum: Int64 = 0
  let heapBefore = heapMark()
  for run in 0..<1000 {
    registers[pot.register] = potCents + Int128(run)
    precondition(program.run(on: &registers) == nil, "the example can be computed")
    for school in 0..<program.schoolCount {
      checksum += Int64(school + 1) * Int64(registers[shares, school])
    }
  }
  return (checksum, heapMark() - heapBefore - markSize)
}

private func columnOfDivision(in program: Program) -> Column? {
  for case .divide(_, by: _, into: let shares, extra: _, unit: _, _) in program.instructions {
    return shares
  }
  return nil
}

private let markSize: Int64 = 16

/// Where the next allocation stands; it never moves back, because runtime.c frees nothing.
private func heapMark() -> Int64 {
  Int64(
    UInt(
      bitPattern: UnsafeMutableRawPointer.allocate(byteCount: Int(markSize), alignment: 16)))
}

// MARK: The dossier

private let budgetYear = 2026
private let potCents: Int128 = 100_000_01
private let invented = Provenance(status: .voorbeeld, source: "", origin: .none)

private func exampleDossier() -> Dossier {
  guard let countDate = Day(year: budgetYear - 1, month: 10, day: 1) else {
    preconditionFailure("every year has a 1 October")
  }
  var dossier = Dossier()
  dossier.firstYear = budgetYear
  dossier.lastYear = budgetYear
  dossier.boards = ["bestuur"]
  dossier.schools = [school("a"), school("b"), school("c")]
  dossier.moments = [Moment(name: "okt", month: 10, day: 1, year: .offset(-1))]
  dossier.telgroepen = ["leerlingen"]
  dossier.counts = [
    CountColumn(
      date: countDate, telgroep: 0, cells: [count(300), count(500), count(199)],
      provenances: [invented])
  ]
  dossier.parameters = [
    parameter("ruimte", .euro, cents: potCents),
    parameter("basisbedrag", .euroPerSchool, cents: 10_000_00),
  ]
  dossier.pots = [
    Pot(
      name: "ondersteuning",
      rows: [
        Pot.Row(
          period: .always, feeds: [.parameter(0)], feedsOrigin: .none, surplus: .error,
          description: "", provenance: invented)
      ])
  ]
  dossier.lines = [
    BudgetLine(
      code: "ondersteuningsmiddelen", side: .lasten, heading: "", category: "", description: "",
      mode: .steps, rate: nil, base: nil, amounts: [], provenance: invented)
  ]
  dossier.steps = [
    step(10, .perSchool, amount: .parameter(1), key: nil),
    step(20, .divide, amount: nil, key: .count(telgroep: 0, moment: 0)),
  ]
  return dossier
}

private func school(_ code: String) -> School {
  let row = School.Row(
    name: code, board: 0, kind: .regulier, period: .always, provenance: invented)
  return School(code: code, rows: [row])
}

private func count(_ pupils: Int64) -> CountColumn.Cell {
  CountColumn.Cell(pupils: pupils, knowledge: .known, provenance: 0, origin: .none)
}

private func parameter(_ name: String, _ unit: Unit, cents: Int128) -> Parameter {
  let value = DatedValue(
    from: nil, number: Decimal(coefficient: cents, scale: 2), text: "", provenance: invented)
  return Parameter(name: name, unit: unit, values: [value])
}

private func step(
  _ number: Int, _ kind: StepKind, amount: Expression.Reference?, key: Expression.Reference?
) -> StepRow {
  StepRow(
    number: number, period: .always, pot: 0, kind: kind, amount: amount.map(formula),
    key: key.map(formula), target: Target(kinds: [.regulier], origin: .none), to: nil,
    shortage: .error, rounding: .largestRemainder, line: 0, description: "", provenance: invented,
    isPoisoned: false)
}

private func formula(_ reference: Expression.Reference) -> Formula {
  Formula(.name(reference, offset: 0), text: "", origin: .none)
}
