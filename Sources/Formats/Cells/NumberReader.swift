import Numbers

/// Reads one number from the bytes of a cell; the rules stand at ``NumberText/decimal(_:style:)``.
enum NumberReader {
  static func decimal(
    _ cell: UnsafeBufferPointer<UInt8>, style: NumberStyle
  ) -> Cell<ReadNumber> {
    var text = WhiteSpace.trimmed(cell)
    if text.isEmpty { return .empty }
    if text.count == 2, text[0] == Ascii.less, text[1] == Ascii.five { return .masked }
    let (isNegative, hasEuro) = takePrefix(&text)
    let hasPercent = takePercent(&text)
    if hasEuro && hasPercent { return .fault(.notANumber) }
    let sign: ReadNumber.Sign = hasEuro ? .euro : hasPercent ? .percent : .none
    switch style == .dutch ? dutchNumber(text) : pointNumber(text) {
    case .failure(let fault): return .fault(fault)
    case .success(let number):
      let coefficient = isNegative ? -number.coefficient : number.coefficient
      let value = Decimal(coefficient: coefficient, scale: number.scale)
      return .value(ReadNumber(value: value, sign: sign))
    }
  }

  static func integer(_ cell: UnsafeBufferPointer<UInt8>, style: NumberStyle) -> Cell<Int64> {
    decimal(cell, style: style).flatMap { number in
      guard number.sign == .none else { return .fault(.notANumber) }
      let whole = number.value.reduced
      guard whole.scale == 0 else { return .fault(.notWhole) }
      return .value(Int64(whole.coefficient))
    }
  }

  /// Takes the sign and the `€` from the front: `-`, `€ `, `-€ ` or `€ -`.
  private static func takePrefix(
    _ text: inout UnsafeBufferPointer<UInt8>
  ) -> (isNegative: Bool, hasEuro: Bool) {
    var sign = takeSign(&text)
    var rest = sign == nil ? text : WhiteSpace.afterLeading(text)
    guard rest.first == 0xE2, rest.starts(with: "€".utf8) else { return (sign == .minus, false) }
    rest = UnsafeBufferPointer(rebasing: rest[3...])
    text = WhiteSpace.afterLeading(rest)
    if sign == nil { sign = takeSign(&text) }
    return (sign == .minus, true)
  }

  private enum PlusOrMinus { case plus, minus }

  private static func takeSign(_ text: inout UnsafeBufferPointer<UInt8>) -> PlusOrMinus? {
    switch text.first {
    case Ascii.hyphen, Ascii.plus:
      let sign: PlusOrMinus = text[0] == Ascii.plus ? .plus : .minus
      text = UnsafeBufferPointer(rebasing: text[1...])
      return sign
    case 0xE2 where text.starts(with: "−".utf8):
      text = UnsafeBufferPointer(rebasing: text[3...])
      return .minus
    default: return nil
    }
  }

  private static func takePercent(_ text: inout UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.last == Ascii.percent else { return false }
    text = WhiteSpace.trimmed(UnsafeBufferPointer(rebasing: text.dropLast()))
    return true
  }
}
