import Formats
import Glibc
import Numbers
import Synchronization

/// Tells on a terminal how far long work is: how much is done, how fast, and how long it still takes.
///
/// Any thread may report; nothing is shown in the first half second, nor where standard error is no
/// terminal. The line is written over itself and wiped at the end. There is one line: work that is
/// part of other work is silent.
final class Progress: Sendable {
  /// Whether some work has the line.
  private static let isTaken = Atomic<Bool>(false)

  /// How much work there is; nothing when only the work itself can tell.
  let total: Int?
  /// What is counted, such as `doorrekeningen`.
  let unit: String
  private let isShown: Bool
  private let start: Int
  private let done = Atomic<Int>(0)
  /// When the line was last written, in milliseconds of the clock; 0 when it never was.
  private let written = Atomic<Int>(0)

  /// Progress of so much work; `isShown` is for a test.
  init(total: Int?, unit: String, isShown: Bool = isatty(STDERR_FILENO) == 1) {
    self.total = total
    self.unit = unit
    self.isShown = isShown && !Self.isTaken.exchange(true, ordering: .relaxed)
    start = Self.now()
  }

  /// Counts more work as done, and shows the line when it is time.
  func advance(by count: Int) {
    let done = done.wrappingAdd(count, ordering: .relaxed).newValue
    guard isShown else { return }
    let (now, last) = (Self.now(), written.load(ordering: .relaxed))
    guard now - start >= 500, now - last >= 100,
      written.compareExchange(expected: last, desired: now, ordering: .relaxed).exchanged
    else { return }
    Terminal.overwrite(Self.line(done: done, of: total, unit, after: now - start))
  }

  /// Wipes the line.
  func finish() {
    guard isShown else { return }
    if written.load(ordering: .relaxed) != 0 { Terminal.overwrite("") }
    Self.isTaken.store(false, ordering: .relaxed)
  }

  /// `0:07`, or from an hour on `11:30:18`.
  private static func clock(_ seconds: Int128) -> String {
    func two(_ number: Int128) -> String { (number < 10 ? "0" : "") + String(number) }
    let (minutes, rest) = (seconds / 60, two(seconds % 60))
    return minutes < 60 ? "\(minutes):\(rest)" : "\(minutes / 60):\(two(minutes % 60)):\(rest)"
  }

  /// `1.200.000 van 5.000.000 doorrekeningen (24%) · 600.000 per seconde · nog 0:07`.
  static func line(done: Int, of total: Int?, _ unit: String, after milliseconds: Int) -> String {
    let passed = Int128(max(milliseconds, 1))
    let rate = "\(DutchText.whole(Int128(done) * 1000 / passed)) per seconde"
    guard let total else { return "\(DutchText.whole(Int128(done))) \(unit) · \(rate)" }
    let percent = total > 0 ? Int128(done) * 100 / Int128(total) : 100
    let line =
      "\(DutchText.whole(Int128(done))) van \(DutchText.whole(Int128(total))) \(unit) "
      + "(\(percent)%) · \(rate)"
    guard done > 0 else { return line }
    let left = (Int128(max(total - done, 0)) * passed / Int128(done) + 999) / 1000
    return line + " · nog \(clock(left))"
  }

  /// The clock that only goes forward, in milliseconds.
  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
