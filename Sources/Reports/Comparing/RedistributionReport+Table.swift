import Dossiers
import Formats
import Numbers
import Results

extension RedistributionReport {
  /// `herverdeeleffecten.csv`: one row for each school, schoolbestuur, kind, pot and cause; the
  /// columns are frozen by a test.
  func table() -> ReportTable {
    var table = ReportTable([
      .init("jaar", "Jaar"), .init("overzicht", "Overzicht"), .init("code", "Code"),
      .init("naam", "Naam"), .init("schoolbestuur", "Schoolbestuur"), .init("soort", "Soort"),
      .init("bestaat_in", "Bestaat in"), .init("oorzaak", "Oorzaak"),
      .init("voor", "Voor", numeric: true), .init("na", "Na", numeric: true),
      .init("verschil", "Verschil", numeric: true), .init("procent", "%", numeric: true),
    ])
    let unknown = ReportTable.Cell.empty
    for year in redistribution.years {
      let begin: [ReportTable.Cell] = [.text(String(year.year))]
      for school in year.schools {
        table.row(begin + [.text("school")] + cells(school) + [.empty] + Self.cells(school.amounts))
      }
      for school in year.schools {
        for (cause, cents) in school.causes.enumerated() where cents != 0 {
          table.row(
            begin + [.text("oorzaak")] + cells(school)
              + [.text(text(ofCause: cause)), .empty, .empty, .cents(cents), .empty])
        }
      }
      if isOfMoments {
        // Pupils, where every other row of the table has euros.
        for school in year.schools where school.pupilsBefore != nil || school.pupilsAfter != nil {
          let (old, new) = (school.pupilsBefore, school.pupilsAfter)
          let difference = old.flatMap { old in new.map { ReportTable.Cell.whole($0 - old) } }
          table.row(
            begin + [.text("leerlingen")] + cells(school) + [.empty]
              + [old.map { .whole($0) } ?? unknown, new.map { .whole($0) } ?? unknown]
              + [difference ?? unknown, unknown])
        }
      }
      let lists = [("schoolbestuur", year.boards), ("soort", year.kinds), ("pot", year.pots)]
      for (name, parts) in lists {
        for part in parts {
          table.row(
            begin + [.text(name), .empty, .text(part.name), .empty, .empty, .empty, .empty]
              + Self.cells(part.amounts))
        }
      }
      let effect = year.effect
      let sums: [(String, Int128)] = [
        ("voordeel", effect.gains), ("nadeel", -effect.losses),
      ]
      for (name, cents) in sums {
        table.row(
          begin + [.text(name), .empty, .empty, .empty, .empty, .empty, .empty, .empty, .empty]
            + [.cents(cents), .empty])
      }
      table.row(
        begin + [.text("totaal"), .empty, .empty, .empty, .empty, .empty, .empty]
          + Self.cells(year.total))
    }
    return table
  }

  private func cells(_ school: Redistribution.School) -> [ReportTable.Cell] {
    [
      .text(school.code), .text(school.name), .text(school.board), .text(school.kind.rawValue),
      .text(presence(school.presence)),
    ]
  }

  private func presence(_ presence: Redistribution.Presence) -> String {
    switch presence {
    case .both: "beide"
    case .before: redistribution.before
    case .after: redistribution.after
    }
  }

  private static func cells(_ amounts: Redistribution.Amounts) -> [ReportTable.Cell] {
    [
      .cents(amounts.before), .cents(amounts.after), .cents(amounts.difference),
      percentage(amounts).map { .number($0) } ?? .empty,
    ]
  }

  /// The difference in percent of the amount before, in one decimal; nothing where there was none.
  private static func percentage(_ amounts: Redistribution.Amounts) -> Decimal? {
    let (thousandfold, overflow) = amounts.difference.multipliedReportingOverflow(by: 1000)
    guard amounts.before > 0, !overflow else { return nil }
    return Decimal(
      coefficient: Rounding.halfAwayFromZero(thousandfold, dividedBy: amounts.before), scale: 1)
  }
}
