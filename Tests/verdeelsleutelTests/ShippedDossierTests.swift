import Dossiers
import Numbers
import Results
import Tables
import TestSupport
import Testing

@testable import verdeelsleutel

@Suite("The dossiers that the repository ships")
struct ShippedDossierTests {
  static let names = ["almere-2018-2021", "amsterdam-diemen-2024-2028", "voorbeeld"]

  private func files(_ name: String) throws -> DossierFiles {
    DossierFiles(
      try RepositoryFiles.dossier(name).map { DossierFile(path: $0.path, bytes: $0.bytes) })
  }

  @Test func `are all of them named here`() throws {
    #expect(try RepositoryFiles.names(in: RepositoryFiles.root + "/budgets") == Self.names)
  }

  @Test(arguments: names)
  func `have no failed check, on their own basis and on that of the plan`(_ name: String) throws {
    let files = try files(name)
    let base = Calculation(files, scenarios: [])
    let plan = Calculation(files, scenarios: try #require(base.dossier).planScenarios)
    for calculation in [base, plan] {
      let outcome = try #require(calculation.outcome)
      #expect(outcome.failedChecks == 0)
    }
    let reconciliation = try #require(plan.outcome).reconciliation
    #expect(reconciliation.count > 100)
    #expect(reconciliation.count { $0.check.verdict == .passed } > 50)
  }

  @Test(arguments: names)
  func `have scenarios without an error`(_ name: String) throws {
    let files = try files(name)
    let base = Calculation(files, scenarios: [])
    let scenarios = base.reading.scenarios
    #expect(scenarios.count > 1)
    for scenario in scenarios {
      let calculation = Calculation(files, scenarios: [scenario], after: base.reading)
      #expect(!calculation.hasErrors && calculation.outcome?.failedChecks == 0, "\(scenario)")
    }
  }

  /// §9.3 and §9.4 of the plan, in cents.
  ///
  /// The printed lines of the baten add up to a euro more than
  /// the printed total, and that euro goes to the schools; the equity holds the euro of licht_lwoo
  /// in 2024 and the two by which the result of 2025 differs (docs/decisions.md).
  @Test(arguments: [
    ("totale_baten", 100), ("totale_lasten", 100), ("resultaat", 0), ("eigen_vermogen", -300),
  ])
  func `give the totals that the plan of Amsterdam-Diemen prints for 2026`(
    _ total: String, _ difference: Int128
  ) throws {
    let calculation = Calculation(
      try files("amsterdam-diemen-2024-2028"), scenarios: ["plantelling"])
    let dossier = try #require(calculation.dossier)
    let checks = try #require(calculation.outcome).reconciliation.filter { entry in
      guard case .printedFigure(let figure) = entry.check.subject else { return false }
      return dossier.figures[figure].line == total && entry.year == 2026
    }
    #expect(checks.map(\.check.difference) == [difference])
  }

  @Test func `list what a rekenvoorbeeld rests on`() throws {
    for name in Self.names {
      let files = try files(name)
      let dossier = try #require(Calculation(files, scenarios: []).dossier)
      let folder = try TemporaryFolder()
      let run = try CommandRun(
        "run", "budgets/\(name)", "--out", "\(folder.path)/rapport", in: RepositoryFiles.root)
      #expect(run.code == 0)
      let list = try RepositoryFiles.bytes(of: "\(folder.path)/rapport/besluitenlijst.csv")
      let rows = String(decoding: list, as: UTF8.self).split(separator: "\n").dropFirst()
      #expect(!rows.isEmpty)
      for item in dossier.items where item.provenance.status.needsDecision {
        let isTold = rows.contains { $0.contains("Balanspost \(item.description)") }
        #expect(isTold || item.amounts.allSatisfy { $0?.money.cents ?? 0 == 0 }, "\(item.code)")
      }
    }
  }

  @Test(arguments: [2024, 2025])
  func `give no school a total of a year without an allocation`(_ year: Int) throws {
    let run = try CommandRun(
      "explain", "budgets/amsterdam-diemen-2024-2028", "--school", "lumion", "--year", "\(year)",
      in: RepositoryFiles.root)
    #expect(run.code == 0)
    #expect(
      run.output.hasSuffix(
        "\nVoor \(year) geven de bronnen geen verdeling over scholen: niet herleidbaar.\n"))
    #expect(!run.output.contains("Totaal") && !run.output.contains("€"))
  }

  @Test func `tell how many checks there are, on the basis of the plan too`() throws {
    let run = try CommandRun(
      "check", "budgets/amsterdam-diemen-2024-2028", in: RepositoryFiles.root)
    #expect(run.code == 0)
    #expect(run.output.contains("Geen van de 141 controles faalt. 2 verschillen zijn verklaard."))
    #expect(
      run.output.contains(
        "Op de basis van het plan (scenario plantelling) faalt geen van de 295 controles "
          + "(194 over het plan). 4 verschillen zijn verklaard."))
    let example = try CommandRun("check", "budgets/voorbeeld", in: RepositoryFiles.root)
    #expect(example.output.contains("Geen van de 279 controles (148 over het plan) faalt."))
  }
}
