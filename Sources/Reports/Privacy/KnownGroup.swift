/// Pupils behind a number, each with the schoolbesturen that know all of it: those take what is
/// their own off a printed number, so that what is left must be no small group either.
struct KnownGroup<Pupil: Hashable> {
  /// The smallest group that may be printed.
  static var smallest: Int { 5 }

  /// For each pupil the schoolbesturen that are party to everything that stands here of it.
  private var knowers: [Pupil: Set<Int>] = [:]

  /// A group that no reader knows anything of.
  init(_ pupils: Set<Pupil> = []) {
    for pupil in pupils { knowers[pupil] = [] }
  }

  /// Adds something of a pupil that only some know.
  mutating func add(_ pupil: Pupil, knownTo boards: Set<Int>) {
    knowers[pupil] = knowers[pupil].map { $0.intersection(boards) } ?? boards
  }

  /// Adds what another group has.
  mutating func formUnion(_ other: KnownGroup) {
    for (pupil, boards) in other.knowers { add(pupil, knownTo: boards) }
  }

  /// The number of pupils.
  var count: Int { knowers.count }
  var isEmpty: Bool { knowers.isEmpty }

  /// Every schoolbestuur that knows a pupil.
  var readers: Set<Int> { knowers.values.reduce(into: []) { $0.formUnion($1) } }

  /// The pupils that are left for a schoolbestuur, or for a reader who knows none.
  func pupils(unknownTo board: Int?) -> Set<Pupil> {
    Set(knowers.filter { board.map($0.value.contains) != true }.map(\.key))
  }

  /// Whether one to four pupils are left for somebody.
  var isSmall: Bool {
    if Self.isSmall(count) { return true }
    var known: [Int: Int] = [:]
    for boards in knowers.values { for board in boards { known[board, default: 0] += 1 } }
    return known.values.contains { Self.isSmall(count - $0) }
  }

  /// Whether a number of pupils is small.
  static func isSmall(_ count: Int) -> Bool { count > 0 && count < smallest }
}
