import Dossiers
import Numbers
import Results
import TestSupport
import Testing

@Suite("The balance sheet and the lines that close it")
struct BalanceTests {
  // MARK: From year to year

  @Test func `activa are passiva every year`() throws {
    let run = BalanceDossier.run()
    #expect(run.errors.isEmpty && run.told().isEmpty)
    // Passiva less receivables: 2.000 + 650 − 520 and 1.950 + 610 − 480.
    #expect([2025, 2026, 2027].map { run.item("bank", year: $0) } == [200_000, 213_000, 208_000])
  }

  @Test func `the equity rolls through the result`() {
    let run = BalanceDossier.run()
    #expect(
      [2025, 2026, 2027].map { run.item("reserve", year: $0) } == [190_000, 190_000, 200_000])
    #expect([2025, 2026, 2027].map { run.item("resultaat_jaar", year: $0) } == [0, 10_000, -5000])
    #expect(run.check("eigen_vermogen verloop", year: 2027)?.found.coefficient == 195_000)
  }

  @Test func `an appropriation moves what stands there, or the amount that it names`() {
    let run = BalanceDossier.run {
      $0.items.append("bestemd;passiva;reserve;0,00;;")
      $0.appropriations = ["2027;resultaat_jaar;bestemd;", "2027;reserve;bestemd;0,01"]
    }
    #expect(run.item("reserve", year: 2027) == 189_999)
    #expect(run.item("bestemd", year: 2027) == 10_001)
    #expect(run.told().isEmpty)
  }

  @Test func `an appropriation to nowhere is a leap of exactly its amount`() {
    let run = BalanceDossier.run { $0.appropriations += ["2026;reserve;;250,00"] }
    #expect(run.told() == ["2026 eigen_vermogen verloop -25000"])
    #expect(run.item("reserve", year: 2026) == 165_000)
    // Activa are still passiva: 2.130 − 250.
    #expect(run.item("bank", year: 2026) == 188_000)
  }

  @Test(arguments: ["-250", "-250,00"])
  func `a leap that somebody accepted is explained`(amount: String) {
    let run = BalanceDossier.run {
      $0.appropriations += ["2026;reserve;;250,00"]
      $0.accepted = ["eigen_vermogen verloop;2026;\(amount)"]
    }
    #expect(run.told() == [])
    #expect(run.told(.explained) == ["2026 eigen_vermogen verloop -25000"])
  }

  @Test func `a leap of another amount is not explained, and neither is the explanation`() {
    let run = BalanceDossier.run {
      $0.appropriations += ["2026;reserve;;250,00"]
      $0.accepted = ["eigen_vermogen verloop;2026;-250,01"]
    }
    #expect(
      run.told() == [
        "2026 eigen_vermogen verloop -25000", "2026 verklaring van eigen_vermogen verloop 1",
      ])
  }

  @Test(arguments: [
    ("eigen_vermogen verloop;2026;-250,00", "2026 verklaring van eigen_vermogen verloop 25000"),
    ("eigen_vermogen verloop;2026;0", "2026 verklaring van eigen_vermogen verloop 0"),
    ("bestaat niet;2027;3,00", "2027 verklaring van bestaat niet -300"),
  ])
  func `an explanation for a check that does not fail, fails`(row: String, told: String) {
    #expect(BalanceDossier.run { $0.accepted = [row] }.told() == [told])
  }

  /// What was accepted is a difference of the plan; a scenario tells its own, and no more.
  @Test func `a scenario with another leap tells the leap and not its explanation`() {
    var dossier = BalanceDossier()
    dossier.appropriations += ["2026;reserve;;250,00"]
    dossier.accepted = ["eigen_vermogen verloop;2026;-250,00"]
    let tables = dossier.tables.with([
      "scenarios/minder/resultaatbestemming.csv": "jaar;van;naar;bedrag\n2026;reserve;;200,00\n"
    ])
    #expect(EngineRun(tables).told() == [])
    #expect(
      EngineRun(tables, scenarios: ["minder"]).told() == ["2026 eigen_vermogen verloop -20000"])
  }

  @Test func `a result that nobody appropriates fails, and stays in the equity`() {
    let run = BalanceDossier.run { $0.appropriations = [] }
    #expect(run.told() == ["2027 resultaat bestemming 10000"])
    #expect(run.item("resultaat_jaar", year: 2027) == 5000)
    #expect(run.item("reserve", year: 2027) == 190_000)
    #expect(run.check("eigen_vermogen verloop", year: 2027)?.verdict == .passed)
  }

  @Test func `liquid means below zero fail`() {
    let run = BalanceDossier.run {
      $0.items[0] = "vorderingen;activa;vorderingen;500,00;2.651,00;0"
    }
    // 2.130 − (2.651 − 520)
    #expect(run.told() == ["2026 liquide_middelen tekort -100"])
    #expect(run.item("bank", year: 2026) == -100)
  }

  @Test func `an opening balance that does not tie fails, and is not mended in silence`() {
    let run = BalanceDossier.run { $0.items[1] = "bank;activa;liquide_middelen;2.000,01;;" }
    #expect(run.told() == ["2026 beginbalans evenwicht 1"])
    #expect(run.item("bank", year: 2025) == 200_001)
  }

  @Test func `an item without an amount, or without an opening, is a finding`() {
    for row in [
      "schulden;passiva;kortlopende_schulden;600,00;;610,00", "schulden;passiva;voorziening;;1;1",
    ] {
      let run = BalanceDossier.run { $0.items[4] = row }
      #expect(run.codes == ["R019"])
      #expect(run.errors.first?.facts.first == "schulden")
    }
  }

  @Test func `the equity alone needs no liquid means`() {
    let run = BalanceDossier.run { $0.items = Array($0.items[2...3]) }
    #expect(run.errors.isEmpty && run.told().isEmpty)
    #expect(run.item("reserve", year: 2027) == 200_000)
  }

  // MARK: Closing lines

  @Test(arguments: ["baten", "lasten"])
  func `a sluitpost makes the result the planned one, on either side`(side: String) {
    let run = BalanceDossier.run {
      $0.lines += ["sluit;\(side);sluitpost;;;;"]
      $0.parameters = ["begroot_resultaat;2026;12,34;€", "begroot_resultaat;2027;-0,01;€"]
    }
    #expect(run.errors.isEmpty)
    #expect(run.year(2026)?.totals.result.cents == 1234)
    #expect(run.year(2027)?.totals.result.cents == -1)
    // 1.000 − 900 − 12,34 is spent, or the opposite of it received; 1.100 − 1.150 + 0,01.
    let sign: Int64 = side == "lasten" ? 1 : -1
    #expect(run.line("sluit", year: 2026) == sign * 8766)
    #expect(run.line("sluit", year: 2027) == sign * -4999)
  }

  @Test func `a sluitpost with an amount is that amount, and without a planned result brings 0`() {
    let run = BalanceDossier.run { $0.lines += ["sluit;lasten;sluitpost;;;25,00;"] }
    #expect(run.line("sluit", year: 2026) == 2500)
    #expect(run.year(2026)?.totals.result.cents == 7500)
    #expect(run.year(2027)?.totals.result.cents == 0)
  }

  @Test func `a pot cannot be fed from a sluitpost without an amount`() {
    let run = EngineRun(
      SmallDossier.tables.with([
        "begroting.csv": SmallDossier.lines(2026, more: "sluit;baten;sluitpost;;;"),
        "potten.csv": SmallDossier.pots("pot;;;sluit;resultaat"),
      ]))
    #expect(run.codes == ["R019"])
  }

  // MARK: Lines that rest on lines

  @Test func `a rate may rest on another line, wherever that stands`() {
    let run = BalanceDossier.run {
      $0.lines.insert("opslag;lasten;tarief;deel;loon;;", at: 0)
      $0.lines.append("loon;lasten;tarief;deel;rijk + bureau;;")
      $0.parameters = ["deel;2026;12,5%;%"]
    }
    // 12,5% × 1.900 = 237,50, to 238; 12,5% × 238 = 29,75, to 30.
    #expect(run.line("loon") == 23_800)
    #expect(run.line("opslag") == 3000)
    // 12,5% × 2.250 = 281,25, to 281; 12,5% × 281 = 35,125.
    #expect(run.line("opslag", year: 2027) == 3500)
  }

  @Test func `a long chain of lines is a finding, not an empty stack`() {
    let run = BalanceDossier.run { dossier in
      dossier.parameters = ["deel;2026;1;factor"]
      for line in 0..<400 {
        dossier.lines.append(
          "l\(line);lasten;tarief;deel;\(line == 399 ? "rijk" : "l\(line + 1)");;")
      }
    }
    #expect(Set(run.codes) == ["R029"])
  }

  // MARK: Measures

  @Test(
    arguments: [
      // 1 / 3, 2 / 3, −2 / 3, half a millionth and its opposite.
      ("1,00", "3,00", 333_333), ("2,00", "3,00", 666_667), ("-2,00", "3,00", -666_667),
      ("0,01", "20.000,00", 1), ("-0,01", "20.000,00", -1), ("2,00", "-3,00", -666_667),
      ("-0,01", "-20.000,00", 1), ("0,01", "20.000,01", 0),
    ] as [(String, String, Int128)])
  func `a ratio has six decimals, rounded half away from zero`(
    above: String, below: String, millionths: Int128
  ) {
    let run = BalanceDossier.run {
      $0.parameters = ["boven;2026;\(above);€", "onder;2026;\(below);€"]
      $0.measures = ["deel;boven / onder;factor;;"]
    }
    #expect(run.measure("deel") == Decimal(coefficient: millionths, scale: 6))
  }

  @Test func `a ratio over nothing has no value, and does not keep to its bounds`() {
    let run = BalanceDossier.run {
      $0.measures = ["deel;resultaat / (rijk - rijk);%;1%;"]
    }
    #expect(run.errors.isEmpty)
    #expect(run.measure("deel") == nil)
    #expect(run.check("deel ondergrens")?.verdict == .underivable)
  }

  @Test func `a measure outside its bounds is a signal, and fails where they leave no room`() {
    let run = BalanceDossier.run {
      $0.measures = [
        "weerstand;eigen_vermogen / totale_baten;%;200,1%;", "marge;resultaat;€;;99,99",
        "som;2 * marge + bank;€;2.330,00;2.330,00",
      ]
    }
    // 2.000 / 1.000 and 1.950 / 1.100 = 1,772727…; 2 × 100 + 2.130 and 2 × −50 + 2.080
    #expect(run.told() == ["2027 som ondergrens -35000"])
    #expect(run.check("weerstand ondergrens", year: 2026)?.verdict == .outOfBounds)
    #expect(run.check("weerstand ondergrens", year: 2026)?.difference == -1000)
    #expect(run.check("marge bovengrens", year: 2026)?.verdict == .outOfBounds)
    #expect(run.check("marge bovengrens", year: 2026)?.difference == 1)
    #expect(run.check("marge bovengrens", year: 2027)?.verdict == .passed)
    #expect(run.check("weerstand ondergrens", year: 2027)?.difference == -228_273)
  }

  @Test func `a measure of a scheme that has not begun says nothing`() {
    let run = BalanceDossier.run {
      $0.parameters = ["minimum;2027;5,00;€"]
      $0.measures = ["boven;rijk - minimum;€;;", "dubbel;2 * boven;€;;"]
    }
    #expect(run.errors.isEmpty)
    #expect(run.year(2026)?.measures.isEmpty == true)
    #expect(run.measure("dubbel", year: 2027) == Decimal(coefficient: 219_000, scale: 2))
  }

  /// Each is looked at once: 2^60 looks would not end.
  @Test func `measures that each name another twice are no work`() {
    let run = BalanceDossier.run { dossier in
      dossier.measures = ["m0;rijk;€;;"]
      for next in 1...60 {
        dossier.measures.insert("m\(next);m\(next - 1) - m\(next - 1);€;;", at: 0)
      }
    }
    #expect(run.errors.isEmpty)
    #expect(run.measure("m60")?.coefficient == 0)
  }

  @Test func `a long chain of measures is a finding, not an empty stack`() {
    let run = BalanceDossier.run { dossier in
      for next in 0..<400 { dossier.measures.append("m\(next);m\(next + 1);€;;") }
      dossier.measures.append("m400;rijk;€;;")
    }
    #expect(Set(run.codes) == ["R029"])
  }
}
