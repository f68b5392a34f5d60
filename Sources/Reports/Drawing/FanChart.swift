import Formats

/// How far a number may run over the years.
///
/// Two bands stand around the middle, with the plan as a dashed line. One year alone is a bar of
/// bands. Lines of bounds leave the words beside the last year free.
struct FanChart {
  /// What a year comes to, in cents.
  struct Year {
    let name: String
    let p5: Int128
    let p25: Int128
    let p50: Int128
    let p75: Int128
    let p95: Int128
    /// What it is when nothing varies.
    let planned: Int128?
  }

  let years: [Year]
  var bounds: [ColumnChart.Bound] = []

  private var values: [Int128] {
    years.flatMap { [$0.p5, $0.p95, $0.planned ?? $0.p50] } + bounds.map(\.cents)
  }

  /// The unit in which the amounts are written.
  var unit: AmountUnit { AmountUnit(for: values) }

  private enum Margin {
    static let left = 72
    static let right = 96
    static let bounds = 170
    static let top = 34
    static let height = 260
    /// Half the width of the bar of one year.
    static let column = 60
    /// The words beside the last year.
    static let words = 84
  }

  /// The picture in a chart of that name.
  func picture(in chart: String) -> Chart.Picture {
    let step = years.count == 1 ? 480 : min(max(560 / max(years.count, 1), 24), 160)
    let right = Margin.left + max(step * years.count, 480)
    let places = years.indices.map { Margin.left + $0 * step + step / 2 }
    // Where the last band ends its words begin.
    let end = (places.last ?? Margin.left) + (years.count == 1 ? Margin.column : 0)
    let free = max(right, end + Margin.words)
    let width = bounds.isEmpty ? right + Margin.right : free + Margin.bounds
    let bottom = Margin.top + Margin.height
    let axis = ValueAxis(for: values, from: bottom, to: Margin.top + 14)
    var elements = legend(chart) + axis.grid(from: Margin.left, to: right, in: unit)
    elements += bands(places, axis, chart)
    elements += boundLines(axis, end, free) + words(beside: end, axis)
    elements += names(places, step, bottom)
    return Chart.Picture(width: width, height: bottom + 44, elements: elements)
  }

  private func bands(_ places: [Int], _ axis: ValueAxis, _ chart: String) -> [SVGElement] {
    // A fan of one year has no width of its own.
    let isOne = years.count == 1
    let points = isOne ? places.flatMap { [$0 - Margin.column, $0 + Margin.column] } : places
    let shown = isOne ? years + years : years
    func line(_ value: (Year) -> Int128) -> [(x: Int, y: Int)] {
      zip(points, shown).map { ($0, axis.place(of: value($1))) }
    }
    var elements = [
      SVGElement.area(
        line { $0.p95 } + line { $0.p5 }.reversed(), fill: Fill.light.paint(in: chart)),
      .area(line { $0.p75 } + line { $0.p25 }.reversed(), fill: Fill.hatched.paint(in: chart)),
      .path(line { $0.p50 }, ink: Ink.paper, width: 5),
      .path(line { $0.p50 }, ink: Ink.dark, width: 3),
    ]
    for edge in [line { $0.p5 }, line { $0.p95 }] {
      elements.append(.path(edge, ink: Ink.dark))
    }
    if years.allSatisfy({ $0.planned != nil }) {
      let plan = line { $0.planned ?? $0.p50 }
      elements.append(.path(plan, ink: Ink.text, width: 2, dashes: "3 4"))
    }
    if isOne, let left = points.first, let right = points.last, let year = years.first {
      let edges = [(left, axis.place(of: year.p95)), (right, axis.place(of: year.p5))]
      elements += [left, right].map {
        .line(from: ($0, edges[0].1), to: ($0, edges[1].1), ink: Ink.dark)
      }
    }
    return elements
  }

  /// What the last year comes to; one word where all runs come to the same.
  private func words(beside x: Int, _ axis: ValueAxis) -> [SVGElement] {
    guard let last = years.last else { return [] }
    // Where the band is narrow its words still stand apart.
    let middle = axis.place(of: last.p50)
    var labels = [("P50", last.p50, middle)]
    if last.p5 != last.p95 {
      labels.append(("P95", last.p95, min(axis.place(of: last.p95), middle - 12)))
      labels.append(("P5", last.p5, max(axis.place(of: last.p5), middle + 12)))
    }
    return labels.map { .label("\($0) \(unit.text($1))", at: (x + 6, $2 + 4), size: 11) }
  }

  private func legend(_ chart: String) -> [SVGElement] {
    let entries: [(String, SVGText)] = [
      ("90% van de keren", Fill.light.paint(in: chart)),
      ("50% van de keren", Fill.hatched.paint(in: chart)),
    ]
    var elements: [SVGElement] = []
    var x = Margin.left
    for (name, fill) in entries {
      elements.append(.rectangle(from: (x, 6), to: (x + 14, 18), fill: fill))
      elements.append(.label(name, at: (x + 20, 17)))
      x += 150
    }
    let lines: [(String, Int, SVGText?)] = [("midden", 3, nil), ("zonder toeval", 2, "3 4")]
    for (name, width, dashes) in lines {
      elements.append(
        .line(from: (x, 12), to: (x + 22, 12), ink: Ink.dark, width: width, dashes: dashes))
      elements.append(.label(name, at: (x + 28, 17)))
      x += 100
    }
    return elements
  }

  private func boundLines(_ axis: ValueAxis, _ end: Int, _ free: Int) -> [SVGElement] {
    bounds.flatMap { bound in
      let y = axis.place(of: bound.cents)
      return [
        // The white line below makes the dashes stand out on a band.
        SVGElement.line(from: (Margin.left, y), to: (end, y), ink: Ink.paper, width: 4),
        .line(from: (Margin.left, y), to: (end, y), ink: Ink.text, width: 2, dashes: "8 4"),
        .line(from: (free, y), to: (free + 20, y), ink: Ink.text, width: 2, dashes: "8 4"),
        .label("\(bound.name) \(unit.text(bound.cents))", at: (free + 28, y + 4)),
      ]
    }
  }

  private func names(_ places: [Int], _ step: Int, _ bottom: Int) -> [SVGElement] {
    let every = max((48 + step - 1) / step, 1)
    return zip(places, years).enumerated().compactMap { index, pair in
      guard index % every == 0 else { return nil }
      return .label(pair.1.name, at: (pair.0, bottom + 20), anchor: .middle, isBold: true)
    }
  }
}
