/// The numbers that a register can hold in any run.
struct Interval: Hashable, Sendable {
  let low, high: Int128

  /// The numbers from `low` up to and including `high`.
  init(_ low: Int128, _ high: Int128) {
    (self.low, self.high) = (low, high)
  }

  /// One number.
  init(_ number: Int128) { self.init(number, number) }

  /// The number, where there is only one.
  var only: Int128? { low == high ? low : nil }

  /// The numbers up to a bound either way; at least one.
  func clamped(to bound: Int128) -> Interval {
    Interval(min(max(low, -bound), bound), min(max(high, -bound), bound))
  }

  /// Whether every number is closer to 0 than a bound.
  func isWithin(_ bound: Int128) -> Bool { low > -bound && high < bound }
}
