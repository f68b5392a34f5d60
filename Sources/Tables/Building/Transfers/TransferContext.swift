import Dossiers
import Formats
import Numbers

/// What the rows of transfers refer to, and which of it may be judged.
struct TransferContext {
  let tables: [Table]
  let files: SourceFiles
  let places: TransferPlaces
  /// Whether a code that is not known is a fault: every table that gives codes could be read.
  let isJudgingPlaces: Bool
  /// The index of each category; nothing for one whose row was refused.
  let categories: [String: Int?]
  /// Whether there is a table of categories.
  let hasVangnet: Bool
  /// Whether a category that is not known is a fault.
  let isJudgingCategories: Bool
  /// The places of the names that may hold what the state pays for a pupil.
  let parameters: [String: Int]
  let attributes: [String: Int]
  /// Whether a name of funding that is not known is a fault.
  let isJudgingFunding: Bool
  let refused: Set<String>
  let years: ClosedRange<Int>

  /// The days on which a transfer of the dossier begins: its school years, as far as it has budgets.
  var days: ClosedRange<Int> {
    (years.lowerBound - 1) * 10_000 + 801...years.upperBound * 10_000 + 1231
  }

  func funding(_ name: String) -> FundingName {
    FundingName(parameter: parameters[name], attribute: attributes[name], name: name)
  }

  /// The year in which the school year of a day began.
  static func schoolYear(of day: Day) -> Int { day.month < 8 ? day.year - 1 : day.year }

  /// The last 1 October before a day.
  static func lastCount(before day: Day) -> Day? {
    let isLater = (day.month, day.day) > (10, 1)
    return Day(year: isLater ? day.year : day.year - 1, month: 10, day: 1)
  }

  /// A day as findings write it.
  static func spelled(_ day: Day) -> String { "\(day.day)-\(day.month)-\(day.year)" }
}

extension DossierReader {
  var transferContext: TransferContext {
    let names = tables[.vangnet].map { table in
      (0..<table.rowCount).map { table.text($0, "categorie", files) }
    }
    var categories = Dictionary<String, Int?>(
      (names ?? []).map { ($0, nil) }, uniquingKeysWith: { first, _ in first })
    for (index, category) in dossier.vangnet.enumerated() {
      categories.updateValue(index, forKey: category.name)
    }
    return TransferContext(
      tables: allTransferTables, files: files, places: TransferPlaces(dossier),
      isJudgingPlaces: poisoned.isDisjoint(with: [.scholen, .vestigingen, .voorzieningen]),
      categories: categories, hasVangnet: names != nil,
      isJudgingCategories: !poisoned.contains(.vangnet), parameters: scope.parameters,
      attributes: scope.attributes,
      isJudgingFunding: poisoned.isDisjoint(with: [.parameters, .schoolgegevens]),
      refused: refused, years: dossier.years)
  }
}
