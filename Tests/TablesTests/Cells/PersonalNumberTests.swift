import Testing

@testable import Tables

@Suite struct `Personal numbers` {
  @Test func `a known number is refused`() {
    #expect(PersonalNumber.stands(in: "111222333"))
  }
}
