import Dossiers
import Numbers

extension TransferReader {
  typealias Places = (leaves: TransferPlace, joins: TransferPlace, countedAt: TransferPlace?)

  /// Where a row leaves, where it goes and who counted the pupil; nothing when one is not known or
  /// they do not belong together.
  mutating func places(_ kind: TransferKind, _ day: Day) -> Places? {
    let leaves = place(columns.leaves, on: day)
    let joins = place(columns.joins, on: day)
    let counted = countedAt(day)
    guard let leaves, let joins, let counted else { return nil }
    let isSame =
      kind == .voVo && leaves.school != nil ? leaves.school == joins.school : leaves == joins
    if isSame {
      report(.transferToSameSchool, columns.joins, [text(columns.leaves)])
      return nil
    }
    let (origin, goal) = (
      context.places.kind(of: leaves, on: day), context.places.kind(of: joins, on: day)
    )
    let fits = (kind.mayLeave(origin), kind.mayJoin(goal))
    if !fits.0 { reportMismatch(kind, columns.leaves, origin) }
    if !fits.1 { reportMismatch(kind, columns.joins, goal) }
    return fits == (true, true) ? (leaves, joins, counted.place) : nil
  }

  /// The school of the last 1 October, when one is named.
  ///
  /// It pays as a school, so that a vso school needs no location here.
  private mutating func countedAt(_ day: Day) -> (place: TransferPlace?, Void)? {
    guard let column = columns.countedAt, !table.isEmpty(row, column, context.files),
      let october = TransferContext.lastCount(before: day)
    else { return (nil, ()) }
    return place(column, on: october, isLocationNeeded: false).map { ($0, ()) }
  }

  private mutating func place(
    _ column: Int?, on day: Day, isLocationNeeded: Bool = true
  ) -> TransferPlace? {
    let code = text(column)
    // About an empty cell, or one that holds no code, a finding has been made.
    guard Identifier.isCode(code) else { return nil }
    switch context.places.find(code, on: day, isLocationNeeded: isLocationNeeded) {
    case .place(let place): return place
    case .refused: return nil
    case .unknown:
      guard context.isJudgingPlaces, !PersonalNumber.stands(in: code) else { return nil }
      report(
        .unknownPlace, column, [code, suggestion(for: code, among: context.places.codes)])
    case .notOnDay:
      guard context.isJudgingPlaces else { return nil }
      report(.schoolNotOnDay, column, [code, TransferContext.spelled(day)])
    case .locationNeeded(let locations):
      report(
        .locationNeeded, column,
        [code, TransferContext.spelled(day), locations.joined(separator: ", ")])
    case .ambiguous:
      report(
        .ambiguousName, column,
        [code, FindingTerm.school.rawValue, FindingTerm.location.rawValue])
    }
    return nil
  }

  private mutating func reportMismatch(
    _ kind: TransferKind, _ column: Int?, _ found: FindingTerm
  ) {
    let name = column.map { table.columns[$0] } ?? ""
    report(.transferKindMismatch, column, [kind.rawValue, text(column), name, found.rawValue])
  }
}

extension TransferKind {
  /// Whether a pupil may come from such a place.
  fileprivate func mayLeave(_ place: FindingTerm) -> Bool {
    switch self {
    case .voVo: place.isSchoolInVo || place == .outside
    case .vsoVo: place == .specialSchool || place == .facility
    case .voVso, .facility: place.isSchoolInVo
    case .vsoVso: place == .specialSchool
    case .soVo: place == .outside
    case .other: true
    }
  }

  /// Whether a pupil may go to such a place.
  fileprivate func mayJoin(_ place: FindingTerm) -> Bool {
    switch self {
    case .voVo: place.isSchoolInVo || place == .outside
    case .vsoVo, .soVo: place.isSchoolInVo
    case .voVso, .vsoVso: place == .specialSchool
    case .facility: place == .facility
    case .other: true
    }
  }
}

extension FindingTerm {
  fileprivate var isSchoolInVo: Bool {
    self == .regularSchool || self == .practicalSchool || self == .supportSchool
  }
}
