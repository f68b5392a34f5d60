import Dossiers
import Numbers

extension Compiler {
  /// A number that is part of a rule and not of the dossier, such as the twelve months of a year.
  mutating func constant(_ value: Int128) -> Scalar {
    if let known = constants[value] { return known }
    let slot = builder.slot(value)
    constants[value] = slot
    return slot
  }

  /// What the state pays for a pupil of a school in a calendar year: the schoolgegeven of the school
  /// where it has one, else the parameter.
  mutating func rate(
    _ funding: FundingName, ofSchool school: Int, inYear rateYear: Int, at origin: Origin
  ) -> ClaimPlan.Rate? {
    let unit = Unit.euroPerPupil
    // About a name that nothing has a finding has been made where it was read.
    if funding.attribute == nil, funding.parameter == nil { return nil }
    if let attribute = funding.attribute,
      let value = dossier.attributes[attribute].value(ofSchool: school, inYear: rateYear)
    {
      return rate(
        value, dossier.attributes[attribute].unit, key: (-1 - attribute, school, rateYear),
        funding.name, unit, at: origin)
    }
    guard let parameter = funding.parameter,
      let value = dossier.parameters[parameter].value(inYear: rateYear)
    else {
      reportMissing(funding.name, rateYear, unit, at: origin)
      return nil
    }
    return rate(
      value, dossier.parameters[parameter].unit, key: (parameter, 0, rateYear), funding.name, unit,
      at: origin)
  }

  /// A parameter of the year in euros per pupil and year.
  mutating func rate(ofParameter parameter: Int, at origin: Origin) -> ClaimPlan.Rate? {
    let entry = dossier.parameters[parameter]
    guard let value = entry.value(inYear: year) else {
      report(.noValueInYear, at: origin, [entry.name, String(year)])
      return nil
    }
    return rate(
      value, entry.unit, key: (parameter, 0, year), entry.name, .euroPerPupil, at: origin)
  }

  /// An amount of the agreements in euros.
  mutating func amount(_ term: TransferTerm, _ unit: Unit, at origin: Origin) -> ClaimPlan.Rate? {
    guard let parameter = dossier.parameters.firstIndex(where: { $0.name == term.rawValue }),
      let value = dossier.parameters[parameter].value(inYear: year)
    else {
      reportMissing(term.rawValue, year, unit, at: origin)
      return nil
    }
    return rate(
      value, dossier.parameters[parameter].unit, key: (parameter, 0, year), term.rawValue, unit,
      at: origin)
  }

  /// The register of a value, one for each name, school and year.
  mutating func rate(
    _ value: DatedValue, _ unit: Unit, key: (Int, Int, Int), _ name: String, _ wanted: Unit,
    at origin: Origin
  ) -> ClaimPlan.Rate? {
    // A finding has been made about a value that is no number.
    guard let number = value.number else { return nil }
    guard unit.isAddable(to: wanted) else {
      report(.unitMismatch, at: value.provenance.origin, [name, wanted.name, unit.name])
      return nil
    }
    guard number.coefficient >= 0 else {
      report(.negativeAmount, at: value.provenance.origin, [name, "", String(key.2)])
      return nil
    }
    let place = RateKey(name: key.0, school: key.1, year: key.2)
    if let known = rates[place] { return known }
    let isOfYear = key.0 >= 0 && key.2 == year
    if isOfYear, let operand = parameters[key.0], case .scalar(let register) = operand.place {
      return ClaimPlan.Rate(register: register, scale: operand.scale, status: operand.status)
    }
    // A schoolgegeven has a name below zero.
    let row = key.0 >= 0 ? dossier.parameters[key.0].values.place(inYear: key.2) : nil
    let register =
      row.map { slot(number, ofParameter: key.0, row: $0, inYear: key.2) }
      ?? builder.slot(number.coefficient)
    let rate = ClaimPlan.Rate(
      register: register, scale: number.scale, status: value.provenance.status)
    rates[place] = rate
    if key.0 >= 0 { drawParameter(key.0, inYear: key.2, rate.register) }
    if isOfYear {
      parameters[key.0] = Operand(
        place: .scalar(rate.register), scale: rate.scale, unit: unit, status: rate.status)
    }
    return rate
  }

  /// One finding for a name and a year, at the first row that needs it.
  private mutating func reportMissing(
    _ name: String, _ missingYear: Int, _ unit: Unit, at origin: Origin
  ) {
    guard missing.insert("\(name) \(missingYear)").inserted else { return }
    report(.missingTerm, at: origin, [name, String(missingYear), unit.name])
  }

  /// A finding for each choice of these that nobody made for the year.
  mutating func checkChoices(_ choices: [TransferChoice], at origin: Origin) {
    for choice in choices where dossier.choiceRow(choice, inYear: year) == nil {
      guard missing.insert("\(choice.rawValue) \(year)").inserted else { continue }
      report(
        .missingChoice, at: origin,
        [choice.rawValue, String(year), choice.values.joined(separator: ", ")])
    }
  }

  // MARK: Amounts

  /// The product of an amount in euros and whole numbers, divided by whole numbers, in cents: rounded
  /// half away from zero, once.
  mutating func cents(
    _ rate: ClaimPlan.Rate, times factors: [Scalar], over divisors: [Scalar]
  ) -> Scalar {
    var above = rate.register
    if rate.scale < 2 {
      let wider = builder.scalar()
      builder.emit(.widen(into: wider, above, digits: UInt8(2 - rate.scale)))
      above = wider
    }
    for factor in factors { above = product(above, factor) }
    var below = constant(PowerOfTen.value(max(rate.scale - 2, 0)))
    for divisor in divisors { below = product(below, divisor) }
    let into = builder.scalar()
    builder.emit(.quotient(into: into, above, by: below))
    return into
  }

  private mutating func product(_ left: Scalar, _ right: Scalar) -> Scalar {
    let into = builder.scalar()
    builder.emit(.multiply(into: into, left, right))
    return into
  }

  /// What so many months of a yearly amount come to, to the end of a part of the school year.
  ///
  /// The months of a stay are the difference of two of these. So a stay that is cut loses exactly what
  /// the next one gets, and every month has one amount, whichever way the year is divided.
  mutating func months(_ count: Int, of rate: ClaimPlan.Rate) -> Scalar {
    if count == 0 { return builder.zero }
    let key = MonthsKey(rate: rate.register, months: count)
    if let known = monthAmounts[key] { return known }
    let amount = cents(rate, times: [constant(Int128(count))], over: [constant(12)])
    monthAmounts[key] = amount
    return amount
  }
}

/// A rate that stands in a register already.
struct RateKey: Hashable {
  let name: Int
  let school: Int
  let year: Int
}

/// An amount of months that stands in a register already.
struct MonthsKey: Hashable {
  let rate: Scalar
  let months: Int
}
