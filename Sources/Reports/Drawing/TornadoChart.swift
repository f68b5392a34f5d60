import Formats

/// Pairs of bars below each other, the longest first: what a step down and a step up do.
///
/// The upper bar of a pair is the step down and hatched, the lower one is the step up and solid.
struct TornadoChart {
  /// A pair of bars.
  struct Pair {
    /// What varies.
    let name: String
    /// What both steps do, in words.
    let note: String
    /// The effect of a step down, in any unit; nothing where there is none to draw.
    let down: Int128?
    /// The effect of a step up, in the same unit.
    let up: Int128?
  }

  let pairs: [Pair]

  private enum Margin {
    static let left = 16
    static let width = 760
    static let line = 16
    static let bar = 9
    static let gap = 12
  }

  /// The picture in a chart of that name.
  func picture(in chart: String) -> Chart.Picture {
    // The axis marks cents; an effect may be smaller than what it marks.
    let factor: Int128 = 1_000
    let largest = Int128.max / 1_000_000_000
    func drawn(_ effect: Int128?) -> Int128 {
      min(max(effect ?? 0, -largest), largest) * factor
    }
    let axis = ValueAxis(
      for: pairs.flatMap { [drawn($0.down), drawn($0.up)] }, from: Margin.left,
      to: Margin.width - Margin.left)
    let zero = axis.place(of: 0)
    var elements: [SVGElement] = []
    var y = 4
    for pair in pairs {
      for line in wrapped("\(pair.name): \(pair.note)", at: 100) {
        y += Margin.line
        elements.append(.label(line, at: (Margin.left, y - 4), size: 13))
      }
      for (effect, fill) in [(pair.down, Fill.hatched), (pair.up, Fill.solid)] {
        let end = axis.place(of: drawn(effect))
        if end != zero {
          elements.append(
            .rectangle(from: (zero, y), to: (end, y + Margin.bar), fill: fill.paint(in: chart)))
        }
        y += Margin.bar
      }
      y += Margin.gap
    }
    // Below everything else, so that names stay readable across it.
    elements.insert(.line(from: (zero, 4), to: (zero, y - Margin.gap), ink: Ink.text), at: 0)
    return Chart.Picture(width: Margin.width, height: y, elements: elements)
  }
}
