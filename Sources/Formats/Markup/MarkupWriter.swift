/// Writes HTML: every element that is opened is closed, and every text is ``MarkupText``.
///
/// Names of elements and attributes come from the program (`StaticString`). There is no way to write
/// a string as it stands; only whole files of the program itself are embedded as they are.
public struct MarkupWriter {
  /// What is written so far, in UTF-8.
  public private(set) var bytes: [UInt8] = []

  /// An attribute and its value.
  public typealias Attribute = (StaticString, MarkupText)

  /// The beginning of an HTML document.
  public init() { write("<!DOCTYPE html>\n") }

  /// Text inside an element.
  public mutating func text(_ text: MarkupText) { write(text.escaped) }

  /// A new line, where white space means nothing.
  public mutating func newLine() { bytes.append(UInt8(ascii: "\n")) }

  /// An element with what stands inside.
  public mutating func element(
    _ name: StaticString, _ attributes: [Attribute] = [],
    _ content: (inout MarkupWriter) -> Void
  ) {
    open(name, attributes)
    content(&self)
    close(name)
  }

  /// An element with only text inside.
  public mutating func element(
    _ name: StaticString, _ attributes: [Attribute] = [], text: MarkupText
  ) {
    open(name, attributes)
    write(text.escaped)
    close(name)
  }

  /// An element that has no content and no end, such as `meta`.
  public mutating func void(_ name: StaticString, _ attributes: [Attribute]) {
    open(name, attributes)
  }

  /// A file of the program inside `script` or `style`, as it is.
  ///
  /// Such a file holds no `</` and no `<!--`, so it cannot end its element.
  public mutating func embed(_ file: [UInt8], in name: StaticString) {
    precondition(Self.isEmbeddable(file), "an embedded file ends its element")
    open(name, [])
    bytes += file
    close(name)
    newLine()
  }

  /// Whether a file can stand inside `script` or `style`.
  public static func isEmbeddable(_ file: [UInt8]) -> Bool {
    file.indices.dropLast().allSatisfy { place in
      file[place] != UInt8(ascii: "<")
        || (file[place + 1] != UInt8(ascii: "/") && file[place + 1] != UInt8(ascii: "!"))
    }
  }

  private mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
    bytes.append(UInt8(ascii: "<"))
    write(name)
    for (attribute, value) in attributes {
      bytes.append(UInt8(ascii: " "))
      write(attribute)
      bytes += [UInt8(ascii: "="), UInt8(ascii: "\"")]
      write(value.escaped)
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func close(_ name: StaticString) {
    bytes += [UInt8(ascii: "<"), UInt8(ascii: "/")]
    write(name)
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func write(_ name: StaticString) {
    name.withUTF8Buffer { bytes += $0 }
  }

  private mutating func write(_ text: String) { bytes += text.utf8 }
}
