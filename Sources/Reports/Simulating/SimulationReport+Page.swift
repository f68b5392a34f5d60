import Dossiers
import Formats
import Numbers
import Results

extension SimulationReport {
  /// `simulatie.md`.
  func page() -> String {
    var text = """
      # Simulatie \(period)

      \(MarkdownText.escape(dossier.name)) · scenario **\(MarkdownText.escape(scenario))**

      > \(SimulationWording.standing)

      Het dossier is \(DutchText.whole(Int128(simulation.runs))) keer doorgerekend, elke keer met andere \
      getallen, volgens dezelfde regels en tot op de cent. Begingetal: \(simulation.seed). Met hetzelfde \
      begingetal geeft dezelfde invoer precies deze pagina.

      """
    text += unknownNote
    for chart in charts {
      text += "\n![\(MarkdownText.escape("\(chart.title). \(chart.alternative)"))](\(chart.path))\n"
    }
    if counted > 0 {
      text += "\n## In het kort\n"
      for year in simulation.years { text += chances(year) }
    }
    text += "\n## Wat varieert\n\n" + varying
    text += "\n## Risico's\n\n" + risks
    if counted > 0 {
      for year in simulation.years { text += numbers(year) }
    }
    text += "\n## Hoe zeker deze getallen zijn\n\n" + account
    return text + "\nBerekend met \(MarkdownText.escape(version)).\n"
  }

  /// The runs that could not be computed are told first: every share leaves them out.
  private var unknownNote: String {
    guard simulation.stoppedRuns > 0 else { return "" }
    let share = SimulationWording.share(simulation.stoppedRuns, of: simulation.runs)
    return "\n**Let op:** \(DutchText.whole(Int128(simulation.stoppedRuns))) doorrekeningen "
      + "(\(share)) zijn niet te berekenen, bijvoorbeeld omdat een sleutel onder nul komt of er "
      + "niemand is om geld te krijgen. Ze tellen in geen getal hieronder mee.\n"
  }

  // MARK: Chances

  private func chances(_ year: Simulation.Year) -> String {
    func chance(_ runs: Int) -> String { SimulationWording.chance(runs, of: counted) }
    var lines: [String] = []
    for topUp in year.topUps {
      func quantile(_ value: Decimal) -> String {
        SimulationWording.quantile(value, .euro, precision: topUp.amount.precision)
      }
      let step = dossier.steps[topUp.row]
      let to = step.to.map { dossier.pots[$0].name } ?? ""
      var line =
        "Pot \(to) moet uit pot \(dossier.pots[step.pot].name) worden aangevuld (stap "
        + "\(step.number): \(Self.unclosed(step.description))): **\(chance(topUp.movingRuns))**"
      if topUp.movingRuns > 0 {
        line +=
          ", in het midden met \(quantile(topUp.amount.p50))"
          + " en in 90% van de keren met \(quantile(topUp.amount.p5)) tot "
          + quantile(topUp.amount.p95)
      }
      lines.append(line)
    }
    lines.append("Het resultaat is negatief: **\(chance(year.negativeResults))**")
    if let risks = year.risks {
      lines.append("Met de risico's erbij is dat **\(chance(risks.negativeResults))**")
      if risks.equity != nil {
        lines.append(
          "Het eigen vermogen komt met de risico's onder nul: "
            + "**\(chance(risks.negativeEquities))**")
      }
    }
    let short = year.pots.filter { $0.shortRuns > 0 }
      .map { "\(dossier.pots[$0.pot].name) (\(chance($0.shortRuns)))" }
    lines.append(
      "Een pot komt tekort: **\(chance(year.shortRuns))**"
        + (short.isEmpty ? "" : ": \(short.joined(separator: ", "))"))
    for measure in measures(of: year) where measure.belowRuns + measure.aboveRuns > 0 {
      let own = dossier.measures[measure.measure]
      var parts: [String] = []
      if measure.belowRuns > 0 {
        let bound = MeasureWording.bound(own.lowest, own.unit)
        parts.append("onder \(bound) **\(chance(measure.belowRuns))**")
      }
      if measure.aboveRuns > 0 {
        let bound = MeasureWording.bound(own.highest, own.unit)
        parts.append("boven \(bound) **\(chance(measure.aboveRuns))**")
      }
      let name = name(ofMeasure: measure.measure)
      lines.append("Kengetal «\(name)»: \(parts.joined(separator: ", "))")
    }
    return "\n### \(year.year)\n\n" + lines.map { "- \(Self.marked($0)).\n" }.joined()
  }

  /// A sentence with what stands between `**` in bold, and the rest safe.
  private static func marked(_ text: String) -> String {
    let parts = text.split(separator: "**", omittingEmptySubsequences: false)
    return parts.enumerated().map { index, part in
      let safe = MarkdownText.escape(String(part))
      return index % 2 == 1 && index < parts.count - 1 ? "**\(safe)**" : safe
    }.joined()
  }

  /// A description without the full stop at its end.
  private static func unclosed(_ text: String) -> String {
    text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  // MARK: What varies, and the risks

  private var varying: String {
    guard !dossier.uncertainties.isEmpty else { return "Niets: `onzekerheid.csv` is leeg.\n" }
    var table = ReportTable([
      .init("wat", "Wat"), .init("doelgroep", "Scholen"), .init("verdeling", "Hoe"),
      .init("samenhang", "Samenhang", numeric: true), .init("verloop", "Verloop"),
      .init("status", "Status"), .init("bron", "Bron"),
    ])
    for (index, row) in dossier.uncertainties.enumerated() {
      let name = SimulationWording.subject(row, dossier)
      let isParameter: Bool
      if case .parameter = row.subject { isParameter = true } else { isParameter = false }
      table.row([
        .text(idleRows.contains(index) ? "\(name) (verandert hier niets)" : name),
        .text(isParameter ? "–" : row.target.text.isEmpty ? "alle" : row.target.text),
        .text(SimulationWording.distribution(row)),
        .text(isParameter ? "–" : DutchText.number(row.correlation)),
        .text(SimulationWording.course(row.course)), .text(row.provenance.status.rawValue),
        .text(row.provenance.source),
      ])
    }
    return table.markdown
      + "\nEen verandering is een deel van het getal zelf. Elk getrokken getal is afgerond zoals de cel "
      + "die het vervangt.\n"
  }

  private var risks: String {
    guard !(dossier.risks.isEmpty && dossier.unpricedRisks.isEmpty) else {
      return "Het dossier noemt geen risico's (risicos.csv).\n"
    }
    var table = ReportTable([
      .init("risico", "Risico"), .init("kans", "Kans per jaar", numeric: true),
      .init("minimum", "Kost ten minste", numeric: true),
      .init("maximum", "Kost ten hoogste", numeric: true), .init("telt", "Telt voor de reserve"),
      .init("beheersing", "Beheersing"), .init("status", "Status"), .init("bron", "Bron"),
    ])
    for risk in dossier.risks {
      table.row([
        .text(risk.name), .text(DutchText.percentage(risk.chance)), .money(risk.minimum),
        .money(risk.maximum), .text(risk.countsTowardsReserve ? "ja" : "nee: aanname"),
        .text(risk.control), .text(risk.provenance.status.rawValue),
        .text(risk.provenance.source),
      ])
    }
    for risk in dossier.unpricedRisks {
      table.row([
        .text(risk.name), .text("p.m."), .text("p.m."), .text("p.m."),
        .text("nee: geen bron noemt kans en bedrag"), .text(risk.control),
        .text(risk.provenance.status.rawValue), .text(risk.provenance.source),
      ])
    }
    return table.markdown + "\n" + reserve
  }

  /// What sourced risks need, beside what is held.
  private var reserve: String {
    let years = simulation.years.filter { $0.risks != nil }
    guard !years.isEmpty, counted > 0, dossier.risks.contains(where: \.countsTowardsReserve) else {
      return "Geen enkel risico heeft een bron voor kans en bedrag, dus is er geen reserve uit te "
        + "berekenen.\n"
    }
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("gemiddeld", "Kosten gemiddeld", numeric: true),
      .init("nodig", "Nodig voor het jaar", numeric: true),
      .init("tot_en_met", "Nodig tot en met het jaar", numeric: true),
      .init("aanwezig", "Eigen vermogen zonder toeval", numeric: true),
    ])
    for year in years {
      guard let risks = year.risks else { continue }
      let held = year.equity?.planned
      table.row([
        .text(String(year.year)), .cents(Self.cents(risks.sourcedLoss.mean)),
        .text(
          SimulationWording.quantile(
            risks.neededReserve, .euro, precision: risks.sourcedLoss.precision)),
        .text(
          SimulationWording.quantile(
            risks.sourcedLossToDate.p95, .euro, precision: risks.sourcedLossToDate.precision)),
        held.map { .cents(Self.cents($0)) } ?? .text("geen balans"),
      ])
    }
    return "Nodig is wat de risico's met een bron in 95 van de 100 doorrekeningen ten hoogste "
      + "kosten.\n\n" + table.markdown
  }

  // MARK: Numbers

  private static let spreadColumns: [ReportTable.Column] =
    ["Zonder toeval", "Gemiddelde", "P5", "P25", "P50", "P75", "P95"].map {
      .init($0, $0, numeric: true)
    }

  private static func cells(_ spread: Spread, _ unit: Unit = .euro) -> [ReportTable.Cell] {
    [spread.planned, spread.mean].map { value in
      .text(value.map { MeasureWording.value($0, unit) } ?? "–")
    }
      + [spread.p5, spread.p25, spread.p50, spread.p75, spread.p95].map {
        .text(SimulationWording.quantile($0, unit, precision: spread.precision))
      }
  }

  private static func table(_ heading: String) -> ReportTable {
    ReportTable([.init("naam", heading)] + spreadColumns)
  }

  private func numbers(_ year: Simulation.Year) -> String {
    var text = "\n## Begrotingsjaar \(year.year)\n\n### Begroting\n\n"
    var budget = Self.table("Begroting")
    budget.row([.text("Totale baten")] + Self.cells(year.income))
    budget.row([.text("Totale lasten")] + Self.cells(year.expenses))
    budget.row([.text("Resultaat")] + Self.cells(year.result))
    if let risks = year.risks {
      budget.row([.text("Wat de risico's kosten")] + Self.cells(risks.loss))
      budget.row([.text("Resultaat na risico's")] + Self.cells(risks.result))
    }
    if let equity = year.equity { budget.row([.text("Eigen vermogen")] + Self.cells(equity)) }
    if let equity = year.risks?.equity {
      budget.row([.text("Eigen vermogen na risico's")] + Self.cells(equity))
    }
    text += budget.markdown
    let measures = measures(of: year)
    if !measures.isEmpty {
      var table = Self.table("Kengetal")
      for measure in measures {
        let name = ReportTable.Cell.text(name(ofMeasure: measure.measure))
        guard let value = measure.value else { continue }
        table.row([name] + Self.cells(value, dossier.measures[measure.measure].unit))
      }
      text += "\n### Kengetallen\n\n" + table.markdown
    }
    if !year.pots.isEmpty {
      var table = Self.table("Pot: wat hij betaalt")
      for pot in year.pots {
        table.row([.text(dossier.pots[pot.pot].name)] + Self.cells(pot.paid))
      }
      text += "\n### Potten\n\n" + table.markdown
    }
    guard !year.schools.isEmpty else { return text }
    var table = Self.table("School: wat de verdeling haar geeft")
    for school in year.schools {
      table.row([.text(name(school.school, year.year))] + Self.cells(school.amount))
    }
    return text + "\n### Scholen\n\n" + table.markdown
  }

  // MARK: How it was made

  private var account: String {
    let runs = Int128(simulation.runs)
    func times(_ count: Int) -> String { DutchText.whole(Int128(count)) }
    var lines = [
      "P5 tot en met P95: in 5, 25, 50, 75 en 95 van de 100 doorrekeningen is het getal niet hoger. "
        + "P50 is het midden. Tussen P5 en P95 ligt 90%.",
      "Elke pot sluit in elke doorrekening tot op de cent: "
        + "\(times(simulation.unbalancedRuns)) van de \(DutchText.whole(runs)) wijken af.",
      "Een kans is met \(times(counted)) doorrekeningen in 19 van de 20 gevallen op ten hoogste "
        + "\(SimulationWording.margin(ofRuns: counted)) procentpunt na wat oneindig veel "
        + "doorrekeningen zouden geven. Of de kansen van `onzekerheid.csv` zelf kloppen, is daarmee "
        + "niet gezegd.",
      "De gemiddelden zijn exact. P5 tot en met P95 zijn geteld in vakken; in `simulatie.csv` staat "
        + "onder `fout` bij elk getal hoe breed het vak is: zoveel kan het er ten hoogste naast zitten. "
        + "Is dat meer dan een halve euro, dan staat het bedrag hierboven in hele euro's."
        + largestError,
      "\(times(simulation.plainRuns)) doorrekeningen "
        + "(\(SimulationWording.share(simulation.plainRuns, of: simulation.runs))) zijn gemaakt door "
        + "het gewone rekenwerk van `run`, omdat het snelle niet kon bewijzen dat het exact was. De "
        + "uitkomst is dezelfde.",
    ]
    if simulation.plainRuns == 0 { lines[4] = "Elke doorrekening kon langs de snelle weg." }
    return lines.map { "- \($0)\n" }.joined()
  }

  private var largestError: String {
    let amounts = simulation.years.flatMap { year in
      year.schools.map(\.amount) + year.pots.map(\.paid) + [
        year.income, year.expenses, year.result,
      ]
    }
    guard let largest = amounts.map({ Self.cents($0.precision) }).max() else { return "" }
    return " Bij bedragen is dat ten hoogste \(Euros.text(largest))."
  }
}
