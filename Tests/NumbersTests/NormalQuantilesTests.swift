import Numbers
import Testing

@Suite("Quantiles of the normal distribution")
struct NormalQuantilesTests {
  private let values = NormalQuantiles.values

  /// From tables of the normal distribution.
  @Test(arguments: [
    (512, 0), (640, 0.318_639_4), (768, 0.674_489_8), (896, 1.150_349_4), (1008, 2.153_874_7),
    (1023, 3.097_269_1),
  ])
  func `a quantile is that of the tables`(place: Int, quantile: Double) {
    #expect(abs(values[place] - quantile) < 1e-7)
    #expect(values[1024 - place] == -values[place])
  }

  @Test(arguments: [
    (0, 0.5), (1, 0.841_344_7), (1.644_854, 0.95), (1.959_964, 0.975), (-2.326_348, 0.01),
    (-9, 0), (9, 1),
  ])
  func `a chance is that of the tables`(number: Double, chance: Double) {
    #expect(abs(NormalQuantiles.chance(notAbove: number) - chance) < 1e-5)
  }

  @Test func `there are 1025, each larger than the one before, with a variance of 1`() {
    #expect(values.count == NormalQuantiles.steps + 1)
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
    #expect(values.last == NormalQuantiles.largest)
    let squares = zip(values, values.dropFirst()).map { ($0 * $0 + $0 * $1 + $1 * $1) / 3 }
    #expect(abs(squares.reduce(0, +) / 1024 - 1) < 1e-10)
  }
}
