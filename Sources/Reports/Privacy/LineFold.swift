import Dossiers
import Numbers
import Results

/// The budget lines of transfers that rest on too few pupils to be printed, and where their amounts
/// go instead; the same in every dossier of one report, so that no two of them give one away.
///
/// A schoolbestuur knows its own pupils, so a line is also too few where it is without those; and
/// one fold is for every reader, because each has the open report beside its own.
struct LineFold: Sendable {
  /// What is folded, by side.
  private(set) var sides: [BudgetLine.Side: Side] = [:]

  /// What is folded on one side of the budget.
  struct Side: Sendable {
    /// The rules whose lines are folded.
    var rules: Set<ClaimRule> = []
    /// Whether even together they are too few, so that another line takes them in.
    var needsOther = false
    /// The code of that line.
    var other: String?
  }

  /// What became of the line of a rule.
  enum Line { case none, printed, folded }

  /// Nothing is folded.
  static let none = LineFold()

  private init() {}

  /// The fold for an audience, over every dossier and outcome that the report sets beside each other.
  init(for audience: Audience, _ runs: [(dossier: Dossier, outcome: Outcome)]) {
    guard audience != .internal else { return }
    for side in BudgetLine.Side.allCases {
      let rules = ClaimRule.allCases.filter { rule in
        rule.side == side
          && runs.contains { run in
            run.dossier.lines.contains { $0.mode == .settlement && $0.rule == rule }
          }
      }
      let years = runs.flatMap { run in
        run.outcome.years.filter { !$0.settlement.claims.isEmpty }.map { year in
          rules.map { year.pupils(behind: $0, in: run.dossier) }
        }
      }
      let counts = rules.indices.map { rule in years.map { $0[rule].all.count } }
      var folded = rules.indices.filter { rule in years.contains { $0[rule].tested.isSmall } }
      guard !folded.isEmpty else { continue }
      func isTooFew(_ chosen: [Int]) -> Bool {
        chosen.count < 2
          || years.contains { year in
            chosen.reduce(into: KnownGroup<GroupedPupil>()) { $0.formUnion(year[$1].all) }.isSmall
          }
      }
      // The smallest of the other lines first, until together they are enough.
      var others = rules.indices.filter { !folded.contains($0) && counts[$0].contains { $0 > 0 } }
        .sorted { (counts[$0].max() ?? 0, $0) > (counts[$1].max() ?? 0, $1) }
      while isTooFew(folded), let next = others.popLast() { folded.append(next) }
      sides[side] = Side(rules: Set(folded.map { rules[$0] }), needsOther: isTooFew(folded))
      if let main = runs.first, sides[side]?.needsOther == true {
        let line = other(side, in: main.dossier, main.outcome)
        sides[side]?.other = line
      }
    }
  }

  /// Whether nothing is folded.
  var isEmpty: Bool { sides.isEmpty }

  /// What becomes of the budget line of a rule.
  func isLine(of rule: ClaimRule, in dossier: Dossier) -> Line {
    guard let side = rule.side,
      dossier.lines.contains(where: { $0.mode == .settlement && $0.rule == rule })
    else { return .none }
    return sides[side]?.rules.contains(rule) == true ? .folded : .printed
  }

  /// Whether the folded lines of a side are one line of their own.
  func isOneLine(_ side: BudgetLine.Side) -> Bool { sides[side]?.needsOther == false }

  /// Whether a budget line is folded.
  func holds(_ line: BudgetLine) -> Bool {
    line.mode == .settlement
      && line.rule.map { sides[line.side]?.rules.contains($0) == true } ?? false
  }

  /// The line of a side that takes in what is too few on its own, where one is needed.
  func other(_ side: BudgetLine.Side, in dossier: Dossier) -> Int? {
    guard let code = sides[side]?.other else { return nil }
    return dossier.lines.firstIndex { $0.code == code && $0.side == side }
  }

  /// The last line that has an amount of its own wherever it takes one in, and that no other page
  /// derives to the cent unless there is no other: postings of steps, feeds of pots and amounts by
  /// which others are computed would give the difference away.
  private func other(
    _ side: BudgetLine.Side, in dossier: Dossier, _ outcome: Outcome
  ) -> String? {
    let lines = dossier.lines
    var used: Set<Int> = []
    for feed in dossier.pots.flatMap(\.rows).flatMap(\.feeds) {
      if case .line(let line) = feed { used.insert(line) }
    }
    for formula in lines.flatMap({ [$0.rate, $0.base] }) {
      for case .line(let line) in formula?.expression.references ?? [] { used.insert(line) }
    }
    let candidates = lines.indices.filter { lines[$0].side == side && !holds(lines[$0]) }
    func last(_ mode: BudgetLine.Mode) -> Int? {
      candidates.last { line in
        lines[line].mode == mode && !used.contains(line)
          && outcome.years.allSatisfy { year in
            year.lines[line].amount != .zero
              || lines.indices.allSatisfy {
                lines[$0].side != side || !holds(lines[$0]) || year.lines[$0].amount == .zero
              }
          }
      }
    }
    let place = last(.fixed) ?? last(.closing) ?? last(.rate) ?? last(.steps) ?? candidates.last
    return place.map { lines[$0].code }
  }

  /// What the folded lines come to, by year and side; outcomes that differ in it are not to be set
  /// beside each other, because the difference may be that of a few pupils.
  ///
  /// Nothing without the line that takes them in.
  func hidden(_ dossier: Dossier, _ outcome: Outcome) -> [[Int128]]? {
    for side in BudgetLine.Side.allCases
    where sides[side]?.other != nil && other(side, in: dossier) == nil {
      return nil
    }
    return outcome.years.map { year in
      BudgetLine.Side.allCases.map { side in
        dossier.lines.indices.reduce(Int128(0)) {
          dossier.lines[$1].side == side && holds(dossier.lines[$1])
            ? $0 + Int128(year.lines[$1].amount.cents) : $0
        }
      }
    }
  }
}
