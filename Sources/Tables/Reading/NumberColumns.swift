import Formats

/// Columns of numbers that were read at once, by table and place.
///
/// Of tellingen there are many in one table; their counts are read as whole numbers.
struct NumberColumns {
  private var columns: [TableID: [Int: DecimalColumn]] = [:]

  /// A column of a table, when it was read at once and none of its cells has a fault.
  subscript(id: TableID, column: Int) -> DecimalColumn? {
    get { columns[id]?[column] }
    set { columns[id, default: [:]][column] = newValue }
  }
}

extension Table {
  /// A cell as a number, from its column when that was read at once.
  func decimal(
    _ row: Int, _ column: Int, in numbers: DecimalColumn?, _ files: SourceFiles
  ) -> Cell<ReadNumber> {
    guard let numbers, numbers.signs.isEmpty else { return decimal(row, column, files) }
    switch numbers.states[row] {
    case .value: return .value(ReadNumber(value: numbers.values[row]))
    case .empty: return .empty
    case .masked, .fault: return decimal(row, column, files)
    }
  }
}
