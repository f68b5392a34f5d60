import Numbers

/// Reads `2025-10-01` and `1-10-2025`; a month and a day may have one digit in the second form only.
enum DayReader {
  static func day(_ cell: UnsafeBufferPointer<UInt8>) -> Cell<Day> {
    let text = WhiteSpace.trimmed(cell)
    if text.isEmpty { return .empty }
    guard let parts = parts(of: text) else { return .fault(.notADate) }
    let (first, second, third) = parts
    let (year, month, day): (Part, Part, Part)
    switch (first.digits, second.digits, third.digits) {
    case (4, 2, 2): (year, month, day) = (first, second, third)
    case (1...2, 1...2, 4): (year, month, day) = (third, second, first)
    default: return .fault(.notADate)
    }
    guard let found = Day(year: year.value, month: month.value, day: day.value) else {
      return .fault(.noSuchDay)
    }
    return .value(found)
  }

  private struct Part {
    var value = 0
    var digits = 0
  }

  /// Three numbers of at most four digits, with hyphens between them.
  private static func parts(of text: UnsafeBufferPointer<UInt8>) -> (Part, Part, Part)? {
    var part = Part()
    var earlier: [Part] = []
    for byte in text {
      switch byte {
      case Ascii.zero...Ascii.nine where part.digits < 4:
        part.value = part.value * 10 + Int(byte - Ascii.zero)
        part.digits += 1
      case Ascii.hyphen where earlier.count < 2:
        earlier.append(part)
        part = Part()
      default: return nil
      }
    }
    return earlier.count == 2 ? (earlier[0], earlier[1], part) : nil
  }
}
