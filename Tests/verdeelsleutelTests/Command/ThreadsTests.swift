import Testing

@testable import verdeelsleutel

@Suite("Threads")
struct ThreadsTests {
  @Test(arguments: [0, 1, 2, 7, 1000])
  func `give every result in its own place`(count: Int) {
    #expect(Threads.map(count) { $0 * $0 } == (0..<count).map { $0 * $0 })
  }

  @Test func `build texts beside each other`() {
    let texts = Threads.map(40) { place in
      (0..<200).map { "\(place) \($0)" }.joined(separator: " ")
    }
    #expect(
      texts == (0..<40).map { place in (0..<200).map { "\(place) \($0)" }.joined(separator: " ") })
  }
}
