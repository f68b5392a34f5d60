import Numbers
import TestSupport
import Testing

@Suite("Exact decimal numbers")
struct DecimalTests {
  @Test func `numbers are equal when they are written alike`() {
    #expect(Decimal(coefficient: 150, scale: 2) != Decimal(coefficient: 15, scale: 1))
    #expect(Decimal(coefficient: 150, scale: 2).reduced == Decimal(coefficient: 15, scale: 1))
    #expect(Decimal(7) == Decimal(coefficient: 7, scale: 0))
  }

  @Test(arguments: [
    (1500, 3, 15, 1), (-1500, 3, -15, 1), (1500, 2, 15, 0), (1500, 0, 1500, 0), (0, 12, 0, 0),
    (105, 1, 105, 1), (-1, 0, -1, 0),
  ])
  func `reducing drops zeros behind the sign only`(
    digits: Int64, scale: Int, expected: Int64, decimals: Int
  ) {
    let reduced = Decimal(coefficient: Int128(digits), scale: scale).reduced
    #expect(reduced == Decimal(coefficient: Int128(expected), scale: decimals))
  }

  @Test func `more decimals keep the value or there is no number`() {
    let whole = Decimal(coefficient: -12, scale: 1)
    #expect(whole.coefficient(atScale: 1) == -12)
    #expect(whole.coefficient(atScale: 3) == -1200)
    #expect(whole.coefficient(atScale: 0) == nil)
    #expect(Decimal(1).coefficient(atScale: 38) == PowerOfTen.value(38))
    #expect(Decimal(2).coefficient(atScale: 38) == nil)
    #expect(Decimal(1).coefficient(atScale: 39) == nil)
    #expect(Decimal(0).coefficient(atScale: 39) == nil)
    #expect(Decimal(coefficient: .min, scale: 0).coefficient(atScale: 0) == .min)
    #expect(Decimal(coefficient: .min, scale: 0).coefficient(atScale: 1) == nil)
  }

  @Test func `the widest cell still fits with a rate and a count`() {
    let widest = PowerOfTen.value(2 * Decimal.cellDigits) - 1
    let cell = Decimal(coefficient: widest, scale: Decimal.cellDigits)
    #expect(cell.coefficient(atScale: Decimal.cellDigits + 14) != nil)
    #expect(!widest.multipliedReportingOverflow(by: 100_000_000_000_000).overflow)
  }

  @Test func `rounding to fewer decimals is the rounding of the value`() {
    var generator = SeededGenerator(seed: 50_000)
    var halves = 0
    for _ in 0..<2000 {
      let scale = generator.whole(0...20)
      let decimals = generator.whole(0...scale)
      let power = PowerOfTen.value(scale - decimals)
      let kept = Int128(generator.whole(-1000...1000))
      // The dropped part lies on a half, beside it, or anywhere.
      let dropped =
        power == 1
        ? 0
        : generator.pick(
          power / 2, power / 2 - 1, power / 2 + 1, 0, power - 1,
          Int128(generator.wideBits() >> 1) % power)
      let away = kept < 0 ? -dropped : dropped
      let number = Decimal(coefficient: kept * power + away, scale: scale)
      let isUp = power > 1 && dropped * 2 >= power
      let expected = isUp ? kept + (kept < 0 ? -1 : 1) : kept
      if power > 1, dropped * 2 == power { halves += 1 }
      #expect(
        number.rounded(toScale: decimals) == Decimal(coefficient: expected, scale: decimals),
        "\(number) to \(decimals)")
    }
    #expect(halves > 200)
  }

  @Test func `rounding to more decimals widens or gives nothing`() {
    #expect(Decimal(5).rounded(toScale: 2) == Decimal(coefficient: 500, scale: 2))
    #expect(Decimal(coefficient: .max, scale: 0).rounded(toScale: 1) == nil)
    #expect(Decimal(coefficient: .min, scale: 38).rounded(toScale: 0) == Decimal(-2))
  }
}
