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

      Het dossier is \(times) getallen, volgens dezelfde regels en tot op de cent. \
      Begingetal: \(simulation.seed). Met hetzelfde begingetal geeft dezelfde invoer precies deze pagina.

      """
    text += unknownNote
    for chart in charts {
      text += "\n![\(MarkdownText.escape("\(chart.title). \(chart.alternative)"))](\(chart.path))\n"
    }
    if counted > 0 {
      text += "\n## In het kort\n" + pastNote
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

  private var times: String {
    simulation.runs == 1
      ? "één keer doorgerekend, met andere"
      : "\(DutchText.whole(Int128(simulation.runs))) keer doorgerekend, elke keer met andere"
  }

  /// What a simulation of later years alone leaves out.
  private var pastNote: String {
    guard let first = firstVaryingYear else { return "" }
    let hasEquity = simulation.years.contains { $0.equity != nil }
    return "\nDe jaren vóór \(first) staan hier vast"
      + (hasEquity ? ", en dus ook het eigen vermogen aan het begin van \(first)" : "")
      + ". Wat over de jaren optelt, begint met \(first). Zonder `--year` variëren ook de jaren "
      + "ervoor, en is de spreiding groter.\n"
  }

  /// The same in short, where equity and measures stand.
  func pastNote(_ year: Simulation.Year) -> String {
    guard let first = firstVaryingYear, year.equity != nil else { return "" }
    return "\nHet eigen vermogen aan het begin van \(first) staat hier vast.\n"
  }

  /// The runs that could not be computed are told first: every share leaves them out.
  private var unknownNote: String {
    guard simulation.stoppedRuns > 0 else { return "" }
    let share = SimulationWording.share(simulation.stoppedRuns, of: simulation.runs)
    return "\n**Let op:** \(Self.runs(simulation.stoppedRuns)) "
      + "(\(share)) \(simulation.stoppedRuns == 1 ? "is" : "zijn") niet te berekenen, bijvoorbeeld omdat een sleutel onder nul komt of er "
      + "niemand is om geld te krijgen. Dat telt in geen getal hieronder mee.\n"
  }

  // MARK: Chances

  private func chances(_ year: Simulation.Year) -> String {
    func chance(_ runs: Int) -> String { SimulationWording.chance(runs, of: counted) }
    var lines: [String] = []
    // A floor that must be reached first, then what is set aside as far as there is money.
    let isFirm = { (topUp: Simulation.TopUp) in dossier.steps[topUp.row].shortage == .error }
    for topUp in year.topUps.filter(isFirm) + year.topUps.filter({ !isFirm($0) }) {
      func amount(_ value: Decimal) -> String {
        SimulationWording.rounded(value, .euro, margin: topUp.amount.margin)
      }
      var line =
        "\(SimulationWording.topUp(dossier.steps[topUp.row], dossier)): "
        + "**\(chance(topUp.movingRuns))**"
      if topUp.movingRuns > 0 {
        line +=
          ". Over alle doorrekeningen, ook die waarin het niet gebeurt, gaat het in het midden om "
          + "\(amount(topUp.amount.p50)) en in 90% van de keren om \(amount(topUp.amount.p5)) tot "
          + amount(topUp.amount.p95)
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
    if !year.pots.isEmpty {
      let short = year.pots.filter { $0.shortRuns > 0 }.map { pot in
        let rule = SimulationWording.shortage(of: pot.pot, in: year.year, dossier)
        return "\(dossier.pots[pot.pot].name) \(chance(pot.shortRuns))"
          + (rule.isEmpty ? "" : " (\(rule))")
      }
      lines.append(
        "Een pot kan niet alles betalen wat eruit gevraagd wordt: **\(chance(year.shortRuns))**"
          + (short.isEmpty ? "" : ". Wat de regels dan zeggen: \(short.joined(separator: "; "))"))
    }
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
          SimulationWording.rounded(
            risks.neededReserve, .euro, margin: risks.sourcedLoss.margin)),
        .text(
          SimulationWording.rounded(
            risks.sourcedLossToDate.p95, .euro, margin: risks.sourcedLossToDate.margin)),
        held.map { .cents(Self.cents($0)) } ?? .text("geen balans"),
      ])
    }
    return "Nodig is wat de risico's met een bron in 95 van de 100 doorrekeningen ten hoogste "
      + "kosten.\n\n" + table.markdown
  }
}
