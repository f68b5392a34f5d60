import Dossiers
import Numbers

extension Expression {
  /// The value with these values for its names; nothing where one is not known or does not fit.
  func value(_ values: (Reference) -> Decimal?) -> Decimal? {
    switch self {
    case .number(let number): return number
    case .name(let reference, _): return values(reference)
    case .sum(let left, let right):
      return Self.combined(left.value(values), right.value(values)) {
        $0.addingReportingOverflow($1)
      }
    case .difference(let left, let right):
      return Self.combined(left.value(values), right.value(values)) {
        $0.subtractingReportingOverflow($1)
      }
    case .product(let left, let right):
      guard let left = left.value(values), let right = right.value(values),
        left.scale + right.scale <= PowerOfTen.largest
      else { return nil }
      let (product, overflow) = left.coefficient.multipliedReportingOverflow(by: right.coefficient)
      return overflow ? nil : Decimal(coefficient: product, scale: left.scale + right.scale)
    }
  }

  private static func combined(
    _ left: Decimal?, _ right: Decimal?,
    _ operation: (Int128, Int128) -> (partialValue: Int128, overflow: Bool)
  ) -> Decimal? {
    guard let left, let right else { return nil }
    let scale = max(left.scale, right.scale)
    guard let one = left.coefficient(atScale: scale), let other = right.coefficient(atScale: scale)
    else { return nil }
    let (value, overflow) = operation(one, other)
    return overflow ? nil : Decimal(coefficient: value, scale: scale)
  }
}
