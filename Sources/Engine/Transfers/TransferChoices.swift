import Dossiers
import Numbers

extension Dossier {
  /// The choice that `parameters.csv` makes for a year; the first value when it makes none, about
  /// which the compiler makes a finding.
  func choice<Value: RawRepresentable & CaseIterable>(
    _ choice: TransferChoice, as: Value.Type, inYear year: Int
  ) -> (value: Value, status: Status)? where Value.RawValue == String {
    guard let row = choiceRow(choice, inYear: year), let value = Value(rawValue: row.text) else {
      return Value.allCases.first.map { ($0, .definitief) }
    }
    return (value, row.provenance.status)
  }

  /// The row that makes a choice for a year.
  func choiceRow(_ choice: TransferChoice, inYear year: Int) -> DatedValue? {
    parameters.first { $0.name == choice.rawValue && $0.unit.isChoice }?.value(inYear: year)
  }

  /// Which months belong to a new school where a pupil enrols in a calendar year.
  func monthCounting(inYear year: Int) -> MonthCounting {
    choice(.months, as: MonthCounting.self, inYear: year)?.value ?? .firstDay
  }

  /// The months that an agreement allows, in a year of the dossier.
  func months(_ term: TransferTerm, inYear year: Int) -> Int? {
    let nearest = min(max(year, firstYear), lastYear)
    guard
      let number = parameters.first(where: { $0.name == term.rawValue })?
        .value(inYear: nearest)?.number?.reduced,
      number.scale == 0, (0...1200).contains(number.coefficient)
    else { return nil }
    return Int(number.coefficient)
  }

  /// The day of a counting moment for a budget year, by the moment's name.
  func day(ofMoment name: String, forBudgetYear year: Int) -> Day? {
    moments.first { $0.name == name }?.date(forBudgetYear: year)
  }

  /// The counts between which the vangnet looks in a budget year: `feb` and `jun`, with the `okt`
  /// before them.
  func vangnetDays(inYear year: Int) -> (october: Day, february: Day, june: Day)? {
    guard let october = day(ofMoment: "okt", forBudgetYear: year),
      let february = day(ofMoment: "feb", forBudgetYear: year),
      let june = day(ofMoment: "jun", forBudgetYear: year), october < february, february < june
    else { return nil }
    return (october, february, june)
  }
}
