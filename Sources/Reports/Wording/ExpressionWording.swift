import Dossiers

/// Expressions as a reader writes them.
enum ExpressionWording {
  /// An expression with × where the tables have `*`.
  static func shown(_ text: String) -> String { String(text.map { $0 == "*" ? "×" : $0 }) }

  /// A formula as a factor of a product: a sum stands between brackets.
  static func factor(_ formula: Formula) -> String {
    switch formula.expression {
    case .sum, .difference: isBracketed(formula.text) ? formula.text : "(\(formula.text))"
    case .number, .name, .product: formula.text
    }
  }

  /// Whether the bracket that opens a text closes at its end; the parts of a ratio may have such.
  private static func isBracketed(_ text: String) -> Bool {
    guard text.hasPrefix("(") else { return false }
    var depth = 0
    for place in text.indices {
      if text[place] == "(" { depth += 1 }
      if text[place] == ")" { depth -= 1 }
      if depth == 0 { return text.index(after: place) == text.endIndex }
    }
    return false
  }
}
