import Numbers

/// Decimal numbers in 9 bytes each instead of 32: filling memory is what reading a column costs most.
public struct DecimalList: RandomAccessCollection, Sendable {
  private var coefficients: [Int64]
  private var scales: [UInt8]
  /// The few numbers whose digits do not fit.
  private var longNumbers: [Int: Decimal] = [:]

  /// So many zeros.
  init(zeros count: Int) {
    coefficients = Array(repeating: 0, count: count)
    scales = Array(repeating: 0, count: count)
  }

  /// The first index: 0.
  public var startIndex: Int { 0 }
  /// The number of numbers.
  public var endIndex: Int { coefficients.count }

  /// The number at an index.
  public internal(set) subscript(index: Int) -> Decimal {
    get {
      if !longNumbers.isEmpty, let long = longNumbers[index] { return long }
      return Decimal(coefficient: Int128(coefficients[index]), scale: Int(scales[index]))
    }
    set {
      if let coefficient = Int64(exactly: newValue.coefficient) {
        coefficients[index] = coefficient
        scales[index] = UInt8(newValue.scale)
      } else {
        longNumbers[index] = newValue
      }
    }
  }

  /// Calls `fill` with the memory of the coefficients and of the scales.
  @inline(__always)
  mutating func withMemory(
    _ fill: (UnsafeMutableBufferPointer<Int64>, UnsafeMutableBufferPointer<UInt8>) -> Void
  ) {
    coefficients.withUnsafeMutableBufferPointer { coefficients in
      scales.withUnsafeMutableBufferPointer { scales in fill(coefficients, scales) }
    }
  }
}
