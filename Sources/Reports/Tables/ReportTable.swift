import Formats
import Numbers

/// A table of a report with typed columns: rendered to CSV and to Markdown from one description.
public struct ReportTable: Sendable {
  /// The columns.
  public let columns: [Column]
  /// The rows; each has a cell for each column.
  public private(set) var rows: [[Cell]] = []

  /// A column of a report.
  public struct Column: Sendable {
    /// The name in CSV: `[a-z][a-z0-9_]*`.
    public let name: String
    /// The heading in Markdown.
    public let heading: String
    /// Whether numbers stand in it, so that they are aligned to the right.
    public let isNumeric: Bool

    /// A column of a report.
    public init(_ name: String, _ heading: String, numeric: Bool = false) {
      self.name = name
      self.heading = heading
      self.isNumeric = numeric
    }
  }

  /// A cell of a report.
  public enum Cell: Sendable {
    /// Text; what tables gave is escaped when it is rendered.
    case text(String)
    /// Text in bold, where the format can.
    case strong(String)
    /// An amount of money.
    case money(Money)
    /// An amount of money in cents that may not fit ``Money``.
    case cents(Int128)
    /// An amount of money in cents that is a total: in bold, where the format can.
    case total(Int128)
    /// A number with its decimals.
    case number(Decimal)
    /// A whole number.
    case whole(Int128)
    /// Nothing.
    case empty
  }

  /// A table without rows.
  public init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row.
  public mutating func row(_ cells: [Cell]) {
    precondition(cells.count == columns.count, "a row has a cell for each column")
    rows.append(cells)
  }

  /// The table as CSV: `;`, decimal comma, UTF-8 with BOM, so that Dutch Excel opens it right.
  public var csv: [UInt8] {
    var writer = CSVWriter()
    writer.row(columns.map(\.name))
    for row in rows { writer.row(row.map(Self.plain)) }
    return writer.bytes
  }

  /// The table as Markdown.
  public var markdown: String {
    var text = "| " + columns.map { MarkdownText.escape($0.heading) }.joined(separator: " | ")
    text += " |\n|" + columns.map { $0.isNumeric ? "---:|" : "---|" }.joined() + "\n"
    for row in rows {
      text += "| " + row.map(Self.readable).joined(separator: " | ") + " |\n"
    }
    return text
  }

  private static func plain(_ cell: Cell) -> String {
    switch cell {
    case .text(let text), .strong(let text): text
    case .money(let money): DutchText.plainMoney(money)
    case .cents(let cents), .total(let cents):
      DutchText.plainNumber(Decimal(coefficient: cents, scale: 2))
    case .number(let number): DutchText.plainNumber(number)
    case .whole(let whole): String(whole)
    case .empty: ""
    }
  }

  private static func readable(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): MarkdownText.escape(text)
    case .strong(let text): "**\(MarkdownText.escape(text))**"
    case .money(let money): DutchText.money(money)
    case .cents(let cents): Euros.text(cents)
    case .total(let cents): "**\(Euros.text(cents))**"
    case .number(let number): DutchText.number(number)
    case .whole(let whole): DutchText.whole(whole)
    case .empty: ""
    }
  }
}

/// Amounts in cents that may be larger than ``Money`` holds.
enum Euros {
  static func text(_ cents: Int128) -> String {
    Money(exactly: cents).map { DutchText.money($0) }
      ?? "€ " + DutchText.number(Decimal(coefficient: cents, scale: 2))
  }
}
