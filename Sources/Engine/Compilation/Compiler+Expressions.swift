import Dossiers
import Numbers
import Results

/// A name whose value stands in a register.
struct Loaded {
  let operand: Operand
  let input: InputPlan
  /// For each school whether the value is known; nothing for a number that all schools share.
  let isKnown: [CountColumn.Knowledge]?
}

extension Compiler {
  /// The largest number of decimals that a register may have.
  static var mostDecimals: Int { 30 }

  /// Compiles an expression for the schools of a group; columns are computed for them only.
  ///
  /// Without a group the expression must give one number, and a telgroep means its total.
  mutating func compile(
    _ formula: Formula, over group: [Int]?, inputs: inout [InputPlan]
  ) -> Operand? {
    guard !formula.expression.isPoisoned else { return nil }
    return compile(formula.expression, in: formula, over: group, inputs: &inputs)
  }

  private mutating func compile(
    _ expression: Expression, in formula: Formula, over group: [Int]?, inputs: inout [InputPlan]
  ) -> Operand? {
    switch expression {
    case .number(let number):
      return Operand(
        place: .scalar(builder.slot(number.coefficient)), scale: number.scale, unit: .bare)
    case .name(let reference, let offset):
      return load(reference, at: offset, in: formula, over: group, inputs: &inputs)
    case .sum(let left, let right):
      return combine(left, right, in: formula, over: group, inputs: &inputs, .sum)
    case .difference(let left, let right):
      return combine(left, right, in: formula, over: group, inputs: &inputs, .difference)
    case .product(let left, let right):
      return combine(left, right, in: formula, over: group, inputs: &inputs, .product)
    }
  }

  private enum Operation { case sum, difference, product }

  private mutating func combine(
    _ left: Expression, _ right: Expression, in formula: Formula, over group: [Int]?,
    inputs: inout [InputPlan], _ operation: Operation
  ) -> Operand? {
    let first = compile(left, in: formula, over: group, inputs: &inputs)
    let second = compile(right, in: formula, over: group, inputs: &inputs)
    guard var first, var second else { return nil }
    let scale: Int
    let unit: Unit
    switch operation {
    case .product:
      scale = first.scale + second.scale
      unit = first.unit.times(second.unit)
    case .sum, .difference:
      guard first.unit.isAddable(to: second.unit) else {
        report(
          .unitMismatch, at: formula.origin, [formula.text, first.unit.name, second.unit.name])
        return nil
      }
      scale = max(first.scale, second.scale)
      unit = first.unit
    }
    guard scale <= Self.mostDecimals else {
      report(.tooManyDecimals, at: formula.origin, [formula.text, String(scale)])
      return nil
    }
    if operation != .product {
      first = widened(first, to: scale, over: group)
      second = widened(second, to: scale, over: group)
    }
    return apply(operation, first, second, scale: scale, unit: unit, over: group)
  }

  private mutating func apply(
    _ operation: Operation, _ first: Operand, _ second: Operand, scale: Int, unit: Unit,
    over group: [Int]?
  ) -> Operand {
    if case .scalar(let left) = first.place, case .scalar(let right) = second.place {
      let into = builder.scalar()
      switch operation {
      case .sum: builder.emit(.add(into: into, left, right))
      case .difference: builder.emit(.subtract(into: into, left, right))
      case .product: builder.emit(.multiply(into: into, left, right))
      }
      return Operand(place: .scalar(into), scale: scale, unit: unit)
    }
    let members = builder.members(group ?? everyone)
    let (left, right) = (column(first, members), column(second, members))
    let into = builder.column()
    switch operation {
    case .sum: builder.emit(.addColumns(into: into, left, right, members))
    case .difference: builder.emit(.subtractColumns(into: into, left, right, members))
    case .product: builder.emit(.multiplyColumns(into: into, left, right, members))
    }
    return Operand(place: .column(into), scale: scale, unit: unit)
  }

  /// The operand as a column: one number is given to each member.
  mutating func column(_ operand: Operand, _ members: Members) -> Column {
    switch operand.place {
    case .column(let column): return column
    case .scalar(let scalar):
      let into = builder.column()
      builder.emit(.fill(into: into, scalar, members))
      return into
    }
  }

  /// The same value with more decimals.
  mutating func widened(_ operand: Operand, to scale: Int, over group: [Int]?) -> Operand {
    guard operand.scale < scale else { return operand }
    let digits = UInt8(scale - operand.scale)
    var wider = operand
    wider.scale = scale
    switch operand.place {
    case .scalar(let from):
      let into = builder.scalar()
      builder.emit(.widen(into: into, from, digits: digits))
      wider.place = .scalar(into)
    case .column(let from):
      let into = builder.column()
      let members = builder.members(group ?? everyone)
      builder.emit(.widenColumn(into: into, from, digits: digits, members))
      wider.place = .column(into)
    }
    return wider
  }

  // MARK: Names

  private mutating func load(
    _ reference: Expression.Reference, at offset: Int, in formula: Formula, over group: [Int]?,
    inputs: inout [InputPlan]
  ) -> Operand? {
    guard let loaded = loaded(reference, at: offset, in: formula, over: group) else { return nil }
    guard let group else {
      inputs.append(loaded.input)
      return total(of: loaded, at: offset, in: formula)
    }
    if let isKnown = loaded.isKnown {
      reportUnknown(isKnown, in: group, loaded.input, formula, offset)
    } else if case .count = reference, case .scalar = loaded.operand.place {
      report(
        .totalOnly, at: formula.origin, [loaded.input.name, String(year)], offset: offset)
      return nil
    }
    if !inputs.contains(where: { $0.reference == reference }) { inputs.append(loaded.input) }
    return loaded.operand
  }

  private mutating func loaded(
    _ reference: Expression.Reference, at offset: Int, in formula: Formula, over group: [Int]?
  ) -> Loaded? {
    if let loaded = known[reference] { return loaded }
    let loaded: Loaded?
    switch reference {
    case .parameter(let parameter):
      loaded = load(parameter: parameter, reference, at: offset, in: formula)
    case .attribute(let attribute):
      loaded = load(attribute: attribute, reference)
    case .count(let telgroep, let moment):
      loaded = load(telgroep: telgroep, moment: moment, reference, at: offset, in: formula)
    case .unknown:
      loaded = nil
    }
    known[reference] = loaded
    return loaded
  }

  /// One number for a name that has a value per school: the total of a count, else a finding.
  private mutating func total(of loaded: Loaded, at offset: Int, in formula: Formula) -> Operand? {
    guard case .column(let column) = loaded.operand.place else { return loaded.operand }
    guard case .count = loaded.input.reference else {
      report(.columnWhereScalar, at: formula.origin, [loaded.input.name], offset: offset)
      return nil
    }
    let counted = known(loaded.isKnown ?? [], loaded.input, formula, offset)
    return Operand(
      place: .scalar(builder.sum(column, builder.members(counted))), scale: loaded.operand.scale,
      unit: loaded.operand.unit)
  }

  /// The schools with a known number.
  ///
  /// A school that is in the count without a number would lower the total without a word, so a
  /// finding is made about it.
  mutating func known(
    _ isKnown: [CountColumn.Knowledge], _ input: InputPlan, _ formula: Formula, _ offset: Int
  ) -> [Int] {
    let silent = everyone.filter { isKnown[$0] == .empty || isKnown[$0] == .masked }
    reportUnknown(isKnown, in: silent, input, formula, offset)
    return everyone.filter { isKnown[$0] == .known }
  }

  private mutating func load(
    parameter: Int, _ reference: Expression.Reference, at offset: Int, in formula: Formula
  ) -> Loaded? {
    let entry = dossier.parameters[parameter]
    guard !entry.unit.isChoice else {
      report(.choiceInExpression, at: formula.origin, [entry.name], offset: offset)
      return nil
    }
    guard let value = entry.value(inYear: year) else {
      report(.noValueInYear, at: formula.origin, [entry.name, String(year)], offset: offset)
      return nil
    }
    // A finding has already been made about a value that is no number.
    guard let number = value.number else { return nil }
    let operand = Operand(
      place: .scalar(builder.slot(number.coefficient)), scale: number.scale, unit: entry.unit)
    return Loaded(
      operand: operand,
      input: InputPlan(
        reference: reference, name: entry.name, unit: entry.unit, scale: number.scale,
        place: operand.place, date: nil, isForecast: false, vouching: .one(value.provenance)),
      isKnown: nil)
  }

  private mutating func load(attribute: Int, _ reference: Expression.Reference) -> Loaded {
    let entry = dossier.attributes[attribute]
    let values = dossier.schools.indices.map { entry.value(ofSchool: $0, inYear: year) }
    let scale = values.reduce(0) { max($0, $1?.number?.scale ?? 0) }
    let slot = builder.slot(values.map { $0?.number?.coefficient(atScale: scale) ?? 0 })
    return Loaded(
      operand: Operand(place: .column(slot), scale: scale, unit: entry.unit),
      input: InputPlan(
        reference: reference, name: entry.name, unit: entry.unit, scale: scale,
        place: .column(slot), date: nil, isForecast: false, vouching: .attribute(attribute)),
      isKnown: values.map { $0 == nil ? .absent : .known })
  }

  private mutating func reportUnknown(
    _ isKnown: [CountColumn.Knowledge], in group: [Int], _ input: InputPlan, _ formula: Formula,
    _ offset: Int
  ) {
    switch input.vouching {
    case .count(let column) where dossier.counts[column].isPartial: return
    case .attribute(let attribute) where dossier.attributes[attribute].isPartial: return
    case .count, .attribute, .one: break
    }
    for school in group where isKnown[school] != .known && isKnown[school] != .poisoned {
      let facts = [input.name, String(year), dossier.schools[school].code]
      let row = dossier.schools[school].row(inYear: year)?.provenance.origin ?? formula.origin
      switch input.vouching {
      case .attribute:
        report(.schoolWithoutAttribute, at: row, facts, column: "school")
      case .count(let column) where isKnown[school] == .masked:
        report(.maskedCount, at: dossier.counts[column].cells[school].origin, facts)
      case .count(let column) where isKnown[school] == .empty:
        report(.schoolWithoutCount, at: dossier.counts[column].cells[school].origin, facts)
      case .count, .one:
        report(.schoolWithoutCount, at: row, facts, column: "school")
      }
    }
  }
}
