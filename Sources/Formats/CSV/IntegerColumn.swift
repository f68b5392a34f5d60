/// A column of whole numbers; index 0 is record 1, the first below the header.
public struct IntegerColumn: Sendable {
  /// The numbers; 0 where the state is not `value`.
  public fileprivate(set) var values: [Int64]
  /// What each cell holds.
  public fileprivate(set) var states: [CellState]
  /// The cells that are no whole numbers, in the order of the records.
  public fileprivate(set) var faults: [(record: Int, fault: NumberFault)] = []

  fileprivate mutating func set(_ cell: Cell<Int64>, record: Int) {
    states[record - 1] = CellState(cell)
    switch cell {
    case .empty, .masked: break
    case .value(let value): values[record - 1] = value
    case .fault(let fault): faults.append((record, fault))
    }
  }
}

extension CSVDocument {
  /// The whole numbers of a column, all at once; the rules are those of ``integer(record:column:)``.
  public func integers(column: Int) -> IntegerColumn {
    var others: [Int] = []
    let values = Array(unsafeUninitializedCapacity: recordCount - 1) { values, count in
      forEachCell(of: column) { record, cell, quick in
        let whole = quick.whole(cell)
        values[record &- 1] = whole ?? 0
        if whole == nil { others.append(record) }
      }
      count = recordCount - 1
    }
    let states = Array(repeating: CellState.value, count: recordCount - 1)
    var result = IntegerColumn(values: values, states: states)
    for record in others { result.set(integer(record: record, column: column), record: record) }
    return result
  }
}
