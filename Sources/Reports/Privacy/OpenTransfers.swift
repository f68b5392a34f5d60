import Dossiers
import Numbers
import Results

/// What everybody may see of the transfers of a run.
struct OpenTransfers: Sendable {
  /// Whether the dossier has transfers.
  let hasTransfers: Bool
  /// Whether a year has a vangnet.
  let hasVangnet: Bool
  /// Whether a year has claims.
  let hasClaims: Bool
  /// The totals of each year.
  let years: [OpenSettlement]
  /// The use of the bovenschoolse voorzieningen, with small numbers kept back.
  let facilities: [FacilityCount]

  /// How many pupils used a voorziening in a school year.
  struct FacilityCount: Sendable {
    let facility: Int
    let schoolYear: Int
    let placements: OpenSettlement.Shown
    let largestIntake: OpenSettlement.Shown
  }

  init(_ outcome: Outcome, in dossier: Dossier, fold: LineFold) {
    hasTransfers = !dossier.transfers.isEmpty
    hasVangnet = outcome.years.contains { !$0.settlement.vangnet.isEmpty }
    hasClaims = outcome.years.contains { !$0.settlement.claims.isEmpty }
    years = outcome.years.map { OpenSettlement($0, in: dossier, fold: fold) }
    var counts: [FacilityCount] = []
    var schoolYears: [Int] = []
    for use in outcome.facilities where !schoolYears.contains(use.schoolYear) {
      schoolYears.append(use.schoolYear)
    }
    for schoolYear in schoolYears {
      let uses = outcome.facilities.filter { $0.schoolYear == schoolYear }
      let groups = uses.map { Self.group($0.placements, in: dossier) }
      // The contributions give the total away, so the voorzieningen count as parts of one.
      let suppression = Suppression(
        groups: groups + [groups.reduce(into: KnownGroup()) { $0.formUnion($1) }],
        sums: [.init(total: groups.count, parts: Array(groups.indices))])
      for (place, use) in uses.enumerated() {
        let isShown = suppression.standings[place] == .shown
        let isIntakeShown = isShown && !Self.isLargestIntakeSmall(use, in: dossier)
        counts.append(
          FacilityCount(
            facility: use.facility, schoolYear: schoolYear,
            placements: isShown
              ? .number(groups[place].count)
              : suppression.standings[place] == .small ? .small : .hidden,
            largestIntake: isIntakeShown
              ? .number(use.largestIntake) : isShown ? .small : .hidden))
      }
    }
    facilities = counts
  }

  /// Placements, each known to the schoolbestuur of the school that the pupil leaves.
  private static func group(_ placements: [Int], in dossier: Dossier) -> KnownGroup<Int> {
    placements.reduce(into: KnownGroup()) { group, placement in
      let transfer = dossier.transfers[placement]
      let board = transfer.leaves.school.flatMap { school in
        transfer.firstDay.flatMap { dossier.board(ofSchool: school, inYear: $0.year) }
      }
      group.add(placement, knownTo: board.map { [$0] } ?? [])
    }
  }

  /// Whether the largest intake on a day is of too few pupils.
  private static func isLargestIntakeSmall(_ use: FacilityUse, in dossier: Dossier) -> Bool {
    if KnownGroup<Int>.isSmall(use.largestIntake) { return true }
    return Dictionary(grouping: use.placements) { dossier.transfers[$0].firstDay }.values
      .contains { $0.count == use.largestIntake && group($0, in: dossier).isSmall }
  }
}
