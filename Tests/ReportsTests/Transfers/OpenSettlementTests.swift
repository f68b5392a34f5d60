import Dossiers
import Numbers
import Results
import TestSupport
import Testing

@testable import Reports

@Suite("Open totals and the budget beside each other")
struct OpenSettlementTests {
  private typealias Key = OpenSettlement.Key
  private typealias OpenParty = OpenSettlement.OpenParty

  /// Random claims of 2026 between schools and the samenwerkingsverband.
  private static func run(
    _ random: inout SeededGenerator, from base: TransferRun
  ) throws -> TransferRun {
    var run = base
    let day = TransferRun.day(2026, 3, 1)
    let schools = ["beuk", "eik", "linde", "populier", "wilg"]
    // A board of its own for each school makes more rows.
    run.dossier.boards = schools + ["esdoorn"]
    for place in run.dossier.schools.indices {
      run.dossier.schools[place].rows = run.dossier.schools[place].rows.prefix(1).map { row in
        School.Row(
          name: row.name,
          board: run.dossier.boards.firstIndex(of: run.dossier.schools[place].code) ?? 0,
          kind: row.kind, period: .always, provenance: row.provenance)
      }
    }
    var pupil = 0
    for rule in ClaimRule.allCases where random.happens(percent: 70) {
      for _ in 0..<random.whole(1...4) {
        let (one, other) = (random.whole(0...4), random.whole(1...4))
        let (from, to) = (schools[one], schools[(one + other) % 5])
        for _ in 0..<random.pick(1, 2, 3, 4, 6, 9) {
          // Now and then a pupil comes twice.
          if pupil == 0 || random.happens(percent: 85) { pupil += 1 }
          let transfer = try run.transfer("x", pupil: pupil, from: from, to: to, on: day)
          let (payer, payee) =
            switch rule.side {
            case nil: (from, to)
            case .lasten: ("swv", to)
            case .baten: (from, "swv")
            }
          try run.claim(rule, transfer, payer, payee, 100 + Int64(pupil), on: day)
        }
      }
    }
    return run
  }

  /// The pupils of a cell in claims to which a schoolbestuur is no party.
  private static func pupils(
    of key: Key, unknownTo board: Int, _ year: YearOutcome, _ dossier: Dossier
  ) -> Set<Int> {
    func party(_ party: Party) -> OpenParty {
      switch party {
      case .school(let school): .board(dossier.schools[school].rows[0].board)
      case .consortium: .consortium
      }
    }
    return year.settlement.claims.reduce(into: []) { group, claim in
      let (payer, payee) = (party(claim.payer), party(claim.payee))
      guard case .transfer(let transfer) = claim.subject, payer != .board(board),
        payee != .board(board)
      else { return }
      let isIn =
        switch key {
        case .received(let party, let rule): party == payee && (rule ?? claim.rule) == claim.rule
        case .paid(let party, let rule): party == payer && (rule ?? claim.rule) == claim.rule
        case .rule(let rule): (rule ?? claim.rule) == claim.rule
        case .folded: false
        }
      if isIn { group.insert(dossier.transfers[transfer].pupil) }
    }
  }

  @Test func `no small group follows from the totals and the budget together`() throws {
    var random = SeededGenerator(seed: 10_07)
    var (claims, small) = (0, 0)
    let base = try TransferRun()
    for _ in 0..<60 {
      let run = try Self.run(&random, from: base)
      let (dossier, outcome) = run.finished
      let year = try #require(outcome.years.first { $0.year == 2026 })
      claims += year.settlement.claims.count
      let view = outcome.published(for: .open, dossier)
      let budget = try #require(view.outcome.years.first { $0.year == 2026 }?.lines)
      let settlement = OpenSettlement(
        year, in: dossier, fold: LineFold(for: .open, [(dossier, outcome)]))

      // The cells anew, from the claims alone.
      var groups: [Key: Set<Int>] = [:]
      for claim in year.settlement.claims {
        guard case .transfer(let transfer) = claim.subject else { continue }
        let pupil = dossier.transfers[transfer].pupil
        func party(_ party: Party) -> OpenParty {
          switch party {
          case .school(let school): .board(dossier.schools[school].rows[0].board)
          case .consortium: .consortium
          }
        }
        for rule in [claim.rule, nil] {
          groups[.received(party(claim.payee), rule), default: []].insert(pupil)
          groups[.paid(party(claim.payer), rule), default: []].insert(pupil)
          groups[.rule(rule), default: []].insert(pupil)
        }
      }
      var keys = settlement.entries.map(\.key)
      #expect(Set(keys).isSuperset(of: groups.keys))
      var standings = settlement.entries.map { entry -> Suppression<Int>.Standing in
        switch entry.pupils {
        case .number(let number):
          #expect(number == 0 || number >= 5)
          return .shown
        case .small:
          small += 1
          return .small
        case .hidden: return .hidden
        }
      }
      var sums: [Suppression<Int>.Sum] = []
      func sum(_ total: Key, _ parts: [Key]) {
        guard let place = keys.firstIndex(of: total) else { return }
        let places = parts.compactMap { keys.firstIndex(of: $0) }
        if !places.isEmpty { sums.append(.init(total: place, parts: places)) }
      }
      let parties = dossier.boards.indices.map { OpenParty.board($0) } + [.consortium]
      for rule in ClaimRule.allCases.map(Optional.some) + [nil] {
        sum(.rule(rule), parties.map { .received($0, rule) })
        sum(.rule(rule), parties.map { .paid($0, rule) })
      }
      sum(.rule(nil), ClaimRule.allCases.map { .rule($0) })
      for party in parties {
        sum(.received(party, nil), ClaimRule.allCases.map { .received(party, $0) })
        sum(.paid(party, nil), ClaimRule.allCases.map { .paid(party, $0) })
      }
      // A line of the budget that rests on transfers alone is printed to the cent.
      for line in view.dossier.lines.indices where view.dossier.lines[line].mode == .settlement {
        guard budget[line].amount != .zero else { continue }
        let row = view.dossier.lines[line]
        let folded =
          row.rule.map { [$0] }
          ?? ClaimRule.allCases.filter { rule in
            rule.side == row.side && !view.dossier.lines.contains { $0.rule == rule }
          }
        let parts: [Key] = folded.map {
          row.side == .baten ? .received(.consortium, $0) : .paid(.consortium, $0)
        }
        let group = parts.reduce(into: Set<Int>()) { $0.formUnion(groups[$1] ?? []) }
        #expect(group.count >= 5)
        keys.append(.folded(row.side))
        standings.append(.shown)
        sums.append(
          .init(total: keys.count - 1, parts: parts.compactMap { keys.firstIndex(of: $0) }))
      }
      let sets = keys.map { groups[$0] ?? [] }
      #expect(SuppressionTests.solved(standings, sets, sums) == [])
      // Nor for a schoolbestuur that takes its own claims off.
      for board in dossier.boards.indices {
        let others = keys.map { Self.pupils(of: $0, unknownTo: board, year, dossier) }
        let left = keys.indices.map { cell -> Suppression<Int>.Standing in
          let isKnown = others[cell].isEmpty && standings[cell] != .shown
          return isKnown ? .shown : standings[cell]
        }
        #expect(SuppressionTests.solved(left, others, sums) == [])
        for cell in keys.indices where standings[cell] == .shown {
          #expect(!(1...4).contains(others[cell].count), "\(keys[cell])")
        }
      }
    }
    #expect(claims > 1_000 && small > 200)
  }
}
