import Dossiers
import Formats
import Numbers
import Results

extension SimulationReport {
  /// `simulatie.csv`: one row for each number that varies and for each chance; the columns are frozen
  /// by a test.
  func table() -> ReportTable {
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("overzicht", "Overzicht"), .init("code", "Code"),
      .init("naam", "Naam"), .init("eenheid", "Eenheid"),
      .init("zonder_toeval", "Zonder toeval", numeric: true),
      .init("gemiddelde", "Gemiddelde", numeric: true),
      .init("marge", "Marge van het gemiddelde", numeric: true),
      .init("p5", "P5", numeric: true), .init("p25", "P25", numeric: true),
      .init("p50", "P50", numeric: true),
      .init("p75", "P75", numeric: true), .init("p95", "P95", numeric: true),
      .init("fout", "Fout ten hoogste", numeric: true), .init("gebeurtenis", "Gebeurtenis"),
      .init("keren", "Keren", numeric: true), .init("van", "Van", numeric: true),
    ])
    for year in simulation.years { add(year, to: &table) }
    let begin: [ReportTable.Cell] = [.text(period), .text("verantwoording")]
    table.row(
      begin + [.text("begingetal"), .empty, .empty, .whole(Int128(simulation.seed))]
        + Array(repeating: .empty, count: 11))
    let counts = [
      ("doorrekeningen", simulation.runs), ("niet_te_berekenen", simulation.stoppedRuns),
      ("pot_sluit_niet", simulation.unbalancedRuns),
      ("op_nul_gehouden", simulation.vanishedRuns),
      ("langs_de_gewone_weg", simulation.plainRuns),
    ]
    for (code, runs) in counts {
      table.row(
        begin + [.text(code)] + Array(repeating: .empty, count: 12)
          + [.whole(Int128(runs)), .whole(Int128(simulation.runs))])
    }
    return table
  }

  private func add(_ year: Simulation.Year, to table: inout ReportTable) {
    func row(
      _ kind: String, _ code: String, _ name: String, _ spread: Spread?, unit: Unit = .euro,
      event: String = "", runs: Int? = nil
    ) {
      func cell(_ value: Decimal?) -> ReportTable.Cell {
        guard let value else { return .empty }
        return .number(unit.isPercentage ? Self.hundredfold(value).reduced : value)
      }
      let numbers = [
        spread?.planned, spread?.mean, spread?.meanMargin, spread?.p5, spread?.p25, spread?.p50,
        spread?.p75, spread?.p95, spread?.quantileMargin,
      ]
      table.row(
        [.text(String(year.year)), .text(kind), .text(code), .text(name), .text(unit.name)]
          + numbers.map(cell)
          + [
            runs == nil ? .empty : .text(event),
            runs.map { .whole(Int128($0)) } ?? .empty,
            runs == nil ? .empty : .whole(Int128(counted)),
          ])
    }
    row("begroting", "totale_baten", "Totale baten", year.income)
    row("begroting", "totale_lasten", "Totale lasten", year.expenses)
    row(
      "begroting", "resultaat", "Resultaat", year.result, event: "onder nul",
      runs: year.negativeResults)
    if let equity = year.equity { row("begroting", "eigen_vermogen", "Eigen vermogen", equity) }
    for topUp in year.topUps {
      let step = dossier.steps[topUp.row]
      row(
        "aanvulling", "stap_\(step.number)", step.description, topUp.amount,
        event: "er moet geld bij", runs: topUp.movingRuns)
    }
    for pot in year.pots {
      let name = dossier.pots[pot.pot].name
      let description = dossier.pots[pot.pot].row(inYear: year.year)?.description ?? name
      row("pot", name, description, pot.paid, event: "komt tekort", runs: pot.shortRuns)
    }
    if !year.pots.isEmpty {
      row("pot", "", "Ten minste één pot", nil, event: "komt tekort", runs: year.shortRuns)
    }
    for measure in measures(of: year) {
      let own = dossier.measures[measure.measure]
      row(
        "maatstaf", own.name, name(ofMeasure: measure.measure), measure.value, unit: own.unit,
        event: "buiten de grenzen",
        runs: own.lowest == nil && own.highest == nil ? nil : measure.belowRuns + measure.aboveRuns)
    }
    if let risks = year.risks {
      row("risico", "schade", "Wat alle risico's kosten", risks.loss)
      row("risico", "schade_met_bron", "Wat de risico's met een bron kosten", risks.sourcedLoss)
      row(
        "risico", "schade_met_bron_tot_en_met", "Hetzelfde, met de jaren ervoor",
        risks.sourcedLossToDate)
      row(
        "risico", "resultaat", "Resultaat na risico's", risks.result, event: "onder nul",
        runs: risks.negativeResults)
      if let equity = risks.equity {
        row(
          "risico", "eigen_vermogen", "Eigen vermogen na risico's", equity, event: "onder nul",
          runs: risks.negativeEquities)
      }
    }
    // Without an allocation € 0,00 would be an amount that nobody knows.
    for school in year.schools where isDerivable(year.year) {
      row(
        "school", dossier.schools[school.school].code, name(school.school, year.year), school.amount
      )
    }
  }

  /// A fraction as the number before `%`.
  private static func hundredfold(_ fraction: Decimal) -> Decimal {
    let wide = fraction.scale >= 2 ? fraction.coefficient : fraction.coefficient(atScale: 2) ?? 0
    return Decimal(coefficient: wide, scale: max(fraction.scale, 2) - 2)
  }
}
