/// An expression of a cell, as a tree of its own: the reference shares none with the program.
indirect enum Term: Sendable {
  case number(Written)
  case name(String)
  case sum(Term, Term)
  case difference(Term, Term)
  case product(Term, Term)

  /// The text of the cell.
  var text: String {
    switch self {
    case .number(let number): number.text
    case .name(let name): name
    case .sum(let left, let right): "\(left.text) + \(right.text)"
    case .difference(let left, let right):
      "\(left.text) - \(right.isSum ? right.inside : right.text)"
    case .product(let left, let right):
      "\(left.isSum ? left.inside : left.text) * \(right.isProduct || right.isSum ? right.inside : right.text)"
    }
  }

  /// Every name, from left to right.
  var names: [String] {
    switch self {
    case .number: []
    case .name(let name): [name]
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right):
      left.names + right.names
    }
  }

  /// The value, given that of each name.
  func value(_ named: (String) throws -> Fraction) rethrows -> Fraction {
    switch self {
    case .number(let number): number.value
    case .name(let name): try named(name)
    case .sum(let left, let right): try left.value(named) + right.value(named)
    case .difference(let left, let right): try left.value(named) - right.value(named)
    case .product(let left, let right): try left.value(named) * right.value(named)
    }
  }

  private var inside: String { "(\(text))" }

  private var isSum: Bool {
    switch self {
    case .sum, .difference: true
    case .number, .name, .product: false
    }
  }

  private var isProduct: Bool {
    if case .product = self { true } else { false }
  }
}

/// A number as a cell writes it: digits and how many of them stand behind the comma.
struct Written: Hashable, Sendable {
  var digits: Int
  var decimals: Int

  init(_ digits: Int, decimals: Int = 0) {
    self.digits = digits
    self.decimals = decimals
  }

  /// An amount of so many cents.
  static func cents(_ cents: Int) -> Written { Written(cents, decimals: 2) }

  /// The number in Dutch.
  var text: String {
    let sign = digits < 0 ? "-" : ""
    let figures = String(digits.magnitude)
    guard decimals > 0 else { return sign + figures }
    let padded = String(repeating: "0", count: max(0, decimals + 1 - figures.count)) + figures
    return "\(sign)\(padded.dropLast(decimals)),\(padded.suffix(decimals))"
  }

  /// The number.
  var value: Fraction {
    Fraction(Int128(digits), over: (0..<decimals).reduce(Int128(1)) { power, _ in power * 10 })
  }
}
