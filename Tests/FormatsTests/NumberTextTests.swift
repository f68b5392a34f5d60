import Formats
import Numbers
import TestSupport
import Testing

@Suite("Reading numbers")
struct NumberTextTests {
  private static let pieces = [
    "1", "12", "123", "000", "1", "234", "56", ".", ".", ",", ",", "-", "−", "+", "€", "€ ", "%",
    " ",
    "\u{A0}", "x", "<5", "١",
  ]

  @Test(arguments: [NumberStyle.dutch, .point])
  func `random texts are read as the patterns say`(style: NumberStyle) {
    var random = SeededGenerator(seed: 600)
    var values = 0
    for _ in 0..<1000 {
      let text = (0..<Int.random(in: 1...6, using: &random))
        .compactMap { _ in Self.pieces.randomElement(using: &random) }.joined()
      let expected = ReferenceNumber.decimal(text, style: style)
      #expect(NumberText.decimal(text, style: style) == expected, "\(text)")
      #expect(
        NumberText.integer(text, style: style) == ReferenceNumber.integer(text, style: style),
        "\(text)")
      if case .value = expected { values += 1 }
    }
    #expect(values > 120)
  }

  @Test(
    arguments: [
      ("1.234", 1234, 0), ("1234", 1234, 0), ("0,50", 50, 2), ("-1.234.567,8", -12_345_678, 1),
      ("−7", -7, 0), ("+7", 7, 0), ("007", 7, 0), ("\u{A0}12 \t", 12, 0),
      ("999999999999,999999999999", 999_999_999_999_999_999_999_999, 12), ("-0", 0, 0),
    ] as [(String, Int128, Int)])
  func `a Dutch number has a comma and groups of three`(
    text: String, coefficient: Int128, scale: Int
  ) {
    let value = Decimal(coefficient: coefficient, scale: scale)
    #expect(NumberText.decimal(text, style: .dutch) == .value(ReadNumber(value: value)))
  }

  @Test(
    arguments: [
      ("€ 50.000,00", 5_000_000, ReadNumber.Sign.euro), ("€-12,50", -1250, .euro),
      ("-€ 12,50", -1250, .euro), ("− €\u{A0}12,50", -1250, .euro), ("3,50%", 350, .percent),
      ("-3,50 %", -350, .percent), ("3,50\u{A0}%", 350, .percent),
    ] as [(String, Int128, ReadNumber.Sign)])
  func `a unit beside the number is kept`(
    text: String, coefficient: Int128, sign: ReadNumber.Sign
  ) {
    let value = Decimal(coefficient: coefficient, scale: 2)
    #expect(NumberText.decimal(text, style: .dutch) == .value(ReadNumber(value: value, sign: sign)))
  }

  @Test(arguments: [
    ("1.23", NumberFault.pointInDutchFile), ("1234.56", .pointInDutchFile),
    ("1,234.56", .pointInDutchFile), ("1.23.456", .badGrouping), ("1234.567,8", .badGrouping),
    ("1,5,", .notANumber), ("1,", .notANumber), (",5", .notANumber), ("1.", .notANumber),
    ("--1", .notANumber), ("- 1", .notANumber), ("€ 5%", .notANumber), ("€", .notANumber),
    ("n.v.t.", .notANumber), ("1 000", .notANumber), ("1e3", .notANumber), ("< 5", .notANumber),
    ("1234567890123", .tooManyDigits), ("0,1234567890123", .tooManyDigits),
  ])
  func `what is no Dutch number says why`(text: String, fault: NumberFault) {
    #expect(NumberText.decimal(text, style: .dutch) == .fault(fault))
  }

  @Test(arguments: [
    ("1,5", NumberFault.commaInPointFile), ("1,234.5", .commaInPointFile),
    ("1.234.567", .badGrouping), ("1.", .notANumber), (".5", .notANumber),
  ])
  func `what is no number of a comma file says why`(text: String, fault: NumberFault) {
    #expect(NumberText.decimal(text, style: .point) == .fault(fault))
  }

  @Test(arguments: [
    ("12", Cell<Int64>.value(12)), ("1.200", .value(1200)), ("-3", .value(-3)),
    ("12,0", .value(12)), ("12,50", .fault(.notWhole)), ("12%", .fault(.notANumber)),
    ("€ 12", .fault(.notANumber)), ("", .empty), ("<5", .masked),
  ])
  func `a whole number has no decimals but zeros, and no unit`(
    text: String, expected: Cell<Int64>
  ) {
    #expect(NumberText.integer(text, style: .dutch) == expected)
  }
}
