import Dossiers
import Numbers
import Results

/// Splits what schools get more or less in another year, or by another count, over
/// ``Redistribution/Cause/ofMoments``: step by step, from the trace of both outcomes.
///
/// A step's amount is taken from the one outcome to the other in four stages: the school's own pupils
/// first, then those of the others, then what is in the pot, then the rest, which is the rule. A
/// stage is rounded half away from zero to a cent, one in which nothing changes moves nothing, and the
/// last one that does reaches the other outcome; so the four are exactly the difference.
struct MomentSplit {
  /// What each school gets before the first cause, after it, and so on until after the last.
  private(set) var stages: [[String: Int128]]

  /// How many stages there are, with the starting point.
  private static let count = Redistribution.Cause.ofMoments.count + 1

  init(_ before: ComparedSide, _ after: ComparedSide) {
    stages = Array(repeating: [:], count: Self.count)
    let (old, new) = (before.present, after.present)
    for pair in StepPair.all(before, after) {
      for (code, amounts) in Self.amounts(pair, old, new) {
        for (place, cents) in amounts.enumerated() { stages[place][code, default: 0] += cents }
      }
    }
  }

  // MARK: One step

  private static func amounts(
    _ pair: StepPair, _ old: [String: Int], _ new: [String: Int]
  ) -> [String: [Int128]] {
    let shift = pair.shift
    guard let before = pair.steps[0], let after = pair.steps[1], hasSameForm(before, after),
      let keys = MomentKeys(StepMoment(before), StepMoment(after), old, new)
    else { return shift.schools.mapValues { byRule($0.amounts) } }
    var result: [String: [Int128]] = [:]
    for (code, share) in shift.schools {
      guard let key = keys.schools[code] else {
        result[code] = byRule(share.amounts)
        continue
      }
      let isDivided = before.side.dossier.steps[before.step.row].kind == .divide
      let stages = isDivided ? keys.shares(key) : keys.claims(code, key)
      result[code] = stages.map { fill($0, between: share.amounts) } ?? byRule(share.amounts)
    }
    return result
  }

  /// Everything by the rule.
  private static func byRule(_ amounts: Redistribution.Amounts) -> [Int128] {
    Array(repeating: amounts.before, count: count - 1) + [amounts.after]
  }

  /// The amount after each stage; nothing where a stage moves nothing.
  private static func fill(
    _ computed: [Int128?], between amounts: Redistribution.Amounts
  ) -> [Int128] {
    var filled = [amounts.before]
    for cents in computed { filled.append(cents ?? filled[filled.count - 1]) }
    // What rounding leaves belongs to the last stage that moves anything.
    let last = computed.lastIndex { $0 != nil } ?? computed.count - 1
    for place in last + 1..<filled.count { filled[place] = amounts.after }
    return filled
  }

  /// Whether both rows are the same rule, whatever its values are.
  private static func hasSameForm(
    _ before: (side: ComparedSide, step: StepOutcome),
    _ after: (side: ComparedSide, step: StepOutcome)
  ) -> Bool {
    let old = before.side.dossier.steps[before.step.row]
    let new = after.side.dossier.steps[after.step.row]
    switch old.kind {
    case .perSchool, .perPupil, .divide: break
    case .split, .topUp, .move, .transition: return false
    }
    return old.kind == new.kind && old.rounding == new.rounding
      && (old.shortage == .cut) == (new.shortage == .cut)
      && old.amount?.text == new.amount?.text && old.key?.text == new.key?.text
  }
}
