import Formats

/// Columns beside each other for each of some categories, mostly years, with bounds where there are.
struct ColumnChart {
  /// A category along the bottom.
  struct Category {
    let name: String
    /// What stands below the name.
    var note = ""
  }

  /// What has one column in each category.
  struct Series {
    let name: String
    let fill: Fill
    /// The amount of each category in cents; nothing where there is none.
    let values: [Int128?]
  }

  /// A line that columns should stay above or below.
  struct Bound {
    let name: String
    let cents: Int128
  }

  var categories: [Category]
  let series: [Series]
  var bounds: [Bound] = []

  private var values: [Int128] {
    series.flatMap { $0.values.compactMap { $0 } } + bounds.map(\.cents)
  }

  /// The unit in which the amounts are written.
  var unit: AmountUnit { AmountUnit(for: values) }

  private enum Margin {
    static let left = 72
    static let right = 24
    static let bounds = 170
    static let top = 34
    static let height = 260
  }

  /// The picture in a chart of that name.
  func picture(in chart: String) -> Chart.Picture {
    let count = max(categories.count, 1)
    // A group stays wide enough for its amounts up to ten categories; more share the page.
    let group = count <= 10 ? max(112, 560 / count) : max(1120 / count, 12)
    let right = Margin.left + group * count
    let width = right + (bounds.isEmpty ? Margin.right : Margin.bounds)
    let bottom = Margin.top + Margin.height
    let axis = ValueAxis(for: values, from: bottom, to: Margin.top + 14)
    var elements = legend(chart) + axis.grid(from: Margin.left, to: right, in: unit)
    var labels: [SVGElement] = []
    for index in categories.indices {
      elements += columns(
        of: index, from: Margin.left + index * group, group, axis, chart, &labels)
    }
    elements += boundLines(axis, right) + labels
    elements += names(group, bottom)
    return Chart.Picture(width: width, height: bottom + 44, elements: elements)
  }

  private func legend(_ chart: String) -> [SVGElement] {
    guard series.count > 1 else { return [] }
    var elements: [SVGElement] = []
    var x = Margin.left
    for one in series {
      elements.append(.rectangle(from: (x, 6), to: (x + 14, 18), fill: one.fill.paint(in: chart)))
      elements.append(.label(one.name, at: (x + 20, 17)))
      x += 48 + one.name.count * 8
    }
    return elements
  }

  private func columns(
    of index: Int, from left: Int, _ group: Int, _ axis: ValueAxis, _ chart: String,
    _ labels: inout [SVGElement]
  ) -> [SVGElement] {
    let gap = group / 8
    let width = max((group - 2 * gap) / max(series.count, 1), 1)
    let zero = axis.place(of: 0)
    var elements: [SVGElement] = []
    for (place, one) in series.enumerated() {
      guard let cents = one.values[index] else { continue }
      let x = left + gap + place * width
      let y = axis.place(of: cents)
      elements.append(
        .rectangle(from: (x, zero), to: (x + width - 2, y), fill: one.fill.paint(in: chart)))
      guard group >= 80 else { continue }
      let label = (x + width / 2, cents < 0 ? y + 14 : y - 5)
      labels.append(.label(unit.text(cents), at: label, anchor: .middle))
    }
    return elements
  }

  private func boundLines(_ axis: ValueAxis, _ right: Int) -> [SVGElement] {
    bounds.flatMap { bound in
      let y = axis.place(of: bound.cents)
      return [
        // The white line below makes the dashes stand out on a dark column.
        SVGElement.line(from: (Margin.left, y), to: (right, y), ink: Ink.paper, width: 4),
        .line(from: (Margin.left, y), to: (right, y), ink: Ink.text, width: 2, dashes: "8 4"),
        .label("\(bound.name) \(unit.text(bound.cents))", at: (right + 8, y + 4)),
      ]
    }
  }

  private func names(_ group: Int, _ bottom: Int) -> [SVGElement] {
    // Names that would touch are left out, always the same ones.
    let every = max((48 + group - 1) / group, 1)
    return categories.enumerated().flatMap { index, category in
      guard index % every == 0 else { return [SVGElement]() }
      let x = Margin.left + index * group + group / 2
      var labels = [
        SVGElement.label(category.name, at: (x, bottom + 20), anchor: .middle, isBold: true)
      ]
      if !category.note.isEmpty, group >= 80 {
        labels.append(.label(category.note, at: (x, bottom + 38), size: 11, anchor: .middle))
      }
      return labels
    }
  }
}
