/// Reads XML as far as our drawings use it, and tells what is wrong with it; written apart from what
/// writes them.
struct MarkupCheck {
  private(set) var faults: [String] = []
  /// The attributes of each element, in the order in which the elements begin.
  private(set) var elements: [(name: String, attributes: [String: String])] = []

  init(_ markup: String) {
    var open: [String] = []
    var rest = Substring(markup)
    while let start = rest.firstIndex(of: "<") {
      check(rest[..<start], isInside: !open.isEmpty)
      guard let end = rest[start...].firstIndex(of: ">") else {
        faults.append("unfinished tag")
        return
      }
      var tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.first == "/" {
        if open.popLast() != String(tag.dropFirst()) { faults.append("closes \(tag)") }
        continue
      }
      let isEmpty = tag.last == "/"
      if isEmpty { tag = tag.dropLast() }
      let name = String(tag.prefix { $0 != " " })
      elements.append((name, attributes(in: tag.dropFirst(name.count))))
      if !isEmpty { open.append(name) }
    }
    check(rest, isInside: false)
    if !open.isEmpty { faults.append("left open: \(open)") }
  }

  /// Text holds no mark but an entity, and stands inside an element.
  private mutating func check(_ text: Substring, isInside: Bool) {
    if !isInside, text.contains(where: { !$0.isWhitespace }) { faults.append("text outside") }
    let entities = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"]
    for place in text.indices where text[place] == "&" {
      if !entities.contains(where: { text[place...].hasPrefix($0) }) {
        faults.append("loose &: \(text)")
      }
    }
    if text.unicodeScalars.contains(where: { $0.value < 32 && $0 != "\n" }) {
      faults.append("control character: \(text)")
    }
  }

  private mutating func attributes(in text: Substring) -> [String: String] {
    var attributes: [String: String] = [:]
    var rest = text
    while let equals = rest.firstIndex(of: "=") {
      let name = rest[..<equals].drop { $0 == " " }
      rest = rest[rest.index(after: equals)...]
      guard rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") else {
        faults.append("no quotes after \(name)")
        return attributes
      }
      let value = rest[rest.index(after: rest.startIndex)..<end]
      check(value, isInside: true)
      if attributes.updateValue(String(value), forKey: String(name)) != nil {
        faults.append("twice \(name)")
      }
      rest = rest[rest.index(after: end)...]
    }
    if rest.contains(where: { $0 != " " }) { faults.append("no value: \(rest)") }
    return attributes
  }
}
