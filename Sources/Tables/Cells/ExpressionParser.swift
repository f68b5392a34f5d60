import Dossiers
import Formats
import Numbers

/// Reads an expression cell: `+ - * ( )`, names and numbers; nothing else.
struct ExpressionParser {
  /// A name as it stands in the text, before it is resolved.
  struct Name: Equatable {
    let telgroep: String
    let moment: String?
    let offset: Int
  }

  /// An expression that cannot be read: what was expected, and where.
  struct Fault: Error, Equatable {
    let expected: FindingTerm
    let offset: Int
  }

  /// More operators or brackets than anybody writes, and fewer than would exhaust the stack.
  private static let mostOperators = 200

  private let text: [Unicode.Scalar]
  private let style: NumberStyle
  private let resolve: (Name) -> Expression.Reference
  private var place = 0
  private var operators = 0

  /// Reads a text; each name is handed to `resolve`, which reports what it does not know.
  static func parse(
    _ text: String, style: NumberStyle, resolve: (Name) -> Expression.Reference
  ) throws(Fault) -> Expression {
    try withoutActuallyEscaping(resolve) { resolve throws(Fault) -> Expression in
      var parser = ExpressionParser(
        text: Array(text.unicodeScalars), style: style, resolve: resolve)
      let expression = try parser.sum()
      guard parser.peek == nil else { throw parser.fault(.operation) }
      return expression
    }
  }

  /// Reads a text that may hold one `/` between two expressions: the number and what divides it.
  static func parseRatio(
    _ text: String, style: NumberStyle, resolve: (Name) -> Expression.Reference
  ) throws(Fault) -> (Expression, Expression?) {
    try withoutActuallyEscaping(resolve) {
      resolve throws(Fault) -> (Expression, Expression?) in
      var parser = ExpressionParser(
        text: Array(text.unicodeScalars), style: style, resolve: resolve)
      let first = try parser.sum()
      guard parser.peek == "/" else {
        guard parser.peek == nil else { throw parser.fault(.operation) }
        return (first, nil)
      }
      try parser.count()
      let second = try parser.sum()
      guard parser.peek == nil else { throw parser.fault(.operation) }
      return (first, second)
    }
  }

  private init(
    text: [Unicode.Scalar], style: NumberStyle, resolve: @escaping (Name) -> Expression.Reference
  ) {
    self.text = text
    self.style = style
    self.resolve = resolve
  }

  private var peek: Unicode.Scalar? {
    mutating get {
      while place < text.count, text[place] == " " || text[place] == "\u{A0}" { place += 1 }
      return place < text.count ? text[place] : nil
    }
  }

  private func fault(_ expected: FindingTerm) -> Fault {
    Fault(expected: expected, offset: place)
  }

  private mutating func count() throws(Fault) {
    operators += 1
    guard operators <= Self.mostOperators else { throw fault(.shorter) }
    place += 1
  }

  private mutating func sum() throws(Fault) -> Expression {
    var left = try product()
    while let sign = peek, sign == "+" || sign == "-" || sign == "−" {
      try count()
      let right = try product()
      left = sign == "+" ? .sum(left, right) : .difference(left, right)
    }
    return left
  }

  private mutating func product() throws(Fault) -> Expression {
    var left = try operand()
    while let sign = peek, sign == "*" || sign == "×" {
      try count()
      left = .product(left, try operand())
    }
    return left
  }

  private mutating func operand() throws(Fault) -> Expression {
    guard let first = peek else { throw fault(.operand) }
    if first == "(" {
      try count()
      let inner = try sum()
      guard peek == ")" else { throw fault(.closing) }
      place += 1
      return inner
    }
    if first.isDigit || first == "," || first == "." { return try number() }
    guard first.isLower else { throw fault(.operand) }
    let offset = place
    let name = word()
    guard place < text.count, text[place] == "@" else {
      return .name(resolve(Name(telgroep: name, moment: nil, offset: offset)), offset: offset)
    }
    place += 1
    guard place < text.count, text[place].isLower else { throw fault(.moment) }
    let moment = word()
    return .name(resolve(Name(telgroep: name, moment: moment, offset: offset)), offset: offset)
  }

  private mutating func word() -> String {
    var word = String.UnicodeScalarView()
    while place < text.count, text[place].isLower || text[place].isDigit || text[place] == "_" {
      word.append(text[place])
      place += 1
    }
    return String(word)
  }

  private mutating func number() throws(Fault) -> Expression {
    let start = place
    var digits = String.UnicodeScalarView()
    while place < text.count, text[place].isDigit || text[place] == "," || text[place] == "." {
      digits.append(text[place])
      place += 1
    }
    guard case .value(let number) = NumberText.decimal(String(digits), style: style) else {
      throw Fault(expected: .number, offset: start)
    }
    return .number(number.value)
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isLower: Bool { ("a"..."z").contains(self) }
}
