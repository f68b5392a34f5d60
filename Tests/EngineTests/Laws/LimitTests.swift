import Dossiers
import Numbers
import TestSupport
import Testing

@testable import Engine

/// Amounts of last year and now with a cap, what an `overgang` makes of them, and the same by a slow
/// reference in exact fractions.
struct LimitCase: Sendable {
  var before: [Int128]
  var now: [Int128]
  var caps: [Int128]
  var unit: Int64 = 1
  var capsLosses = true
  var capsGains = false

  struct Result: Equatable {
    var held: [Int128]
    var moved: Int128
    var unmet: Int128
  }

  /// What the program makes of it; nothing when it stops.
  var result: Result? {
    var builder = Builder(schoolCount: now.count)
    let members = builder.members(Array(now.indices))
    let (old, new, caps) = (builder.slot(before), builder.slot(now), builder.slot(caps))
    let limit = Limit(
      now: new, before: old, cap: caps, into: builder.column(), extra: builder.column(),
      moved: builder.scalar(), unmet: builder.scalar(), unit: unit, capsLosses: capsLosses,
      capsGains: capsGains, members: members)
    builder.current = InstructionPlace(year: 2026, origin: .none)
    builder.emit(.limit(limit))
    var registers = Registers(for: builder.program)
    guard builder.program.run(on: &registers) == nil else { return nil }
    return Result(
      held: now.indices.map { registers[limit.into, $0] }, moved: registers[limit.moved],
      unmet: registers[limit.unmet])
  }

  /// The same, case by case as the rule is written down.
  func reference(mistake: Mistake? = nil) throws -> Result {
    let gains = zip(before, now).map { max($1 - $0, 0) }
    let losses = zip(before, now).map { max($0 - $1, 0) }
    let caps = caps.map { max($0, 0) }
    let beyondGain = zip(gains, caps).map { capsGains ? max($0 - $1, 0) : 0 }
    let beyondLoss = zip(losses, caps).map { capsLosses ? max($0 - $1, 0) : 0 }
    func sum(_ amounts: [Int128]) -> Int128 { amounts.reduce(0, +) }
    func share(_ cents: Int128, over keys: [Int128]) throws -> [Int128] {
      let unit = Int128(unit)
      return try Hamilton.divide(cents / unit, over: keys.map { Fraction($0) })
        .map { $0.units * unit }
    }
    var (taken, given) = (beyondGain, beyondLoss)
    var unmet: Int128 = 0
    let lack = sum(beyondLoss) - sum(beyondGain)
    if lack > 0 {
      let room = zip(gains, taken).map { $0 - $1 }
      if lack <= sum(room) {
        taken = zip(taken, try share(lack, over: mistake == .byGain ? gains : room)).map { $0 + $1 }
      } else {
        taken = gains
        given = try share(sum(gains), over: mistake == .byLoss ? losses : beyondLoss)
        unmet = sum(beyondLoss) - sum(gains)
      }
    } else if lack < 0 {
      let room = zip(losses, given).map { $0 - $1 }
      if -lack <= sum(room) {
        given = zip(given, try share(-lack, over: room)).map { $0 + $1 }
      } else {
        given = losses
        taken = try share(sum(losses), over: beyondGain)
        unmet = sum(beyondGain) - sum(losses)
      }
    }
    if mistake == .aCent, let place = taken.indices.first(where: { taken[$0] > 0 }) {
      taken[place] -= 1
    }
    return Result(held: zip(given, taken).map { $0 - $1 }, moved: sum(given), unmet: unmet)
  }

  enum Mistake: CaseIterable, Sendable { case byGain, byLoss, aCent }

  /// What the result breaks, in words.
  func faults(_ result: Result) -> [String] {
    var faults: [String] = []
    if result.held.reduce(0, +) != 0 { faults.append("the sum is not zero") }
    for (place, held) in result.held.enumerated() {
      let (gain, rest) = (now[place] - before[place], now[place] + held - before[place])
      if gain >= 0 && rest < 0 { faults.append("a gainer loses") }
      if gain <= 0 && rest > 0 { faults.append("a loser gains") }
      if gain >= 0 && held > 0 || gain <= 0 && held < 0 { faults.append("the wrong way") }
      let cap = max(caps[place], 0)
      if result.unmet == 0, capsLosses, rest < -cap { faults.append("a loss beyond the cap") }
      if result.unmet == 0, capsGains, rest > cap { faults.append("a gain beyond the cap") }
    }
    let bites = zip(zip(before, now), caps).contains { amounts, cap in
      let difference = amounts.1 - amounts.0
      return capsLosses && difference < -max(cap, 0) || capsGains && difference > max(cap, 0)
    }
    if !bites, result.held.contains(where: { $0 != 0 }) {
      faults.append("without a cap that bites")
    }
    return faults
  }

  static let random: [LimitCase] = {
    var random = SeededGenerator(seed: 9)
    return (0..<2500).map { _ in
      let count = random.whole(0...7)
      let unit = random.pick(1, 1, 1, 5, 100)
      let most = random.pick(3, 100, 1_000_000)
      func amounts(_ most: Int) -> [Int128] {
        (0..<count).map { _ in Int128(random.whole(0...most) * unit) }
      }
      var example = LimitCase(
        before: amounts(most), now: amounts(most),
        caps: amounts(max(1, random.pick(most, most / 3, most / 10, 0))), unit: Int64(unit))
      if random.happens(percent: 5) { example.now = example.before }
      example.capsGains = random.happens(percent: 50)
      example.capsLosses = !example.capsGains || random.happens(percent: 70)
      return example
    }
  }()
}

@Suite("Keeping gains and losses within a cap")
struct LimitTests {
  @Test func `is what exact fractions give, and keeps every law`() throws {
    var (unmet, moved) = (0, 0)
    for example in LimitCase.random {
      let result = try #require(example.result)
      #expect(try result == example.reference(), "\(example)")
      #expect(example.faults(result) == [], "\(example)")
      unmet += result.unmet > 0 ? 1 : 0
      moved += result.moved > 0 ? 1 : 0
    }
    #expect(unmet > 400 && moved > 1000, "\(unmet) \(moved)")
  }

  @Test(arguments: LimitCase.Mistake.allCases)
  func `the comparison catches a mistake`(mistake: LimitCase.Mistake) throws {
    let caught = try LimitCase.random.count { try $0.reference(mistake: mistake) != $0.result }
    #expect(caught > 15, "\(caught)")
  }

  /// Losses of 60 and 20 with caps of 10 are 50 and 10 too much, which two gains of 40 pay half each.
  @Test func `takes from gains by their size what losses lack`() {
    let example = LimitCase(
      before: [100, 100, 100, 100], now: [40, 80, 140, 140], caps: [10, 10, 10, 10])
    #expect(example.result == .init(held: [50, 10, -30, -30], moved: 60, unmet: 0))
  }

  /// There is 20 to give where 60 is asked, so it goes by 50 : 10.
  @Test func `gives what there is when the pot shrinks more than the caps allow`() {
    let example = LimitCase(
      before: [100, 100, 100], now: [40, 80, 120], caps: [10, 10, 10])
    #expect(example.result == .init(held: [17, 3, -20], moved: 20, unmet: 40))
  }

  @Test func `returns what no loss asks for when the pot grows more than the caps allow`() {
    var example = LimitCase(before: [100, 100, 100], now: [90, 200, 150], caps: [5, 5, 5])
    (example.capsLosses, example.capsGains) = (false, true)
    // 95 and 45 lie beyond; only 10 was lost.
    #expect(example.result == .init(held: [10, -7, -3], moved: 10, unmet: 130))
  }

  @Test func `never traps`() {
    let extremes: [Int128] = [.min, .min + 1, -1, 0, 1, .max - 1, .max]
    for before in extremes {
      for now in extremes {
        for cap in extremes {
          for unit in [Int64(1), 100, .max] {
            _ =
              LimitCase(
                before: [before, 0, now], now: [now, before, .max], caps: [cap, 0, cap], unit: unit,
                capsGains: true
              ).result
          }
        }
      }
    }
    #expect(LimitCase(before: [.max], now: [.min], caps: [0]).result == nil)
    #expect(LimitCase(before: [], now: [], caps: []).result == .init(held: [], moved: 0, unmet: 0))
  }
}
