import Numbers

/// A column of decimal numbers; index 0 is record 1, the first below the header.
public struct DecimalColumn: Sendable {
  /// What each cell holds.
  public fileprivate(set) var states: [CellState]
  /// The cells that are no numbers, in the order of the records.
  public fileprivate(set) var faults: [(record: Int, fault: NumberFault)] = []
  /// The cells with a `€` or a `%`, in the order of the records; all other numbers are bare.
  public fileprivate(set) var signs: [(record: Int, sign: ReadNumber.Sign)] = []

  /// The numbers are kept in 9 bytes instead of 32: filling memory is what reading costs most.
  fileprivate var coefficients: [Int64]
  fileprivate var scales: [UInt8]
  /// The few numbers whose digits do not fit.
  private var longNumbers: [Int: Decimal] = [:]

  fileprivate init(count: Int) {
    coefficients = Array(repeating: 0, count: count)
    scales = Array(repeating: 0, count: count)
    states = Array(repeating: .value, count: count)
  }

  /// The number of records below the header.
  public var count: Int { states.count }

  /// The number at an index; 0 where the state is not `value`.
  public subscript(index: Int) -> Decimal {
    if !longNumbers.isEmpty, let long = longNumbers[index] { return long }
    return Decimal(coefficient: Int128(coefficients[index]), scale: Int(scales[index]))
  }

  /// The numbers, copied; 0 where the state is not `value`.
  public var values: [Decimal] { (0..<count).map { self[$0] } }

  fileprivate mutating func set(_ cell: Cell<ReadNumber>, record: Int) {
    let index = record - 1
    states[index] = CellState(cell)
    switch cell {
    case .empty, .masked: break
    case .value(let number):
      if let coefficient = Int64(exactly: number.value.coefficient) {
        coefficients[index] = coefficient
        scales[index] = UInt8(number.value.scale)
      } else {
        longNumbers[index] = number.value
      }
      if number.sign != .none { signs.append((record, number.sign)) }
    case .fault(let fault): faults.append((record, fault))
    }
  }
}

extension CSVDocument {
  /// The numbers of a column, all at once; the rules are those of ``decimal(record:column:)``.
  public func decimals(column: Int) -> DecimalColumn {
    var result = DecimalColumn(count: recordCount - 1)
    var others: [Int] = []
    result.coefficients.withUnsafeMutableBufferPointer { coefficients in
      result.scales.withUnsafeMutableBufferPointer { scales in
        forEachCell(of: column) { record, cell, quick in
          if let (coefficient, scale) = quick.decimal(cell) {
            coefficients[record &- 1] = coefficient
            scales[record &- 1] = UInt8(truncatingIfNeeded: scale)
          } else {
            others.append(record)
          }
        }
      }
    }
    for record in others { result.set(decimal(record: record, column: column), record: record) }
    return result
  }
}
