import Dossiers
import Numbers
import Results

/// Sets every figure that the plan prints beside the computed one, and the plan beside itself.
///
/// A difference is rounding when it is at most half a printed unit for each number that went into it.
/// One cause is one failed check: what follows from another difference is told as such.
struct Reconciliation {
  let dossier: Dossier
  let outcome: Outcome
  /// The place of each printed figure.
  private(set) var places: [Place: Int] = [:]
  /// What the name of each printed figure stands for.
  private(set) var meanings: [Meaning] = []
  /// The printed figures of each column, in the order of the table.
  private(set) var columns: [Column: [Int]] = [:]
  /// The place of each year among those of the outcome.
  private(set) var yearPlaces: [Int: Int] = [:]

  /// A column of an overview.
  struct Column: Hashable {
    let overview: String
    let year: Int
  }

  struct Place: Hashable {
    let overview: String
    let line: String
    let year: Int
  }

  /// What the name of a printed figure stands for.
  enum Meaning: Hashable {
    case count
    case line(Int)
    case item(Int)
    case total(OutcomeTotal)
    case measure(Int)
    case unknown
  }

  init(_ dossier: Dossier, _ outcome: Outcome) {
    self.dossier = dossier
    self.outcome = outcome
    let lines = Self.places(dossier.lines.map { $0.code })
    let items = Self.places(dossier.items.map { $0.code })
    let measures = Self.places(dossier.measures.map { $0.name })
    for (index, year) in outcome.years.enumerated() { yearPlaces[year.year] = index }
    for (index, figure) in dossier.figures.enumerated() {
      columns[Column(overview: figure.overview, year: figure.year), default: []].append(index)
      places[Place(overview: figure.overview, line: figure.line, year: figure.year)] = index
      if figure.unit.pupils == 1, figure.unit.euros == 0 {
        meanings.append(.count)
      } else if let line = lines[figure.line] {
        meanings.append(.line(line))
      } else if let item = items[figure.line] {
        meanings.append(.item(item))
      } else if let total = OutcomeTotal(rawValue: figure.line) {
        meanings.append(.total(total))
      } else if let measure = measures[figure.line] {
        meanings.append(.measure(measure))
      } else {
        meanings.append(.unknown)
      }
    }
  }

  private static func places(_ names: [String]) -> [String: Int] {
    var places: [String: Int] = [:]
    for (index, name) in names.enumerated() { places[name] = places[name] ?? index }
    return places
  }

  /// Every check, by year, then as the plan prints its figures.
  var checks: [YearCheck] {
    let implied = impliedBases()
    let structure = structureChecks()
    var checks = implied.map { $0.check }
    checks += figureChecks(Causes(dossier, Set(implied.flatMap { $0.lines }), structure))
    checks += structure
    checks += underivable()
    let ordered = checks.enumerated().sorted {
      ($0.element.year, $0.offset) < ($1.element.year, $1.offset)
    }
    return ordered.map { $0.element }
  }

  /// Printed figures that follow from nothing in the dossier.
  private func underivable() -> [YearCheck] {
    dossier.figures.indices.compactMap { figure in
      let row = dossier.figures[figure]
      guard row.value == nil || computed(figure) == nil else { return nil }
      let isMoney = row.unit.isAddable(to: .euro)
      let printed = row.value ?? Decimal(0)
      let value = isMoney ? printed.rounded(toScale: 2) ?? printed : printed
      return YearCheck(
        year: row.year,
        check: Check(
          .printedFigure(figure: figure), expected: value, found: value,
          measure: isMoney ? .money : .number(row.unit), verdict: .underivable))
    }
  }
}
