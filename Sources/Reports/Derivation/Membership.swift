import Dossiers

/// Why a school is in a doelgroep, and where it has its locations, found once for all schools of a
/// year.
struct Membership {
  /// For each group the place of the row by which a school belongs to it.
  private let members: [[Int: Int]]
  /// The locations of each school.
  private let locations: [Int: [Int]]

  init(_ dossier: Dossier, inYear year: Int) {
    members = dossier.groups.map { group in
      var rows: [Int: Int] = [:]
      for (place, member) in group.members.enumerated()
      where rows[member.school] == nil && member.period.contains(year: year) {
        rows[member.school] = place
      }
      return rows
    }
    var locations: [Int: [Int]] = [:]
    for place in dossier.locations.indices
    where dossier.locations[place].period.contains(year: year) {
      if let school = dossier.locations[place].school {
        locations[school, default: []].append(place)
      }
    }
    self.locations = locations
  }

  /// The locations of a school, as indices into those of the dossier.
  func locations(ofSchool school: Int) -> [Int] { locations[school] ?? [] }

  /// What follows the doelgroep where a school is in it by a group.
  func sentence(
    ofSchool school: Int, in target: Target, _ dossier: Dossier, inYear year: Int
  ) -> String {
    guard let kind = dossier.schools[school].row(inYear: year)?.kind, !target.kinds.contains(kind)
    else { return "" }
    for group in target.groups {
      guard let place = members[group][school] else { continue }
      let member = dossier.groups[group].members[place]
      return "; lid van groep \(dossier.groups[group].name) volgens "
        + "\(member.provenance.source) (\(member.provenance.status.rawValue))"
    }
    return ""
  }
}
