import Dossiers
import Numbers
import Results

/// A pupil behind a claim: the group that privacy looks at is a set of these.
enum GroupedPupil: Hashable {
  /// The number of a pupil of the dossier's transfers.
  case named(Int)
  /// A pupil that only the counts of a location know, of the vangnet of a year.
  case counted(location: Int, number: Int)
}

/// Claims of one rule whose amount per pupil everybody can know, so that the number of their pupils
/// follows from a total with a number and an amount.
enum ClaimPart: Hashable {
  /// Contributions to one voorziening.
  case facility(Int)
  /// Growth of one category.
  case category(Int)
  /// Changes back to vo that failed and got less than the fixed amount.
  case failed
}

/// The pupils behind claims of one rule, and those of its parts.
struct ClaimGroup {
  /// All of them.
  private(set) var all = KnownGroup<GroupedPupil>()
  private var parts: [ClaimPart: KnownGroup<GroupedPupil>] = [:]

  /// What has to be large enough: the smallest part that is not, or else all.
  var tested: KnownGroup<GroupedPupil> {
    parts.values.filter(\.isSmall).min { $0.count < $1.count } ?? all
  }

  mutating func add(_ claim: Claim, _ year: YearOutcome, in dossier: Dossier) {
    let boards = year.boards(of: claim, in: dossier)
    for pupil in year.pupils(behind: claim, in: dossier) {
      all.add(pupil, knownTo: boards)
      if let part = claim.part(in: dossier) {
        parts[part, default: KnownGroup()].add(pupil, knownTo: boards)
      }
    }
  }
}

extension Claim {
  /// The part of its rule that a claim belongs to, where its amount tells.
  fileprivate func part(in dossier: Dossier) -> ClaimPart? {
    switch (subject, derivation) {
    case (.growth(_, let category?), _): return .category(category)
    case (_, .proof(_, let most)):
      return most.rounded(toScale: 2)?.coefficient == Int128(amount.cents) ? nil : .failed
    case (.transfer(let transfer), _):
      guard rule == .contribution, case .facility(let facility) = dossier.transfers[transfer].joins
      else { return nil }
      return .facility(facility)
    case (.growth, _): return nil
    }
  }
}

extension YearOutcome {
  /// The schoolbesturen that are party to a claim.
  func boards(of claim: Claim, in dossier: Dossier) -> Set<Int> {
    [claim.payer, claim.payee].reduce(into: []) { boards, party in
      if case .school(let school) = party,
        let board = dossier.board(ofSchool: school, inYear: year)
      {
        boards.insert(board)
      }
    }
  }

  /// The pupils behind a claim.
  ///
  /// Claims for the growth of one location share their pupils, so that categories together never
  /// look like a larger group than the growth itself.
  func pupils(behind claim: Claim, in dossier: Dossier) -> Set<GroupedPupil> {
    switch claim.subject {
    case .transfer(let transfer): return [.named(dossier.transfers[transfer].pupil)]
    case .growth(let location, _):
      var group: Set<GroupedPupil> = []
      let count = max(claim.pupils, 1)
      for transfer in settlement.vangnet[location].arrivals where group.count < count {
        group.insert(.named(dossier.transfers[transfer].pupil))
      }
      for number in 0..<max(count - group.count, 0) {
        group.insert(.counted(location: location, number: number))
      }
      return group
    }
  }

  /// The pupils behind the claims of a rule to which the samenwerkingsverband is party: those
  /// behind its budget line.
  func pupils(behind rule: ClaimRule, in dossier: Dossier) -> ClaimGroup {
    settlement.claims.reduce(into: ClaimGroup()) { group, claim in
      guard claim.rule == rule, claim.payer == .consortium || claim.payee == .consortium else {
        return
      }
      group.add(claim, self, in: dossier)
    }
  }
}
