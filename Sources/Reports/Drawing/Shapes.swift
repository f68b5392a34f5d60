import Formats

/// The shapes that charts are drawn with; every coordinate is a whole pixel.
extension SVGElement {
  /// A rectangle between two corners, whichever comes first.
  static func rectangle(
    from start: (x: Int, y: Int), to end: (x: Int, y: Int), fill: SVGText
  ) -> SVGElement {
    SVGElement(
      "rect",
      [
        ("x", SVGText(min(start.x, end.x))), ("y", SVGText(min(start.y, end.y))),
        ("width", SVGText(abs(end.x - start.x))), ("height", SVGText(abs(end.y - start.y))),
        ("fill", fill), ("stroke", Ink.dark), ("stroke-width", "1"),
      ])
  }

  /// A straight line.
  static func line(
    from start: (x: Int, y: Int), to end: (x: Int, y: Int), ink: SVGText, width: Int = 1,
    dashes: SVGText? = nil
  ) -> SVGElement {
    var line = SVGElement(
      "line",
      [
        ("x1", SVGText(start.x)), ("y1", SVGText(start.y)), ("x2", SVGText(end.x)),
        ("y2", SVGText(end.y)), ("stroke", ink), ("stroke-width", SVGText(width)),
      ])
    if let dashes { line.attributes.append(("stroke-dasharray", dashes)) }
    return line
  }

  /// A straight-edged area within these corners.
  static func area(_ corners: [(x: Int, y: Int)], fill: SVGText) -> SVGElement {
    SVGElement("polygon", [("points", points(corners)), ("fill", fill), ("stroke", "none")])
  }

  /// A line through these points.
  static func path(
    _ places: [(x: Int, y: Int)], ink: SVGText, width: Int = 1, dashes: SVGText? = nil
  ) -> SVGElement {
    var path = SVGElement(
      "polyline",
      [
        ("points", points(places)), ("fill", "none"), ("stroke", ink),
        ("stroke-width", SVGText(width)),
      ])
    if let dashes { path.attributes.append(("stroke-dasharray", dashes)) }
    return path
  }

  private static func points(_ places: [(x: Int, y: Int)]) -> SVGText {
    SVGText(places.map { "\($0.x),\($0.y)" }.joined(separator: " "))
  }

  /// A line of text at a place, with a white edge so that it reads on whatever lies below it.
  static func label(
    _ text: String, at place: (x: Int, y: Int), size: Int = 12, anchor: Anchor = .start,
    isBold: Bool = false
  ) -> SVGElement {
    var label = SVGElement(
      "text",
      [
        ("x", SVGText(place.x)), ("y", SVGText(place.y)), ("font-size", SVGText(size)),
        ("text-anchor", SVGText(anchor.rawValue)), ("fill", Ink.text), ("stroke", Ink.paper),
        ("stroke-width", "3"), ("paint-order", "stroke"),
      ], text: SVGText(text))
    if isBold { label.attributes.append(("font-weight", "bold")) }
    return label
  }

  /// Which end of a text stands at its place.
  enum Anchor: String { case start, middle, end }
}

/// The inks; each pair that stands beside another differs in grey too.
enum Ink {
  static let text: SVGText = "#1a1a1a"
  static let dark: SVGText = "#1f3a5f"
  static let pale: SVGText = "#d9d9d9"
  static let paper: SVGText = "#ffffff"
}

/// How a surface is filled, so that neighbours differ without colour.
enum Fill: String, CaseIterable {
  case solid, hatched, light

  /// The value of a `fill`; patterns belong to one chart, so that charts may share a page.
  func paint(in chart: String) -> SVGText {
    switch self {
    case .solid: Ink.dark
    case .hatched: "url(#\(chart)-arcering)"
    case .light: Ink.pale
    }
  }

  /// The patterns of a chart.
  static func patterns(of chart: String) -> SVGElement {
    SVGElement(
      "defs", [],
      [
        SVGElement(
          "pattern",
          [
            ("id", "\(chart)-arcering"), ("width", "6"), ("height", "6"),
            ("patternUnits", "userSpaceOnUse"), ("patternTransform", "rotate(45)"),
          ],
          [
            SVGElement("rect", [("width", "6"), ("height", "6"), ("fill", Ink.paper)]),
            SVGElement("rect", [("width", "2"), ("height", "6"), ("fill", Ink.dark)]),
          ])
      ])
  }
}

/// Breaks text at spaces into lines of at most so many characters; a longer word is cut.
func wrapped(_ text: String, at width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ") {
    var word = word
    while word.count > width {
      if !line.isEmpty { lines.append(line) }
      line = ""
      lines.append(String(word.prefix(width)))
      word = word.dropFirst(width)
    }
    if !line.isEmpty, line.count + 1 + word.count > width {
      lines.append(line)
      line = ""
    }
    line += (line.isEmpty ? "" : " ") + word
  }
  if !line.isEmpty { lines.append(line) }
  return lines
}
