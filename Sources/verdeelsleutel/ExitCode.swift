/// How the program ends.
enum ExitCode: Int32 {
  case done = 0
  case checkFailed = 1
  case wrongUse = 64
  case wrongData = 65
  case cannotWrite = 73
  case cannotRead = 74
  /// What it waits for is not there yet; a batch may simply try again.
  case notYet = 75
  /// As a shell tells it of a program that Ctrl-C ended.
  case interrupted = 130
}
