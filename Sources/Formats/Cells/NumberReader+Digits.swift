import Numbers

extension NumberReader {
  /// `1234`, `1.234`, `1.234,56`.
  static func dutchNumber(_ text: UnsafeBufferPointer<UInt8>) -> Result<Decimal, NumberFault> {
    let digits = Digits(text, decimalSign: Ascii.comma, groupSign: Ascii.point)
    guard !digits.hasOtherText, digits.decimalSigns <= 1 else { return .failure(.notANumber) }
    if digits.hasGroupInFraction { return .failure(.pointInDutchFile) }
    guard digits.areComplete, !digits.hasEmptyGroup else { return .failure(.notANumber) }
    if digits.hasUnevenGroup {
      let isDecimalPoint = digits.groupSigns == 1 && digits.decimalSigns == 0
      return .failure(isDecimalPoint ? .pointInDutchFile : .badGrouping)
    }
    return digits.number
  }

  /// `1234`, `1234.56`.
  static func pointNumber(_ text: UnsafeBufferPointer<UInt8>) -> Result<Decimal, NumberFault> {
    let digits = Digits(text, decimalSign: Ascii.point, groupSign: Ascii.comma)
    guard !digits.hasOtherText, digits.whole.count + digits.fraction.count > 0 else {
      return .failure(.notANumber)
    }
    if digits.groupSigns > 0 { return .failure(.commaInPointFile) }
    if digits.decimalSigns > 1 { return .failure(.badGrouping) }
    return digits.areComplete ? digits.number : .failure(.notANumber)
  }
}

/// The digits of a number, and everything that can be wrong with the signs between them.
private struct Digits {
  /// Digits one after another; the value means nothing when they are more than twelve.
  struct Run {
    var value: UInt64 = 0
    var count = 0

    mutating func append(_ digit: UInt8) {
      value = value &* 10 &+ UInt64(digit &- Ascii.zero)
      count += 1
    }
  }

  private(set) var whole = Run()
  private(set) var fraction = Run()
  private(set) var decimalSigns = 0
  private(set) var groupSigns = 0
  private(set) var hasGroupInFraction = false
  private(set) var hasEmptyGroup = false
  private(set) var hasUnevenGroup = false
  private(set) var hasOtherText = false
  /// The digits since the last group sign.
  private var group = 0

  init(_ text: UnsafeBufferPointer<UInt8>, decimalSign: UInt8, groupSign: UInt8) {
    for byte in text {
      switch byte {
      case Ascii.zero...Ascii.nine where decimalSigns == 0:
        whole.append(byte)
        group += 1
      case Ascii.zero...Ascii.nine: fraction.append(byte)
      case decimalSign: decimalSigns += 1
      case groupSign:
        if decimalSigns > 0 { hasGroupInFraction = true } else { endGroup() }
        groupSigns += 1
      default: hasOtherText = true
      }
    }
    if groupSigns > 0, !hasGroupInFraction { endGroup() }
  }

  /// The first group has one to three digits, the others have three.
  private mutating func endGroup() {
    if group == 0 { hasEmptyGroup = true }
    if group > 3 || groupSigns > 0 && group < 3 { hasUnevenGroup = true }
    group = 0
  }

  /// Whether there are digits before the decimal sign, and after it if there is one.
  var areComplete: Bool { whole.count > 0 && (decimalSigns == 0 || fraction.count > 0) }

  var number: Result<Decimal, NumberFault> {
    guard whole.count <= Decimal.cellDigits, fraction.count <= Decimal.cellDigits else {
      return .failure(.tooManyDigits)
    }
    let shifted = Int128(whole.value) * PowerOfTen.value(fraction.count)
    return .success(
      Decimal(coefficient: shifted + Int128(fraction.value), scale: fraction.count))
  }
}
