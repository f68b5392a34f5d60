import Dossiers
import Numbers
import Results

/// A pot that is fed from outside, with the pots that live on it alone: what came in and what
/// became of it, by year.
struct PotTree {
  /// The pot that is fed.
  let root: Int
  /// Every pot of the tree, the root first.
  let pots: [Int]
  /// What came in, moved and went out; every amount in cents.
  private(set) var rows = AmountRows<Row>()

  /// A row of the overview.
  struct Row: Hashable {
    let part: Part
    /// The pot of the tree that it is about.
    let pot: Int
    /// The pot on the other side.
    var other: Int?
    /// The feed that money came from; nothing when several fed the pot by amounts that do not tie.
    var feed: Pot.Feed?
    /// The step, as an index into the steps of the dossier.
    var step: Int?
  }

  /// In which part of the overview a row stands.
  enum Part: Int, Hashable, CaseIterable, Comparable {
    /// What feeds the root or another pot of the tree.
    case fed
    /// What pots outside the tree gave.
    case received
    /// What the result paid because a pot fell short.
    case supplemented
    /// What moved between pots of the tree.
    case moved
    /// What schools got.
    case posted
    /// What pots outside the tree got.
    case given
    /// What was left at the end of the year.
    case left

    /// Whether it brings money into the tree.
    var isSource: Bool { self == .fed || self == .received || self == .supplemented }

    /// Whether it takes money out of the tree.
    var isUse: Bool { self == .posted || self == .given }

    static func < (one: Part, other: Part) -> Bool { one.rawValue < other.rawValue }
  }

  /// The trees of all years together; each pot stands in one of them.
  static func trees(of outcome: Outcome, in dossier: Dossier) -> [PotTree] {
    var receivers = Array(repeating: [Int](), count: dossier.pots.count)
    var isRoot = Array(repeating: false, count: dossier.pots.count)
    for year in outcome.years {
      for step in year.steps {
        guard let transfer = step.transfer else { continue }
        receivers[dossier.steps[step.row].pot].append(transfer.pot)
      }
      for pot in year.pots {
        guard let row = dossier.pots[pot.pot].row(inYear: year.year) else { continue }
        if !row.feeds.isEmpty { isRoot[pot.pot] = true }
        if case .pot(let other) = row.surplus { receivers[pot.pot].append(other) }
      }
    }
    var isTaken = isRoot
    return dossier.pots.indices.filter { isRoot[$0] }.map { root in
      var pots = [root]
      var next = 0
      while next < pots.count {
        for pot in receivers[pots[next]] where !isTaken[pot] {
          isTaken[pot] = true
          pots.append(pot)
        }
        next += 1
      }
      var tree = PotTree(root: root, pots: pots)
      for year in outcome.years { tree.add(year, dossier) }
      return tree
    }
  }

  /// The rows of some parts, by part and then by step.
  func rows(_ isWanted: (Part) -> Bool, _ dossier: Dossier) -> [Row] {
    rows.rows.enumerated().filter { isWanted($0.element.part) }
      .sorted { one, other in
        let (left, right) = (one.element, other.element)
        let places = (
          left.step.map { dossier.steps[$0].number } ?? Int.max,
          right.step.map { dossier.steps[$0].number } ?? Int.max
        )
        return (left.part.rawValue, places.0, one.offset)
          < (right.part.rawValue, places.1, other.offset)
      }.map(\.element)
  }

  // MARK: A year

  private mutating func add(_ year: YearOutcome, _ dossier: Dossier) {
    let inside = Set(pots)
    for pot in year.pots where inside.contains(pot.pot) {
      addFeeds(of: pot, year, dossier)
      if pot.supplemented != .zero {
        add(Int128(pot.supplemented.cents), Row(part: .supplemented, pot: pot.pot), year)
      }
      add(Int128(pot.left.cents), Row(part: .left, pot: pot.pot), year)
    }
    for step in year.steps {
      let from = dossier.steps[step.row].pot
      if inside.contains(from), !step.postings.isEmpty {
        add(step.posted, Row(part: .posted, pot: from, step: step.row), year)
      }
      if let transfer = step.transfer {
        move(Int128(transfer.amount.cents), from, transfer.pot, step.row, year, inside)
      }
    }
    passOn(year, inside, dossier)
  }

  /// What is left goes on to another pot without a step.
  private mutating func passOn(_ year: YearOutcome, _ inside: Set<Int>, _ dossier: Dossier) {
    var stepped: [Int: Int128] = [:]
    for step in year.steps {
      guard let transfer = step.transfer else { continue }
      stepped[dossier.steps[step.row].pot, default: 0] += Int128(transfer.amount.cents)
    }
    for pot in year.pots {
      let passed = Int128(pot.given.cents) - (stepped[pot.pot] ?? 0)
      guard passed != 0,
        case .pot(let other)? = dossier.pots[pot.pot].row(inYear: year.year)?.surplus
      else { continue }
      move(passed, pot.pot, other, nil, year, inside)
    }
  }

  private mutating func move(
    _ cents: Int128, _ from: Int, _ to: Int, _ step: Int?, _ year: YearOutcome, _ inside: Set<Int>
  ) {
    switch (inside.contains(from), inside.contains(to)) {
    case (true, true): add(cents, Row(part: .moved, pot: from, other: to, step: step), year)
    case (true, false): add(cents, Row(part: .given, pot: from, other: to, step: step), year)
    case (false, true): add(cents, Row(part: .received, pot: to, other: from, step: step), year)
    case (false, false): break
    }
  }

  /// What each feed gave, where the amounts of the feeds make up what the pot was fed.
  private mutating func addFeeds(of pot: PotOutcome, _ year: YearOutcome, _ dossier: Dossier) {
    guard let row = dossier.pots[pot.pot].row(inYear: year.year), !row.feeds.isEmpty else { return }
    let fed = Int128(pot.fed.cents)
    if row.feeds.count == 1 {
      return add(fed, Row(part: .fed, pot: pot.pot, feed: row.feeds[0]), year)
    }
    let amounts = row.feeds.map { feed -> Int128? in
      switch feed {
      case .line(let line): Int128(year.lines[line].amount.cents)
      case .parameter(let parameter):
        dossier.parameters[parameter].value(inYear: year.year)?.number?
          .rounded(toScale: 2)?.coefficient
      case .room: year.totals.room.map { Int128($0.cents) }
      case .unknown: nil
      }
    }
    guard amounts.allSatisfy({ $0 != nil }), amounts.reduce(0, { $0 + ($1 ?? 0) }) == fed else {
      return add(fed, Row(part: .fed, pot: pot.pot), year)
    }
    for (feed, cents) in zip(row.feeds, amounts) {
      add(cents ?? 0, Row(part: .fed, pot: pot.pot, feed: feed), year)
    }
  }

  private mutating func add(_ cents: Int128, _ row: Row, _ year: YearOutcome) {
    rows.add(cents, to: row, in: year.year)
  }
}
