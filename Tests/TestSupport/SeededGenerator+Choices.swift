extension SeededGenerator {
  /// One of some values, each as likely as the other; a value that must come more often stands in
  /// the list more often.
  public mutating func pick<Value>(_ values: Value...) -> Value {
    values[Int(next() % UInt64(values.count))]
  }

  /// A whole number in a range, both ends included.
  public mutating func whole(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }

  /// True in so many of a hundred cases.
  public mutating func happens(percent: Int) -> Bool { next() % 100 < UInt64(percent) }

  /// 128 random bits.
  public mutating func wideBits() -> UInt128 { UInt128(next()) << 64 | UInt128(next()) }
}
