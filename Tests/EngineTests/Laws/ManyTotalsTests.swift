import Dossiers
import Engine
import Numbers
import Results
import Testing

@Suite("Very many totals")
struct ManyTotalsTests {
  /// A hundred lines, each with two hundred telgroepen of which only the total is known.
  private static var dossier: Dossier {
    let provenance = Provenance(status: .definitief, source: "b", origin: .none)
    var dossier = Dossier()
    (dossier.firstYear, dossier.lastYear) = (2026, 2026)
    dossier.moments = [Moment(name: "okt", month: 10, day: 1, year: .offset(-1))]
    dossier.parameters = [
      Parameter(
        name: "tarief", unit: Unit.all[1],
        values: [DatedValue(from: nil, number: Decimal(1), text: "1", provenance: provenance)])
    ]
    for line in 0..<100 {
      var base: Dossiers.Expression?
      for _ in 0..<200 {
        let telgroep = dossier.telgroepen.count
        dossier.telgroepen.append("t\(telgroep)")
        dossier.totals.append(
          CountTotal(
            moment: 0, year: 2025, telgroep: telgroep,
            pupils: Formula(.number(Decimal(3)), text: "3", origin: .none), provenance: provenance))
        let name = Dossiers.Expression.name(.count(telgroep: telgroep, moment: 0), offset: 0)
        base = base.map { .sum($0, name) } ?? name
      }
      let rate = Formula(.name(.parameter(0), offset: 0), text: "tarief", origin: .none)
      dossier.lines.append(
        BudgetLine(
          code: "regel_\(line)", side: .baten, heading: "", category: "", description: "",
          mode: .rate, rate: rate, base: base.map { Formula($0, text: "", origin: .none) },
          amounts: [nil], provenance: provenance))
    }
    return dossier
  }

  /// One search of the table for each name would take minutes.
  @Test(.timeLimit(.minutes(1)))
  func `are each found at once`() {
    let dossier = Self.dossier
    let compilation = dossier.compiled(for: 2026...2026)
    #expect(compilation.findings.isEmpty)
    let outcome = compilation.run(dossier, years: 2026...2026).outcome
    #expect(outcome?.years.first?.lines.map(\.amount.cents).allSatisfy { $0 == 60_000 } == true)
  }
}
