import Glibc
import Synchronization

/// Independent work on as many threads as there are cores, or as many as are asked for.
enum Threads {
  /// The number of cores.
  static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// The results of `work` for 0 to `count` − 1, in that order whichever thread was first.
  static func map<Result: Sendable>(
    _ count: Int, threads wanted: Int = cores, _ work: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    let job = Job(count: count, work)
    let used = max(1, min(count, wanted))
    var threads: [pthread_t] = []
    for _ in 1..<used {
      var thread = pthread_t()
      let argument = Unmanaged.passRetained(job as AnyJob).toOpaque()
      let failure = pthread_create(
        &thread, nil,
        { argument in
          guard let argument else { return nil }
          Unmanaged<AnyJob>.fromOpaque(argument).takeRetainedValue().run()
          return nil
        }, argument)
      if failure == 0 {
        threads.append(thread)
      } else {
        // What no other thread does is done here.
        Unmanaged<AnyJob>.fromOpaque(argument).release()
      }
    }
    job.run()
    for thread in threads { pthread_join(thread, nil) }
    return job.finished()
  }

  /// The same for work that may take long and writes nothing: a terminal shows how far it is, in so
  /// many `unit`, and Ctrl-C ends it.
  static func watched<Result: Sendable>(
    _ count: Int, _ unit: String, _ work: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    let progress = Progress(total: count, unit: unit)
    defer { progress.finish() }
    return Interruption.watch {
      map(count) { place in
        defer { progress.advance(by: 1) }
        return work(place)
      }
    }
  }

  /// What a thread is given: the C function that starts it knows no generics.
  private class AnyJob {
    func run() {}
  }

  private final class Job<Result: Sendable>: AnyJob, @unchecked Sendable {
    private let work: @Sendable (Int) -> Result
    private let next = Atomic<Int>(0)
    private let count: Int
    /// Each place is written by the one thread that took its number.
    private let results: UnsafeMutableBufferPointer<Result?>

    init(count: Int, _ work: @escaping @Sendable (Int) -> Result) {
      self.count = count
      self.work = work
      results = .allocate(capacity: count)
      results.initialize(repeating: nil)
    }

    deinit {
      results.deinitialize()
      results.deallocate()
    }

    override func run() {
      while true {
        let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard place < count else { return }
        results[place] = work(place)
      }
    }

    func finished() -> [Result] { results.compactMap { $0 } }
  }
}
