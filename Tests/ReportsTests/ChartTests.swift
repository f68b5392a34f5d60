import Testing

@testable import Reports

@Suite("Charts")
struct ChartTests {
  @Test func `a chart is well formed whatever its texts are`() throws {
    let hostile = "<script>alert(1)</script> \"&amp;' \u{0}\u{1B} ]]> --\u{202E}"
    let run = try ReportRun([
      (
        "dossier.csv", "naam;Voorbeeld: samenwerkingsverband",
        "naam;\(Self.quotable) samenwerkingsverband"
      ),
      ("begroting.csv", "Verplichte afdrachten", Self.quotable),
    ])
    let columns = ColumnChart(
      categories: [.init(name: hostile, note: hostile)],
      series: [.init(name: hostile, fill: .hatched, values: [1])],
      bounds: [.init(name: hostile, cents: 5)])
    let own = Chart(
      name: "x", title: hostile, unit: hostile, source: hostile, alternative: hostile,
      picture: columns.picture(in: "x"))
    let charts = run.report().charts + [own]
    #expect(charts.count == 4)
    for chart in charts {
      let check = MarkupCheck(chart.svg)
      #expect(check.faults == [], "\(chart.name)")
      #expect(!check.elements.contains { $0.name == "script" })
      #expect(check.elements[0].attributes["role"] == "img")
      #expect(check.elements[1].name == "title" && check.elements[2].name == "desc")
    }
  }

  private static let quotable = "<script>&'"

  @Test(arguments: [1, 2, 5, 11, 40])
  func `every shape lies within the canvas, with debts and bounds too`(count: Int) throws {
    let values = (0..<count).map { Int128($0 * $0 - 7) * 123_456_789 }
    let columns = ColumnChart(
      categories: values.indices.map { .init(name: "\(2000 + $0)") },
      series: [
        .init(name: "a", fill: .solid, values: values),
        .init(name: "b", fill: .hatched, values: values.map { -$0 }),
      ], bounds: [.init(name: "grens", cents: 987_654_321)])
    let bars = BarChart(bars: values.map { .init(name: "balk", cents: $0, note: "") })
    for picture in [columns.picture(in: "x"), bars.picture(in: "x")] {
      var shapes = 0
      for element in MarkupCheck(picture.elements.map(\.markup).joined()).elements {
        let places = element.attributes.compactMapValues { Int($0) }
        let x = [places["x"], places["x1"], places["x2"]].compactMap { $0 }
        let y = [places["y"], places["y1"], places["y2"]].compactMap { $0 }
        let right = (places["x"] ?? 0) + (places["width"] ?? 0)
        let bottom = (places["y"] ?? 0) + (places["height"] ?? 0)
        #expect(x.allSatisfy { $0 >= 0 && $0 <= picture.width } && right <= picture.width)
        #expect(y.allSatisfy { $0 >= 0 && $0 <= picture.height } && bottom <= picture.height)
        shapes += 1
      }
      #expect(shapes >= count * 2)
    }
  }

  @Test func `an axis holds zero and every amount, with few round marks`() {
    for exponent in 0...18 {
      var power: Int128 = 1
      for _ in 0..<exponent { power *= 10 }
      for digits in [1, 2, 3, 5, 7, 9, 99] as [Int128] {
        for amounts in [[digits * power], [-digits * power], [digits * power, -power], [0]] {
          let axis = ValueAxis(for: amounts, from: 300, to: 20)
          #expect(axis.marks.contains(0) && axis.marks.count <= 8)
          for cents in amounts {
            #expect(axis.low <= cents && cents <= axis.high)
            #expect((20...300).contains(axis.place(of: cents)))
          }
        }
      }
    }
  }
}
