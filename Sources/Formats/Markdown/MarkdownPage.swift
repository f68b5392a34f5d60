/// A page of Markdown read back into what it consists of: exactly the Markdown that our own reports
/// write (``MarkdownText``, tables, headings, quotes, lists, pictures), and no more.
///
/// Nothing is lost: what is none of these stands in ``blocks`` as it was written and its line in
/// ``unknown``.
public struct MarkdownPage: Sendable {
  /// The pieces of the page, in order.
  public private(set) var blocks: [Block] = []
  /// The numbers, from 1, of lines that hold something else.
  public private(set) var unknown: [Int] = []

  /// A piece of a page.
  public enum Block: Hashable, Sendable {
    /// A heading with its level, 1 to 4.
    case heading(level: Int, [Span])
    /// Text.
    case paragraph([Span])
    /// Quoted paragraphs.
    case quote([[Span]])
    /// The items of a list.
    case list([[Span]])
    /// A table.
    case table(Table)
    /// A picture with the same in words.
    case picture(alternative: String, path: String)
  }

  /// A table: each row has a cell for each column.
  public struct Table: Hashable, Sendable {
    /// The headings.
    public let headings: [[Span]]
    /// For each column whether it is aligned to the right, as numbers are.
    public let isNumeric: [Bool]
    /// The cells.
    public fileprivate(set) var rows: [[[Span]]]
  }

  /// A piece of text.
  public indirect enum Span: Hashable, Sendable {
    /// Text as it reads.
    case text(String)
    /// In bold.
    case strong([Span])
    /// What a user types.
    case code(String)
    /// A way to another page.
    case link([Span], path: String)

    /// The text as it reads, without marks.
    public var plain: String {
      switch self {
      case .text(let text), .code(let text): text
      case .strong(let spans), .link(let spans, path: _): spans.plain
      }
    }
  }

  /// Reads a page.
  public init(_ page: String) {
    let lines = Array(page.utf8).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var at = 0
    while at < lines.count {
      let kind = Kind(lines[at])
      var end = at + 1
      // Neighbouring lines of one kind are one block; a heading or picture is one line.
      if kind.isOfManyLines {
        while end < lines.count, Kind(lines[end]) == kind { end += 1 }
      }
      read(Array(lines[at..<end]), kind, from: at + 1)
      at = end
    }
  }

  // MARK: Blocks

  private typealias Line = ArraySlice<UInt8>

  /// What a line is, by how it begins.
  private enum Kind: Equatable {
    case blank, text, quote, item, row, picture, unknown
    case heading(Int)

    var isOfManyLines: Bool {
      switch self {
      case .text, .quote, .item, .row: true
      case .blank, .picture, .heading, .unknown: false
      }
    }

    init(_ line: Line) {
      let level = line.prefix { $0 == UInt8(ascii: "#") }.count
      self =
        if line.isEmpty {
          .blank
        } else if (1...4).contains(level), line.dropFirst(level).first == Ascii.space {
          .heading(level)
        } else if line.first == UInt8(ascii: ">") {
          .quote
        } else if line.starts(with: "- ".utf8) {
          .item
        } else if line.first == UInt8(ascii: "|") {
          .row
        } else if line.starts(with: "![".utf8) {
          .picture
        } else if line.first == Ascii.space || line.first == UInt8(ascii: "\t")
          || ["```", "~~~", "* ", "+ ", "<", "#"].contains(where: { line.starts(with: $0.utf8) })
        {
          .unknown
        } else {
          .text
        }
    }
  }

  private mutating func read(_ lines: [Line], _ kind: Kind, from number: Int) {
    switch kind {
    case .blank: break
    case .heading(let level):
      let text = lines[0].dropFirst(level + 1)
      blocks.append(.heading(level: level, spans(text, number)))
    case .text: blocks.append(.paragraph(spans(Self.joined(lines), number)))
    case .item:
      blocks.append(.list(lines.enumerated().map { spans($1.dropFirst(2), number + $0) }))
    case .quote: readQuote(lines, from: number)
    case .row: readTable(lines, from: number)
    case .picture: readPicture(lines[0], number)
    case .unknown: keep(lines[0], number)
    }
  }

  /// A line that is nothing that we write, kept as text.
  private mutating func keep(_ line: Line, _ number: Int) {
    unknown.append(number)
    blocks.append(.paragraph([.text(String(decoding: line, as: UTF8.self))]))
  }

  private static func joined(_ lines: [Line]) -> Line {
    ArraySlice(lines.joined(separator: [Ascii.space]))
  }

  private mutating func readQuote(_ lines: [Line], from number: Int) {
    var paragraphs: [[Span]] = []
    var paragraph: [Line] = []
    func text(_ line: Line) -> Line {
      let text = line.dropFirst()
      return text.first == Ascii.space ? text.dropFirst() : text
    }
    for line in lines.map(text) + [[]] {
      if !line.isEmpty {
        paragraph.append(line)
      } else if !paragraph.isEmpty {
        paragraphs.append(spans(Self.joined(paragraph), number))
        paragraph = []
      }
    }
    blocks.append(.quote(paragraphs))
  }

  private mutating func readPicture(_ line: Line, _ number: Int) {
    var reader = MarkdownSpans(line.dropFirst())
    if case .link(let alternative, let path)? = reader.read().only, !reader.isStrange {
      blocks.append(.picture(alternative: alternative.plain, path: path))
    } else {
      keep(line, number)
    }
  }

  // MARK: Tables

  private mutating func readTable(_ lines: [Line], from number: Int) {
    guard lines.count >= 2, let headings = cells(lines[0], number),
      let isNumeric = Self.alignments(lines[1]), isNumeric.count == headings.count
    else {
      for (place, line) in lines.enumerated() { keep(line, number + place) }
      return
    }
    var table = Table(headings: headings, isNumeric: isNumeric, rows: [])
    for (place, line) in lines.enumerated().dropFirst(2) {
      let read = cells(line, number + place)
      if read?.count != headings.count { unknown.append(number + place) }
      var row = read ?? [[.text(String(decoding: line, as: UTF8.self))]]
      while row.count < headings.count { row.append([]) }
      // Cells too many are kept in the last one.
      let rest = row[headings.count...].flatMap { [.text(" ")] + $0 }
      row = Array(row.prefix(headings.count))
      row[headings.count - 1] += rest
      table.rows.append(row)
    }
    blocks.append(.table(table))
  }

  private static func alignments(_ line: Line) -> [Bool]? {
    guard line.first == UInt8(ascii: "|"), line.last == UInt8(ascii: "|"), line.count > 1 else {
      return nil
    }
    let columns = line.dropFirst().dropLast().split(
      separator: UInt8(ascii: "|"), omittingEmptySubsequences: false
    ).map { $0.elementsEqual("---:".utf8) ? true : $0.elementsEqual("---".utf8) ? false : nil }
    let known = columns.compactMap { $0 }
    return known.count == columns.count ? known : nil
  }

  private mutating func cells(_ line: Line, _ number: Int) -> [[Span]]? {
    guard line.count > 1, line.last == UInt8(ascii: "|") else { return nil }
    var cells: [[Span]] = []
    var start = line.startIndex + 1
    var place = start
    while place < line.endIndex {
      if line[place] == UInt8(ascii: "\\") {
        place += 2
        continue
      }
      if line[place] == UInt8(ascii: "|") {
        cells.append(spans(Self.trimmed(line[start..<place]), number))
        start = place + 1
      }
      place += 1
    }
    return start == line.endIndex ? cells : nil
  }

  private static func trimmed(_ cell: Line) -> Line {
    let cell = cell.drop { $0 == Ascii.space }
    guard let last = cell.lastIndex(where: { $0 != Ascii.space }) else { return [] }
    return cell[...last]
  }

  // MARK: Text

  private mutating func spans(_ text: Line, _ number: Int) -> [Span] {
    var reader = MarkdownSpans(text)
    let spans = reader.read()
    if reader.isStrange { unknown.append(number) }
    return spans
  }
}

extension [MarkdownPage.Span] {
  /// The text as it reads, without marks.
  public var plain: String { map(\.plain).joined() }

  fileprivate var only: MarkdownPage.Span? { count == 1 ? first : nil }
}
