/// Reads an `index.html` by rules of its own: what stands in it, and what a browser would stumble
/// over or would let do something.
struct HTMLCheck {
  private(set) var faults: [String] = []
  /// The elements, in the order in which they begin.
  private(set) var elements: [(name: String, attributes: [String: String])] = []
  /// What is met on the way, with the place of its element.
  private var events: [Event] = []

  private enum Event {
    case open(Int)
    case text(String)
    case close(Int)
  }

  /// Elements that have no end, and those that hold anything but themselves.
  private static let void: Set<String> = ["meta"]
  private static let raw: Set<String> = ["script", "style"]

  private static let allowed: Set<String> = [
    "html", "head", "meta", "title", "style", "body", "a", "header", "nav", "main", "footer",
    "noscript", "section", "div", "h1", "h2", "h3", "h4", "h5", "p", "ul", "li", "dl", "dt", "dd",
    "blockquote", "strong", "code", "span", "table", "caption", "thead", "tbody", "tr", "th", "td",
    "details", "summary", "figure", "script",
    "svg", "desc", "defs", "pattern", "rect", "g", "line", "text",
  ]
  private static let attributes: Set<String> = [
    "lang", "charset", "http-equiv", "content", "name", "id", "class", "href", "tabindex", "role",
    "scope", "aria-label", "aria-labelledby", "data-value", "data-standing",
    "xmlns", "viewBox", "width", "height", "fill", "stroke", "stroke-width", "stroke-dasharray",
    "x", "y", "x1", "y1", "x2", "y2", "font-family", "font-size", "font-weight", "text-anchor",
    "paint-order", "patternUnits", "patternTransform", "transform",
  ]

  init(_ html: [UInt8]) {
    var rest = html[...]
    let type = Array("<!DOCTYPE html>\n".utf8)
    if !rest.starts(with: type) { faults.append("no document type") }
    rest = rest.dropFirst(type.count)
    var open: [Int] = []
    while !rest.isEmpty {
      if rest.first != UInt8(ascii: "<") {
        let text = rest.prefix { $0 != UInt8(ascii: "<") }
        rest = rest.dropFirst(text.count)
        events.append(.text(read(text)))
        continue
      }
      let tag = rest.dropFirst().prefix { $0 != UInt8(ascii: ">") }
      rest = rest.dropFirst(tag.count + 2)
      if tag.first == UInt8(ascii: "/") {
        let name = String(decoding: tag.dropFirst(), as: UTF8.self)
        guard let last = open.popLast(), elements[last].name == name else {
          faults.append("closes \(name)")
          return
        }
        events.append(.close(last))
        continue
      }
      let name = String(decoding: tag.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self)
      elements.append((name, attributes(in: tag.dropFirst(name.utf8.count))))
      if Self.void.contains(name) { continue }
      open.append(elements.count - 1)
      events.append(.open(elements.count - 1))
      if Self.raw.contains(name) {
        let end = Array("</".utf8)
        let from = rest.startIndex
        while !rest.isEmpty, !rest.starts(with: end) { rest = rest.dropFirst() }
        events.append(.text(String(decoding: html[from..<rest.startIndex], as: UTF8.self)))
      }
    }
    if !open.isEmpty { faults.append("left open: \(open.map { elements[$0].name })") }
    checkElements()
  }

  private mutating func checkElements() {
    for name in Self.raw where elements.count(where: { $0.name == name }) != 1 {
      faults.append("not one \(name)")
    }
    let ids = elements.compactMap { $0.attributes["id"] }
    let known = Set(ids)
    if known.count != ids.count { faults.append("a name twice") }
    for (name, attributes) in elements {
      if !Self.allowed.contains(name) { faults.append("element \(name)") }
      for attribute in attributes.keys where !Self.attributes.contains(attribute) {
        faults.append("attribute \(attribute)")
      }
      let link = attributes["href"]
      if let link, !link.hasPrefix("#") { faults.append("leads out: \(link)") }
      let words = (attributes["aria-labelledby"] ?? "").split(separator: " ").map(String.init)
      for target in words + (link.map { [String($0.dropFirst())] } ?? [])
      where !known.contains(target) {
        faults.append("leads to no \(target)")
      }
    }
  }

  private mutating func attributes(in text: ArraySlice<UInt8>) -> [String: String] {
    var attributes: [String: String] = [:]
    var rest = text.drop { $0 == UInt8(ascii: " ") }
    while !rest.isEmpty {
      let name = rest.prefix { $0 != UInt8(ascii: "=") }
      rest = rest.dropFirst(name.count + 1)
      let value = rest.dropFirst().prefix { $0 != UInt8(ascii: "\"") }
      if rest.first != UInt8(ascii: "\"") || rest.count < value.count + 2 {
        faults.append("no value: \(String(decoding: text, as: UTF8.self))")
        return attributes
      }
      let key = String(decoding: name, as: UTF8.self)
      if attributes.updateValue(read(value), forKey: key) != nil { faults.append("twice \(key)") }
      rest = rest.dropFirst(value.count + 2).drop { $0 == UInt8(ascii: " ") }
    }
    return attributes
  }

  /// Text with its entities read; loose marks are faults.
  private mutating func read(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    let isLoose = bytes.indices.contains { place in
      switch bytes[place] {
      case UInt8(ascii: "\n"): false
      case 0..<32, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
      // U+202A to U+202E and U+2066 to U+2069 turn the direction of text.
      case 0xE2:
        bytes[place...].starts(with: [0xE2, 0x80]) && bytes[place + 2] >= 0xAA
          && bytes[place + 2] <= 0xAE
          || bytes[place...].starts(with: [0xE2, 0x81]) && bytes[place + 2] >= 0xA6
            && bytes[place + 2] <= 0xA9
      default: false
      }
    }
    if isLoose { faults.append("loose mark: \(text)") }
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"]
    var read = ""
    for (place, part) in text.split(separator: "&", omittingEmptySubsequences: false).enumerated() {
      let entity = place == 0 ? "" : String(part.prefix { $0 != ";" })
      if place > 0, entities[entity] == nil { faults.append("loose &: \(text)") }
      read += (entities[entity] ?? "") + part.dropFirst(place == 0 ? 0 : entity.count + 1)
    }
    return read
  }

  // MARK: What stands in it

  /// Every piece of text.
  var everyText: [String] {
    events.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  /// The text of each element of a name, in order, without that of some other inside; such elements do not stand inside each other.
  func texts(of name: String, without other: String = "") -> [String] {
    var texts: [String] = []
    var (inside, skipped): (Int?, Int?) = (nil, nil)
    for event in events {
      switch event {
      case .open(let element):
        if inside == nil, elements[element].name == name {
          inside = element
          texts.append("")
        }
        if skipped == nil, elements[element].name == other { skipped = element }
      case .close(let element):
        if inside == element { inside = nil }
        if skipped == element { skipped = nil }
      case .text(let text):
        if inside != nil, skipped == nil { texts[texts.count - 1] += text }
      }
    }
    return texts
  }

  /// The cells of the rows of each table.
  var tables: [[[String]]] {
    var tables: [[[String]]] = []
    var isCell = false
    for event in events {
      switch event {
      case .open(let element):
        switch elements[element].name {
        case "table": tables.append([])
        case "tr": tables[tables.count - 1].append([])
        case "th", "td":
          isCell = true
          tables[tables.count - 1][tables[tables.count - 1].count - 1].append("")
        default: break
        }
      case .close(let element):
        if ["th", "td"].contains(elements[element].name) { isCell = false }
      case .text(let text):
        if isCell {
          let (table, row) = (tables.count - 1, tables[tables.count - 1].count - 1)
          tables[table][row][tables[table][row].count - 1] += text
        }
      }
    }
    return tables
  }
}
