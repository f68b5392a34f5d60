import Dossiers
import Numbers
import Results

/// A schoolgegeven or a telgroep whose value stands in a register.
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
  mutating func compile(_ formula: Formula, over group: [Int]?) -> Operand? {
    guard !formula.expression.isPoisoned else { return nil }
    return compile(formula.expression, in: formula, over: group)
  }

  /// Compiles an expression about whose names no finding has been made.
  mutating func compile(
    _ expression: Expression, in formula: Formula, over group: [Int]?
  ) -> Operand? {
    switch expression {
    case .number(let number):
      return Operand(
        place: .scalar(builder.slot(number.coefficient)), scale: number.scale, unit: .bare,
        status: .definitief)
    case .name(let reference, let offset):
      return load(reference, at: offset, in: formula, over: group)
    case .sum(let left, let right):
      return combine(left, right, in: formula, over: group, .sum)
    case .difference(let left, let right):
      return combine(left, right, in: formula, over: group, .difference)
    case .product(let left, let right):
      return combine(left, right, in: formula, over: group, .product)
    }
  }

  private enum Operation { case sum, difference, product }

  private mutating func combine(
    _ left: Expression, _ right: Expression, in formula: Formula, over group: [Int]?,
    _ operation: Operation
  ) -> Operand? {
    let first = compile(left, in: formula, over: group)
    let second = compile(right, in: formula, over: group)
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
    return Operand(
      place: apply(operation, first, second, over: group), scale: scale, unit: unit,
      status: max(first.status, second.status))
  }

  private mutating func apply(
    _ operation: Operation, _ first: Operand, _ second: Operand, over group: [Int]?
  ) -> Operand.Place {
    if case .scalar(let left) = first.place, case .scalar(let right) = second.place {
      let into = builder.scalar()
      switch operation {
      case .sum: builder.emit(.add(into: into, left, right))
      case .difference: builder.emit(.subtract(into: into, left, right))
      case .product: builder.emit(.multiply(into: into, left, right))
      }
      return .scalar(into)
    }
    let members = builder.members(group ?? everyone)
    let (left, right) = (column(first, members), column(second, members))
    let into = builder.column()
    switch operation {
    case .sum: builder.emit(.addColumns(into: into, left, right, members))
    case .difference: builder.emit(.subtractColumns(into: into, left, right, members))
    case .product: builder.emit(.multiplyColumns(into: into, left, right, members))
    }
    return .column(into)
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
    _ reference: Expression.Reference, at offset: Int, in formula: Formula, over group: [Int]?
  ) -> Operand? {
    switch reference {
    case .parameter(let parameter): load(parameter: parameter, at: offset, in: formula)
    case .line(let line): load(line: line, at: offset, in: formula)
    case .item(let item): load(item: item)
    case .total(let total): load(total: total)
    case .measure(let measure): load(measure: measure, at: offset, in: formula)
    case .attribute: loadPerSchool(reference, at: offset, in: formula, over: group)
    case .count(let telgroep, let moment):
      if group == nil {
        loadTotal(telgroep, moment, reference, at: offset, in: formula)
      } else {
        loadPerSchool(reference, at: offset, in: formula, over: group)
      }
    case .unknown: nil
    }
  }

  /// The total of a telgroep, added up once a year.
  private mutating func loadTotal(
    _ telgroep: Int, _ moment: Int, _ reference: Expression.Reference, at offset: Int,
    in formula: Formula
  ) -> Operand? {
    let place = telgroep * dossier.moments.count + moment
    if let total = countTotals[place] { return total }
    let total = loadPerSchool(reference, at: offset, in: formula, over: nil)
    countTotals[place] = total
    return total
  }

  private mutating func loadPerSchool(
    _ reference: Expression.Reference, at offset: Int, in formula: Formula, over group: [Int]?
  ) -> Operand? {
    guard let loaded = loaded(reference, at: offset, in: formula) else { return nil }
    guard let group else { return total(of: loaded, at: offset, in: formula) }
    if let isKnown = loaded.isKnown {
      reportUnknown(isKnown, in: group, loaded.input, formula, offset)
    } else {
      report(
        .totalOnly, at: formula.origin, [loaded.input.name, String(year)], offset: offset)
      return nil
    }
    return loaded.operand
  }

  private mutating func loaded(
    _ reference: Expression.Reference, at offset: Int, in formula: Formula
  ) -> Loaded? {
    if let loaded = known[reference] { return loaded }
    let loaded: Loaded? =
      switch reference {
      case .attribute(let attribute): load(attribute: attribute, reference)
      case .count(let telgroep, let moment):
        load(telgroep: telgroep, moment: moment, reference, at: offset, in: formula)
      case .parameter, .line, .item, .total, .measure, .unknown: nil
      }
    known[reference] = loaded
    return loaded
  }

  /// Keeps the names of an expression that was compiled, with their values, for who reads the outcome
  /// of a step.
  func remember(_ formula: Formula, over group: [Int]?, in inputs: inout [InputPlan]) {
    for reference in formula.expression.references
    where group == nil || !inputs.contains(where: { $0.reference == reference }) {
      if let input = input(reference) { inputs.append(input) }
    }
  }

  private func input(_ reference: Expression.Reference) -> InputPlan? {
    guard case .parameter(let parameter) = reference else { return known[reference]?.input }
    let entry = dossier.parameters[parameter]
    guard let operand = parameters[parameter], let place = entry.values.place(inYear: year) else {
      return nil
    }
    return InputPlan(
      reference: reference, name: entry.name, unit: entry.unit, scale: operand.scale,
      place: operand.place, date: nil, isForecast: false,
      vouching: .one(entry.values[place].provenance))
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
      unit: loaded.operand.unit, status: loaded.operand.status)
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
    parameter: Int, at offset: Int, in formula: Formula
  ) -> Operand? {
    if let operand = parameters[parameter] { return operand }
    let unit = dossier.parameters[parameter].unit
    guard !unit.isChoice else {
      let name = dossier.parameters[parameter].name
      report(.choiceInExpression, at: formula.origin, [name], offset: offset)
      return nil
    }
    guard let place = dossier.parameters[parameter].values.place(inYear: year) else {
      let name = dossier.parameters[parameter].name
      report(.noValueInYear, at: formula.origin, [name, String(year)], offset: offset)
      return nil
    }
    // A finding has already been made about a value that is no number.
    guard let number = dossier.parameters[parameter].values[place].number else { return nil }
    let register = slot(number, ofParameter: parameter, row: place, inYear: year)
    drawParameter(parameter, inYear: year, register)
    let operand = Operand(
      place: .scalar(register), scale: number.scale, unit: unit,
      status: dossier.parameters[parameter].values[place].provenance.status)
    parameters[parameter] = operand
    return operand
  }

  private mutating func load(attribute: Int, _ reference: Expression.Reference) -> Loaded {
    let entry = dossier.attributes[attribute]
    var numbers: [Decimal?] = []
    var isKnown: [CountColumn.Knowledge] = []
    for school in dossier.schools.indices {
      let values = entry.values[school] ?? []
      let place = values.place(inYear: year)
      numbers.append(place.flatMap { values[$0].number })
      isKnown.append(place == nil ? .absent : .known)
    }
    let scale = numbers.reduce(0) { max($0, $1?.scale ?? 0) }
    let slot = builder.slot(numbers.map { $0?.coefficient(atScale: scale) ?? 0 })
    var status = Status.definitief
    for values in entry.values.values {
      for place in values.indices { status = max(status, values[place].provenance.status) }
    }
    return Loaded(
      operand: Operand(place: .column(slot), scale: scale, unit: entry.unit, status: status),
      input: InputPlan(
        reference: reference, name: entry.name, unit: entry.unit, scale: scale,
        place: .column(slot), date: nil, isForecast: false, vouching: .attribute(attribute)),
      isKnown: isKnown)
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
