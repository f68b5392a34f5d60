import Engine
import Numbers

/// Runs blocks of a plan, one after the other, on one thread.
public final class SimulationWorker {
  /// What the blocks came to until now.
  public private(set) var tally: SimulationTally
  /// Whether every eight runs are drawn anew; else a block repeats its first eight, which only tells
  /// what drawing costs.
  public var drawsAnew = true
  private let plan: SimulationPlan
  private let seed: UInt64
  private var registers: Registers
  private var numbers: [Int128?]
  private let bench: Workbench
  private let changes: UnsafeMutablePointer<Lanes>
  private let counting: FastCounting?
  private let sums: FastSums
  private var mark: GroupMark

  /// A worker; one for a sample does not count.
  init(_ plan: SimulationPlan, seed: UInt64) {
    self.plan = plan
    self.seed = seed
    let tally = plan.emptyTally
    self.tally = tally
    mark = GroupMark(tally)
    registers = Registers(for: plan.varying.program)
    numbers = Array(repeating: nil, count: plan.observations.values.count)
    var nothing = FastProgram()
    nothing.placeCount = plan.draws.placeCount
    bench = Workbench(plan.fast ?? nothing)
    changes = .allocate(capacity: plan.draws.changeCount + 1)
    changes.initialize(repeating: .zero, count: plan.draws.changeCount + 1)
    counting = plan.counting
    sums = FastSums(plan.counting)
  }

  deinit {
    bench.free()
    changes.deallocate()
    sums.free()
  }

  /// Runs a block.
  public func run(block: Int) {
    let first = block * SimulationPlan.runsPerBlock
    let last = min(first + SimulationPlan.runsPerBlock, plan.runs)
    let size = plan.batchesPerGroup * 8
    for start in stride(from: first, to: last, by: size) {
      run(from: start, to: min(start + size, last), isFirst: start == first)
    }
  }

  /// Runs a group of a block.
  private func run(from first: Int, to last: Int, isFirst: Bool) {
    var batches = 0
    for run in stride(from: first, to: last, by: 8) {
      if drawsAnew || isFirst && run == first { draw(run) }
      if plan.draws.mayVanish { countVanished(of: min(8, last - run)) }
      guard let fast = plan.fast, let counting else {
        for lane in 0..<min(8, last - run) { runPlain(lane) }
        continue
      }
      let refused = fast.run(on: bench)
      if last - run >= 8, !refused.hasAny {
        counting.count(bench.places, in: sums, &tally)
        batches += 1
        if batches == counting.mostBatches {
          counting.collect(sums, batches, in: &tally)
          batches = 0
        }
      } else {
        for lane in 0..<min(8, last - run) {
          if refused[lane] { runPlain(lane) } else { countAlone(lane, fast) }
        }
      }
    }
    counting?.collect(sums, batches, in: &tally)
    mark.close(in: &tally)
  }

  /// Counts the first runs of eight in which a number was held at 0.
  private func countVanished(of runs: Int) {
    let vanished = changes[plan.draws.changeCount]
    for lane in 0..<runs where vanished[lane] != 0 { tally.vanishedRuns += 1 }
  }

  private func draw(_ run: Int) {
    plan.draws.draw(seed: seed, run: UInt64(run), into: bench.places, changes: changes)
  }

  // MARK: One run

  /// Counts one of the eight of a fast run.
  private func countAlone(_ lane: Int, _ fast: FastProgram) {
    tally.runs += 1
    if fast.zeros.contains(where: { bench.places[Int($0)][lane] != 0 }) {
      tally.unbalancedRuns += 1
    }
    readFast(lane, fast)
    plan.count(numbers, in: &tally)
  }

  private func readFast(_ lane: Int, _ fast: FastProgram) {
    for (place, value) in fast.observed.enumerated() {
      var number = value.constant
      for term in fast.terms[value.places] { number += bench.places[Int(term)][lane] }
      numbers[place] = Int128(Int64(number))
    }
  }

  /// Runs one of the eight on the plain engine; false when it stops or has no outcome.
  private func readPlain(_ lane: Int) -> Bool {
    for (place, register) in plan.draws.registers {
      let value = Int128(bench.places[place][lane])
      switch register {
      case .scalar(let scalar): registers[scalar] = value
      case .column(let column, let school): registers[column, school] = value
      }
    }
    guard plan.varying.program.run(on: &registers) == nil else { return false }
    return plan.observations.read(registers, plan.varying.program.members, into: &numbers)
  }

  private func runPlain(_ lane: Int) {
    tally.runs += 1
    tally.plainRuns += 1
    guard readPlain(lane) else {
      tally.stoppedRuns += 1
      return
    }
    if !plan.observations.isBalanced(registers) { tally.unbalancedRuns += 1 }
    plan.count(numbers, in: &tally)
  }

  /// Makes eight runs and tells the numbers of each that is not stopped.
  func sample(_ run: Int, _ tell: ([Int128?]) -> Void) {
    draw(run)
    let refused = plan.fast?.run(on: bench) ?? LaneMask(repeating: true)
    for lane in 0..<8 {
      if let fast = plan.fast, !refused[lane] {
        readFast(lane, fast)
      } else if !readPlain(lane) {
        continue
      }
      tell(numbers)
    }
  }
}

extension SimulationPlan {
  /// Counts the numbers of one run.
  func count(_ numbers: [Int128?], in tally: inout SimulationTally) {
    for (place, limit) in observations.limits.enumerated() {
      guard let number = numbers[limit.value] else { continue }
      if limit.isAbove ? number > limit.limit : number < limit.limit { tally.crossings[place] += 1 }
    }
    for (spread, value) in spreadValues.enumerated() {
      guard let number = numbers[value] else {
        tally.missing[spread] += 1
        continue
      }
      tally.sums[spread] += number - bins[spread].first
      tally.bins[spread * binCount + bins[spread].place(of: number, of: binCount)] += 1
      for (place, often) in bins[spread].often.enumerated() where often == number {
        tally.often[oftenStarts[spread] + place] += 1
      }
    }
  }
}
