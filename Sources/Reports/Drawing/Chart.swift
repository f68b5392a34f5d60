import Formats

/// A chart as a file of its own: a picture with a title, a unit, a source and the same in words for
/// a reader who does not see it.
///
/// It stands alone, inside a page and behind `![…](…)`; it needs no font, style or script.
public struct Chart: Sendable {
  /// The name of the file without its extension, which also begins every id in it.
  public let name: String
  /// What it shows.
  public let title: String
  /// What its numbers count.
  public let unit: String
  /// Where its numbers come from, and their standing.
  public let source: String
  /// The same in words.
  public let alternative: String
  /// What is drawn.
  let picture: Picture

  /// What is drawn, below the title and above the source.
  struct Picture: Sendable {
    let width: Int
    let height: Int
    let elements: [SVGElement]
  }

  /// The path below the report folder.
  public var path: String { "grafieken/\(name).svg" }

  /// The file.
  public var svg: String { drawing.markup }

  /// The drawing with its title, unit, source and words.
  var drawing: SVGElement {
    let margin = 16
    let sources = wrapped(source, at: (picture.width - 2 * margin) / 6)
    let top = 60
    let height = top + picture.height + 12 + sources.count * 14 + 8
    var root = SVGElement(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("viewBox", "0 0 \(picture.width) \(height)"), ("width", SVGText(picture.width)),
        ("height", SVGText(height)), ("role", "img"),
        ("aria-labelledby", "\(name)-titel \(name)-tekst"), ("font-family", "sans-serif"),
      ])
    root.children = [
      SVGElement("title", [("id", "\(name)-titel")], text: SVGText(title)),
      SVGElement("desc", [("id", "\(name)-tekst")], text: SVGText(alternative)),
      Fill.patterns(of: name),
      // A page or a viewer may be dark.
      SVGElement(
        "rect",
        [("width", SVGText(picture.width)), ("height", SVGText(height)), ("fill", Ink.paper)]),
      .label(title, at: (margin, 26), size: 17, isBold: true),
      .label(unit, at: (margin, 46), size: 12),
      SVGElement("g", [("transform", "translate(0,\(top))")], picture.elements),
    ]
    for (index, line) in sources.enumerated() {
      let place = (margin, top + picture.height + 20 + index * 14)
      root.children.append(.label(line, at: place, size: 11))
    }
    return root
  }
}
