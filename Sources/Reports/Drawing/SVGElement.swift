import Formats

/// What a drawing calls the text that stands safely in it.
typealias SVGText = MarkupText

/// An element of an SVG drawing: names come from the program, everything else is ``SVGText``.
struct SVGElement: Sendable {
  /// The name of the element.
  let name: StaticString
  /// The attributes, in the order in which they are written.
  var attributes: [(StaticString, SVGText)]
  /// The text inside.
  var text: SVGText?
  /// The elements inside.
  var children: [SVGElement]

  /// An element with attributes and what stands inside.
  init(
    _ name: StaticString, _ attributes: [(StaticString, SVGText)] = [], text: SVGText? = nil,
    _ children: [SVGElement] = []
  ) {
    self.name = name
    self.attributes = attributes
    self.text = text
    self.children = children
  }

  /// The element as it is written, one element a line.
  var markup: String {
    var lines = ""
    write(into: &lines, depth: 0)
    return lines
  }

  private func write(into lines: inout String, depth: Int) {
    lines += String(repeating: "  ", count: depth) + "<\(name)"
    for (attribute, value) in attributes { lines += " \(attribute)=\"\(value.escaped)\"" }
    if children.isEmpty, text == nil {
      lines += "/>\n"
    } else if children.isEmpty {
      lines += ">\(text?.escaped ?? "")</\(name)>\n"
    } else {
      lines += ">\(text?.escaped ?? "")\n"
      for child in children { child.write(into: &lines, depth: depth + 1) }
      lines += String(repeating: "  ", count: depth) + "</\(name)>\n"
    }
  }
}
