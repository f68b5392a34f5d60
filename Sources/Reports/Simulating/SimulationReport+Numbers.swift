import Dossiers
import Formats
import Numbers
import Results

extension SimulationReport {
  // MARK: Numbers

  private static let spreadColumns: [ReportTable.Column] =
    ["Zonder toeval", "Gemiddelde", "±", "P5", "P25", "P50", "P75", "P95"].map {
      .init($0, $0, numeric: true)
    }

  private static func cells(_ spread: Spread, _ unit: Unit = .euro) -> [ReportTable.Cell] {
    let mean = spread.meanMargin ?? Decimal(0)
    let off = spread.meanMargin.map { SimulationWording.rounded($0, unit, margin: mean) }
    return [
      .text(spread.planned.map { MeasureWording.value($0, unit) } ?? "–"),
      .text(SimulationWording.rounded(spread.mean, unit, margin: mean)), .text(off ?? "–"),
    ]
      + [spread.p5, spread.p25, spread.p50, spread.p75, spread.p95].map {
        .text(SimulationWording.rounded($0, unit, margin: spread.margin))
      }
  }

  private static func table(_ heading: String) -> ReportTable {
    ReportTable([.init("naam", heading)] + spreadColumns)
  }

  func numbers(_ year: Simulation.Year) -> String {
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
    text += budget.markdown + pastNote(year)
    let measures = measures(of: year)
    if !measures.isEmpty {
      var table = Self.table("Kengetal")
      for measure in measures {
        let name = ReportTable.Cell.text(name(ofMeasure: measure.measure))
        guard let value = measure.value else { continue }
        table.row([name] + Self.cells(value, dossier.measures[measure.measure].unit))
      }
      text += "\n### Kengetallen\n\n" + table.markdown + pastNote(year)
    }
    if !year.pots.isEmpty {
      var table = Self.table("Pot: wat hij betaalt")
      for pot in year.pots {
        table.row([.text(dossier.pots[pot.pot].name)] + Self.cells(pot.paid))
      }
      text += "\n### Potten\n\n" + table.markdown
    }
    guard !year.schools.isEmpty else { return text }
    guard isDerivable(year.year) else {
      return text + "\n### Scholen\n\n\(AllocationWording.underivable(String(year.year)))\n"
    }
    var table = Self.table("School: wat de verdeling haar geeft")
    for school in year.schools {
      table.row([.text(name(school.school, year.year))] + Self.cells(school.amount))
    }
    return text + "\n### Scholen\n\n" + table.markdown
  }

  // MARK: How it was made

  var account: String {
    let runs = Int128(simulation.runs)
    func times(_ count: Int) -> String { DutchText.whole(Int128(count)) }
    var lines = [
      "P5 tot en met P95: in 5, 25, 50, 75 en 95 van de 100 doorrekeningen is het getal niet hoger. "
        + "P50 is het midden. Tussen P5 en P95 ligt 90%.",
      "Elke pot sluit in elke doorrekening tot op de cent: "
        + "\(times(simulation.unbalancedRuns)) van de \(DutchText.whole(runs)) wijken af.",
      "Een kans is met \(Self.runs(counted)) in 19 van de 20 gevallen op ten hoogste "
        + "\(SimulationWording.margin(ofRuns: counted)) procentpunt na wat oneindig veel "
        + "doorrekeningen zouden geven. Of de kansen van `onzekerheid.csv` zelf kloppen, is daarmee "
        + "niet gezegd.",
      "Een gemiddelde is exact over deze doorrekeningen. Met een ander begingetal is het iets anders: "
        + "in 19 van de 20 gevallen ligt het ten hoogste wat onder ± staat van dat van oneindig veel "
        + "doorrekeningen. Een streepje betekent: er zijn te weinig doorrekeningen, of zij geven alle hetzelfde.",
      "Ook P5 tot en met P95 zouden met een ander begingetal iets anders zijn. In `simulatie.csv` staat "
        + "onder `fout` hoever zij in 19 van de 20 gevallen ten hoogste liggen van die van oneindig veel "
        + "doorrekeningen; dat zij in vakken zijn geteld, zit erin. Is dat meer dan een halve euro, dan "
        + "staat het bedrag hierboven in hele euro's." + largestError,
      "\(Self.runs(simulation.plainRuns)) "
        + "(\(SimulationWording.share(simulation.plainRuns, of: simulation.runs))) "
        + "\(simulation.plainRuns == 1 ? "is" : "zijn") gemaakt door het gewone rekenwerk van `run`, "
        + "omdat het snelle niet kon bewijzen dat het exact was. De uitkomst is dezelfde.",
    ]
    if simulation.vanishedRuns > 0 {
      lines.append(
        "In \(Self.runs(simulation.vanishedRuns)) "
          + "(\(SimulationWording.share(simulation.vanishedRuns, of: simulation.runs))) zou een "
          + "aantal of tarief door zijn verandering onder nul komen; daar is het op nul gehouden.")
    }
    if simulation.plainRuns == 0 { lines[5] = "Elke doorrekening kon langs de snelle weg." }
    return lines.map { "- \($0)\n" }.joined()
  }

  private var largestError: String {
    let amounts = simulation.years.flatMap { year in
      (isDerivable(year.year) ? year.schools.map(\.amount) : []) + year.pots.map(\.paid)
        + [year.income, year.expenses, year.result]
    }
    let errors = amounts.map { $0.quantileMargin.map(Self.cents) }
    guard let largest = errors.compactMap({ $0 }).max() else {
      return " Met zo weinig doorrekeningen is dat niet te zeggen."
    }
    return " Bij begroting, potten en scholen is dat ten hoogste \(Euros.text(largest))."
  }
}

extension Spread {
  /// How far its quantiles may be off, as far as that is known.
  var margin: Decimal { quantileMargin ?? precision }
}
