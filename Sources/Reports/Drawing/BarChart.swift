import Formats

/// Bars below each other, each with its name and amount above it.
struct BarChart {
  /// A bar.
  struct Bar {
    let name: String
    let cents: Int128
    /// What stands behind the name: the amount in the unit, a share.
    let note: String
    var fill = Fill.solid
  }

  let bars: [Bar]

  private enum Margin {
    static let left = 16
    static let width = 760
    static let line = 16
    static let bar = 16
    static let gap = 12
  }

  /// The picture in a chart of that name.
  func picture(in chart: String) -> Chart.Picture {
    let axis = ValueAxis(
      for: bars.map(\.cents), from: Margin.left, to: Margin.width - Margin.left)
    let zero = axis.place(of: 0)
    var elements: [SVGElement] = []
    var y = 4
    for bar in bars {
      for line in wrapped("\(bar.name): \(bar.note)", at: 100) {
        y += Margin.line
        elements.append(.label(line, at: (Margin.left, y - 4), size: 13))
      }
      // Without a debt every bar begins at the edge, which is the line.
      if axis.low < 0 {
        elements.append(.line(from: (zero, y - 2), to: (zero, y + Margin.bar + 2), ink: Ink.text))
      }
      elements.append(
        .rectangle(
          from: (zero, y), to: (axis.place(of: bar.cents), y + Margin.bar),
          fill: bar.fill.paint(in: chart)))
      y += Margin.bar + Margin.gap
    }
    return Chart.Picture(width: Margin.width, height: y, elements: elements)
  }
}
