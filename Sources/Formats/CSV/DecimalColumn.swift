import Numbers

/// A column of decimal numbers; index 0 is record 1, the first below the header.
public struct DecimalColumn: Sendable {
  /// The numbers; 0 where the state is not `value`.
  public fileprivate(set) var values: DecimalList
  /// What each cell holds.
  public fileprivate(set) var states: [CellState]
  /// The cells that are no numbers, in the order of the records.
  public fileprivate(set) var faults: [(record: Int, fault: NumberFault)] = []
  /// The cells with a `€` or a `%`, in the order of the records; all other numbers are bare.
  public fileprivate(set) var signs: [(record: Int, sign: ReadNumber.Sign)] = []

  fileprivate mutating func set(_ cell: Cell<ReadNumber>, record: Int) {
    states[record - 1] = CellState(cell)
    switch cell {
    case .empty, .masked: break
    case .value(let number):
      values[record - 1] = number.value
      if number.sign != .none { signs.append((record, number.sign)) }
    case .fault(let fault): faults.append((record, fault))
    }
  }
}

extension CSVDocument {
  /// The numbers of a column, all at once; the rules are those of ``decimal(record:column:)``.
  public func decimals(column: Int) -> DecimalColumn {
    var values = DecimalList(zeros: recordCount - 1)
    var others: [Int] = []
    values.withMemory { coefficients, scales in
      forEachCell(of: column) { record, cell, quick in
        if let (coefficient, scale) = quick.decimal(cell) {
          coefficients[record &- 1] = coefficient
          scales[record &- 1] = UInt8(truncatingIfNeeded: scale)
        } else {
          others.append(record)
        }
      }
    }
    let states = Array(repeating: CellState.value, count: recordCount - 1)
    var result = DecimalColumn(values: values, states: states)
    for record in others { result.set(decimal(record: record, column: column), record: record) }
    return result
  }
}
