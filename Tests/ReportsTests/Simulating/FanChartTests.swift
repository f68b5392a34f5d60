import Formats
import Testing

@testable import Reports

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

  @Test(arguments: [1, 2, 4, 12])
  func `no line of a bound runs through the words of the last year`(count: Int) {
    let years = (0..<count).map {
      FanChart.Year(
        name: String(2024 + $0), p5: 100_00, p25: 200_00, p50: 300_00, p75: 400_00, p95: 500_00,
        planned: nil)
    }
    let chart = FanChart(years: years, bounds: [.init(name: "ondergrens", cents: 310_00)])
    let elements = chart.picture(in: "x").elements
    func number(_ name: String, of element: SVGElement) -> Int? {
      element.attributes.first { "\($0.0)" == name }.flatMap { Int($0.1.escaped) }
    }
    let words = elements.filter { $0.text?.escaped.hasPrefix("P") == true }
    #expect(words.count == 3)
    for line in elements where line.attributes.contains(where: { $0.1.escaped == "8 4" }) {
      for word in words {
        guard let start = number("x", of: word), let from = number("x1", of: line),
          let to = number("x2", of: line)
        else { continue }
        // Eleven characters of at most seven pixels.
        #expect(to <= start || from >= start + 77)
      }
    }
  }

  @Test func `words that say the same are said once`() {
    let year = FanChart.Year(
      name: "2026", p5: 100, p25: 100, p50: 100, p75: 100, p95: 100, planned: 100)
    let elements = FanChart(years: [year]).picture(in: "x").elements
    #expect(elements.count { $0.text?.escaped.hasPrefix("P") == true } == 1)
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
