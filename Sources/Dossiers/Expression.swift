import Numbers

/// An exact expression of a table cell: names, numbers, `+`, `-`, `*` and brackets.
///
/// There is no division and there are no functions, so that every result is an exact decimal whose
/// number of decimals is known before the run.
public indirect enum Expression: Sendable {
  /// A number that stands in the cell itself.
  case number(Decimal)
  /// A name, and the place of its first character within the cell (counted from 0).
  case name(Reference, offset: Int)
  /// left + right.
  case sum(Expression, Expression)
  /// left − right.
  case difference(Expression, Expression)
  /// left × right.
  case product(Expression, Expression)

  /// What a name in an expression stands for; the numbers are indices into the ``Dossier``.
  public enum Reference: Hashable, Sendable {
    /// A parameter.
    case parameter(Int)
    /// A number that belongs to a school.
    case attribute(Int)
    /// A telgroep at a counting moment.
    case count(telgroep: Int, moment: Int)
    /// The amount of a budget line, postings included; in rates, bases and measures only.
    case line(Int)
    /// The amount of a balance item; in measures only.
    case item(Int)
    /// A total of the budget or of the balance sheet; in measures only.
    case total(OutcomeTotal)
    /// Another measure; in measures only.
    case measure(Int)
    /// A name that a finding has already been made about.
    case unknown
  }

  /// Every name, from left to right.
  public var references: [Reference] {
    switch self {
    case .number: []
    case .name(let reference, _): [reference]
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right):
      left.references + right.references
    }
  }

  /// Whether a finding has already been made about a name in it.
  public var isPoisoned: Bool { references.contains(.unknown) }
}

/// An expression with the cell it came from and its text.
public struct Formula: Sendable {
  /// The tree.
  public let expression: Expression
  /// The text as the table writes it.
  public let text: String
  /// The cell.
  public let origin: Origin

  /// A formula as read from a cell.
  public init(_ expression: Expression, text: String, origin: Origin) {
    self.expression = expression
    self.text = text
    self.origin = origin
  }
}
