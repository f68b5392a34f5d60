/// A dossier in memory: paths and texts of its tables.
public struct TableTexts: Sendable {
  /// The text of each file, by path.
  public var texts: [String: String]

  /// The tables of a test.
  public init(_ texts: [String: String]) {
    self.texts = texts
  }

  /// The same tables with some replaced or added.
  public func with(_ other: [String: String]) -> TableTexts {
    TableTexts(texts.merging(other) { $1 })
  }

  /// The same tables with a piece of text replaced in one of them; the piece must be there.
  public func replacing(_ old: String, by new: String, in path: String) -> TableTexts {
    var parts: [Substring] = []
    var rest = (texts[path] ?? "")[...]
    while let found = rest.firstRange(of: old) {
      parts.append(rest[..<found.lowerBound])
      rest = rest[found.upperBound...]
    }
    precondition(!parts.isEmpty, "\(path) does not hold \(old)")
    return with([path: (parts + [rest]).joined(separator: new)])
  }

  /// The paths, in order, with their bytes.
  public var files: [(path: String, bytes: [UInt8])] {
    texts.sorted { $0.key < $1.key }.map { ($0.key, Array($0.value.utf8)) }
  }
}
