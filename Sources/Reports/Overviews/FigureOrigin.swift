import Dossiers

/// How the number beside a printed figure came about, which decides what their equality proves.
enum FigureOrigin: Hashable {
  /// Taken over from the plan: equality proves nothing.
  case copied
  /// Rate × base.
  case rate
  /// Postings of steps.
  case steps
  /// Claims that move with pupils.
  case settlement
  /// What makes the result the budgeted one.
  case closing
  /// What closes the balance sheet.
  case sheetClosing
  /// The opening balance, results and appropriations.
  case rolled
  /// Lines or items added up.
  case added
  /// A measure that is more than a sum.
  case measure
  /// Pupils of a count or a total.
  case counted
  /// Nothing in the dossier has that name.
  case unknown
}

/// How the numbers beside the printed figures of a dossier came about.
struct FigureOrigins {
  private let dossier: Dossier
  private let lines: [String: Int]
  private let items: [String: Int]
  private let measures: [String: Int]

  init(_ dossier: Dossier) {
    self.dossier = dossier
    func places(_ names: [String]) -> [String: Int] {
      Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    }
    lines = places(dossier.lines.map(\.code))
    items = places(dossier.items.map(\.code))
    measures = places(dossier.measures.map(\.name))
  }

  /// How the number beside a printed figure came about.
  func origin(of figure: PrintedFigure) -> FigureOrigin {
    if figure.unit.pupils == 1, figure.unit.euros == 0 { return .counted }
    if let line = lines[figure.line] { return origin(ofLine: line, figure.year) }
    if let item = items[figure.line] { return origin(ofItem: item, figure.year) }
    if OutcomeTotal(rawValue: figure.line) != nil { return .added }
    guard let measure = measures[figure.line] else { return .unknown }
    return origin(ofMeasure: dossier.measures[measure], figure.year)
  }

  private func origin(ofLine line: Int, _ year: Int) -> FigureOrigin {
    let row = dossier.lines[line]
    switch row.mode {
    case .fixed: return .copied
    case .rate: return .rate
    case .steps: return .steps
    case .settlement: return .settlement
    case .closing:
      let place = year - dossier.firstYear
      return row.amounts.indices.contains(place) && row.amounts[place] != nil ? .copied : .closing
    }
  }

  private func origin(ofItem item: Int, _ year: Int) -> FigureOrigin {
    let kind = dossier.items[item].kind
    if kind.isGiven || year < dossier.firstYear { return .copied }
    return kind == .cash ? .sheetClosing : .rolled
  }

  /// A measure that is one name came about as what has that name; names added up are a sum, also
  /// when each of them was taken over.
  private func origin(ofMeasure measure: Measure, _ year: Int) -> FigureOrigin {
    guard measure.divisor == nil, Self.isSum(measure.formula.expression) else { return .measure }
    guard case .name(let reference, _) = measure.formula.expression else { return .added }
    switch reference {
    case .parameter: return .copied
    case .line(let line): return origin(ofLine: line, year)
    case .item(let item): return origin(ofItem: item, year)
    case .count: return .counted
    case .measure(let other): return origin(ofMeasure: dossier.measures[other], year)
    case .total: return .added
    case .attribute, .unknown: return .unknown
    }
  }

  private static func isSum(_ expression: Expression) -> Bool {
    switch expression {
    case .name: true
    case .sum(let left, let right): isSum(left) && isSum(right)
    case .number, .difference, .product: false
    }
  }
}
