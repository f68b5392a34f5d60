import Dossiers
import Numbers
import Results
import Scenarios
import TestSupport
import Testing

@Suite("A search for a value")
struct SearchTests {
  /// A search over whole numbers with the measure as a function; nothing stands for no valid dossier.
  private static func solution(
    _ bounds: ClosedRange<Int128>, current: Int128 = 0, target: Int64,
    _ measure: @escaping (Int128) -> Int128?
  ) -> Solution {
    let refusal = Trial.refused(Finding(.shortage, at: .dossier, []))
    return Search(in: bounds, current: current, target: Decimal(target)) { values in
      values.map {
        measure($0).map { .value(Decimal(coefficient: $0, scale: 0)) } ?? refusal
      }
    }.solution()
  }

  /// The runs of values that give the target, found by trying them all.
  private static func everyAnswer(
    _ bounds: ClosedRange<Int128>, target: Int64, _ measure: (Int128) -> Int128?
  ) -> [ClosedRange<Int128>] {
    var answers: [ClosedRange<Int128>] = []
    for value in bounds where measure(value) == Int128(target) {
      if let last = answers.last, last.upperBound == value - 1 {
        answers[answers.count - 1] = last.lowerBound...value
      } else {
        answers.append(value...value)
      }
    }
    return answers
  }

  @Test func `of few values finds every answer of any function`() {
    var random = SeededGenerator(seed: 11)
    var several = 0
    for _ in 0..<60 {
      let count = random.whole(1...256)
      let values = (0...count).map { _ in
        random.happens(percent: 10) ? nil : Int128(random.whole(0...4))
      }
      let bounds = Int128(-3)...Int128(count) - 3
      let measure: (Int128) -> Int128? = { values[Int($0) + 3] }
      let found = Self.solution(bounds, target: 2, measure)
      #expect(found.answers == Self.everyAnswer(bounds, target: 2, measure))
      #expect(found.spacing == 1 && found.evaluations == count + 1)
      if found.answers.count > 1 { several += 1 }
    }
    #expect(several > 20)
  }

  @Test func `finds the one stretch of a rising or falling step function, to the unit`() {
    var random = SeededGenerator(seed: 12)
    var (plateaus, jumps) = (0, 0)
    for _ in 0..<80 {
      let width = Int128(random.whole(1...2_000))
      let size = Int128(random.whole(1...60))
      let direction: Int128 = random.happens(percent: 50) ? 1 : -1
      let measure: (Int128) -> Int128? = { direction * ($0 / size * 3) }
      let target =
        Int64(measure(width * Int128(random.whole(0...100)) / 100) ?? 0)
        + Int64(random.pick(0, 0, 1))
      let found = Self.solution(0...width, target: target, measure)
      let expected = Self.everyAnswer(0...width, target: target, measure)
      #expect(found.answers == expected)
      if expected.isEmpty {
        // It passes the target in one jump, or stays beside it.
        #expect(found.jumps.count <= 1)
        for (before, after) in found.jumps {
          #expect(after.values.lowerBound == before.values.upperBound + 1)
          jumps += 1
        }
      } else {
        plateaus += 1
      }
    }
    #expect(plateaus > 20 && jumps > 8, "\(plateaus) \(jumps)")
  }

  @Test func `finds both sides of a bend, and the bend itself`() {
    let bend: (Int128) -> Int128? = { abs($0 - 1_234_567) }
    #expect(
      Self.solution(0...40_000_000, target: 1000, bend).answers == [
        1_233_567...1_233_567, 1_235_567...1_235_567,
      ])
    #expect(Self.solution(0...40_000_000, target: 0, bend).answers == [1_234_567...1_234_567])
    let flat: (Int128) -> Int128? = { max(abs($0 - 1_234_567) - 40, 7) }
    #expect(Self.solution(0...40_000_000, target: 7, flat).answers == [1_234_520...1_234_614])
    #expect(Self.solution(0...40_000_000, target: 6, flat).answers == [])
  }

  @Test func `tells where the dossier stops being valid, to the unit`() {
    let found = Self.solution(0...1_000_000, target: 700_000) { $0 <= 654_321 ? $0 : nil }
    #expect(found.answers == [])
    #expect(found.stretches.map(\.standing) == [.below, .refused])
    #expect(found.stretches.map(\.values) == [0...654_321, 654_322...1_000_000])
    // What is sought may lie beside the edge.
    let near = Self.solution(0...1_000_000, target: 654_321) { $0 <= 654_321 ? $0 : nil }
    #expect(near.answers == [654_321...654_321])
  }

  @Test func `tells when every value gives the same, where the dossier is valid`() {
    #expect(Self.solution(0...1_000_000, target: 3) { _ in 7 }.constant == Decimal(7))
    #expect(
      Self.solution(0...1_000_000, target: 7) { $0 < 999_000 ? 7 : nil }.constant == Decimal(7))
    #expect(Self.solution(0...1_000_000, target: 3) { $0 / 1_000_000 + 7 }.constant == nil)
    #expect(Self.solution(0...1_000_000, target: 3) { _ in nil }.constant == nil)
    let half = Search(in: 0...9, current: 0, target: Decimal(7)) { values in
      values.map { $0 < 5 ? .value(Decimal(7)) : .hidden }
    }
    #expect(half.solution().constant == nil)
  }

  @Test func `covers its bounds, also those of one value or of every number a cell holds`() {
    #expect(Self.solution(5...5, target: 5) { $0 }.answers == [5...5])
    let most = PowerOfTen.value(24) - 1
    let found = Self.solution(-most...most, current: 17, target: 17) { $0 }
    #expect(found.answers == [17...17])
    #expect(found.stretches.first?.values.lowerBound == -most)
    #expect(found.stretches.last?.values.upperBound == most)
  }
}
