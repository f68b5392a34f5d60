import Dossiers

/// A number of an outcome in one year that may be watched or sought while a parameter varies.
public enum OutcomeMeasure: Hashable, Sendable {
  /// A measure of `maatstaven.csv`, as an index into ``Dossier/measures``.
  case named(Int)
  /// A total of the budget or of the balance sheet, in euros.
  case total(OutcomeTotal)
  /// What a `verdeel` step pays for each pupil whom it counts, in euros and whole cents; the step is
  /// an index into ``Dossier/steps``.
  case perPupil(step: Int)
  /// The largest loss of a school against the outcome before, as a share of what it got: in ten
  /// thousandths, 0 when no school loses.
  case largestLoss
  /// The largest gain of a school against the outcome before, likewise.
  case largestGain
  /// What goes from schools to other schools against the outcome before, in euros: the smaller of all
  /// gains and all losses.
  case moved

  /// Whether the number compares with the outcome before, so that it is 0 while nothing varies.
  public var isComparison: Bool {
    switch self {
    case .named, .total, .perPupil: false
    case .largestLoss, .largestGain, .moved: true
    }
  }

  /// What the number counts.
  public func unit(in dossier: Dossier) -> Unit {
    switch self {
    case .named(let measure): dossier.measures[measure].unit
    case .total, .moved: .euro
    case .perPupil: .euroPerPupil
    case .largestLoss, .largestGain: .percent
    }
  }

  /// The name by which a user asks for it.
  ///
  /// A pot that divides by pupils in one step a year names that step.
  public func name(in dossier: Dossier) -> String {
    switch self {
    case .named(let measure): dossier.measures[measure].name
    case .total(let total): total.rawValue
    case .perPupil(let step): "bedrag_per_leerling@\(dossier.pots[dossier.steps[step].pot].name)"
    case .largestLoss: "grootste_nadeel"
    case .largestGain: "grootste_voordeel"
    case .moved: "verschoven"
    }
  }

  /// Every measure of a year of the dossier, those of `maatstaven.csv` first.
  public static func all(in dossier: Dossier, year: YearOutcome) -> [OutcomeMeasure] {
    var measures = year.measures.map { OutcomeMeasure.named($0.measure) }
    let own = Set(dossier.measures.map { $0.name })
    for total in OutcomeTotal.allCases where !own.contains(total.rawValue) {
      switch total {
      case .income, .expenses, .result: measures.append(.total(total))
      case .assets, .equity, .liabilities:
        if year.balance != nil { measures.append(.total(total)) }
      }
    }
    let steps = year.steps.map { $0.row }.filter { dossier.isPerPupil(step: $0) }
    for step in steps
    where steps.filter({ dossier.steps[$0].pot == dossier.steps[step].pot }).count == 1 {
      measures.append(.perPupil(step: step))
    }
    guard !year.steps.isEmpty else { return measures }
    for measure in [OutcomeMeasure.largestLoss, .largestGain, .moved]
    where !own.contains(measure.name(in: dossier)) {
      measures.append(measure)
    }
    return measures
  }
}

extension Dossier {
  /// Whether a step divides a pot by the number of pupils of one telgroep.
  fileprivate func isPerPupil(step: Int) -> Bool {
    guard steps[step].kind == .divide, case .name(.count, _) = steps[step].key?.expression else {
      return false
    }
    return true
  }

  /// Whether a step divides by all pupils: the telgroep by which amounts per pupil are shown, at the
  /// default moment.
  public func isPerEveryPupil(step: Int) -> Bool {
    guard let pupilTelgroep, steps[step].kind == .divide,
      case .name(.count(pupilTelgroep, moment: 0), _) = steps[step].key?.expression
    else { return false }
    return true
  }
}
