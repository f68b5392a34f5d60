/// Times work; the fastest of several runs is the one that the machine disturbed least.
enum Stopwatch {
  /// The seconds of the fastest of `runs` runs.
  static func best(of runs: Int, _ work: () -> Void) -> Double {
    let clock = ContinuousClock()
    return (0..<runs).map { _ in clock.measure(work) / .seconds(1) }.min() ?? .infinity
  }

  /// A number with one decimal, for a line of results.
  static func rounded(_ value: Double) -> String {
    let tenths = Int(value * 10 + 0.5)
    return "\(tenths / 10).\(tenths % 10)"
  }
}
