import Dossiers
import Formats
import Numbers
import Results

extension SensitivityReport {
  /// How many parameters a table of the page names.
  private static let most = 20

  private typealias Entry = (
    row: Sensitivity.Row, down: Sensitivity.Effect, up: Sensitivity.Effect, swing: Decimal
  )

  /// A measure in a year: the chart, the ranking, and what stands outside it.
  func section(_ place: Place) -> String {
    let measure = sensitivity.measures[place.measure]
    let all = ranking(place)
    let told = all.filter { !$0.down.isHidden && !$0.up.isHidden }
    let ranked = told.filter { !sensitivity.isHeldAtZero($0.row) }
    let held = told.filter { sensitivity.isHeldAtZero($0.row) && !$0.up.isNothing }
    let hidden = all.count - told.count
    var text = "\n### \(sensitivity.years[place.year])\n\n"
    if let base = measure.base[place.year], !measure.isComparison {
      text += "Zonder stap: \(VariationWording.value(base, measure.unit)).\n\n"
    }
    if ranked.isEmpty, held.isEmpty {
      text +=
        hidden > 0 ? "Geen enkele stap die te tonen is, verandert" : "Geen enkele stap verandert"
      return text + " deze maatstaf.\n" + switches(place)
    }
    if let chart = chart(place) {
      let words = MarkdownText.escape("\(chart.title). \(chart.alternative)")
      text += "![\(words)](\(chart.path))\n\n"
    }
    text += [table(ranked, measure), sentence(held, measure)].filter { !$0.isEmpty }
      .joined(separator: "\n")
    switch sensitivity.rows.count - ranked.count - held.count - hidden {
    case 0: break
    case 1: text += "\n1 andere waarde heeft geen gevolg.\n"
    case let idle: text += "\n\(idle) andere waarden hebben geen gevolg.\n"
    }
    return text + switches(place)
  }

  private func table(_ ranked: [Entry], _ measure: Sensitivity.Watched) -> String {
    guard !ranked.isEmpty else { return "" }
    var table = ReportTable([
      .init("parameter", "Parameter"), .init("waarde", "Waarde", numeric: true),
      .init("omlaag", "Stap omlaag", numeric: true), .init("gevolg", "Gevolg", numeric: true),
      .init("omhoog", "Stap omhoog", numeric: true), .init("gevolg_2", "Gevolg", numeric: true),
      .init("uitslag", "Uitslag", numeric: true),
    ])
    for entry in ranked.prefix(Self.most) {
      table.row([
        .text(starredName(of: entry.row)), .text(text(entry.row.value, of: entry.row)),
        .text(text(entry.row.down.value, of: entry.row)),
        .text(VariationWording.effect(entry.down, measure)),
        .text(text(entry.row.up.value, of: entry.row)),
        .text(VariationWording.effect(entry.up, measure)),
        .text(VariationWording.size(entry.swing, measure)),
      ])
    }
    let rest = ranked.count - Self.most
    return table.markdown
      + (rest > 0 ? "\nNog \(rest) met een kleinere uitslag staan in `gevoeligheid.csv`.\n" : "")
  }

  /// The values that stand at 0 and have a step of no share, in one sentence.
  private func sentence(_ held: [Entry], _ measure: Sensitivity.Watched) -> String {
    guard !held.isEmpty else { return "" }
    var names = held.prefix(Self.most).map { entry in
      "\(name(of: entry.row)) (\(text(entry.row.up.value, of: entry.row)) "
        + "\(VariationWording.clause(entry.up, measure)))"
    }
    if held.count > names.count { names.append("en nog \(held.count - names.count)") }
    let share = VariationWording.value(sensitivity.step, .percent)
    return "Buiten de rangorde: \(MarkdownText.escape(names.joined(separator: ", "))). "
      + (held.count == 1 ? "De waarde is 0" : "Die waarden zijn 0")
      + ", dus \(share) ervan is niets, en onder 0 is het dossier niet geldig.\n"
  }

  /// What the other value of each switch does; a switch has no step, so it has no place in a ranking.
  private func switches(_ place: Place) -> String {
    let measure = sensitivity.measures[place.measure]
    let turned = sensitivity.turned(of: place.measure, inYear: place.year)
      .filter { !$0.effect.isHidden }
    guard !turned.isEmpty else { return "" }
    var table = ReportTable([
      .init("schakelaar", "Schakelaar"), .init("stand", "Stand", numeric: true),
      .init("andere_stand", "Andere stand", numeric: true),
      .init("gevolg", "Gevolg", numeric: true),
    ])
    for (flip, effect) in turned {
      table.row([
        .text(name(of: flip)), .text(text(flip.value, of: flip)),
        .text(text(flip.step.value, of: flip)), .text(VariationWording.effect(effect, measure)),
      ])
    }
    return "\nBuiten de rangorde, want een schakelaar heeft geen stap:\n\n\(table.markdown)"
  }
}
