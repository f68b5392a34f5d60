/// What a cell holds, read as a `Value`.
public enum Cell<Value> {
  /// Nothing, or only white space: the value is unknown, never 0.
  case empty
  /// The text `<5`: DUO hides a number below five.
  case masked
  /// A value.
  case value(Value)
  /// A text that is no such value.
  case fault(NumberFault)
}

extension Cell: Equatable where Value: Equatable {}
extension Cell: Sendable where Value: Sendable {}

extension Cell {
  /// The same cell with its value, if it has one, made into another.
  func flatMap<Other>(_ transform: (Value) -> Cell<Other>) -> Cell<Other> {
    switch self {
    case .empty: .empty
    case .masked: .masked
    case .value(let value): transform(value)
    case .fault(let fault): .fault(fault)
    }
  }
}
