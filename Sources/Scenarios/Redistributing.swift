import Dossiers
import Numbers
import Results

/// What each school gets from the steps, in cents by code, for each year of an outcome.
public typealias SchoolAmounts = [[String: Int128]]

extension Outcome {
  /// What each school gets from the steps in each year.
  public func schoolAmounts(in dossier: Dossier) -> SchoolAmounts {
    years.map { year in
      var amounts: [String: Int128] = [:]
      for step in year.steps {
        for posting in step.postings {
          amounts[dossier.schools[posting.school].code, default: 0] += Int128(posting.amount.cents)
        }
      }
      return amounts
    }
  }
}

/// An outcome of several years with the dossier it came from and the name that a reader knows it by.
public struct NamedRun: Sendable {
  /// The name of the outcome.
  public let name: String
  let outcome: Outcome
  let dossier: Dossier

  /// An outcome with its dossier and its name.
  public init(name: String, outcome: Outcome, dossier: Dossier) {
    self.name = name
    self.outcome = outcome
    self.dossier = dossier
  }

  /// This outcome as the starting point, with another of the same years beside it.
  ///
  /// - Parameters:
  ///   - after: the other outcome.
  ///   - causes: the changed rows between the two, in their order.
  ///   - between: what schools get after each cause but the last, whose outcome is the other one.
  public func redistribution(
    to after: NamedRun, causes: [[OverlayRow]], between: [SchoolAmounts]
  ) -> Redistribution {
    precondition(between.count == max(causes.count - 1, 0), "each cause but the last has amounts")
    let stages =
      [outcome.schoolAmounts(in: dossier)] + between
      + [after.outcome.schoolAmounts(in: after.dossier)]
    return redistribution(to: after, causes.map { .rows($0) }) { place, _ in
      stages.map { $0[place] }
    }
  }

  /// This outcome as the starting point, with that of another year or another count beside it: the
  /// difference of each school by its own pupils, those of others, the pots and the rules.
  ///
  /// Both have as many years; the first goes with the first, and so on.
  public func redistribution(ofMomentsTo after: NamedRun) -> Redistribution {
    redistribution(to: after, Redistribution.Cause.ofMoments) { _, sides in
      MomentSplit(sides[0], sides[1]).stages
    }
  }

  /// Both outcomes year by year; `stages` is what schools get before the first cause, after it, and
  /// so on until after the last.
  private func redistribution(
    to after: NamedRun, _ causes: [Redistribution.Cause],
    stages: (Int, [ComparedSide]) -> [[String: Int128]]
  ) -> Redistribution {
    let years = zip(outcome.years, after.outcome.years).enumerated().map { place, pair in
      let sides = [
        ComparedSide(year: pair.0, dossier: dossier),
        ComparedSide(year: pair.1, dossier: after.dossier),
      ]
      return Redistribution.Year(
        year: pair.1.year, isAllocated: sides.contains { !$0.year.steps.isEmpty },
        schools: Self.schools(sides[0], sides[1], stages(place, sides), causes.count),
        boards: Self.parts(sides) { $0.board(ofSchool: $1.school) },
        kinds: Self.parts(sides) { $0.row(ofSchool: $1.school)?.kind.rawValue ?? "" },
        pots: Self.parts(sides) { side, posting in
          side.dossier.pots[side.dossier.steps[posting.step].pot].name
        },
        steps: StepPair.all(sides[0], sides[1]).map { $0.shift })
    }
    return Redistribution(before: name, after: after.name, years: years, causes: causes)
  }

  private static func schools(
    _ before: ComparedSide, _ after: ComparedSide, _ stages: [[String: Int128]], _ causes: Int
  ) -> [Redistribution.School] {
    let (old, new) = (before.present, after.present)
    var codes: Set<String> = []
    // What a school gets in between only still belongs to the causes.
    for stage in stages { codes.formUnion(stage.keys) }
    codes.formUnion(Set(old.keys).symmetricDifference(new.keys))
    let schools = codes.compactMap { code -> Redistribution.School? in
      let side = new[code] == nil ? before : after
      guard let place = new[code] ?? old[code], let row = side.row(ofSchool: place) else {
        return nil
      }
      let amounts = stages.map { $0[code] ?? 0 }
      return Redistribution.School(
        code: code, name: row.name, board: side.board(ofSchool: place), kind: row.kind,
        presence: old[code] == nil ? .after : new[code] == nil ? .before : .both,
        amounts: .init(before: amounts[0], after: amounts[amounts.count - 1]),
        causes: (0..<causes).map { amounts[$0 + 1] - amounts[$0] },
        pupilsBefore: old[code].flatMap { before.year.pupils[$0] },
        pupilsAfter: new[code].flatMap { after.year.pupils[$0] })
    }
    return schools.sorted { precedes(($0.amounts, $0.code), ($1.amounts, $1.code)) }
  }

  private static func parts(
    _ sides: [ComparedSide], by name: (ComparedSide, (step: Int, school: Int)) -> String
  ) -> [Redistribution.Part] {
    var amounts: [String: Redistribution.Amounts] = [:]
    for (place, side) in sides.enumerated() {
      for step in side.year.steps {
        for posting in step.postings {
          let name = name(side, (step.row, posting.school))
          let cents = Int128(posting.amount.cents)
          if place == 0 {
            amounts[name, default: .init()].before += cents
          } else {
            amounts[name, default: .init()].after += cents
          }
        }
      }
    }
    return amounts.map { Redistribution.Part(name: $0.key, amounts: $0.value) }
      .sorted { precedes(($0.amounts, $0.name), ($1.amounts, $1.name)) }
  }

  /// The largest gain first; of equal ones the first in the order of codes.
  private static func precedes(
    _ one: (amounts: Redistribution.Amounts, code: String),
    _ other: (amounts: Redistribution.Amounts, code: String)
  ) -> Bool {
    if one.amounts.difference != other.amounts.difference {
      return one.amounts.difference > other.amounts.difference
    }
    return one.code.utf8.lexicographicallyPrecedes(other.code.utf8)
  }
}
