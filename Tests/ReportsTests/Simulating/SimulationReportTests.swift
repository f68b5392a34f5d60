import Dossiers
import Formats
import Numbers
import Results
import Testing

@testable import Reports

@Suite("The report of a simulation")
struct SimulationReportTests {
  @Test func `has a page, a table and two fans`() throws {
    let files = try SampleSimulation().report().files()
    #expect(
      files.map(\.path) == [
        "simulatie.md", "simulatie.csv", "grafieken/simulatie-resultaat.svg",
        "grafieken/simulatie-eigen-vermogen.svg",
      ])
  }

  @Test func `says on the page and on each chart that it is a simulation`() throws {
    let report = try SampleSimulation().report()
    #expect(report.page().contains("> **Simulatie, rekenvoorbeeld.**"))
    for chart in report.charts {
      #expect(chart.source.hasPrefix("Simulatie, rekenvoorbeeld."))
      #expect(MarkupCheck(chart.svg).faults == [])
    }
  }

  @Test func `tells chances in words, with the amounts that belong to them`() throws {
    let page = try SampleSimulation().report().page()
    #expect(page.contains("**in 90,0% van de doorrekeningen**"))
    #expect(
      page.contains(
        "Over alle doorrekeningen, ook die waarin het niet gebeurt, gaat het in het midden om "
          + "€ 8.000,00 en in 90% van de keren om € 6.400,00 tot € 9.600,00."))
    #expect(page.contains("- Stap 30 vult pot ondersteuning aan uit pot lwoo (De "))
    #expect(!page.contains("moet"))
    #expect(page.contains("Het resultaat is negatief: **in 33,3% van de doorrekeningen**"))
    #expect(page.contains("komt met de risico's onder nul: **in 0,1% van de doorrekeningen**"))
    #expect(page.contains("onder € 0,00 **in 12,3% van de doorrekeningen**"))
    #expect(page.contains("boven 6% **in elke doorrekening**"))
  }

  @Test func `says who pays what a pot cannot`() throws {
    let sample = try SampleSimulation(years: 2026...2026)
    let short = sample.simulation.years[0].pots.first { $0.shortRuns > 0 }
    let pot = try #require(short?.pot)
    let page = sample.report().page()
    let name = sample.run.dossier.pots[pot].name
    #expect(page.contains("een pot kan niet alles betalen") == false)
    #expect(
      page.contains(
        "- Een pot kan niet alles betalen wat eruit gevraagd wordt: "
          + "**in 2,5% van de doorrekeningen**. Wat de regels dan zeggen: \(name) "
          + "in 2,5% van de doorrekeningen (dan is er geen sluitende verdeling)"))
    let words = sample.run.dossier.pots.indices.map {
      SimulationWording.shortage(of: $0, in: 2026, sample.run.dossier)
    }
    #expect(words.contains { $0.contains("wat ontbreekt betaalt het resultaat") })
    #expect(words.contains { $0.contains("de bedragen worden gekort") })
  }

  @Test func `prints no amount for schools of a year without an allocation`() throws {
    let sample = try SampleSimulation(years: 2025...2026)
    var dossier = sample.run.dossier
    dossier.steps.removeAll { $0.period.contains(year: 2025) }
    let simulation = sample.simulation
    // Steps that are gone have no row any more.
    let years = simulation.years.map {
      Simulation.Year(
        year: $0.year, schools: $0.schools, pots: $0.year == 2025 ? [] : $0.pots, topUps: [],
        measures: $0.measures, income: $0.income, expenses: $0.expenses, result: $0.result,
        negativeResults: 0, equity: $0.equity, shortRuns: 0, risks: nil)
    }
    let report = SimulationReport(
      Simulation(
        runs: 1000, seed: 1, plainRuns: 0, stoppedRuns: 0, unbalancedRuns: 0, vanishedRuns: 0,
        years: years), dossier: dossier,
      guarding: SimulationGuard(sample.run.dossier, sample.run.outcome), scenario: "basis",
      idleRows: [], version: "test")
    let parts = report.page().split(separator: "## Begrotingsjaar ")
    #expect(parts[1].contains("Voor 2025 geven de bronnen geen verdeling over scholen"))
    #expect(!parts[1].contains("School: wat de verdeling haar geeft"))
    #expect(parts[2].contains("School: wat de verdeling haar geeft"))
    let csv = String(decoding: report.table().csv, as: UTF8.self)
    #expect(!csv.contains("2025;school;") && csv.contains("2026;school;"))
    #expect(!csv.contains("2025;pot;") && csv.contains("2026;pot;"))
  }

  @Test func `says what of earlier years stands still`() throws {
    let later = try SampleSimulation(years: 2026...2026).report().page()
    #expect(
      later.contains(
        "De jaren vóór 2026 staan hier vast, en dus ook het eigen vermogen aan het begin van 2026.")
    )
    #expect(later.contains("Zonder `--year` variëren ook de jaren ervoor"))
    #expect(
      later.split(separator: "## Kengetallen")[1].contains(
        "Het eigen vermogen aan het begin van 2026 staat hier vast."))
    #expect(try !SampleSimulation(years: 2025...2027).report().page().contains("hier vast"))
  }

  @Test func `says how far means and quantiles may be off`() throws {
    let page = try SampleSimulation(vanished: 7).report().page()
    #expect(!page.contains("gemiddelden zijn exact"))
    #expect(page.contains("Een gemiddelde is exact over deze doorrekeningen."))
    #expect(page.contains("| Resultaat | € 1.000,00 | € 1.000,00 | € 0,12 | € 800,00 |"))
    #expect(page.contains("Bij begroting, potten en scholen is dat ten hoogste € 0,25."))
    #expect(page.contains("In 7 doorrekeningen (0,7%) zou een aantal of tarief"))
  }

  @Test func `one run is told as one`() throws {
    let page = try SampleSimulation(runs: 1).report().page()
    #expect(page.contains("Het dossier is één keer doorgerekend, met andere getallen, volgens"))
    #expect(page.contains("Een kans is met 1 doorrekening in"))
  }

  @Test func `names what varies, its status and its source`() throws {
    let page = try SampleSimulation().report(idleRows: [2]).page()
    #expect(
      page.contains(
        "| leerlingen | regulier + pro | normaal, standaardafwijking 3% | 0,5 | "
          + "telt op over de jaren | voorbeeld | plan §6 |"))
    #expect(page.contains("| zwaar_tarief (verandert hier niets) | – |"))
  }

  @Test func `sets the needed reserve beside what is held`() throws {
    let page = try SampleSimulation().report().page()
    #expect(
      page.contains("| 2026 | € 1.200,00 | € 1.440,00 | € 2.880,00 | € 21.000,00 |"))
  }

  @Test func `computes no reserve from risks without a source`() throws {
    let sample = try SampleSimulation(
      changing: [
        ("risicos.csv", "vso-school;voorbeeld;", "vso-school;aanname;"),
        ("risicos.csv", "vangt het op;voorbeeld;", "vangt het op;aanname;"),
      ])
    let page = sample.report().page()
    #expect(page.contains("dus is er geen reserve uit te berekenen"))
    #expect(page.contains("| nee: aanname |"))
  }

  @Test func `lists a risk without chance and amounts as p.m.`() throws {
    let sample = try SampleSimulation(changing: [
      ("risicos.csv", "groei_vso;25%;2.000,00;8.000,00;", "groei_vso;;;;")
    ])
    let page = sample.report().page()
    #expect(
      page.contains(
        "| groei\\_vso | p.m. | p.m. | p.m. | nee: geen bron noemt kans en bedrag |")
        || page.contains(
          "| groei_vso | p.m. | p.m. | p.m. | nee: geen bron noemt kans en bedrag |")
    )
  }

  @Test func `leaves the runs that stopped out, and says so first`() throws {
    let page = try SampleSimulation(stopped: 250, plain: 10).report().page()
    #expect(page.contains("**Let op:** 250 doorrekeningen (20,0%) zijn niet te berekenen"))
    #expect(page.contains("0 van de 1.250 wijken af"))
    #expect(page.contains("10 doorrekeningen (0,8%) zijn gemaakt door het gewone rekenwerk"))
    // 0,98 / √1000 = 3,0990…
    #expect(page.contains("op ten hoogste 3,10 procentpunt na"))
  }

  @Test func `prints no measure that the open report of a run leaves out`() throws {
    let sample = try SampleSimulation(changing: [
      (
        "maatstaven.csv", "lwoo_besteed;",
        "terug_naar_vo;Terug naar vo;doorstroom_vso_vo;€;;;plan §4\nlwoo_besteed;"
      )
    ])
    #expect(sample.run.dossier.measures.contains { $0.name == "terug_naar_vo" })
    let report = sample.report()
    #expect(!report.page().contains("Terug naar vo"))
    #expect(!String(decoding: report.table().csv, as: UTF8.self).contains("terug_naar_vo"))
  }

  @Test func `is refused where an amount of transfers varies`() throws {
    let sample = try SampleSimulation(changing: [
      (
        "onzekerheid.csv", "zwaar_tarief;;gelijk;2%",
        "vso_vo_bedrag;;gelijk;2%;;los;voorbeeld;plan §6\nvangnet_cat1;;gelijk;2%;;los;voorbeeld;plan §6\nzwaar_tarief;;gelijk;2%"
      )
    ])
    #expect(
      SimulationGuard(sample.run.dossier, sample.run.outcome).refused
        == ["vso_vo_bedrag", "vangnet_cat1"])
  }

  @Test func `has a table whose columns are frozen`() throws {
    let csv = String(decoding: try SampleSimulation().report().table().csv, as: UTF8.self)
    let lines = csv.split(separator: "\n")
    #expect(
      lines[0].hasSuffix(
        "jaar;overzicht;code;naam;eenheid;zonder_toeval;gemiddelde;marge;p5;p25;p50;p75;p95;fout;"
          + "gebeurtenis;keren;van"))
    #expect(
      lines.contains(
        "2026;begroting;resultaat;Resultaat;€;1000,00;1000,00;0,12;800,00;900,00;1000,00;1100,00;"
          + "1200,00;0,25;onder nul;333;1000"))
    #expect(lines.contains { $0.hasPrefix("2026-2027;verantwoording;begingetal;;;42;") })
    #expect(
      lines.contains { $0.hasPrefix("2026;maatstaf;weerstandsvermogen;") && $0.contains(";6,25;") })
  }

  @Test(arguments: [
    (0, "in geen enkele doorrekening"), (1000, "in elke doorrekening"),
    (125, "in 12,5% van de doorrekeningen"),
  ])
  func `a chance reads as a share of the runs`(_ runs: Int, _ text: String) {
    #expect(SimulationWording.chance(runs, of: 1000) == text)
  }

  @Test func `a share that is almost nothing or almost all is not rounded away`() {
    #expect(SimulationWording.share(1, of: 1_000_000) == "minder dan 0,1%")
    #expect(SimulationWording.share(999_999, of: 1_000_000) == "meer dan 99,9%")
    #expect(SimulationWording.margin(ofRuns: 100_000) == "0,31")
    let margins = [(1, "98,00"), (2, "69,30"), (10, "31,00"), (9604, "1,00"), (9605, "1,00")]
    for (runs, margin) in margins { #expect(SimulationWording.margin(ofRuns: runs) == margin) }
  }
}
