import Dossiers
import Numbers

/// Finds what the codes in `van`, `naar` and `school_1_oktober` stand for on a day.
struct TransferPlaces {
  /// What a code stands for.
  enum Found: Equatable {
    /// This place.
    case place(TransferPlace)
    /// Nothing that the tables know.
    case unknown
    /// Something that does not exist on the day.
    case notOnDay
    /// A vso school with these locations.
    case locationNeeded([String])
    /// A school, and a location of another school.
    case ambiguous
    /// Something that a finding has been made about.
    case refused
  }

  /// The code of every school outside the samenwerkingsverband.
  static let outside = "buiten"

  private let dossier: Dossier
  private let schools: [String: Int]
  private let locations: [String: [Int]]
  private let facilities: [String: Int]
  /// The locations of each school.
  private let locationsOfSchool: [[Int]]
  /// Every code, for suggestions.
  let codes: [String]

  init(_ dossier: Dossier) {
    self.dossier = dossier
    schools = Dictionary(
      dossier.schools.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    facilities = Dictionary(
      dossier.facilities.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first }
    )
    var byCode: [String: [Int]] = [:]
    var bySchool: [[Int]] = Array(repeating: [], count: dossier.schools.count)
    for (index, location) in dossier.locations.enumerated() {
      byCode[location.code, default: []].append(index)
      if let school = location.school { bySchool[school].append(index) }
    }
    locations = byCode
    locationsOfSchool = bySchool
    codes =
      Set(
        dossier.schools.map(\.code) + dossier.locations.map(\.code)
          + dossier.facilities.map(\.code) + [Self.outside]
      ).sorted()
  }

  /// What a code stands for on a day.
  ///
  /// Of a vso school with more locations the location must be named, unless the school is enough.
  func find(_ code: String, on day: Day, isLocationNeeded: Bool = true) -> Found {
    if code == Self.outside { return .place(.outside) }
    if let facility = facilities[code] { return .place(.facility(facility)) }
    let school = schools[code]
    if let known = locations[code] {
      if let school, known.contains(where: { dossier.locations[$0].school != school }) {
        return .ambiguous
      }
      if let location = known.first(where: { dossier.locations[$0].period.contains(day) }) {
        return find(location: location, on: day)
      }
      if school == nil { return .notOnDay }
    }
    guard let school else { return .unknown }
    let found = find(school: school, on: day)
    if case .locationNeeded = found, !isLocationNeeded { return .place(.school(school)) }
    return found
  }

  private func find(location: Int, on day: Day) -> Found {
    guard let school = dossier.locations[location].school else { return .refused }
    guard let kind = kind(ofSchool: school, on: day) else { return .notOnDay }
    return .place(kind == .vso ? .location(location, school: school) : .school(school))
  }

  private func find(school: Int, on day: Day) -> Found {
    guard let kind = kind(ofSchool: school, on: day) else { return .notOnDay }
    let all = locationsOfSchool[school]
    guard kind == .vso, !all.isEmpty else { return .place(.school(school)) }
    let open = all.filter { dossier.locations[$0].period.contains(day) }
    switch open.count {
    case 0: return .notOnDay
    case 1: return .place(.location(open[0], school: school))
    default: return .locationNeeded(open.map { dossier.locations[$0].code }.sorted())
    }
  }

  private func kind(ofSchool school: Int, on day: Day) -> SchoolKind? {
    for row in dossier.schools[school].rows where row.period.contains(day) { return row.kind }
    return nil
  }

  /// What kind of place it is on a day.
  func kind(of place: TransferPlace, on day: Day) -> FindingTerm {
    switch place {
    case .outside: .outside
    case .facility: .facility
    case .location: .specialSchool
    case .school(let school):
      switch kind(ofSchool: school, on: day) {
      case .vso: .specialSchool
      case .pro: .practicalSchool
      case .tussenvoorziening: .supportSchool
      case .regulier, nil: .regularSchool
      }
    }
  }

  /// The code of a place, as a reader knows it.
  func code(of place: TransferPlace) -> String {
    switch place {
    case .outside: Self.outside
    case .facility(let facility): dossier.facilities[facility].code
    case .location(let location, _): dossier.locations[location].code
    case .school(let school): dossier.schools[school].code
    }
  }

  /// Whether a pupil who went to `place` can be at `other` on a later day without a transfer.
  ///
  /// Of vso the location counts. What was closed since then has become something else, and nobody
  /// knows what.
  func isStill(_ place: TransferPlace, _ other: TransferPlace, on day: Day) -> Bool {
    if place == other { return true }
    switch place {
    case .outside, .facility:
      return false
    case .school(let school):
      return school == other.school || kind(ofSchool: school, on: day) == nil
    case .location(let location, let school):
      let code = dossier.locations[location].code
      if case .location(let now, _) = other, dossier.locations[now].code == code { return true }
      if kind(ofSchool: school, on: day) == nil { return true }
      let isOpen = (locations[code] ?? []).contains {
        dossier.locations[$0].period.contains(day)
      }
      if isOpen, case .location = other { return false }
      return other.school == school
    }
  }
}
