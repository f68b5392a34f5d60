import Glibc

/// Ctrl-C during long work that writes nothing: the program ends at once and says so.
///
/// Outside ``watch(_:)`` the signal ends the program as it does any other.
enum Interruption {
  /// Does work that Ctrl-C ends, with all threads that it started.
  static func watch<Result>(_ work: () -> Result) -> Result {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in
      // Only what a signal may do: no memory is taken, no lock, nothing is unwound.
      let message: StaticString = "\nAfgebroken; er is niets geschreven.\n"
      _ = write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
      _exit(ExitCode.interrupted.rawValue)
    }
    var before = sigaction()
    sigaction(SIGINT, &action, &before)
    defer { sigaction(SIGINT, &before, nil) }
    return work()
  }
}
