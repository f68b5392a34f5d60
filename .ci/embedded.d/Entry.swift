import Dossiers
import Engine
import Numbers
import Results

private let year = 2026

private let provenance = Provenance(status: .voorbeeld, source: "", origin: .none)

private func formula(_ reference: Expression.Reference) -> Formula {
  Formula(.name(reference, offset: 0), text: "", origin: .none)
}

private func school(_ code: String) -> School {
  let row = School.Row(
    name: code, board: 0, kind: .regulier, period: .always, provenance: provenance)
  return School(code: code, rows: [row])
}

private func parameter(_ name: String, cents: Int64) -> Parameter {
  let value = DatedValue(
    from: nil, number: Decimal(coefficient: Int128(cents), scale: 2), text: "",
    provenance: provenance)
  return Parameter(name: name, unit: .euro, values: [value])
}

private func step(
  _ number: Int, _ kind: StepKind, amount: Expression.Reference?, key: Expression.Reference?
) -> StepRow {
  StepRow(
    number: number, period: .always, pot: 0, kind: kind, amount: amount.map(formula),
    key: key.map(formula), target: Target(kinds: [.regulier], origin: .none), to: nil,
    shortage: .error, rounding: .largestRemainder, line: 0, description: "",
    provenance: provenance, isPoisoned: false)
}

private func dossier() -> Dossier? {
  guard let date = Day(year: year - 1, month: 10, day: 1) else { return nil }
  var dossier = Dossier()
  dossier.firstYear = year
  dossier.lastYear = year
  dossier.boards = ["a"]
  dossier.schools = [school("a"), school("b"), school("c")]
  dossier.moments = [Moment(name: "okt", month: 10, day: 1, year: .offset(-1))]
  dossier.telgroepen = ["leerlingen"]
  dossier.counts = [
    CountColumn(
      date: date, telgroep: 0,
      cells: [300, 500, 199].map {
        CountColumn.Cell(pupils: $0, knowledge: .known, provenance: 0, origin: .none)
      }, provenances: [provenance])
  ]
  dossier.parameters = [
    parameter("pot", cents: 100_000_01), parameter("basis", cents: 10_000_00),
  ]
  dossier.pots = [
    Pot(
      name: "pot",
      rows: [
        Pot.Row(
          period: .always, feeds: [.parameter(0)], surplus: .error, description: "",
          provenance: provenance)
      ])
  ]
  dossier.lines = [
    BudgetLine(
      code: "l", side: .lasten, heading: "", category: "", description: "", mode: .steps,
      rate: nil, base: nil, amounts: [], provenance: provenance)
  ]
  dossier.steps = [
    step(10, .perSchool, amount: .parameter(1), key: nil),
    step(20, .divide, amount: nil, key: .count(telgroep: 0, moment: 0)),
  ]
  return dossier
}

@c(cents_of_school)
public func centsOfSchool(_ school: Int32) -> Int64 {
  guard let dossier = dossier() else { return -1 }
  let compilation = dossier.compiled(for: year...year)
  guard compilation.findings.isEmpty else { return -2 }
  let result = compilation.run(dossier, years: year...year)
  guard result.findings.isEmpty, let outcome = result.outcome else { return -3 }
  var cents: Int64 = 0
  for step in outcome.years[0].steps {
    for posting in step.postings where posting.school == Int(school) {
      cents += posting.amount.cents
    }
  }
  return cents
}
