import Dossiers
import Numbers
import Results

/// The budget lines of one side that share a heading of the plan, or a category of the sector.
struct LineGroup {
  let side: BudgetLine.Side
  let name: String
  /// The lines, as indices into the lines of the dossier.
  private(set) var lines: [Int]

  /// The amount of the group in a year, in cents.
  func cents(in year: YearOutcome) -> Int128 {
    lines.reduce(0) { $0 + Int128(year.lines[$1].amount.cents) }
  }

  /// The groups of a side, in the order in which the table begins them.
  static func groups(
    of side: BudgetLine.Side, in dossier: Dossier, by name: (BudgetLine) -> String
  ) -> [LineGroup] {
    var groups: [LineGroup] = []
    var places: [String: Int] = [:]
    for (index, line) in dossier.lines.enumerated() where line.side == side {
      let name = name(line)
      if let place = places[name] {
        groups[place].lines.append(index)
      } else {
        places[name] = groups.count
        groups.append(LineGroup(side: side, name: name, lines: [index]))
      }
    }
    return groups
  }
}

extension BalanceSheet {
  /// A total of the sheet, in cents.
  func cents(_ total: OutcomeTotal, in dossier: Dossier) -> Int128 {
    cents(in: dossier) { total.holds($0) }
  }

  /// The items of some kind together, in cents.
  func cents(in dossier: Dossier, of isPart: (BalanceItem) -> Bool) -> Int128 {
    zip(dossier.items, amounts).reduce(0) { isPart($1.0) ? $0 + Int128($1.1.cents) : $0 }
  }
}
