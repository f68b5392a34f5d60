import Dossiers
import Numbers
import Results
import Scenarios
import Tables
import TestSupport
import Testing

/// Cases small enough to work out by hand: € 100 for 10, 20 and 30 pupils.
@Suite("A small dossier that is solved")
struct SmallSolveTests {
  private struct Case {
    let run: EngineRun
    let program: ParameterProgram
    let base: YearOutcome

    init(_ tables: TableTexts) throws {
      run = EngineRun(tables)
      #expect(run.errors.isEmpty)
      program = ParameterProgram(run.dossier)
      base = try #require(run.year(2026))
    }

    func row(_ name: String) throws -> ParameterRow {
      ParameterRow(
        parameter: try #require(run.dossier.parameters.firstIndex { $0.name == name }), row: 0)
    }

    func measure(_ name: String) throws -> OutcomeMeasure {
      try #require(
        OutcomeMeasure.all(in: run.dossier, year: base).first { $0.name(in: run.dossier) == name })
    }

    func value(_ name: String, _ row: ParameterRow, at value: Int128) throws -> Decimal? {
      let measure = try measure(name)
      return program.outcome(row, at: value).outcome.flatMap {
        measure.value(in: $0.years[0], against: base, of: run.dossier)
      }
    }

    func solution(
      _ name: String, _ row: ParameterRow, target: Decimal, _ bounds: ClosedRange<Int128>
    ) throws -> Solution {
      let measure = try measure(name)
      return Search(in: bounds, current: 0, target: target) { values in
        values.map { value in
          let (outcome, findings) = program.outcome(row, at: value)
          guard let outcome else { return .refused(findings[0]) }
          return measure.value(in: outcome.years[0], against: base, of: run.dossier)
            .map { .value($0) } ?? .unknown
        }
      }.solution()
    }
  }

  /// 60 pupils: € 2,00 each is € 119,70 (1,995, rounded up) to € 120,29 (2,0048).
  @Test func `gives the stretch of budgets with one amount per pupil`() throws {
    let small = try Case(SmallDossier.tables)
    let row = try small.row("budget")
    let found = try small.solution(
      "bedrag_per_leerling@pot", row, target: Decimal(coefficient: 200, scale: 2), 0...40_000)
    #expect(found.answers == [11_970...12_029])
    #expect(found.stretches.map(\.standing) == [.below, .reached, .above])
    // The same amount with other decimals.
    let wider = try small.solution(
      "bedrag_per_leerling@pot", row, target: Decimal(coefficient: 20_000, scale: 4), 0...40_000)
    #expect(wider.answers == found.answers)
    // Nothing is € 2,005: it lies between € 120,29 and € 120,30.
    let none = try small.solution(
      "bedrag_per_leerling@pot", row, target: Decimal(coefficient: 2005, scale: 3), 0...40_000)
    #expect(none.answers == [] && none.jumps.count == 1)
    #expect(none.jumps.first?.before.values.upperBound == 12_029)
  }

  /// A fixed amount for a and b out of € 100, the rest by pupils: 10, 20 and 30 of 60.
  ///
  /// With € 10 each they have 10 + 80/6 = 23,33 and 10 + 80/3 = 36,67, and c has 40,00. With € 13 each
  /// € 74 is left: 25,33 (12,33 + 13), 37,67 and 37,00. So c loses € 3 of 40, 7,5%; a gains € 2 of
  /// 23,33, 8,57%; b gains € 1; € 3 moves.
  @Test func `measures losses, gains and what moves against the outcome before`() throws {
    let small = try Case(
      SmallDossier.tables.with([
        "verdeling.csv": SmallDossier.steps(
          "10;pot;per_school;basis;;regulier;;;regel;",
          "20;pot;verdeel;;leerlingen;regulier + pro;;;regel;")
      ]))
    let row = try small.row("basis")
    #expect(
      try small.value("grootste_nadeel", row, at: 1300) == Decimal(coefficient: 750, scale: 4))
    #expect(
      try small.value("grootste_voordeel", row, at: 1300) == Decimal(coefficient: 857, scale: 4))
    #expect(try small.value("verschoven", row, at: 1300) == Decimal(coefficient: 300, scale: 2))
    for name in ["grootste_nadeel", "grootste_voordeel", "verschoven"] {
      #expect(try small.value(name, row, at: 1000)?.coefficient == 0)
    }
    // c loses 7,5% at € 13 each, and a loses 7,5% of 23,33 below € 10: two answers.
    let found = try small.solution(
      "grootste_nadeel", row, target: Decimal(coefficient: 75, scale: 3), 0...4000)
    #expect(found.answers.count == 2)
    #expect(found.answers.last?.contains(1300) == true)
    // € 50,00 for each of two schools is all there is.
    let whole = try small.solution(
      "verschoven", row, target: Decimal(coefficient: 1, scale: 0), 0...10_000)
    #expect(whole.stretches.last?.standing == .refused)
    #expect(whole.stretches.last?.values == 5_001...10_000)
  }

  /// A switch stays what it is in a product, is no step, and runs as a scenario that turns it over.
  @Test func `turns a switch over as a scenario does`() throws {
    let tables = SmallDossier.tables.with([
      "parameters.csv": SmallDossier.parameters("aan;1,0;schakelaar"),
      "verdeling.csv": SmallDossier.steps(
        "10;pot;per_school;basis * aan * aan;;regulier;;;regel;",
        "20;pot;verdeel;;leerlingen;regulier + pro;;;regel;"),
    ])
    let small = try Case(tables)
    let row = try small.row("aan")
    let rows = small.run.dossier.steppedRows
    #expect(rows.switches == [row] && !rows.rows.contains(row) && rows.withoutStep == [])
    #expect(small.program.value(of: row) == Decimal(coefficient: 10, scale: 1))
    let turned = VariedRun(tables, small.program, row, at: 0)
    #expect(turned.differences == [])
    #expect(try small.value("verschoven", row, at: 0) == Decimal(coefficient: 1000, scale: 2))
  }

  @Test func `multiplies by a switch without a unit of its own`() {
    let (toggle, euro) = (Unit.toggle, Unit.euro)
    #expect(euro.times(toggle) == euro && toggle.times(euro) == euro)
    #expect(toggle.times(toggle) == toggle)
    #expect(toggle.times(.percent) == .bare && Unit.percent.times(toggle) == .bare)
    #expect(Unit.pupil.times(toggle) == .pupil)
  }

  @Test func `has a result that depends on no parameter of the allocation`() throws {
    let small = try Case(SmallDossier.tables)
    let result = try small.measure("resultaat")
    let row = try small.row("basis")
    #expect(!small.program.isMeasure(result, inYear: 2026, touchedBy: row))
    #expect(small.program.isMeasure(result, inYear: 2026, touchedBy: try small.row("budget")))
  }
}
