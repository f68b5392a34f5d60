import Glibc
import Synchronization

/// Ctrl-C during long work that writes nothing: the program ends at once and says so.
///
/// Outside ``watch(_:)`` the signal ends the program as it does any other.
enum Interruption {
  /// How many calls are within ``watch(_:)``, and what the signal did before the first: work may be
  /// part of other work, on more threads.
  private static let watched = Mutex<(calls: Int, before: sigaction)>((0, sigaction()))

  /// Does work that Ctrl-C ends, with all threads that it started.
  static func watch<Result>(_ work: () -> Result) -> Result {
    watched.withLock { watched in
      watched.calls += 1
      guard watched.calls == 1 else { return }
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { _ in
        // Only what a signal may do: no memory is taken, no lock, nothing is unwound.
        let message: StaticString = "\nAfgebroken; er is niets geschreven.\n"
        _ = write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
        _exit(ExitCode.interrupted.rawValue)
      }
      sigaction(SIGINT, &action, &watched.before)
    }
    defer {
      watched.withLock { watched in
        watched.calls -= 1
        if watched.calls == 0 { sigaction(SIGINT, &watched.before, nil) }
      }
    }
    return work()
  }
}
