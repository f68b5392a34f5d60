import Dossiers
import Engine
import Numbers
import Results
import Scenarios
import Tables
import TestSupport
import Testing

@Suite("The first rows of scenarios")
struct FirstRowsTests {
  /// What schools get with the first so many rows; nothing when the dossier is not valid with them.
  private func amounts(
    _ tables: TableTexts, _ scenarios: [String], _ rows: OverlayRows, after base: DossierReading?
  ) -> SchoolAmounts? {
    let reading = DossierReader.read(
      DossierFiles(tables.dossierFiles), scenarios: scenarios, after: base, rows: rows)
    guard let dossier = reading.dossier, reading.isReadable,
      !reading.findings.contains(where: { $0.code.severity == .error })
    else { return nil }
    let compiled = dossier.compiled(for: dossier.years)
    guard !compiled.findings.contains(where: { $0.code.severity == .error }) else { return nil }
    let run = compiled.run(dossier, years: dossier.years)
    guard !run.findings.contains(where: { $0.code.severity == .error }) else { return nil }
    return run.outcome?.schoolAmounts(in: dossier)
  }

  private static let header = "parameter;vanaf;bewerking;waarde\n"

  /// A scenario that doubles each parameter of a model, one row each.
  private func rows(of model: Model, _ random: inout SeededGenerator) -> [String] {
    model.parameters.map { "\($0.name);\(Model.year);\(random.pick("maal;2", "maal;0,5"))\n" }
  }

  /// The amounts with the first rows are those of a scenario that has no other rows, whichever way the
  /// scenario is read; none of them is the base and all of them is the whole.
  @Test func `give what a scenario with no other rows gives`() {
    var random = SeededGenerator(seed: 55)
    var (compared, moved) = (0, 0)
    for model in ModelGenerator.models(50, seed: 5) {
      let rows = rows(of: model, &random)
      guard !rows.isEmpty else { continue }
      let path = "scenarios/anders/parameters.csv"
      let tables = model.tables.with([path: Self.header + rows.joined()])
      let base = DossierReader.read(DossierFiles(tables.dossierFiles))
      let before = amounts(tables, [], .all, after: nil)
      #expect(amounts(tables, ["anders"], .first(0), after: base) == before)
      for count in 1...rows.count {
        let own = model.tables.with([path: Self.header + rows.prefix(count).joined()])
        let expected = amounts(own, ["anders"], .all, after: nil)
        #expect(amounts(tables, ["anders"], .first(count), after: base) == expected)
        compared += 1
        if expected != nil, expected != before { moved += 1 }
      }
      let whole = amounts(tables, ["anders"], .all, after: base)
      #expect(amounts(tables, ["anders"], .noted, after: base) == whole)
    }
    #expect(compared > 150 && moved > 40, "\(compared) \(moved)")
  }

  @Test func `are told with what each of them changed`() {
    let tables = SmallDossier.tables.with([
      "scenarios/a/parameters.csv":
        Self.header + "deel;;wordt;15\nbudget;;plus;1,00\ndeel;;vervalt;\n",
      "scenarios/b/parameters.csv": Self.header + "budget;;wordt;7,00\n",
    ])
    let reading = DossierReader.read(
      DossierFiles(tables.dossierFiles), scenarios: ["b", "a"], rows: .noted)
    let told = reading.overlayRows.map { row in
      let cells: [OverlayRow.Change]
      if case .changed(let changes) = row.effect { cells = changes } else { cells = [] }
      return "\(row.scenario) \(row.line) \(row.key.map(\.text)) "
        + cells.map { "\($0.column) \($0.before) → \($0.after)" }.joined()
    }
    // The third row has the key of the first one, so it did nothing.
    #expect(
      told == [
        "b 2 [\"budget\"] waarde 100,00 → 7,00", "a 2 [\"deel\"] waarde 12,5 → 15",
        "a 3 [\"budget\"] waarde 7,00 → 8",
      ])
  }
}
