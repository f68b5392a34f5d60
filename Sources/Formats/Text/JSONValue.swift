/// A value of JSON (RFC 8259), to be written; an object keeps the order of its members.
public enum JSONValue: Hashable, Sendable {
  /// A text.
  case string(String)
  /// A whole number.
  case integer(Int)
  /// True or false.
  case boolean(Bool)
  /// Values in order.
  case array([JSONValue])
  /// Members in order.
  case object([Member])

  /// A name with its value.
  public struct Member: Hashable, Sendable {
    let name: String
    let value: JSONValue

    /// A name with its value.
    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// The value as text for a reader and a program: two spaces for each depth, a line break at the end.
  public var text: String {
    var text = ""
    write(to: &text, depth: 0)
    return text + "\n"
  }

  private func write(to text: inout String, depth: Int) {
    switch self {
    case .string(let string): Self.quote(string, to: &text)
    case .integer(let integer): text += String(integer)
    case .boolean(let boolean): text += boolean ? "true" : "false"
    case .array(let values):
      Self.list("[", "]", values, to: &text, depth) { $0.write(to: &$1, depth: depth + 1) }
    case .object(let members):
      Self.list("{", "}", members, to: &text, depth) {
        Self.quote($0.name, to: &$1)
        $1 += ": "
        $0.value.write(to: &$1, depth: depth + 1)
      }
    }
  }

  private static func list<Element>(
    _ open: String, _ close: String, _ elements: [Element], to text: inout String, _ depth: Int,
    _ write: (Element, inout String) -> Void
  ) {
    text += open
    for (place, element) in elements.enumerated() {
      text += (place > 0 ? ",\n" : "\n") + String(repeating: "  ", count: depth + 1)
      write(element, &text)
    }
    if !elements.isEmpty { text += "\n" + String(repeating: "  ", count: depth) }
    text += close
  }

  private static func quote(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}",
        "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
