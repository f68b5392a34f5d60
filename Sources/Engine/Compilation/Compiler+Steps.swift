import Dossiers
import Numbers

extension Compiler {
  /// Compiles the steps of the year in the order of their numbers.
  mutating func compileSteps(_ rows: [Int], _ plan: inout YearPlan) {
    var rest = rows[...]
    var compared: Set<Int> = []
    while let index = rest.first {
      let step = dossier.steps[index]
      let together = Array(rest.prefix { dossier.steps[$0].number == step.number })
      rest = rest.dropFirst(together.count)
      builder.current = InstructionPlace(year: year, origin: step.provenance.origin)
      let sound = together.filter { hasItsCells(dossier.steps[$0]) }
      guard sound.count == together.count, belong(together) else { continue }
      guard let payer = plan.pots.firstIndex(where: { $0.pot == step.pot }) else { continue }
      if step.kind.form.line == .needed, compared.contains(step.pot) {
        report(
          .paysAfterTransition, at: step.provenance.origin,
          [String(step.number), dossier.pots[step.pot].name], column: "volgnr")
      }
      switch step.kind {
      case .transition:
        limit(index, &plan)
        compared.formUnion(step.comparedPots)
      case .perSchool, .perPupil: claim(index, payer, &plan)
      case .divide: divide(index, payer, &plan)
      case .split: split(together, payer, &plan)
      case .topUp: topUp(index, payer, &plan)
      case .move: move(index, payer, &plan)
      }
    }
  }

  // MARK: The form of a row

  /// Whether a row has the cells that its kind needs, and no others.
  private mutating func hasItsCells(_ step: StepRow) -> Bool {
    if step.isPoisoned { return false }
    let form = step.kind.form
    let cells: [(name: String, isFilled: Bool, need: StepKind.Need)] = [
      ("bedrag", step.amount != nil, form.amount), ("sleutel", step.key != nil, form.key),
      ("doelgroep", !step.target.isEmpty, form.target), ("naar", step.to != nil, form.to),
      ("regel", step.line != nil, form.line),
    ]
    var isSound = true
    for cell in cells {
      switch cell.need {
      case .needed where !cell.isFilled:
        let code: FindingCode = cell.name == "regel" ? .stepWithoutLine : .stepNeedsCell
        report(
          code, at: step.provenance.origin, [step.kind.rawValue, cell.name], column: cell.name)
        isSound = false
      case .refused where cell.isFilled:
        report(
          .stepRefusesCell, at: step.provenance.origin, [step.kind.rawValue, cell.name],
          column: cell.name)
        isSound = false
      case .needed, .refused, .optional: break
      }
    }
    if step.to == step.pot {
      report(
        .potPaysItself, at: step.provenance.origin, [dossier.pots[step.pot].name], column: "naar")
      isSound = false
    }
    if let line = step.line, dossier.lines[line].side == .baten {
      report(
        .stepsInIncome, at: step.provenance.origin, [dossier.lines[line].code], column: "regel")
      isSound = false
    }
    if let line = step.line, dossier.lines[line].mode != .steps {
      report(
        .lineNotForSteps, at: step.provenance.origin, [dossier.lines[line].code], column: "regel")
      isSound = false
    }
    let isTransition = step.kind == .transition
    let misplaced: [(name: String, isMisplaced: Bool)] = [
      ("afronding", step.rounding == .perUnit && step.kind != .divide),
      ("tekort", isTransition && step.shortage != .error),
      ("grens", !isTransition && step.limit != nil),
      ("potten", !isTransition && !step.compared.isEmpty),
    ]
    for cell in misplaced where cell.isMisplaced {
      report(
        .stepRefusesCell, at: step.provenance.origin, [step.kind.rawValue, cell.name],
        column: cell.name)
      isSound = false
    }
    return isSound
  }

  /// Whether rows that share a number belong together: only `splits` has several, from one pot.
  private mutating func belong(_ rows: [Int]) -> Bool {
    guard rows.count > 1 else { return true }
    let first = dossier.steps[rows[0]]
    for index in rows.dropFirst() {
      let step = dossier.steps[index]
      if step.kind != .split || first.kind != .split || step.pot != first.pot
        || step.shortage != first.shortage
      {
        // Of rows with the same key the reader has told already.
        if step.to != first.to || step.period.from != first.period.from {
          report(
            .stepRowsDiffer, at: step.provenance.origin, [String(step.number)], column: "volgnr")
        }
        return false
      }
    }
    return true
  }

  // MARK: What steps share

  /// Puts back into the pot what a division could not give out in whole units.
  mutating func giveBack(
    _ divided: Scalar, less paid: Scalar, _ payer: Int, _ plan: YearPlan
  ) -> Scalar {
    let leftOver = builder.scalar()
    builder.emit(.subtract(into: leftOver, divided, paid))
    let balance = plan.pots[payer].balance
    builder.emit(.add(into: balance, balance, leftOver))
    return leftOver
  }

  /// The amount of a `verdeel` or `hevel` step: `bedrag`, or all that is in the pot.
  mutating func wantedAmount(
    _ step: StepRow, _ balance: Scalar, _ result: inout StepPlan
  ) -> Scalar? {
    guard let formula = step.amount else {
      let all = builder.scalar()
      builder.emit(.lack(into: all, floor: balance, pot: builder.zero))
      return all
    }
    return sharedAmount(formula, &result)
  }

  /// An amount of money that all schools share, in cents.
  mutating func sharedAmount(
    _ formula: Formula, _ result: inout StepPlan
  ) -> Scalar? {
    guard let operand = compile(formula, over: nil), case .scalar(let value) = operand.place,
      isMoney(operand, formula)
    else { return nil }
    remember(formula, over: nil, in: &result.inputs)
    result.amount = operand
    return cents(value, scale: operand.scale, unit: dossier.divisionUnit)
  }

  mutating func draw(
    _ wanted: Scalar, from pot: Scalar
  ) -> (granted: Scalar, missing: Scalar) {
    let (granted, missing) = (builder.scalar(), builder.scalar())
    builder.emit(.draw(pot: pot, wanted: wanted, granted: granted, missing: missing))
    return (granted, missing)
  }
}

extension StepKind {
  enum Need { case needed, optional, refused }

  /// Which cells a row of this kind has.
  var form: (amount: Need, key: Need, target: Need, to: Need, line: Need) {
    switch self {
    case .perSchool: (.needed, .refused, .needed, .refused, .needed)
    case .perPupil: (.needed, .needed, .needed, .refused, .needed)
    case .divide: (.optional, .needed, .needed, .refused, .needed)
    case .split: (.refused, .needed, .optional, .needed, .refused)
    case .topUp: (.needed, .refused, .refused, .needed, .refused)
    case .move: (.optional, .refused, .refused, .needed, .refused)
    case .transition: (.needed, .refused, .needed, .refused, .refused)
    }
  }
}
