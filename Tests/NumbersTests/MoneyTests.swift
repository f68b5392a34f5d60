import Numbers
import Testing

@Suite("Amounts of money")
struct MoneyTests {
  static let end = Int128(Int64.max)

  @Test(arguments: [0, 1, -1, end, -end, -end - 1])
  func `an amount that fits is kept to the cent`(cents: Int128) {
    #expect(Money(exactly: cents).map { Int128($0.cents) } == cents)
  }

  @Test(arguments: [end + 1, -end - 2, Int128.max, Int128.min, 1 << 64])
  func `an amount that does not fit is no amount`(cents: Int128) {
    #expect(Money(exactly: cents) == nil)
  }

  @Test func `amounts sort from debt to wealth`() {
    let amounts = [Int64.max, 0, -1, 1, .min].map(Money.init(cents:)).sorted().map(\.cents)
    #expect(amounts == [.min, -1, 0, 1, .max])
    #expect(Money.zero == Money(cents: 0))
  }
}
