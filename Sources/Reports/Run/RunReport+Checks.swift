import Dossiers
import Formats
import Numbers
import Results

extension RunReport {
  func checkTable() -> ReportTable {
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("controle", "Controle"),
      .init("verwacht", "Verwacht", numeric: true), .init("gevonden", "Gevonden", numeric: true),
      .init("verschil", "Verschil", numeric: true), .init("uitkomst", "Uitkomst"),
      .init("sleutel", "Sleutel"),
    ])
    for year in outcome.years {
      for check in year.checks {
        table.row([
          .text(String(year.year)), .text(CheckWording.subject(check, dossier)),
          cell(check.expected.coefficient, check), cell(check.found.coefficient, check),
          cell(check.difference, check), .text(CheckWording.verdict(check.verdict)),
          .text(check.subject.key(in: dossier) ?? ""),
        ])
      }
    }
    return table
  }

  func cell(_ value: Int128, _ check: Check) -> ReportTable.Cell {
    switch check.measure {
    case .money: .cents(value)
    case .pupils, .schools, .years: .whole(value)
    case .number(let unit) where unit.isAddable(to: .euro):
      .cents(
        Decimal(coefficient: value, scale: check.found.scale).rounded(toScale: 2)?.coefficient
          ?? value)
    case .number(let unit) where unit.isPercentage:
      .text(CheckWording.number(Decimal(coefficient: value, scale: check.found.scale), check))
    case .number: .number(Decimal(coefficient: value, scale: check.found.scale))
    }
  }

  func checks() -> String {
    let all = outcome.years.flatMap(\.checks)
    var text = heading("Controle")
    text += "\n\(CheckWording.summary(of: all))"
    if coversPeriod, isReconciled {
      let further = CheckWording.further(
        ofPlan: plan.outcome.reconciliation.count, plan.dossier.scenarios)
      text += " \(MarkdownText.escape(further)): [aansluiting.md](aansluiting.md)."
    }
    text += "\n\n" + checkTable().markdown
    text +=
      "\n«Ter informatie» zet twee bronnen naast elkaar, zoals de telling en de prognose van het "
      + "plan. Een verschil daar is nieuws en geen fout. «Buiten de grens» is een teken voor wie "
      + "beslist. «Verklaard» is een verschil dat iemand precies zo heeft uitgelegd; "
      + (coversPeriod && isReconciled ? "[aansluiting.md](aansluiting.md)" : "verklaringen.csv")
      + " noemt de uitleg.\n"
    return text
  }
}
