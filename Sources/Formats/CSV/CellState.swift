/// What a cell of a column of numbers holds.
public enum CellState: UInt8, Hashable, Sendable {
  /// A number.
  case value
  /// Nothing: the number is unknown.
  case empty
  /// `<5`: DUO hides it.
  case masked
  /// A text that is no number.
  case fault

  init<Value>(_ cell: Cell<Value>) {
    switch cell {
    case .empty: self = .empty
    case .masked: self = .masked
    case .value: self = .value
    case .fault: self = .fault
    }
  }
}
