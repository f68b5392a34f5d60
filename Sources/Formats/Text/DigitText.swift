/// Writes a number, with points and a comma between its digits, without taking memory for its parts.
enum DigitText {
  /// Room for 39 digits, their points, a comma, a sign, and what stands before and after.
  private static let room = 80

  /// The number `coefficient` × 10^−`scale`; `scale` is 0 to 38.
  static func string(
    _ coefficient: Int128, scale: Int, isGrouped: Bool,
    before: StaticString = "", after: StaticString = ""
  ) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { buffer in
      var text = ReversedText(buffer)
      var digits = Digits(coefficient.magnitude)
      text.put(after)
      var place = -scale
      while place <= 0 || !digits.areDone {
        if place == 0, scale > 0 { text.put(Ascii.comma) }
        if isGrouped, place > 0, place % 3 == 0 { text.put(Ascii.point) }
        text.put(digits.next())
        place += 1
      }
      if coefficient < 0 { text.put(Ascii.hyphen) }
      text.put(before)
      return text.string
    }
  }

  /// The digits of a number from the last to the first, and zeros when there are no more.
  private struct Digits {
    /// The digits at hand, in 64 bits because division is much faster there.
    private var low: UInt64
    private var high: UInt128 = 0
    private var atHand = 20

    init(_ number: UInt128) {
      if let small = UInt64(exactly: number) {
        low = small
      } else {
        let (rest, last) = number.quotientAndRemainder(dividingBy: 1_000_000_000_000_000_000)
        (low, high, atHand) = (UInt64(last), rest, 18)
      }
    }

    var areDone: Bool { low == 0 && high == 0 }

    mutating func next() -> UInt8 {
      if atHand == 0 { self = Digits(high) }
      atHand -= 1
      let (rest, digit) = low.quotientAndRemainder(dividingBy: 10)
      low = rest
      return Ascii.zero + UInt8(digit)
    }
  }
}

/// Text that is written from its last byte to its first.
private struct ReversedText {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private var start: Int

  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
    self.buffer = buffer
    start = buffer.count
  }

  mutating func put(_ byte: UInt8) {
    start -= 1
    buffer[start] = byte
  }

  mutating func put(_ text: StaticString) {
    let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    for byte in bytes.reversed() { put(byte) }
  }

  var string: String { String(decoding: buffer[start...], as: UTF8.self) }
}
