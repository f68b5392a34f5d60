/// Guards text columns against numbers that may belong to a pupil.
///
/// A nine-digit number that passes the eleven-test is refused, and the finding never repeats it.
public enum PersonalNumber {
  /// Whether a text holds a BSN (weights 9…2, −1; modulo 11 is 0) or an onderwijsnummer (begins with
  /// 10; modulo 11 is 5): exactly nine digits, with nothing but non-digits around them.
  static func stands(in text: String) -> Bool { stands(in: text.utf8) }

  /// Whether a text in UTF-8 holds such a number.
  static func stands(in text: some Sequence<UInt8>) -> Bool {
    var digits = 0
    var sum = 0
    var (first, second): (Int, Int) = (0, 0)
    for byte in text {
      guard Identifier.isDigit(byte) else {
        if digits == 9, passes(sum, first, second) { return true }
        digits = 0
        continue
      }
      let digit = Int(byte) - 48
      switch digits {
      case 0: (first, sum) = (digit, 9 * digit)
      case 1: (second, sum) = (digit, sum + 8 * digit)
      case 2..<8: sum += (9 - digits) * digit
      default: sum -= digit
      }
      // Past nine digits the number is too long to be one; the count stops where it cannot overflow.
      digits = min(digits + 1, 10)
    }
    return digits == 9 && passes(sum, first, second)
  }

  /// The text with each such number made unreadable; as long as it was, so that carets stay in place.
  public static func hidden(in text: String) -> String {
    var result = String.UnicodeScalarView()
    var digits = String.UnicodeScalarView()
    func settle() {
      let isPersonal = digits.count == 9 && stands(in: String(digits))
      for digit in digits { result.append(isPersonal ? "•" : digit) }
      digits.removeAll()
    }
    for scalar in text.unicodeScalars {
      if ("0"..."9").contains(scalar) {
        digits.append(scalar)
      } else {
        settle()
        result.append(scalar)
      }
    }
    settle()
    return String(result)
  }

  private static func passes(_ sum: Int, _ first: Int, _ second: Int) -> Bool {
    let rest = ((sum % 11) + 11) % 11
    return (rest == 0 && sum != 0) || (first == 1 && second == 0 && rest == 5)
  }
}
