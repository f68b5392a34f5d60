/// Guards text columns against numbers that may belong to a pupil.
///
/// A nine-digit number that passes the eleven-test is refused, and the finding never repeats it. The
/// number may be written in groups of two digits or more, with points, spaces or hyphens of one kind
/// between them: 123456782, 123.456.782, 1234 56 782.
public enum PersonalNumber {
  /// Whether a text holds a BSN (weights 9…2, −1; modulo 11 is 0) or an onderwijsnummer (begins with
  /// 10; modulo 11 is 5): exactly nine digits, with nothing but non-digits around them.
  static func stands(in text: String) -> Bool { stands(in: text.utf8) }

  /// Whether a text in UTF-8 holds such a number.
  static func stands(in text: some Collection<UInt8>) -> Bool {
    // Few cells have so many digits at all.
    var digits = 0
    for byte in text where Identifier.isDigit(byte) { digits += 1 }
    return digits >= 9 && !places(in: Array(text)).isEmpty
  }

  /// The text with the digits of each such number made unreadable; as long as it was, so that carets
  /// stay in place.
  public static func hidden(in text: String) -> String {
    let bytes = Array(text.utf8)
    let places = places(in: bytes)
    guard !places.isEmpty else { return text }
    var result: [UInt8] = []
    for (offset, byte) in bytes.enumerated() {
      if Identifier.isDigit(byte), places.contains(where: { $0.contains(offset) }) {
        result.append(contentsOf: "•".utf8)
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// What may stand between the groups of a number.
  private static let separators = [".", " ", "-", "\u{A0}"].map { Array($0.utf8) }

  /// Where such numbers stand in a text.
  private static func places(in text: [UInt8]) -> [Range<Int>] {
    let groups = groups(in: text)
    var places = groups.filter { passes(text[$0].map { Int($0) - 48 }) }
    for separator in separators {
      var first = 0
      while first < groups.count {
        var last = first
        while last + 1 < groups.count,
          text[groups[last].upperBound..<groups[last + 1].lowerBound].elementsEqual(separator)
        {
          last += 1
        }
        let place = groups[first].lowerBound..<groups[last].upperBound
        if last > first, groups[first...last].allSatisfy({ $0.count > 1 }),
          !isCodeOrAmount(place, in: text),
          passes(groups[first...last].flatMap { text[$0].map { Int($0) - 48 } })
        {
          places.append(place)
        }
        first = last + 1
      }
    }
    return places
  }

  /// The longest runs of digits.
  private static func groups(in text: [UInt8]) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var start: Int?
    for (offset, byte) in text.enumerated() {
      if Identifier.isDigit(byte) {
        start = start ?? offset
      } else if let from = start {
        groups.append(from..<offset)
        start = nil
      }
    }
    if let start { groups.append(start..<text.count) }
    return groups
  }

  /// Whether grouped digits go on as a code (`17YS25`) or are an amount (`€ 1.234.567,89`).
  private static func isCodeOrAmount(_ place: Range<Int>, in text: [UInt8]) -> Bool {
    var before = text[..<place.lowerBound]
    if let last = before.last, isLetter(last) { return true }
    while before.last == UInt8(ascii: " ") { before.removeLast() }
    if before.suffix(3).elementsEqual("€".utf8) || before.last == UInt8(ascii: ",") { return true }
    let after = text[place.upperBound...]
    guard let next = after.first else { return false }
    if isLetter(next) { return true }
    return next == UInt8(ascii: ",") && after.dropFirst().first.map(Identifier.isDigit) == true
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    Identifier.isLower(byte | 0x20)
  }

  private static func passes(_ digits: [Int]) -> Bool {
    guard digits.count == 9 else { return false }
    let weights = [9, 8, 7, 6, 5, 4, 3, 2, -1]
    let sum = zip(weights, digits).reduce(0) { $0 + $1.0 * $1.1 }
    let rest = ((sum % 11) + 11) % 11
    let isPupil = digits[0] == 1 && digits[1] == 0 && rest == 5
    return (rest == 0 && sum != 0) || isPupil
  }
}
