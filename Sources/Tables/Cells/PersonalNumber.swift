/// Guards text columns against numbers that may belong to a pupil.
///
/// A nine-digit number that passes the eleven-test is refused, and the finding never repeats it.
enum PersonalNumber {
  /// Whether a text holds a BSN (weights 9…2, −1; modulo 11 is 0) or an onderwijsnummer (begins with
  /// 10; modulo 11 is 5): exactly nine digits, with nothing but non-digits around them.
  static func stands(in text: String) -> Bool {
    var digits: [Int] = []
    for byte in text.utf8 {
      if Identifier.isDigit(byte) {
        digits.append(Int(byte) - 48)
      } else {
        if passes(digits) { return true }
        digits = []
      }
    }
    return passes(digits)
  }

  private static func passes(_ digits: [Int]) -> Bool {
    guard digits.count == 9, digits.contains(where: { $0 != 0 }) else { return false }
    let weights = [9, 8, 7, 6, 5, 4, 3, 2, -1]
    let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
    let rest = ((sum % 11) + 11) % 11
    return rest == 0 || (digits[0] == 1 && digits[1] == 0 && rest == 5)
  }
}
