import Formats
import Numbers

/// Reads numbers by patterns, slowly, from the rules as they are written down.
enum ReferenceNumber {
  static func decimal(_ text: String, style: NumberStyle) -> Cell<ReadNumber> {
    let white = "[ \t\u{A0}]*"
    guard let trimmed = match(white + "(.*?)" + white, text)?[0] else {
      return .fault(.notANumber)
    }
    if trimmed.isEmpty { return .empty }
    if trimmed == "<5" { return .masked }
    let prefix = "(?:([-−+])\(white)(€)\(white)|(€)\(white)([-−+]?)|([-−+]?))"
    guard let parts = match("(?s)" + prefix + "(.*?)(?:\(white)(%))?", trimmed) else {
      return .fault(.notANumber)
    }
    let hasEuro = !(parts[1] + parts[2]).isEmpty
    let hasPercent = !parts[6].isEmpty
    if hasEuro && hasPercent { return .fault(.notANumber) }
    let isNegative = ["-", "−"].contains(parts[0] + parts[3] + parts[4])
    switch style == .dutch ? dutch(parts[5]) : point(parts[5]) {
    case .failure(let fault): return .fault(fault)
    case .success(let (whole, decimals)):
      guard whole.count <= 12, decimals.count <= 12, let digits = Int128(whole + decimals) else {
        return .fault(.tooManyDigits)
      }
      let value = Decimal(coefficient: isNegative ? -digits : digits, scale: decimals.count)
      return .value(
        ReadNumber(value: value, sign: hasEuro ? .euro : hasPercent ? .percent : .none))
    }
  }

  static func integer(_ text: String, style: NumberStyle) -> Cell<Int64> {
    switch decimal(text, style: style) {
    case .empty: return .empty
    case .masked: return .masked
    case .fault(let fault): return .fault(fault)
    case .value(let number):
      if number.sign != .none { return .fault(.notANumber) }
      var digits = number.value.coefficient
      for _ in 0..<number.value.scale {
        if digits % 10 != 0 { return .fault(.notWhole) }
        digits /= 10
      }
      return .value(Int64(digits))
    }
  }

  private static func dutch(_ body: String) -> Result<(String, String), NumberFault> {
    if let parts = match("([0-9]+|[0-9]{1,3}(?:\\.[0-9]{3})+)(?:,([0-9]+))?", body) {
      return .success((parts[0].filter { $0 != "." }, parts[1]))
    }
    if match("[0-9.]*,[0-9]*\\.[0-9.]*", body) != nil { return .failure(.pointInDutchFile) }
    if match("[0-9]+\\.[0-9]+", body) != nil { return .failure(.pointInDutchFile) }
    if match("[0-9]+(?:\\.[0-9]+)+(?:,[0-9]+)?", body) != nil { return .failure(.badGrouping) }
    return .failure(.notANumber)
  }

  private static func point(_ body: String) -> Result<(String, String), NumberFault> {
    if let parts = match("([0-9]+)(?:\\.([0-9]+))?", body) { return .success((parts[0], parts[1])) }
    guard match("[0-9.,]*[0-9][0-9.,]*", body) != nil else { return .failure(.notANumber) }
    if body.contains(",") { return .failure(.commaInPointFile) }
    return .failure(body.filter { $0 == "." }.count > 1 ? .badGrouping : .notANumber)
  }

  /// The groups of a pattern that matches the whole text; a group that took no part is empty.
  private static func match(_ pattern: String, _ text: String) -> [String]? {
    guard let expression = try? Regex(pattern).matchingSemantics(.unicodeScalar),
      let found = try? expression.wholeMatch(in: text)
    else { return nil }
    return found.output.dropFirst().map { $0.substring.map(String.init) ?? "" }
  }
}
