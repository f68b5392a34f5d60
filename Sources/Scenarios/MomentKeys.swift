import Dossiers
import Numbers
import Results

/// The keys of a step in two outcomes, as whole numbers of one scale.
struct MomentKeys {
  /// The key of a school: before, with the pupils of after, and after.
  struct Key {
    var before: Int128
    var counted: Int128
    var after: Int128
  }

  private(set) var schools: [String: Key] = [:]
  private let before: StepMoment
  private let after: StepMoment
  private let scale: Int
  private var total = Key(before: 0, counted: 0, after: 0)
  /// Whether the keys of after follow from its pupils alone.
  private var isByPupils = true

  /// Nothing when a number does not fit.
  init?(
    _ before: StepMoment, _ after: StepMoment, _ old: [String: Int], _ new: [String: Int]
  ) {
    (self.before, self.after) = (before, after)
    let formula = before.side.dossier.steps[before.step.row].key
    var keys: [String: (before: Decimal?, counted: Decimal, after: Decimal?)] = [:]
    let codes = Set(before.postings.keys).union(after.postings.keys)
    for code in codes {
      let (here, there) = (before.postings[code], after.postings[code])
      let counted: Decimal?
      switch (old[code], new[code]) {
      // A school that comes or goes brings or takes its pupils.
      case (nil, _): counted = there?.key ?? Decimal(1)
      case (_, nil): counted = Decimal(0)
      case (let old?, let new?):
        // One that joins the doelgroep does so by rule.
        guard let here else { continue }
        // Of one that leaves it the pupils are no news.
        guard there != nil, let formula else {
          counted = here.key ?? Decimal(1)
          break
        }
        counted = formula.expression.value { reference in
          if case .count = reference { return after.value(reference, ofSchool: new) }
          return before.value(reference, ofSchool: old)
        }
      }
      guard let counted else { return nil }
      keys[code] = (
        here.map { $0.key ?? Decimal(1) }, counted, there.map { $0.key ?? Decimal(1) }
      )
    }
    let scale = keys.values.reduce(0) {
      max($0, $1.before?.scale ?? 0, $1.counted.scale, $1.after?.scale ?? 0)
    }
    self.scale = scale
    for (code, key) in keys {
      guard let before = (key.before ?? Decimal(0)).coefficient(atScale: scale),
        let counted = key.counted.coefficient(atScale: scale),
        let after = (key.after ?? Decimal(0)).coefficient(atScale: scale)
      else { return nil }
      let school = Key(before: before, counted: counted, after: after)
      schools[code] = school
      if counted != after { isByPupils = false }
      guard let sum = Self.sum(total, school) else { return nil }
      total = sum
    }
    // Who joined the doelgroep has a key that is the rule's.
    if schools.count != codes.count { isByPupils = false }
  }

  private static func sum(_ left: Key, _ right: Key) -> Key? {
    let before = left.before.addingReportingOverflow(right.before)
    let counted = left.counted.addingReportingOverflow(right.counted)
    let after = left.after.addingReportingOverflow(right.after)
    guard !before.overflow, !counted.overflow, !after.overflow else { return nil }
    return Key(
      before: before.partialValue, counted: counted.partialValue, after: after.partialValue)
  }

  // MARK: The stages of a division

  /// What a school has after each stage of a division; nothing for a stage that moves nothing, and
  /// nothing at all when a number does not fit.
  func shares(_ key: Key) -> [Int128?]? {
    let (old, new) = (Int128(before.step.divided.cents), Int128(after.step.divided.cents))
    let (alone, overflow) = (total.before - key.before).addingReportingOverflow(key.counted)
    guard !overflow else { return nil }
    var stages: [Int128?] = [nil, nil, nil, nil]
    if key.counted != key.before {
      guard let cents = share(old, key.counted, of: alone) else { return nil }
      stages[0] = cents
    }
    if total.counted != alone {
      guard let cents = share(old, key.counted, of: total.counted) else { return nil }
      stages[1] = cents
    }
    if new != old {
      guard let cents = share(new, key.counted, of: total.counted) else { return nil }
      stages[2] = cents
    }
    // Its place is enough: the last stage reaches the other outcome.
    if !isByPupils { stages[3] = 0 }
    return stages
  }

  private func share(_ cents: Int128, _ key: Int128, of total: Int128) -> Int128? {
    guard total > 0 else { return 0 }
    let (product, overflow) = cents.multipliedReportingOverflow(by: key)
    return overflow ? nil : Rounding.halfAwayFromZero(product, dividedBy: total)
  }

  // MARK: The stages of a claim

  /// The same for an amount per school or per pupil; the pot matters where claims were cut.
  func claims(_ code: String, _ key: Key) -> [Int128?]? {
    guard let new = after.rate(ofSchool: code),
      let old = before.rate(ofSchool: code) ?? after.rate(ofSchool: code)
    else {
      // It gets nothing any more.
      return key.counted == 0 ? [0, nil, nil, nil] : nil
    }
    let (reach, other) = (Reach(before), Reach(after))
    var stages: [Int128?] = [nil, nil, nil, nil]
    if key.counted != key.before {
      guard let cents = claim(old, key.counted, reach) else { return nil }
      stages[0] = cents
    }
    if reach != other {
      guard let cents = claim(old, key.counted, other) else { return nil }
      stages[2] = cents
    }
    if key.counted != key.after || old.reduced != new.reduced { stages[3] = 0 }
    return stages
  }

  /// How far a pot reaches: what it paid of what was claimed.
  private struct Reach: Equatable {
    var paid: Int128 = 1
    var claimed: Int128 = 1

    init(_ of: StepMoment) {
      guard of.side.dossier.steps[of.step.row].shortage == .cut, of.step.missing != .zero else {
        return
      }
      paid = Int128(of.step.divided.cents)
      claimed = paid + Int128(of.step.missing.cents)
    }
  }

  private func claim(_ rate: Decimal, _ key: Int128, _ reach: Reach) -> Int128? {
    let (product, overflow) = rate.coefficient.multipliedReportingOverflow(by: key)
    let (cents, tooLarge) = product.multipliedReportingOverflow(by: 100)
    let (paid, beyond) = cents.multipliedReportingOverflow(by: reach.paid)
    guard !overflow, !tooLarge, !beyond, rate.scale + scale <= PowerOfTen.largest else {
      return nil
    }
    let (divisor, unfit) = PowerOfTen.value(rate.scale + scale)
      .multipliedReportingOverflow(by: reach.claimed)
    return unfit || divisor <= 0 ? nil : Rounding.halfAwayFromZero(paid, dividedBy: divisor)
  }
}

/// A step in one outcome, with its postings by school.
struct StepMoment {
  let side: ComparedSide
  let step: StepOutcome
  let postings: [String: Posting]
  private let inputs: [Expression.Reference: Input]

  init(_ pair: (side: ComparedSide, step: StepOutcome)) {
    (side, step) = pair
    let schools = pair.side.dossier.schools
    postings = Dictionary(
      pair.step.postings.map { (schools[$0.school].code, $0) },
      uniquingKeysWith: { first, _ in first })
    inputs = Dictionary(
      pair.step.inputs.map { ($0.reference, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The value of a name for a school.
  func value(_ reference: Expression.Reference, ofSchool school: Int) -> Decimal? {
    inputs[reference]?.value(ofSchool: school)?.number
  }

  /// The amount per school or per pupil that held for a school.
  func rate(ofSchool code: String) -> Decimal? {
    postings[code].flatMap { $0.rate ?? step.rate }
  }
}
