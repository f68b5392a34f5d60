import Dossiers
import Numbers
import Results
import TestSupport
import Testing

@testable import Engine

@Suite("A check fails when what it guards is broken")
struct CheckTests {
  private static let schools = """
    school;naam;schoolbestuur;soort;vanaf;tot;status;bron
    a;Aa;Bestuur;regulier;;;definitief;b
    b;Bb;Bestuur;tussenvoorziening;;;definitief;b
    c;Cc;Bestuur;regulier;;;definitief;b

    """

  /// Two regular schools and a tussenvoorziening; `member` belongs to the group `extra`.
  private func run(member: String, _ steps: String) -> EngineRun {
    EngineRun(
      SmallDossier.tables.with([
        "scholen.csv": Self.schools,
        "groepen.csv": """
        groep;school;vanaf;tot;status;bron
        extra;\(member);;;definitief;b

        """,
        "parameters.csv": SmallDossier.parameters("kop;0,10;€ per leerling"),
        "potten.csv": SmallDossier.pots("pot;;;budget;resultaat"),
        "verdeling.csv": steps,
      ]))
  }

  private static let sound = SmallDossier.steps(
    "10;pot;per_leerling;kop;leerlingen;tussenvoorziening;;;regel;",
    "20;pot;verdeel;;leerlingen;regulier;;;regel;")

  /// What fails of an outcome that a test has changed.
  private func failed(
    _ run: EngineRun, _ change: (YearOutcome) -> YearOutcome
  ) throws -> [Check.Subject] {
    let outcome = try #require(run.year(2026))
    let checks = run.dossier.checks(of: change(outcome), CountIndex(run.dossier))
    return checks.filter { $0.verdict == .failed }.map(\.subject)
  }

  @Test func `none fails on a sound dossier`() {
    let run = run(member: "a", Self.sound)
    #expect(run.errors.isEmpty && run.failedChecks().isEmpty)
  }

  @Test func `a posting that is lost is missed by the check of per_school`() throws {
    let run = run(
      member: "b", SmallDossier.steps("10;pot;per_school;basis;;regulier + extra;;;regel;"))
    #expect(run.cents() == [1000, 1000, 1000])
    let whole = try failed(run) { $0 }
    #expect(!whole.contains(.perSchool(step: 0)))
    let lost = try failed(run) { $0.replacing(step: 0) { Array($0.dropLast()) } }
    #expect(lost.contains(.perSchool(step: 0)))
  }

  @Test func `a group that pulls a tussenvoorziening into the regular division is noticed`() {
    let run = run(
      member: "b",
      SmallDossier.steps(
        "10;pot;per_leerling;kop;leerlingen;tussenvoorziening;;;regel;",
        "20;pot;verdeel;;leerlingen;regulier + extra;;;regel;"))
    #expect(
      run.failedChecks().map(\.subject) == [.oneKindPerSchool, .tussenvoorzieningenApart])
    #expect(run.failedChecks().map(\.found) == [Decimal(1), Decimal(1)])
  }

  @Test func `a doelgroep that names both kinds is noticed beside a fixed amount`() {
    let run = run(
      member: "a",
      SmallDossier.steps(
        "10;pot;per_leerling;kop;leerlingen;tussenvoorziening;;;regel;",
        "20;pot;verdeel;;leerlingen;regulier + tussenvoorziening;;;regel;"))
    #expect(run.failedChecks().map(\.subject).contains(.tussenvoorzieningenApart))
  }

  @Test func `a scheme that names both kinds and gives no fixed amount is sound`() {
    let run = run(
      member: "a",
      SmallDossier.steps("10;pot;verdeel;;leerlingen;regulier + tussenvoorziening;;;regel;"))
    #expect(run.failedChecks().isEmpty)
  }

  @Test(arguments: [("2,00", true), ("1,00", true), ("0", false)])
  func `a pot is held against a floor, and not against one that comes out below nothing`(
    floor: String, isChecked: Bool
  ) throws {
    let run = EngineRun(
      SmallDossier.tables.with([
        "parameters.csv": SmallDossier.parameters("bodem;\(floor);€", "min;1,00;€"),
        "potten.csv": SmallDossier.pots("pot;;;budget;resultaat", "extra;;;;resultaat"),
        "verdeling.csv": SmallDossier.steps("10;pot;vul_aan;bodem - min;;;extra;;;"),
      ]))
    #expect(run.errors.isEmpty && run.failedChecks().isEmpty)
    let checks = try #require(run.year(2026)).checks
    #expect(checks.contains { $0.subject == .floor(step: 0) } == isChecked)
  }

  @Test func `a regular school that is paid as a tussenvoorziening is noticed`() {
    let run = run(
      member: "a",
      SmallDossier.steps(
        "10;pot;per_leerling;kop;leerlingen;extra + tussenvoorziening;;;regel;",
        "20;pot;verdeel;;leerlingen;regulier;;;regel;"))
    #expect(run.failedChecks().map(\.subject).contains(.oneKindPerSchool))
    #expect(run.failedChecks().first?.found == Decimal(1))
  }
}

extension YearOutcome {
  /// The same outcome with other postings of one step.
  fileprivate func replacing(
    step place: Int, _ change: ([Posting]) -> [Posting]
  ) -> YearOutcome {
    var steps = steps
    let step = steps[place]
    steps[place] = StepOutcome(
      row: step.row, divided: step.divided, missing: step.missing, keyTotal: step.keyTotal,
      rate: step.rate, inputs: step.inputs, postings: change(step.postings),
      transfer: step.transfer, leftOver: step.leftOver, keyTotalStatus: step.keyTotalStatus)
    return YearOutcome(
      year: year, steps: steps, pots: pots, lines: lines, totals: totals, balance: balance,
      measures: measures, printedCounts: printedCounts, pupils: pupils)
  }
}
