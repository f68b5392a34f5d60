/// The code of a location as DUO gives it: a BRIN, which is two digits and two letters, and two digits.
///
/// The six characters are one number, which orders as they do.
struct DuoLocation: Hashable, Comparable {
  private let packed: UInt64

  /// A code; nothing when it is not `[0-9]{2}[A-Z]{2}[0-9]{2}`.
  init?(_ text: some Collection<UInt8>) {
    guard text.count == 6 else { return nil }
    var packed: UInt64 = 0
    for (place, byte) in text.enumerated() {
      guard Self.isLetter(place) ? byte >= 0x41 && byte <= 0x5A : byte >= 0x30 && byte <= 0x39
      else { return nil }
      packed = packed << 8 | UInt64(byte)
    }
    self.packed = packed
  }

  /// A code as it stands in a file: six characters, or the last one or two behind those of the
  /// institution; a leading zero that was lost is put back.
  init?(_ text: some Collection<UInt8>, of institution: some Collection<UInt8>) {
    switch text.count {
    case 6: self.init(text)
    case 2: self.init(Array(institution) + text)
    case 1: self.init(Array(institution) + [0x30] + text)
    default: return nil
    }
  }

  private static func isLetter(_ place: Int) -> Bool { place == 2 || place == 3 }

  /// The BRIN as one number.
  var institution: UInt32 { UInt32(packed >> 16) }

  /// The six characters.
  var text: String {
    String(
      decoding: (0..<6).map { UInt8(truncatingIfNeeded: packed >> (40 - 8 * $0)) }, as: UTF8.self)
  }

  static func < (left: Self, right: Self) -> Bool { left.packed < right.packed }

  /// A BRIN as one number; nothing for what has not four characters.
  static func institution(_ text: some Collection<UInt8>) -> UInt32? {
    guard text.count == 4 else { return nil }
    return text.reduce(0) { $0 << 8 | UInt32($1) }
  }
}
