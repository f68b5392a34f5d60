import Numbers
import Testing

@Suite("Random numbers of runs")
struct RunGeneratorTests {
  /// From an implementation in Python of SplitMix64 and xorshift128+.
  @Test(
    arguments: [
      (1, 0, [0xb1a6_530d, 0x4fcf_17f1, 0x9fbd_bb9f, 0x1e07_f391, 0x7f5b_9659, 0xd485_2ff0]),
      (1, 7, [0x247b_2a03, 0x17a9_75a1, 0xe167_cb52, 0x6bdc_f3ad, 0x6a09_5cfb, 0xa27c_709a]),
      (2026, 8, [0xe9f3_634f, 0x1abe_d964, 0xf468_304d, 0xe74d_4012, 0x6704_5ae3, 0x38e8_a8cc]),
      (
        UInt64.max, 1_000_000_000,
        [0xe9e3_bdfc, 0x90f5_dcac, 0xbc40_b92b, 0x03b8_85e2, 0x8ae1_6e35, 0x1587_03c9]
      ),
    ] as [(UInt64, UInt64, [UInt32])])
  func `a run draws what its seed and number say`(seed: UInt64, run: UInt64, bits: [UInt32]) {
    for lane in 0..<8 where run >= UInt64(lane) {
      var generator = RunGenerator(seed: seed, run: run - UInt64(lane))
      #expect(bits.map { _ in generator.next()[lane] } == bits)
    }
  }

  @Test func `a bit is set about as often as not, in each place`() {
    var counts = Array(repeating: 0, count: 32)
    var generator = RunGenerator(seed: 3, run: 0)
    for _ in 0..<512 {
      let bits = generator.next()
      for place in 0..<32 {
        for lane in 0..<8 { counts[place] += Int((bits[lane] >> UInt32(place)) & 1) }
      }
    }
    // Of 4096 about 2048, with a standard deviation of 32.
    for count in counts { #expect(abs(count - 2048) < 160) }
  }
}
