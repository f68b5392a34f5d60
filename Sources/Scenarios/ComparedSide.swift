import Dossiers
import Numbers
import Results

/// One of two outcomes in a year.
struct ComparedSide {
  let year: YearOutcome
  let dossier: Dossier

  func row(ofSchool school: Int) -> School.Row? {
    dossier.schools[school].row(inYear: year.year)
  }

  func board(ofSchool school: Int) -> String {
    row(ofSchool: school).map { dossier.boards[$0.board] } ?? ""
  }

  /// The schools that exist in the year, by code.
  var present: [String: Int] {
    var present: [String: Int] = [:]
    for place in dossier.schools.indices where row(ofSchool: place) != nil {
      present[dossier.schools[place].code] = place
    }
    return present
  }
}

/// One step of the allocation in two outcomes: the rows with the same number, pot and receiver.
struct StepPair {
  /// What tells steps apart, also in another dossier.
  struct Name: Hashable {
    let number: Int
    let pot: String
    let to: String?
  }

  let name: Name
  /// The step on both sides; nothing on the side that does not have it.
  let steps: [(side: ComparedSide, step: StepOutcome)?]

  /// Every step of two outcomes, in the order of the numbers; those of the other outcome only stand
  /// after those with the same number.
  static func all(_ before: ComparedSide, _ after: ComparedSide) -> [StepPair] {
    let (old, new) = (steps(of: before), steps(of: after))
    var names = old.map(\.name)
    let known = Set(names)
    names += new.map(\.name).filter { !known.contains($0) }
    let ordered = names.enumerated().sorted {
      ($0.element.number, $0.offset) < ($1.element.number, $1.offset)
    }
    let sides = [(before, byName(old)), (after, byName(new))]
    return ordered.map { _, name in
      StepPair(name: name, steps: sides.map { side, steps in steps[name].map { (side, $0) } })
    }
  }

  private static func byName(
    _ steps: [(name: Name, step: StepOutcome)]
  ) -> [Name: StepOutcome] {
    Dictionary(steps.map { ($0.name, $0.step) }, uniquingKeysWith: { first, _ in first })
  }

  private static func steps(of side: ComparedSide) -> [(name: Name, step: StepOutcome)] {
    side.year.steps.map { step in
      let row = side.dossier.steps[step.row]
      let name = Name(
        number: row.number, pot: side.dossier.pots[row.pot].name,
        to: row.to.map { side.dossier.pots[$0].name })
      return (name, step)
    }
  }

  /// What the step does on both sides.
  var shift: StepShift {
    var schools: [String: StepShift.Share] = [:]
    for (place, pair) in steps.enumerated() {
      guard let (side, step) = pair else { continue }
      for posting in step.postings {
        let code = side.dossier.schools[posting.school].code
        let cents = Int128(posting.amount.cents)
        if place == 0 {
          schools[code, default: .init()].amounts.before = cents
          schools[code]?.before = posting.key
        } else {
          schools[code, default: .init()].amounts.after = cents
          schools[code]?.after = posting.key
        }
      }
    }
    func amounts(_ amount: (StepOutcome) -> Int128) -> Redistribution.Amounts {
      .init(
        before: steps[0].map { amount($0.step) } ?? 0, after: steps[1].map { amount($0.step) } ?? 0)
    }
    // A step stands on one side at least.
    let row = (steps[1] ?? steps[0]).map { $0.side.dossier.steps[$0.step.row] }
    return StepShift(
      number: name.number, kind: row?.kind ?? .move, pot: name.pot, to: name.to,
      key: row?.key?.text ?? "", description: row?.description ?? "",
      amounts: amounts { $0.transfer.map { Int128($0.amount.cents) } ?? $0.posted },
      whole: amounts { Int128($0.divided.cents) },
      totals: (steps[0]?.step.keyTotal, steps[1]?.step.keyTotal),
      receivers: (steps[0]?.step.postings.count ?? 0, steps[1]?.step.postings.count ?? 0),
      schools: schools)
  }
}
