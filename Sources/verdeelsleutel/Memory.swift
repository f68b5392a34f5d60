import LinuxCalls

/// How the C library gets memory from the system.
enum Memory {
  /// Gets memory in large pieces and keeps it: the program is over in a moment.
  ///
  /// By itself the heap of a second thread grows by a page at a time, each a call to the system for
  /// which the other thread must wait. What nobody touches costs nothing.
  static func keepInLargePieces() {
    _ = mallopt(topPad, 16 << 20)
    _ = mallopt(trimThreshold, 256 << 20)
    _ = mallopt(mapThreshold, 32 << 20)
  }

  // The constants of malloc.h are macros that Swift does not import.
  private static let trimThreshold: Int32 = -1
  private static let topPad: Int32 = -2
  private static let mapThreshold: Int32 = -3
}
