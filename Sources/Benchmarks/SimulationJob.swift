import Glibc
import Results
import Scenarios
import Synchronization

/// A simulation on one thread or several, timed.
final class SimulationJob: @unchecked Sendable {
  /// What a job gave, and what it took.
  struct Done {
    let simulation: Simulation
    /// Seconds on the clock, and on all processors together.
    let seconds, processorSeconds: Double
  }

  private let plan: SimulationPlan
  private let threads: Int
  private let drawsAnew: Bool
  private let next = Atomic<Int>(0)
  private let tallies = Mutex<[SimulationTally]>([])

  init(_ plan: SimulationPlan, threads: Int, drawsAnew: Bool = true) {
    (self.plan, self.threads, self.drawsAnew) = (plan, threads, drawsAnew)
  }

  /// Runs all blocks.
  func run() -> Done {
    let before = Self.processorSeconds
    let seconds = ContinuousClock().measure {
      var others: [pthread_t] = []
      for _ in 1..<max(threads, 1) {
        var thread = pthread_t()
        let argument = Unmanaged.passRetained(self).toOpaque()
        if pthread_create(&thread, nil, runJob, argument) == 0 { others.append(thread) }
      }
      work()
      for thread in others { pthread_join(thread, nil) }
    }
    return Done(
      simulation: plan.simulation(of: tallies.withLock { $0 }), seconds: seconds / .seconds(1),
      processorSeconds: Self.processorSeconds - before)
  }

  fileprivate func work() {
    let worker = plan.worker()
    worker.drawsAnew = drawsAnew
    while true {
      let block = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard block < plan.blockCount else { break }
      worker.run(block: block)
    }
    tallies.withLock { $0.append(worker.tally) }
  }

  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// What a thread begins with; a global function, because a closure of `main` belongs to its thread.
private func runJob(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let argument { Unmanaged<SimulationJob>.fromOpaque(argument).takeRetainedValue().work() }
  return nil
}
