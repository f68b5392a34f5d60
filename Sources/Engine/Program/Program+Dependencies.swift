extension Program {
  /// The registers that can change when these scalars do.
  ///
  /// A register that is not among them has the same number whatever the scalars hold. One that is may
  /// still keep its number, because something else is larger or a rounding takes the change away.
  public func dependents(of scalars: [Scalar]) -> Dependents {
    var dependents = Dependents(scalarCount, columnCount)
    for scalar in scalars { dependents.add(scalar) }
    for instruction in instructions { dependents.follow(instruction) }
    return dependents
  }

  /// The registers that can change when some others do.
  public struct Dependents: Sendable {
    private var scalars: [Bool]
    private var columns: [Bool]

    init(_ scalarCount: Int, _ columnCount: Int) {
      scalars = Array(repeating: false, count: scalarCount)
      columns = Array(repeating: false, count: columnCount)
    }

    /// Whether a scalar can change.
    public func holds(_ scalar: Scalar) -> Bool { scalars[Int(scalar.index)] }

    /// Whether a number in a column can change.
    public func holds(_ column: Column) -> Bool { columns[Int(column.index)] }

    mutating func add(_ scalar: Scalar) { scalars[Int(scalar.index)] = true }

    private mutating func add(_ column: Column) { columns[Int(column.index)] = true }

    private mutating func add(_ into: Scalar, when changes: Bool) { if changes { add(into) } }

    private mutating func add(_ into: Column, when changes: Bool) { if changes { add(into) } }

    private func holdsAny(_ first: Scalar, _ count: Int32) -> Bool {
      (Int(first.index)..<Int(first.index) + Int(count)).contains { scalars[$0] }
    }

    /// What one instruction passes on.
    ///
    /// A register that is written anew may keep an old mark: one too many is named, never too few.
    mutating func follow(_ instruction: Instruction) {
      switch instruction {
      case .add(let into, let left, let right), .subtract(let into, let left, let right),
        .multiply(let into, let left, let right), .larger(let into, let left, let right),
        .smaller(let into, let left, let right):
        add(into, when: holds(left) || holds(right))
      case .widen(let into, let from, _), .round(let into, let from, _, _):
        add(into, when: holds(from))
      case .quotient(let into, let left, let right):
        add(into, when: holds(left) || holds(right))
      case .fill(let into, let from, _):
        add(into, when: holds(from))
      case .addColumns(let into, let left, let right, _),
        .subtractColumns(let into, let left, let right, _),
        .multiplyColumns(let into, let left, let right, _):
        add(into, when: holds(left) || holds(right))
      case .widenColumn(let into, let from, _, _), .roundColumn(let into, let from, _, _, _):
        add(into, when: holds(from))
      case .sum(let into, let column, _):
        add(into, when: holds(column))
      case .divide(let amount, let keys, let into, let extra, _, _):
        let changes = holds(amount) || holds(keys)
        add(into, when: changes)
        add(extra, when: changes)
      case .split(let amount, let keys, let into, let extra, let count, _):
        guard holds(amount) || holdsAny(keys, count) else { return }
        for place in 0..<Int(count) {
          add(Scalar(Int(into.index) + place))
          add(Scalar(Int(extra.index) + place))
        }
      case .unitAmount(let into, let amount, let keys, let total, _, _):
        add(into, when: holds(amount) || holds(keys) || holds(total))
      case .draw(let pot, let wanted, let granted, let missing):
        guard holds(pot) || holds(wanted) else { return }
        for scalar in [pot, granted, missing] { add(scalar) }
      case .lack(let into, let floor, let pot):
        add(into, when: holds(floor) || holds(pot))
      case .limit(let limit):
        guard holds(limit.now) || holds(limit.before) || holds(limit.cap) else { return }
        for column in [limit.into, limit.extra] { add(column) }
        for scalar in [limit.moved, limit.unmet] { add(scalar) }
      }
    }
  }
}
