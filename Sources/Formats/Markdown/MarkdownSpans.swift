/// Reads the marks inside a line: bold, links, code, and what ``MarkdownText`` escapes.
struct MarkdownSpans {
  private let bytes: ArraySlice<UInt8>
  private var at: Int
  /// Marks stand at most once within each other, so that no line takes long.
  private var isInStrong = false
  private var isInLink = false
  /// Whether a mark stands in it that our reports do not write; it is kept as text.
  private(set) var isStrange = false

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    at = bytes.startIndex
  }

  /// The pieces of the whole line.
  mutating func read() -> [MarkdownPage.Span] { read(until: []) }

  /// The pieces up to one of the ends, or to the end of the line.
  private mutating func read(until end: [UInt8]) -> [MarkdownPage.Span] {
    var spans: [MarkdownPage.Span] = []
    var text: [UInt8] = []
    func add(_ span: MarkdownPage.Span) {
      if !text.isEmpty { spans.append(.text(String(decoding: text, as: UTF8.self))) }
      text = []
      spans.append(span)
    }
    while at < bytes.endIndex, end.isEmpty || !bytes[at...].starts(with: end) {
      let plain = bytes[at...].prefix { !Self.mayBeMark($0) }
      if !plain.isEmpty {
        text += plain
        at += plain.count
      } else if let escaped = escaped() {
        text.append(escaped)
      } else if let span = strong() ?? link() ?? code() {
        add(span)
      } else {
        if isMark { isStrange = true }
        text.append(bytes[at])
        at += 1
      }
    }
    if !text.isEmpty { spans.append(.text(String(decoding: text, as: UTF8.self))) }
    return spans
  }

  private mutating func escaped() -> UInt8? {
    guard bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.endIndex,
      Self.marks.contains(bytes[at + 1])
    else { return nil }
    at += 2
    return bytes[at - 1]
  }

  private mutating func strong() -> MarkdownPage.Span? {
    let mark = Array("**".utf8)
    guard !isInStrong, bytes[at...].starts(with: mark) else { return nil }
    return taken { reader in
      reader.at += 2
      reader.isInStrong = true
      let spans = reader.read(until: mark)
      guard !spans.isEmpty, reader.at < reader.bytes.endIndex else { return nil }
      reader.at += 2
      reader.isInStrong = false
      return .strong(spans)
    }
  }

  private mutating func link() -> MarkdownPage.Span? {
    guard !isInLink, bytes[at] == UInt8(ascii: "[") else { return nil }
    return taken { reader in
      reader.at += 1
      reader.isInLink = true
      let middle = Array("](".utf8)
      let spans = reader.read(until: middle)
      guard reader.at < reader.bytes.endIndex else { return nil }
      reader.at += 2
      guard let end = reader.bytes[reader.at...].firstIndex(of: UInt8(ascii: ")")) else {
        return nil
      }
      let path = String(decoding: reader.bytes[reader.at..<end], as: UTF8.self)
      reader.at = end + 1
      reader.isInLink = false
      return .link(spans, path: path)
    }
  }

  private mutating func code() -> MarkdownPage.Span? {
    let mark = UInt8(ascii: "`")
    guard bytes[at] == mark, let end = bytes[(at + 1)...].firstIndex(of: mark) else { return nil }
    let text = String(decoding: bytes[(at + 1)..<end], as: UTF8.self)
    at = end + 1
    return .code(text)
  }

  /// What a part of the reading gives; without a result it is as if it had not been tried.
  private mutating func taken(
    _ read: (inout MarkdownSpans) -> MarkdownPage.Span?
  ) -> MarkdownPage.Span? {
    var reader = self
    guard let span = read(&reader) else { return nil }
    self = reader
    return span
  }

  /// Whether a byte would have been escaped, had it not been meant as a mark.
  private var isMark: Bool {
    switch bytes[at] {
    case UInt8(ascii: "_"): !(isWord(at - 1) && isWord(at + 1))
    case UInt8(ascii: "&"): isWord(at + 1) || isByte(UInt8(ascii: "#"), at: at + 1)
    case UInt8(ascii: "<"): isTag(at + 1)
    case UInt8(ascii: "#"):
      at == bytes.startIndex || isByte(Ascii.space, at: at - 1)
    case let byte: Self.marks.contains(byte)
    }
  }

  private func isWord(_ place: Int) -> Bool {
    guard bytes.indices.contains(place) else { return false }
    switch bytes[place] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      Ascii.zero...Ascii.nine:
      return true
    default: return false
    }
  }

  /// Whether a `<` before the place would begin a tag; before a space it is itself.
  private func isTag(_ place: Int) -> Bool {
    isWord(place) || Array("/!?".utf8).contains { isByte($0, at: place) }
  }

  private func isByte(_ byte: UInt8, at place: Int) -> Bool {
    bytes.indices.contains(place) && bytes[place] == byte
  }

  /// Whether a byte has to be looked at twice; every mark, and every end of one, begins with such.
  private static func mayBeMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      Ascii.hyphen...Ascii.nine, Ascii.space, Ascii.comma, 0x80...0xFF:
      false
    default: true
    }
  }

  /// What ``MarkdownText`` may put a backslash before.
  private static let marks = Array("\\`*[]<>|~_&#".utf8)
}
