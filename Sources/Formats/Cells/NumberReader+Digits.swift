import Numbers

extension NumberReader {
  /// The digits of a number, without the decimal sign.
  struct Digits {
    var coefficient: Int128
    var scale: Int
  }

  /// `1234`, `1.234`, `1.234,56`.
  static func dutchDigits(_ text: UnsafeBufferPointer<UInt8>) -> Result<Digits, NumberFault> {
    let marks = Marks(text)
    guard marks.areDigitsOtherwise, marks.commas <= 1 else { return .failure(.notANumber) }
    let comma = text.firstIndex(of: Ascii.comma) ?? text.count
    let whole = text[..<comma]
    let fraction = text[comma...].dropFirst()
    if fraction.contains(Ascii.point) { return .failure(.pointInDutchFile) }
    guard whole.count > marks.points, marks.commas == 0 || !fraction.isEmpty else {
      return .failure(.notANumber)
    }
    if marks.points > 0, let fault = groupingFault(whole, marks) { return .failure(fault) }
    return digits(whole, fraction)
  }

  /// `1234`, `1234.56`.
  static func pointDigits(_ text: UnsafeBufferPointer<UInt8>) -> Result<Digits, NumberFault> {
    let marks = Marks(text)
    guard marks.areDigitsOtherwise, text.count > marks.points + marks.commas else {
      return .failure(.notANumber)
    }
    if marks.commas > 0 { return .failure(.commaInPointFile) }
    if marks.points > 1 { return .failure(.badGrouping) }
    let point = text.firstIndex(of: Ascii.point) ?? text.count
    let fraction = text[point...].dropFirst()
    guard point > 0, marks.points == 0 || !fraction.isEmpty else { return .failure(.notANumber) }
    return digits(text[..<point], fraction)
  }

  /// How many signs stand between the digits.
  private struct Marks {
    var points = 0
    var commas = 0
    var areDigitsOtherwise = true

    init(_ text: UnsafeBufferPointer<UInt8>) {
      for byte in text {
        switch byte {
        case Ascii.zero...Ascii.nine: continue
        case Ascii.point: points += 1
        case Ascii.comma: commas += 1
        default: areDigitsOtherwise = false
        }
      }
    }
  }

  /// What is wrong with the points in a whole part that has at least one.
  private static func groupingFault(
    _ whole: Slice<UnsafeBufferPointer<UInt8>>, _ marks: Marks
  ) -> NumberFault? {
    var groups = whole.split(separator: Ascii.point, omittingEmptySubsequences: false)[...]
    if groups.contains(where: { $0.isEmpty }) { return .notANumber }
    let first = groups.removeFirst()
    if first.count <= 3, groups.allSatisfy({ $0.count == 3 }) { return nil }
    return marks.points == 1 && marks.commas == 0 ? .pointInDutchFile : .badGrouping
  }

  private static func digits(
    _ whole: Slice<UnsafeBufferPointer<UInt8>>, _ fraction: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Result<Digits, NumberFault> {
    var coefficient: Int128 = 0
    var count = 0
    for byte in whole where byte != Ascii.point {
      count += 1
      if count > Decimal.cellDigits { return .failure(.tooManyDigits) }
      coefficient = coefficient * 10 + Int128(byte - Ascii.zero)
    }
    if fraction.count > Decimal.cellDigits { return .failure(.tooManyDigits) }
    for byte in fraction { coefficient = coefficient * 10 + Int128(byte - Ascii.zero) }
    return .success(Digits(coefficient: coefficient, scale: fraction.count))
  }
}
