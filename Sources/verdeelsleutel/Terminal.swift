import Formats
import Glibc
import Synchronization

/// Standard output and standard error.
enum Terminal {
  /// Whether some of what was printed went nowhere, such as on a full disk.
  private static let isLost = Atomic<Bool>(false)

  /// Prints what was asked for.
  ///
  /// A name from a table cannot command the terminal: of characters that do not show only the end of a
  /// line and the tab are printed.
  static func print(_ text: String) {
    if !write(ShownText.lines(text), to: STDOUT_FILENO) { isLost.store(true, ordering: .relaxed) }
  }

  /// Prints what is wrong, or how it went.
  static func complain(_ text: String) { _ = write(ShownText.lines(text), to: STDERR_FILENO) }

  /// Writes over the last line of a terminal.
  static func overwrite(_ line: String) {
    _ = write("\r\(ShownText.lines(line))\u{1B}[K", to: STDERR_FILENO)
  }

  /// How the program ends: not well, when what was asked for could not be printed.
  static func ending(_ code: ExitCode) -> ExitCode {
    guard isLost.load(ordering: .relaxed) else { return code }
    complain("De uitvoer is niet te schrijven.\n")
    return code == .done ? .cannotWrite : code
  }

  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return false }
      written += count
    }
    return true
  }
}
