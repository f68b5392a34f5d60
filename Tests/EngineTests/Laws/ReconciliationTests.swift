import Numbers
import Results
import TestSupport
import Testing

/// What the plan prints beside what follows from its own tables; one cause is told once.
@Suite("The printed figures beside the computed ones")
struct ReconciliationTests {
  private func run(_ figures: [String], _ change: (inout BalanceDossier) -> Void = { _ in })
    -> EngineRun
  {
    BalanceDossier.run {
      $0.figures = figures
      change(&$0)
    }
  }

  // MARK: Equal, rounding, different

  @Test(arguments: [
    ("1.000,00", Check.Verdict.passed), ("1.000", .passed), ("1.000,50", .rounding),
    ("999,50", .rounding), ("1.000,51", .failed), ("999,49", .failed), ("-1.000,00", .failed),
  ])
  func `a line may differ by half a printed unit`(printed: String, verdict: Check.Verdict) {
    let run = run(["begroting;rijk;2026;\(printed);€"])
    #expect(run.check("begroting rijk")?.verdict == verdict)
  }

  /// Two lines and the total itself: three halves.
  @Test(arguments: [("1.101,50", Check.Verdict.rounding), ("1.101,51", .failed)])
  func `a total may differ by half a printed unit for each number`(
    printed: String, verdict: Check.Verdict
  ) {
    let run = run(["begroting;totale_baten;2026;\(printed);€"]) {
      $0.lines += ["gemeente;baten;vast;;;100,00;0,00"]
    }
    #expect(run.check("begroting totale_baten")?.verdict == verdict)
  }

  @Test func `a difference has both amounts, and an explanation only when it has its amount`() {
    let figures = ["begroting;rijk;2026;990,00;€"]
    #expect(run(figures).told() == ["2026 begroting rijk 1000"])
    #expect(run(figures).check("begroting rijk")?.expected.coefficient == 99_000)
    let explained = run(figures) { $0.accepted = ["begroting rijk;2026;10,00"] }
    #expect(explained.told() == [])
    #expect(explained.told(.explained) == ["2026 begroting rijk 1000"])
  }

  @Test func `a rounding difference needs no explanation`() {
    let run = run(["begroting;rijk;2026;1.000,30;€"]) {
      $0.accepted = ["begroting rijk;2026;-0,30"]
    }
    #expect(run.told() == ["2026 verklaring van begroting rijk 30"])
  }

  @Test func `what totals, the result and the balance sheet take from a line follows`() {
    let run = run([
      "begroting;rijk;2026;990,00;€", "begroting;bureau;2026;900,00;€",
      "begroting;totale_baten;2026;990,00;€", "begroting;totale_lasten;2026;900,00;€",
      "begroting;resultaat;2026;90,00;€", "balans;resultaat_jaar;2026;90,00;€",
      "balans;bank;2026;2.120,00;€", "balans;eigen_vermogen;2026;1.990,00;€",
      "balans;reserve;2027;1.990,00;€", "balans;bank;2027;2.070,00;€",
    ])
    #expect(run.told() == ["2026 begroting rijk 1000"])
    #expect(run.told(.follows).count == 7)
  }

  @Test func `what is exactly the told difference of a line follows, however small`() {
    let small = run([
      "begroting;rijk;2026;999,00;€", "begroting;totale_baten;2026;999,00;€",
      "begroting;totale_lasten;2026;900,00;€", "begroting;resultaat;2026;99,00;€",
      "balans;bank;2026;2.129,00;€",
    ])
    #expect(small.told() == ["2026 begroting rijk 100"])
    #expect(small.told(.rounding) == [])
    #expect(small.told(.follows).count == 3)
    // Without a line that is told, the same difference of a total is its own rounding.
    let alone = run(["begroting;rijk;2026;1.000,00;€", "begroting;totale_baten;2026;999,00;€"])
    #expect(alone.told(.follows) == [])
    #expect(alone.told(.rounding).contains("2026 begroting totale_baten 100"))
  }

  @Test func `what closes the balance sheet follows from the items that differ`() {
    let run = run([
      "balans;vorderingen;2026;420,00;€", "balans;bank;2026;2.230,00;€",
      "balans;resultaat_jaar;2026;100,00;€", "balans;reserve;2026;1.900,00;€",
      "balans;schulden;2026;650,00;€", "balans;totaal_activa;2026;2.650,00;€",
    ])
    #expect(run.told() == ["2026 balans vorderingen 10000"])
    #expect(run.told(.follows) == ["2026 balans bank -10000"])
  }

  @Test func `a measure that adds up lines is one of the printed lines`() {
    let run = run([
      "begroting;kosten;2026;1.010,00;€", "begroting;totale_lasten;2026;1.010,00;€",
    ]) {
      $0.lines += ["huur;lasten;vast;;;100,00;0,00"]
      $0.measures = ["kosten;bureau + huur;€;;"]
    }
    #expect(run.told() == ["2026 begroting kosten -1000"])
    #expect(run.check("begroting totale_lasten optelling")?.verdict == .passed)
  }

  @Test func `what follows from nothing is told as such`() {
    let run = run(["begroting;onbekend;2026;5,00;€", "begroting;rijk;2031;5,00;€"])
    #expect(run.told() == [])
    #expect(
      run.told(.underivable) == ["2026 begroting onbekend 0", "2031 begroting rijk 0"])
  }

  @Test func `a scenario is not on the plan's basis`() {
    var dossier = BalanceDossier()
    dossier.figures = ["begroting;rijk;2026;990,00;€"]
    dossier.parameters = ["p;2026;1,00;€"]
    let tables = dossier.tables.with([
      "scenarios/anders/parameters.csv": "parameter;vanaf;waarde\np;2026;2,00\n"
    ])
    #expect(EngineRun(tables).told() == ["2026 begroting rijk 1000"])
    #expect(EngineRun(tables, scenarios: ["anders"]).outcome?.reconciliation.isEmpty == true)
  }

  // MARK: The plan beside itself

  /// Half a unit for the two lines and the total; the total's own difference with the model follows.
  @Test(arguments: [
    ("1.101,50", [String]()), ("1.105,00", ["2026 begroting totale_baten optelling 500"]),
  ])
  func `a printed column that does not add up is told once`(total: String, told: [String]) {
    let run = run([
      "begroting;rijk;2026;1.000,00;€", "begroting;gemeente;2026;100,00;€",
      "begroting;totale_baten;2026;\(total);€",
    ]) { $0.lines += ["gemeente;baten;vast;;;100,00;0,00"] }
    #expect(run.told() == told)
  }

  @Test func `a column with a line left out is not added up`() {
    let run = run(["begroting;rijk;2026;1.000,00;€", "begroting;totale_baten;2026;1.100,00;€"]) {
      $0.lines += ["gemeente;baten;vast;;;100,00;0,00"]
    }
    #expect(run.told() == [])
    #expect(run.check("begroting totale_baten optelling") == nil)
  }

  @Test func `a printed result that is not baten less lasten is told once`() {
    let run = run([
      "begroting;totale_baten;2026;1.000,00;€", "begroting;totale_lasten;2026;900,00;€",
      "begroting;resultaat;2026;120,00;€",
    ])
    #expect(run.told() == ["2026 begroting resultaat optelling 2000"])
  }

  @Test func `a printed balance sheet whose sides differ`() {
    let run = run([
      "balans;totaal_activa;2026;2.650,00;€", "balans;totaal_passiva;2026;2.660,00;€",
    ])
    #expect(
      run.told() == [
        "2026 balans totaal_passiva -1000", "2026 balans totaal_activa evenwicht -1000",
      ])
  }

  @Test func `a side that does not add up is why the sides differ`() {
    let run = run([
      "balans;vorderingen;2026;520,00;€", "balans;bank;2026;2.130,00;€",
      "balans;totaal_activa;2026;2.640,00;€", "balans;totaal_passiva;2026;2.650,00;€",
    ])
    #expect(run.told() == ["2026 balans totaal_activa optelling -1000"])
  }

  @Test func `a printed equity that leaps is told once, in the year of the leap`() {
    let run = run([
      "balans;reserve;2025;1.900,00;€", "balans;resultaat_jaar;2025;0,00;€",
      "balans;eigen_vermogen;2025;1.900,00;€", "balans;reserve;2026;1.930,00;€",
      "balans;resultaat_jaar;2026;100,00;€", "balans;eigen_vermogen;2026;2.030,00;€",
      "balans;reserve;2027;2.030,00;€", "balans;resultaat_jaar;2027;-50,00;€",
      "balans;eigen_vermogen;2027;1.980,00;€",
    ])
    #expect(run.told() == ["2026 balans eigen_vermogen verloop 3000"])
  }

  @Test func `a leap that the model has too is told there`() {
    let run = run([
      "balans;resultaat_jaar;2026;100,00;€", "balans;eigen_vermogen;2025;1.900,00;€",
      "balans;eigen_vermogen;2026;1.970,00;€",
    ]) { $0.appropriations += ["2026;reserve;;30,00"] }
    #expect(run.told() == ["2026 eigen_vermogen verloop -3000"])
    #expect(run.check("balans eigen_vermogen verloop")?.verdict == .follows)
  }

  @Test func `printed liquid means follow from every other movement`() {
    var figures = [
      "balans;vorderingen;2025;500;€", "balans;bank;2025;2.000;€", "balans;reserve;2025;1.900;€",
      "balans;resultaat_jaar;2025;0;€", "balans;schulden;2025;600;€",
      "balans;vorderingen;2026;520;€", "balans;bank;2026;2.130;€", "balans;reserve;2026;1.900;€",
      "balans;resultaat_jaar;2026;100;€", "balans;schulden;2026;650;€",
    ]
    #expect(run(figures).told() == [])
    #expect(run(figures).check("balans bank verloop")?.verdict == .passed)
    figures[6] = "balans;bank;2026;2.150;€"
    let off = run(figures)
    #expect(off.check("balans bank verloop")?.difference == 2000)
    #expect(off.told() == ["2026 balans bank verloop 2000"])
  }

  // MARK: Counts

  @Test func `headings that skip a year`() {
    let run = run([
      "prognose;leerlingen;2025;900;leerlingen", "prognose;leerlingen;2027;920;leerlingen",
    ]) { $0.totals = ["2025;leerlingen;900"] }
    #expect(run.told() == ["2027 prognose jaren 1"])
    #expect(run.check("prognose leerlingen", year: 2025)?.verdict == .passed)
  }

  @Test(arguments: [("940", [String]()), ("942", []), ("943", ["2027 prognose leerlingen stap 3"])])
  func `a step unlike the one before it, by more than the rounding`(last: String, told: [String]) {
    let run = run([
      "prognose;leerlingen;2025;900;leerlingen", "prognose;leerlingen;2026;920;leerlingen",
      "prognose;leerlingen;2027;\(last);leerlingen",
    ])
    #expect(run.told() == told)
  }

  /// Two rates, and amounts of 900 pupils.
  private func rates(_ totals: [String]) -> EngineRun {
    run(["begroting;licht;2026;90.000;€", "begroting;zwaar;2026;180.090;€"]) {
      $0.lines = [
        "licht;baten;tarief;licht_tarief;leerlingen;;",
        "zwaar;baten;tarief;zwaar_tarief;leerlingen;;",
      ]
      $0.parameters = [
        "licht_tarief;2026;100,00;€ per leerling", "zwaar_tarief;2026;200,10;€ per leerling",
      ]
      $0.totals = totals
    }
  }

  @Test func `amounts that rest on the number of the model agree with it`() {
    let run = rates(["2025;leerlingen;900", "2026;leerlingen;900"])
    #expect(run.told() == [])
    #expect(run.check("begroting licht grondslag")?.verdict == .passed)
  }

  @Test func `amounts that agree on another number are one difference`() {
    let run = rates(["2025;leerlingen;910", "2026;leerlingen;910"])
    #expect(
      run.check("begroting licht grondslag")?.expected == Decimal(coefficient: 910_000, scale: 3))
    #expect(run.check("begroting licht grondslag")?.found.rounded(toScale: 0) == Decimal(900))
    #expect(run.told().map { $0.prefix(31) } == ["2026 begroting licht grondslag "])
    #expect(
      run.told(.follows) == ["2026 begroting licht 100000", "2026 begroting zwaar 200100"])
  }
}
