import Engine
import Numbers

extension FastBuilder {
  /// What is observed of a run: names of numbers, which add up with a number that does not vary.
  private struct Sum {
    var names: [Name] = []
    var constant: Int128 = 0
    var bounds = Interval(0)
  }

  /// The program with what is needed for the observations, or nothing when that is not exact.
  mutating func finished(_ observations: Observations, _ all: [Int32]) -> FastProgram? {
    var sums: [Sum] = []
    for value in observations.values {
      guard let sum = sum(of: value) else { return nil }
      sums.append(sum)
    }
    refuseNegativeClaims(observations, all)
    var zeros: [Name] = []
    for register in observations.zeros {
      let known = scalars[Int(register.index)]
      // A number that is not 0 would be told by every run; the plain engine shall say so.
      if let only = known.bounds.only, only != 0 { return nil }
      if let name = known.name { zeros.append(name) }
    }
    guard let kept = needed(sums.flatMap { $0.names } + zeros) else { return nil }
    return placed(kept, sums, zeros)
  }

  private mutating func sum(of value: Observations.Value) -> Sum? {
    var sum = Sum()
    for term in value.terms {
      let known: Known
      switch term {
      case .scalar(let register): known = scalars[Int(register.index)]
      case .column(let register, let school):
        let column = columns[Int(register.index)]
        let start = column.name.map { Name(value: $0.value, offset: $0.offset + school) }
        known = Known(
          bounds: column.bounds[school],
          name: column.bounds[school].only == nil ? start : nil)
      }
      guard known.name?.value != Self.missing,
        let bounds = Self.combined(.add, sum.bounds, known.bounds)
      else { return nil }
      sum.bounds = bounds
      if let name = known.name { sum.names.append(name) } else { sum.constant += known.bounds.low }
    }
    if let divisor = value.divisor {
      // A register of its own, which no instruction knows.
      scalars.append(Known(bounds: Interval(0)))
      let into = Scalar(scalars.count - 1)
      let above = Known(bounds: sum.bounds, name: sum.names.first)
      guard
        quotient(into, above, scalars[Int(divisor.index)], refusesZero: true)
      else { return nil }
      let known = scalars[Int(into.index)]
      sum = Sum(
        names: known.name.map { [$0] } ?? [], constant: known.bounds.only ?? 0,
        bounds: known.bounds)
    }
    return observable(sum)
  }

  /// Leaves a run to the plain engine in which a part of a sum is too large to be counted.
  private mutating func observable(_ sum: Sum) -> Sum? {
    guard sum.constant.magnitude < Self.observable.magnitude else { return nil }
    if sum.bounds.isWithin(Self.observable) { return sum }
    for name in sum.names {
      drafts.append(
        Draft(
          operation: .init(code: .refuseUnobservable), into: [], reads: [name], mayStop: true))
    }
    var sum = sum
    sum.bounds = sum.bounds.clamped(to: Self.observable * Int128(sum.names.count + 1))
    return sum
  }

  private mutating func refuseNegativeClaims(_ observations: Observations, _ all: [Int32]) {
    for claim in observations.claims where bounds(claim).low < 0 {
      drafts.append(
        Draft(
          operation: .init(code: .refuseNegative), into: [], reads: [name(claim)], mayStop: true)
      )
    }
    for (column, group) in observations.columnClaims
    where schools(group, all).contains(where: { bounds(column, $0).low < 0 }) {
      guard let name = name(column) else { continue }
      let run = run(schools(group, all))
      drafts.append(
        Draft(
          operation: .init(code: .refuseNegative, first: run.first, count: run.count), into: [],
          reads: [name], mayStop: true))
    }
  }

  /// The drafts that observations rest on or that may stop a run; nothing when one is not exact.
  private func needed(_ observed: [Name]) -> [Draft]? {
    var isNeeded = [Bool](repeating: false, count: sizes.count)
    for name in observed { isNeeded[name.value] = true }
    var kept: [Draft] = []
    for draft in drafts.reversed()
    where draft.mayStop || draft.into.contains(where: { isNeeded[$0.value] }) {
      guard draft.isExact else { return nil }
      for name in draft.reads {
        guard name.value != Self.missing else { return nil }
        isNeeded[name.value] = true
      }
      kept.append(draft)
    }
    return kept.reversed()
  }

  /// Gives every value that is used its places, and every operation those of its values.
  private func placed(_ kept: [Draft], _ sums: [Sum], _ zeros: [Name]) -> FastProgram {
    var program = FastProgram()
    var starts = [Int](repeating: -1, count: sizes.count)
    starts[0] = 0
    program.placeCount = sizes[0]
    program.constants = drawnConstants.map { (Int32($0.place), Double($0.number)) }
    func place(_ name: Name) -> Int32 {
      if starts[name.value] < 0 {
        starts[name.value] = program.placeCount
        program.placeCount += sizes[name.value]
        for (offset, number) in (constants[name.value] ?? []).enumerated() {
          program.constants.append((Int32(starts[name.value] + offset), number))
        }
      }
      return Int32(starts[name.value] + name.offset)
    }
    program.members = members
    program.largestDivision = largestDivision
    for draft in kept {
      var operation = draft.operation
      if let left = draft.reads.first { operation.left = place(left) }
      if let right = draft.reads.dropFirst().first { operation.right = place(right) }
      if let into = draft.into.first { operation.into = place(into) }
      program.operations.append(operation)
    }
    for sum in sums {
      let first = program.terms.count
      program.terms += sum.names.map { place($0) }
      program.observed.append(
        .init(places: first..<program.terms.count, constant: Double(sum.constant)))
      program.bounds.append(sum.bounds)
    }
    program.zeros = zeros.map { place($0) }
    return program
  }
}
