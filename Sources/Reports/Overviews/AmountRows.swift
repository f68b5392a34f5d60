/// Amounts by row and year, in the order in which the rows first came; what came twice is added up.
struct AmountRows<Row: Hashable> {
  /// The rows.
  private(set) var rows: [Row] = []
  private var cents: [Row: [Int: Int128]] = [:]

  /// Adds an amount in cents; a row without amounts may be added as 0.
  mutating func add(_ amount: Int128, to row: Row, in year: Int) {
    if cents[row] == nil { rows.append(row) }
    cents[row, default: [:]][year, default: 0] += amount
  }

  /// The amount of a row in a year, in cents; nothing when none came.
  func amount(_ row: Row, _ year: Int) -> Int128? { cents[row]?[year] }

  /// The sum of rows in a year, in cents.
  func total(in year: Int, of isPart: (Row) -> Bool) -> Int128 {
    rows.reduce(0) { isPart($1) ? $0 + (cents[$1]?[year] ?? 0) : $0 }
  }
}
