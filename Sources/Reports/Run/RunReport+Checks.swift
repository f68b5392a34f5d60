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
    ])
    for year in outcome.years {
      for check in year.checks {
        table.row([
          .text(String(year.year)), .text(CheckWording.subject(check, dossier)),
          cell(check.expected.coefficient, check), cell(check.found.coefficient, check),
          cell(check.difference, check), .text(CheckWording.verdict(check.verdict)),
        ])
      }
    }
    return table
  }

  private func cell(_ value: Int128, _ check: Check) -> ReportTable.Cell {
    switch check.measure {
    case .money: .cents(value)
    case .pupils, .schools: .whole(value)
    }
  }

  func checks() -> String {
    let all = outcome.years.flatMap(\.checks)
    let failed = all.filter { $0.verdict == .failed }.count
    var text = heading("Controle")
    text += "\n\(checkSentence(all.count, failed))\n\n" + checkTable().markdown
    text +=
      "\n«Ter informatie» zet twee bronnen naast elkaar, zoals de telling en de prognose van het "
      + "plan. Een verschil daar is nieuws en geen fout.\n"
    return text
  }

  func checkSentence(_ count: Int, _ failed: Int) -> String {
    failed == 0
      ? "Alle \(count) controles kloppen of zijn ter informatie."
      : "**\(failed) van de \(count) controles \(failed == 1 ? "klopt" : "kloppen") niet.**"
  }
}
