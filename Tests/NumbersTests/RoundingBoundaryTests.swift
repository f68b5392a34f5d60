import Numbers
import TestSupport
import Testing

@Suite("Rounding on the boundaries")
struct RoundingBoundaryTests {
  /// A number and what it is divided by, near halves and near the ends more often than by chance.
  private func samples(_ count: Int, seed: UInt64) -> [(value: Int128, divisor: Int128)] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let wide = Int128(generator.wideBits() >> 1)
      let divisor = max(
        1, generator.pick(1, 2, 3, 10, 100, .max, .max - 1, wide, wide >> 64, wide >> 100))
      let quotient = Int128(generator.whole(-50...50))
      let rest = generator.pick(
        0, 1, divisor / 2, divisor / 2 + 1, divisor - divisor / 2, divisor - 1, wide % divisor)
      let (product, overflow) = quotient.multipliedReportingOverflow(by: divisor)
      let (sum, tooMuch) = product.addingReportingOverflow(rest)
      return overflow || tooMuch
        ? (generator.pick(.max, .min, .max - wide, .min + wide), divisor) : (sum, divisor)
    }
  }

  /// Whether `rounded` is the number nearest to value / divisor, and the farther from 0 of two.
  private func isNearest(_ rounded: Int128, _ value: Int128, _ divisor: Int128) -> Bool {
    // Twice the distance from rounded × divisor to the value, in 256 bits as (high, low).
    let product = rounded.magnitude.multipliedFullWidth(by: divisor.magnitude)
    guard rounded == 0 || (rounded < 0) == (value < 0), product.high <= 1 else { return false }
    let isBelow = product.high == 0 && product.low <= value.magnitude
    let distance = isBelow ? value.magnitude - product.low : product.low &- value.magnitude
    let other = divisor.magnitude.subtractingReportingOverflow(distance)
    guard !other.overflow else { return false }
    // Below the value the half must have gone up, so the distance is strictly less than a half.
    return isBelow ? distance < other.partialValue : distance <= other.partialValue
  }

  @Test func `the result is the nearest, and of two the one farther from zero`() {
    var halves = 0
    for (value, divisor) in samples(4000, seed: 5) {
      let rounded = Rounding.halfAwayFromZero(value, dividedBy: divisor)
      #expect(isNearest(rounded, value, divisor), "\(value) / \(divisor) gave \(rounded)")
      if divisor % 2 == 0, (value % divisor).magnitude == divisor.magnitude / 2 { halves += 1 }
    }
    #expect(halves > 300)
  }

  @Test func `the law catches rounding down, rounding half down and rounding half to even`() {
    let wrong: [(Int128, Int128) -> Int128] = [
      { $0 / $1 },
      { value, divisor in
        let (whole, rest) = value.quotientAndRemainder(dividingBy: divisor)
        return rest.magnitude > divisor.magnitude - rest.magnitude ? whole + value.signum() : whole
      },
      { value, divisor in
        let (whole, rest) = value.quotientAndRemainder(dividingBy: divisor)
        let over = divisor.magnitude - rest.magnitude
        let isUp = rest.magnitude > over || (rest.magnitude == over && whole % 2 != 0)
        return isUp ? whole + value.signum() : whole
      },
    ]
    for twin in wrong {
      let caught = samples(4000, seed: 6).filter { !isNearest(twin($0, $1), $0, $1) }.count
      #expect(caught > 100)
    }
  }

  @Test func `a negative number is the mirror of the positive one`() {
    for (value, divisor) in samples(2000, seed: 7) where value != .min {
      #expect(
        Rounding.halfAwayFromZero(-value, dividedBy: divisor)
          == -Rounding.halfAwayFromZero(value, dividedBy: divisor))
    }
  }

  @Test func `dropping digits is dividing by a power of ten`() {
    #expect(Rounding.halfAwayFromZero(12_345, dropping: 0) == 12_345)
    #expect(Rounding.halfAwayFromZero(12_345, dropping: 1) == 1235)
    #expect(Rounding.halfAwayFromZero(-12_345, dropping: 2) == -123)
    #expect(Rounding.halfAwayFromZero(.max, dropping: 38) == 2)
    #expect(Rounding.halfAwayFromZero(.min, dropping: 38) == -2)
  }

  @Test func `the powers of ten are those written out`() {
    var text = "1"
    for exponent in 0...PowerOfTen.largest {
      #expect(String(PowerOfTen.value(exponent)) == text)
      text += "0"
    }
    #expect(PowerOfTen.value(PowerOfTen.largest).multipliedReportingOverflow(by: 10).overflow)
  }
}
