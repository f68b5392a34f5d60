import Testing

@testable import Reports

@Suite("A tornado chart")
struct TornadoChartTests {
  @Test(arguments: [1, 2, 12, 40])
  func `stays within the canvas, with effects of any size and none at all`(count: Int) {
    let effects: [Int128?] = [nil, 0, 1, -7, 123_456_789, .max, .min + 1]
    let pairs = (0..<count).map { place in
      TornadoChart.Pair(
        name: "parameter \(place)", note: "<&>", down: effects[place % effects.count],
        up: effects[(place + 3) % effects.count])
    }
    let picture = TornadoChart(pairs: pairs).picture(in: "x")
    let check = MarkupCheck(picture.elements.map(\.markup).joined())
    #expect(check.faults == [])
    for element in check.elements {
      let places = element.attributes.compactMapValues { Int($0) }
      let x = [places["x"], places["x1"], places["x2"]].compactMap { $0 }
      let right = (places["x"] ?? 0) + (places["width"] ?? 0)
      let bottom = (places["y"] ?? 0) + (places["height"] ?? 0)
      #expect(x.allSatisfy { $0 >= 0 && $0 <= picture.width } && right <= picture.width)
      #expect(bottom <= picture.height)
    }
  }

  /// A step down is hatched and a step up solid, so that no colour is needed.
  @Test func `draws a step down hatched above a step up that is solid`() {
    let chart = TornadoChart(pairs: [.init(name: "a", note: "b", down: -5, up: 10)])
    let bars = MarkupCheck(chart.picture(in: "x").elements.map(\.markup).joined()).elements
      .filter { $0.name == "rect" }
    #expect(bars.count == 2)
    #expect(bars[0].attributes["fill"] == "url(#x-arcering)")
    let widths = bars.map { Int($0.attributes["width"] ?? "") ?? 0 }
    #expect(widths[1] == 2 * widths[0] || abs(widths[1] - 2 * widths[0]) <= 1)
  }
}
