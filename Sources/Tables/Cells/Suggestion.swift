/// "Bedoelt u …?": the known name that is nearest to one that is not known.
public enum Suggestion {
  /// The nearest name, when it differs in at most a third of its letters.
  public static func nearest(to name: String, among known: [String]) -> String? {
    nearest(to: name, among: known, within: max(1, name.utf8.count / 3))
  }

  /// The nearest name, when it differs in at most so many letters.
  static func nearest(to name: String, among known: [String], within most: Int) -> String? {
    let wanted = Array(name.utf8)
    guard wanted.count <= 64 else { return nil }
    // Other capitals are no other letters.
    if let same = known.prefix(5_000).first(where: { isSame($0, name) }) { return same }
    var best: (name: String, distance: Int)?
    for candidate in known.prefix(5_000) {
      let letters = Array(candidate.utf8)
      guard letters.count <= 64, abs(letters.count - wanted.count) <= min(most, 3) else { continue }
      let distance = distance(wanted, letters)
      if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    guard let best, best.distance <= most else { return nil }
    return best.name
  }

  /// Whether two names differ in capitals at most.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    guard one.utf8.count == other.utf8.count else { return false }
    return zip(one.utf8, other.utf8).allSatisfy { left, right in
      left == right || left ^ right == 0x20 && (0x61...0x7A).contains(left | 0x20)
    }
  }

  /// The number of letters to add, drop, change or swap with a neighbour.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var before: [Int] = []
    var previous = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(
          previous[column] + (letter == other ? 0 : 1), previous[column + 1] + 1,
          current[column] + 1)
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          cost = min(cost, before[column - 1] + 1)
        }
        current.append(cost)
      }
      (before, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
