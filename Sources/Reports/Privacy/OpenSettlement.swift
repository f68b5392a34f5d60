import Dossiers
import Numbers
import Results

/// What an open report may tell of the claims of a year: totals per rule and per schoolbestuur.
struct OpenSettlement: Sendable {
  /// The year.
  let year: Int
  /// The totals, by party, side and rule, as a reader wants them.
  let entries: [Entry]

  /// A total, or nothing in its place.
  struct Entry: Sendable {
    let key: Key
    let pupils: Shown
    /// The amount in cents; nothing where the number is not shown.
    let cents: Int128?
  }

  /// A number of pupils as it may be printed.
  enum Shown: Equatable, Sendable {
    case number(Int)
    /// One to four.
    case small
    /// Kept back because it would give a small one away.
    case hidden
  }

  /// What a total is of; no rule means all rules.
  enum Key: Hashable, Sendable {
    case received(OpenParty, ClaimRule?)
    case paid(OpenParty, ClaimRule?)
    case rule(ClaimRule?)
    /// Lines of a side that the budget prints as one.
    case folded(BudgetLine.Side)
  }

  /// A party of an open report.
  enum OpenParty: Hashable, Sendable {
    case board(Int)
    case consortium
  }

  /// The total of a key.
  func entry(_ key: Key) -> Entry? { entries.first { $0.key == key } }

  /// The totals of a year; `fold` says what the budget prints of them.
  init(_ year: YearOutcome, in dossier: Dossier, fold: LineFold) {
    self.year = year.year
    var cells = Cells()
    func party(_ party: Party) -> OpenParty {
      switch party {
      case .school(let school):
        dossier.board(ofSchool: school, inYear: year.year).map { .board($0) } ?? .consortium
      case .consortium: .consortium
      }
    }
    for claim in year.settlement.claims {
      let (payer, payee) = (party(claim.payer), party(claim.payee))
      for key in [
        .received(payee, claim.rule), .received(payee, nil), .paid(payer, claim.rule),
        .paid(payer, nil), .rule(claim.rule), .rule(nil),
      ] as [Key] {
        cells.add(claim, to: key, year, dossier)
      }
      if let side = claim.rule.side, claim.payer == .consortium || claim.payee == .consortium,
        fold.isLine(of: claim.rule, in: dossier) == .folded
      {
        cells.add(claim, to: .folded(side), year, dossier)
      }
    }
    let suppression = Suppression(
      groups: cells.keys.map { cells.tested($0) }, sums: cells.sums(fold, dossier),
      printed: cells.printed(fold, dossier))
    entries = cells.keys.indices.map { cell in
      let key = cells.keys[cell]
      let count = cells.groups[key]?.all.count ?? 0
      return switch suppression.standings[cell] {
      case .shown: Entry(key: key, pupils: .number(count), cents: cells.cents[key] ?? 0)
      case .small where KnownGroup<GroupedPupil>.isSmall(count):
        Entry(key: key, pupils: .small, cents: nil)
      // Of a larger group only a part is small.
      case .small, .hidden: Entry(key: key, pupils: .hidden, cents: nil)
      }
    }
  }

  // MARK: The cells and how they add up

  private struct Cells {
    private(set) var keys: [Key] = []
    private(set) var groups: [Key: ClaimGroup] = [:]
    private(set) var cents: [Key: Int128] = [:]

    mutating func add(_ claim: Claim, to key: Key, _ year: YearOutcome, _ dossier: Dossier) {
      if groups[key] == nil { keys.append(key) }
      groups[key, default: ClaimGroup()].add(claim, year, in: dossier)
      cents[key, default: 0] += Int128(claim.amount.cents)
    }

    /// The pupils of a cell that must be enough: of one rule also those of its parts.
    func tested(_ key: Key) -> KnownGroup<GroupedPupil> {
      guard let group = groups[key] else { return KnownGroup() }
      return switch key {
      case .received(_, .some), .paid(_, .some), .rule(.some): group.tested
      case .received(_, nil), .paid(_, nil), .rule(nil), .folded: group.all
      }
    }

    /// Each rule over who pays and over who is paid, each party over the rules, all of it.
    func sums(_ fold: LineFold, _ dossier: Dossier) -> [Suppression<GroupedPupil>.Sum] {
      var sums: [Suppression<GroupedPupil>.Sum] = []
      func sum(_ total: Key, _ isPart: (Key) -> Bool) {
        guard let place = keys.firstIndex(of: total) else { return }
        let parts = keys.indices.filter { isPart(keys[$0]) }
        if !parts.isEmpty { sums.append(.init(total: place, parts: parts)) }
      }
      for key in keys {
        switch key {
        case .rule(nil):
          sum(key) { if case .rule(.some) = $0 { true } else { false } }
          sum(key) { if case .received(_, nil) = $0 { true } else { false } }
          sum(key) { if case .paid(_, nil) = $0 { true } else { false } }
        case .rule(let rule):
          sum(key) { if case .received(_, rule) = $0 { true } else { false } }
          sum(key) { if case .paid(_, rule) = $0 { true } else { false } }
        case .received(let party, nil):
          sum(key) { if case .received(party, .some) = $0 { true } else { false } }
        case .paid(let party, nil):
          sum(key) { if case .paid(party, .some) = $0 { true } else { false } }
        case .folded(let side):
          sum(key) { part in
            switch (side, part) {
            case (.lasten, .paid(.consortium, let rule?)),
              (.baten, .received(.consortium, let rule?)):
              rule.side == side && fold.isLine(of: rule, in: dossier) == .folded
            default: false
            }
          }
        case .received, .paid: break
        }
      }
      return sums
    }

    /// The cells that the budget prints, or that are the same as one that it prints.
    func printed(_ fold: LineFold, _ dossier: Dossier) -> Set<Int> {
      Set(
        keys.indices.filter { cell in
          switch keys[cell] {
          case .paid(.consortium, let rule?), .received(.consortium, let rule?):
            fold.isLine(of: rule, in: dossier) == .printed
          case .rule(let rule?):
            // Whatever the samenwerkingsverband alone pays or is paid is its budget line.
            fold.isLine(of: rule, in: dossier) == .printed
              && (cents[keys[cell]] == cents[.paid(.consortium, rule)]
                || cents[keys[cell]] == cents[.received(.consortium, rule)])
          case .folded(let side): fold.isOneLine(side)
          case .received, .paid, .rule: false
          }
        })
    }
  }
}
