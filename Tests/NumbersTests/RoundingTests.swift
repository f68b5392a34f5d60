import Numbers
import Testing

@Suite("Rounding half away from zero")
struct RoundingTests {
  @Test(arguments: [
    (25, 10, 3), (24, 10, 2), (-25, 10, -3), (-24, 10, -2), (5, 10, 1), (-5, 10, -1), (4, 9, 0),
    (5, 9, 1), (0, 7, 0),
  ])
  func `a half goes away from zero`(value: Int, divisor: Int, expected: Int) {
    #expect(
      Rounding.halfAwayFromZero(Int128(value), dividedBy: Int128(divisor)) == Int128(expected))
  }

  @Test func `the ends of the range do not overflow`() {
    #expect(Rounding.halfAwayFromZero(.max, dividedBy: 2) == Int128.max / 2 + 1)
    #expect(Rounding.halfAwayFromZero(.min, dividedBy: .max) == -1)
    #expect(Rounding.halfAwayFromZero(.max - 1, dividedBy: .max) == 1)
  }
}
