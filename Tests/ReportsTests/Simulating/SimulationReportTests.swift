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
    #expect(page.contains("in het midden met € 8.000,00 en in 90% van de keren met € 6.400,00"))
    #expect(page.contains("Het resultaat is negatief: **in 33,3% van de doorrekeningen**"))
    #expect(page.contains("komt met de risico's onder nul: **in 0,1% van de doorrekeningen**"))
    #expect(page.contains("onder € 0,00 **in 12,3% van de doorrekeningen**"))
    #expect(page.contains("boven 6% **in elke doorrekening**"))
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
    // 0,98 / √1000 = 3,0990…; the root is taken as 31.
    #expect(page.contains("op ten hoogste 3,17 procentpunt na"))
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
        "jaar;overzicht;code;naam;eenheid;zonder_toeval;gemiddelde;p5;p25;p50;p75;p95;fout;"
          + "gebeurtenis;keren;van"))
    #expect(
      lines.contains(
        "2026;begroting;resultaat;Resultaat;€;1000,00;1000,00;800,00;900,00;1000,00;1100,00;"
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
    #expect(SimulationWording.margin(ofRuns: 100_000) == "0,32")
    #expect(SimulationWording.margin(ofRuns: 1) == "98,00")
  }
}

@Suite("A fan chart")
struct FanChartTests {
  @Test(arguments: [1, 2, 5, 12, 40])
  func `lies within the canvas, with debts and bounds too`(count: Int) {
    for size in [1, 1_000_00, 9_999_999_999_99] as [Int128] {
      let chart = FanChart(
        years: (0..<count).map { index in
          let middle = size * Int128(index % 3 - 1)
          return .init(
            name: String(2024 + index), p5: middle - 2 * size, p25: middle - size, p50: middle,
            p75: middle + size, p95: middle + 2 * size, planned: index == 1 ? nil : middle)
        }, bounds: [.init(name: "ondergrens", cents: -size)])
      let picture = chart.picture(in: "x")
      for element in picture.elements {
        for (name, value) in element.attributes {
          let text = value.escaped
          switch "\(name)" {
          case "points":
            for pair in text.split(separator: " ") {
              let parts = pair.split(separator: ",").compactMap { Int($0) }
              #expect(parts.count == 2)
              #expect((0...picture.width).contains(parts[0]))
              #expect((0...picture.height).contains(parts[1]))
            }
          case "x", "x1", "x2": #expect((0...picture.width).contains(Int(text) ?? -1))
          case "y", "y1", "y2": #expect((0...picture.height).contains(Int(text) ?? -1))
          default: break
          }
        }
      }
    }
  }

  @Test func `widens where the years widen`() {
    let years = [Int128(1), 2, 3].map { width in
      FanChart.Year(
        name: String(width), p5: width * -200, p25: width * -100, p50: 0, p75: width * 100,
        p95: width * 200, planned: 0)
    }
    let picture = FanChart(years: years).picture(in: "x")
    let areas = picture.elements.filter { "\($0.name)" == "polygon" }
    #expect(areas.count == 2)
    let points = areas[0].attributes.first { "\($0.0)" == "points" }?.1.escaped ?? ""
    let y = points.split(separator: " ").map { point -> Int in
      let parts = point.split(separator: ",")
      return Int(parts[1]) ?? 0
    }
    // Three corners along the top, then three back along the bottom.
    #expect(y[5] - y[0] < y[4] - y[1] && y[4] - y[1] < y[3] - y[2])
  }
}
