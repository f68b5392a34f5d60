import Dossiers
import Formats
import Numbers
import Results

extension RunReport {
  /// What the overgangsregelingen of a year hold back, school by school; empty where there is none.
  func transitions(_ year: YearOutcome) -> String {
    TransitionEffect.all(in: year, of: dossier).map { effect in
      let row = dossier.steps[effect.row]
      var table = ReportTable([
        .init("school", "School"), .init("vorig_jaar", "\(year.year - 1)", numeric: true),
        .init("volgens_regels", "Volgens de regels", numeric: true),
        .init("verschil", "Verschil", numeric: true), .init("grens", "Grens", numeric: true),
        .init("overgang", "Overgang", numeric: true), .init("wordt", "Wordt", numeric: true),
      ])
      for school in effect.schools {
        table.row([
          .text(name(school.school, year.year)), .cents(school.before), .cents(school.now),
          .cents(school.now - school.before), .cents(school.cap), .cents(school.held),
          .cents(school.paid),
        ])
      }
      func sum(_ value: (TransitionEffect.Row) -> Int128) -> ReportTable.Cell {
        .total(effect.schools.reduce(0) { $0 + value($1) })
      }
      table.row([
        .strong("Totaal"), sum(\.before), sum(\.now), sum { $0.now - $0.before }, .empty,
        sum(\.held), sum(\.paid),
      ])
      return "\n### Overgangsregeling, stap \(row.number)\n\n"
        + MarkdownText.escape(TransitionWording.summary(effect, row, year.year)) + "\n\n"
        + table.markdown
    }.joined()
  }

  /// What each year still holds back, beside each other; empty where fewer than two years do.
  func transitionYears() -> String {
    let years = outcome.years.map { ($0, TransitionEffect.all(in: $0, of: dossier)) }
      .filter { !$0.1.isEmpty }
    guard years.count > 1 else { return "" }
    var held: [Int: [Int128]] = [:]
    for (place, (_, effects)) in years.enumerated() {
      for school in effects.flatMap(\.schools) {
        held[school.school, default: Array(repeating: 0, count: years.count)][place] += school.held
      }
    }
    var table = ReportTable(
      [.init("school", "School")]
        + years.map { .init("jaar_\($0.0.year)", String($0.0.year), numeric: true) })
    let last = years[years.count - 1].0.year
    for (school, cents) in held.sorted(by: { $0.key < $1.key }) {
      table.row([.text(name(school, last))] + cents.map { .cents($0) })
    }
    let given = years.map { year in year.1.reduce(Int128(0)) { $0 + $1.given } }
    table.row([.strong("Samen nog tegengehouden")] + given.map { .total($0) })
    return "\n## Overgangsregeling per jaar\n\n" + TransitionWording.years + "\n\n" + table.markdown
  }
}
