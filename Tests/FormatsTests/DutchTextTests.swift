import Formats
import Numbers
import TestSupport
import Testing

@Suite("Writing Dutch numbers")
struct DutchTextTests {
  @Test func `numbers are written as a slow writer writes them, and read back`() {
    var random = SeededGenerator(seed: 800)
    for round in 0..<3000 {
      let bits = Int128(random.next()) << 64 | Int128(random.next())
      let coefficient = round < 3 ? [Int128.min, .max, 0][round] : bits >> Int128(round % 128)
      let scale = round % 39
      let number = Decimal(coefficient: coefficient, scale: scale)
      #expect(DutchText.plainNumber(number) == slow(coefficient, scale, groups: false))
      #expect(DutchText.number(number) == slow(coefficient, scale, groups: true))
      #expect(DutchText.whole(coefficient) == slow(coefficient, 0, groups: true))
      if coefficient.magnitude < 1_000_000_000_000, scale <= 12 {
        #expect(
          NumberText.decimal(DutchText.number(number), style: .dutch)
            == .value(ReadNumber(value: number)))
      }
    }
  }

  @Test(arguments: [
    (0, "€ 0,00", "0,00"), (1, "€ 0,01", "0,01"), (-5, "€ -0,05", "-0,05"),
    (123_456_789, "€ 1.234.567,89", "1234567,89"), (-123_456, "€ -1.234,56", "-1234,56"),
    (Int64.max, "€ 92.233.720.368.547.758,07", "92233720368547758,07"),
    (Int64.min, "€ -92.233.720.368.547.758,08", "-92233720368547758,08"),
  ])
  func `amounts have cents`(cents: Int64, text: String, plain: String) {
    #expect(DutchText.money(Money(cents: cents)) == text)
    #expect(DutchText.plainMoney(Money(cents: cents)) == plain)
  }

  @Test func `whole numbers have points between groups of three`() {
    #expect(DutchText.whole(46_871 as Int64) == "46.871")
    #expect(DutchText.whole(-999 as Int64) == "-999")
    #expect(DutchText.whole(Int64.min) == "-9.223.372.036.854.775.808")
  }

  @Test(
    arguments: [
      (123, 1000, "12,3%"), (1, 3, "33,3%"), (2, 3, "66,7%"), (5, 10_000, "0,1%"),
      (4, 10_000, "0,0%"), (-4, 10_000, "0,0%"), (-5, 10_000, "-0,1%"), (5, -10_000, "-0,1%"),
      (-1, -4, "25,0%"), (1, 0, "–"), (0, 5, "0,0%"), (9995, 10_000, "100,0%"), (25, 1, "2.500,0%"),
      (Int128.max, Int128.max, "100,0%"), (Int128.min, Int128.min, "100,0%"), (Int128.max, 1, "–"),
      (Int128.max - 1, Int128.min, "-100,0%"), (1, Int128.min, "0,0%"),
    ] as [(Int128, Int128, String)])
  func `a percentage has one decimal, rounded half away from zero`(
    part: Int128, whole: Int128, text: String
  ) {
    #expect(DutchText.percentage(part, of: whole) == text)
  }

  private func slow(_ coefficient: Int128, _ scale: Int, groups: Bool) -> String {
    var digits = Array(String(coefficient.magnitude))
    while digits.count <= scale { digits.insert("0", at: 0) }
    var whole = String(digits[..<(digits.count - scale)])
    if groups {
      var grouped: [Character] = []
      for (index, digit) in whole.reversed().enumerated() {
        if index > 0, index % 3 == 0 { grouped.append(".") }
        grouped.append(digit)
      }
      whole = String(grouped.reversed())
    }
    let decimals = scale > 0 ? "," + String(digits[(digits.count - scale)...]) : ""
    return (coefficient < 0 ? "-" : "") + whole + decimals
  }
}
