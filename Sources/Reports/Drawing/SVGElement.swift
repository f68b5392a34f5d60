/// Text that stands safely in an SVG drawing, as content and as the value of an attribute.
///
/// Whatever is made into it is escaped, so nothing that a table gave can become a mark.
struct SVGText: Sendable, Hashable, ExpressibleByStringInterpolation {
  /// The text as it is written.
  let escaped: String

  /// Any text: marks become entities, line breaks become spaces, and what XML does not allow or what
  /// turns the direction of text is left out.
  init(_ text: String) {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
      case "\t", "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": escaped.append(" ")
      case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}",
        "\u{200E}", "\u{200F}", "\u{061C}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
        break
      default: escaped.append(scalar)
      }
    }
    self.escaped = String(escaped)
  }

  init(stringLiteral text: String) { self.init(text) }

  /// A number.
  init(_ number: Int) { self.init(String(number)) }
}

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
