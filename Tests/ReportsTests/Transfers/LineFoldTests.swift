import Dossiers
import Numbers
import Results
import TestSupport
import Testing

@testable import Reports

@Suite("Budget lines with few pupils are folded")
struct LineFoldTests {
  /// A run with so many pupils behind each rule in 2026, one claim of € 1.000 each.
  private func run(_ counts: [ClaimRule: Int]) throws -> TransferRun {
    var run = try TransferRun()
    var pupil = 0
    for rule in ClaimRule.allCases {
      for _ in 0..<(counts[rule] ?? 0) {
        let transfer = try run.transfer(
          "x\(pupil)", pupil: pupil, from: "beuk", to: "linde", on: TransferRun.day(2026, 3, 1))
        let (payer, payee) = rule.side == .baten ? ("linde", "swv") : ("swv", "linde")
        try run.claim(rule, transfer, payer, payee, 100_000, on: TransferRun.day(2026, 3, 1))
        pupil += 1
      }
    }
    return run
  }

  private func names(_ dossier: Dossier) -> [String] { dossier.lines.map(\.description) }

  @Test func `lines that are too few fold together, and totals still add up`() throws {
    let (dossier, outcome) = try run([.placedBack: 3, .vangnetSupport: 4]).finished
    let view = outcome.published(for: .open, dossier)
    #expect(view.dossier.lines.count == dossier.lines.count - 1)
    let place = try #require(names(view.dossier).firstIndex(of: "Verrekening van overstappen"))
    let year = try #require(view.outcome.years.first { $0.year == 2026 })
    #expect(year.lines[place].amount.cents == 700_000)
    #expect(year.lines.map(\.line) == Array(view.dossier.lines.indices))
    for year in view.outcome.years {
      for side in BudgetLine.Side.allCases {
        let sum = zip(view.dossier.lines, year.lines).reduce(Int64(0)) {
          $1.0.side == side ? $0 + $1.1.amount.cents : $0
        }
        let total = side == .baten ? year.totals.income : year.totals.expenses
        #expect(sum == total.cents, "\(year.year) \(side)")
      }
    }
  }

  @Test func `a line alone takes the smallest other line of transfers with it`() throws {
    let (dossier, outcome) = try run([.placedBack: 3, .vangnetSupport: 9, .vangnetUnnamed: 20])
      .finished
    let names = names(outcome.published(for: .open, dossier).dossier)
    #expect(names.contains("Verrekening van overstappen"))
    #expect(names.contains("Regel vangnet_zonder_school"))
    #expect(!names.contains("Regel vangnet_ondersteuning") && !names.contains("Regel vso_vo"))
  }

  @Test func `too few together go into another line, which says so`() throws {
    let (dossier, outcome) = try run([.placedBack: 2, .contribution: 1]).finished
    let view = outcome.published(for: .board(0), dossier)
    #expect(!view.dossier.lines.contains { $0.mode == .settlement && $0.rule == .placedBack })
    let year = try #require(view.outcome.years.first { $0.year == 2026 })
    let taker = try #require(
      names(view.dossier).firstIndex(
        of: "Management en organisatie, met verrekening van overstappen")
    )
    #expect(year.lines[taker].amount.cents == 6_500_000 + 200_000)
    // The line that closes the budget feeds a pot, which would tell the difference.
    #expect(
      names(view.dossier).contains("Subsidie doorstroom, met verrekening van overstappen"))
  }

  /// Claims of € 10.000 for so many pupils of each school, and one for a failed change.
  private static func placedBack(
    _ schools: [String], failedAt failed: String?
  ) throws -> TransferRun {
    var run = try TransferRun()
    let day = TransferRun.day(2026, 3, 1)
    let most = Decimal(coefficient: 1_000_000, scale: 2)
    for (pupil, school) in (schools + [failed].compactMap { $0 }).enumerated() {
      let transfer = try run.transfer(
        "x\(pupil)", pupil: pupil, .vsoVo, from: "wilg", to: school, on: day)
      let isFailed = pupil == schools.count
      try run.claim(
        .placedBack, transfer, "swv", school, isFailed ? 321_700 : 1_000_000, on: day,
        by: isFailed
          ? .proof(spent: Decimal(coefficient: 321_700, scale: 2), most: most) : .fixed(most))
    }
    return run
  }

  @Test func `a schoolbestuur takes its own pupils off a line, and finds no few others`() throws {
    // Four of one schoolbestuur and one of the other: five together.
    let run = try Self.placedBack(["beuk", "beuk", "eik", "eik"], failedAt: "linde")
    for audience in [Audience.open, .board(try run.board("bos")), .board(try run.board("laan"))] {
      for (path, page) in run.pages(for: audience) {
        #expect(!page.contains("43.217,00") && !page.contains("43217,00"), "\(path)")
      }
    }
    // Five of the one and six of the other are enough for both.
    let schools = Array(repeating: "beuk", count: 5) + Array(repeating: "linde", count: 6)
    let (dossier, outcome) = try Self.placedBack(schools, failedAt: nil).finished
    for audience in [Audience.open, .board(0), .board(1)] {
      #expect(names(outcome.published(for: audience, dossier).dossier).contains("Regel vso_vo"))
    }
  }

  @Test func `the sum of folded lines is enough without a reader's own pupils as well`() throws {
    var run = try Self.placedBack(["beuk", "beuk", "beuk"], failedAt: nil)
    let day = TransferRun.day(2026, 3, 1)
    for pupil in 10..<13 {
      let transfer = try run.transfer("y\(pupil)", pupil: pupil, from: "eik", to: "wilg", on: day)
      try run.claim(.vangnetSupport, transfer, "swv", "wilg", 100_000, on: day)
    }
    // Six together, but three for each of the two.
    let (dossier, outcome) = run.finished
    let names = names(outcome.published(for: .open, dossier).dossier)
    #expect(!names.contains("Verrekening van overstappen"))
  }

  @Test func `one failed change among many makes the line small`() throws {
    let schools = Array(repeating: "beuk", count: 6) + Array(repeating: "linde", count: 6)
    for (failed, isPrinted) in [(nil, true), ("linde", false)] as [(String?, Bool)] {
      let (dossier, outcome) = try Self.placedBack(schools, failedAt: failed).finished
      let view = outcome.published(for: .open, dossier)
      #expect(names(view.dossier).contains("Regel vso_vo") == isPrinted)
    }
  }

  @Test func `a small voorziening makes the line of contributions small, and its totals`() throws {
    var run = try TransferRun()
    let day = TransferRun.day(2026, 3, 1)
    run.dossier.facilities = ["a", "b"].map {
      Facility(
        code: $0, name: $0, places: nil, placesKind: nil, intakes: nil, perIntake: nil,
        contribution: nil, isFreeOfMoments: true, provenance: TransferRun.provenance)
    }
    func add(_ facility: Int, _ pupils: Range<Int>, _ cents: Int64) throws {
      for pupil in pupils {
        let transfer = try run.transfer(
          "x\(pupil)", pupil: pupil, .facility, from: "beuk", to: "beuk", on: day)
        run.dossier.transfers[transfer] = run.dossier.transfers[transfer].joining(facility)
        try run.claim(.contribution, transfer, "beuk", "swv", cents, on: day)
      }
    }
    try add(0, 0..<6, 150_000)
    try add(1, 6..<12, 90_000)
    #expect(try #require(run.pages(for: .open)["verrekening.md"]).contains("€ 14.400,00"))
    // Two more, at a third voorziening with an amount of its own.
    run.dossier.facilities.append(run.dossier.facilities[0])
    try add(2, 12..<14, 40_000)
    for (path, page) in run.pages(for: .open) {
      #expect(!page.contains("15.200,00") && !page.contains("15200,00"), "\(path)")
    }
  }

  @Test func `nothing is folded for the bureau, or when there are enough pupils`() throws {
    let (dossier, outcome) = try run([.placedBack: 5, .contribution: 6]).finished
    #expect(outcome.published(for: .open, dossier).dossier.lines.count == dossier.lines.count)
    let few = try run([.placedBack: 1]).finished
    let view = few.outcome.published(for: .internal, few.dossier)
    #expect(view.dossier.lines.count == few.dossier.lines.count)
    #expect(view.outcome.years.flatMap(\.settlement.claims).count == 1)
  }

  @Test func `what speaks of a folded line is gone, and the rest finds its place`() throws {
    var run = try run([.placedBack: 2])
    run.lines = [.placedBack]
    var (dossier, outcome) = run.finished
    // The folded line first, so that every other line moves.
    let last = dossier.lines.count - 1
    dossier.lines.insert(dossier.lines.removeLast(), at: 0)
    let places = LinePlaces(
      lines: (0...last).map { $0 == last ? 0 : $0 + 1 },
      measures: Array(dossier.measures.indices))
    dossier.steps = dossier.steps.map(places.moved)
    dossier.pots = dossier.pots.map(places.moved)
    dossier.measures = [
      Measure(
        name: "klein", formula: Formula(.name(.line(0), offset: 0), text: "vso_vo", origin: .none),
        divisor: nil, unit: .euro, lowest: nil, highest: nil, source: "", origin: .none),
      Measure(
        name: "groot", formula: Formula(.name(.line(2), offset: 0), text: "lwoo", origin: .none),
        divisor: nil, unit: .euro, lowest: nil, highest: nil, source: "", origin: .none),
      Measure(
        name: "keten",
        formula: Formula(.name(.measure(0), offset: 0), text: "klein", origin: .none),
        divisor: nil, unit: .euro, lowest: nil, highest: nil, source: "", origin: .none),
    ]
    dossier.figures = ["vso_vo", "licht_lwoo"].map {
      PrintedFigure(
        overview: "begroting", line: $0, year: 2026, value: Decimal(1), unit: .euro, source: "",
        origin: .none)
    }
    let all = outcome.years.map { year in
      var lines = year.lines
      lines.insert(lines.removeLast(), at: 0)
      var made = year.with(
        lines: lines.enumerated().map {
          LineOutcome(line: $0, amount: $1.amount, rate: $1.rate, base: $1.base, status: $1.status)
        },
        measures: [0, 1, 2].map {
          MeasureOutcome(measure: $0, value: Decimal(7), status: .voorbeeld)
        })
      made.checks = [
        Check.Subject.linePostings(line: 0), .linePostings(line: 3), .lowest(measure: 1),
        .highest(measure: 2), .printedFigure(figure: 0), .printedFigure(figure: 1),
      ].map {
        Check($0, expected: Decimal(1), found: Decimal(1), measure: .money, verdict: .passed)
      }
      return made
    }
    outcome = Outcome(years: all, opening: outcome.opening)
    let view = outcome.published(for: .open, dossier)
    #expect(view.dossier.lines[0].code == "licht_algemeen")
    #expect(view.dossier.measures.map(\.name) == ["groot"])
    #expect(view.dossier.measures[0].formula.expression.references == [.line(1)])
    let year = try #require(view.outcome.years.first { $0.year == 2026 })
    #expect(year.measures.map(\.measure) == [0])
    #expect(
      year.checks.map(\.subject) == [
        .linePostings(line: 2), .lowest(measure: 0), .printedFigure(figure: 1),
      ])
    for step in view.dossier.steps {
      if let line = step.line { #expect(view.dossier.lines[line].mode == .steps) }
    }
  }

  @Test func `outcomes whose lines differ by a few pupils are not set beside each other`() throws {
    let (one, other) = (Array(repeating: "beuk", count: 6), Array(repeating: "linde", count: 6))
    let all = try Self.placedBack(one + other, failedAt: nil).finished
    typealias Other = (name: String, schools: [String])
    func report(
      _ audience: Audience, beside others: [Other], isStage: Bool = false
    ) throws -> RunReport {
      let others = try others.map { other in
        let run = try Self.placedBack(other.schools, failedAt: nil).finished
        return RunReport.BesideOutcome(
          name: other.name, dossier: run.dossier, outcome: run.outcome)
      }
      return RunReport(
        dossier: all.dossier, outcome: all.outcome, decisions: all.outcome.years.map { _ in [] },
        comparisons: all.outcome.years.map { _ in [] },
        bridge: isStage
          ? others.map { .init(.plan, dossier: $0.dossier, outcome: $0.outcome) } : [],
        beside: isStage ? [] : others, scenario: "basis", version: "test", inputs: [],
        audience: audience, place: { _ in "" })
    }
    let few = [(name: "minder", schools: one + other.dropLast())]
    #expect(try report(.internal, beside: few).beside.count == 1)
    let open = try report(.open, beside: few)
    #expect(open.beside.isEmpty)
    #expect(
      open.summary().contains(
        "De vergelijking met scenario minder staat alleen in het rapport van het bureau, omdat zij "
          + "iets over enkele leerlingen zou verraden."))
    let plan = try report(.open, beside: few, isStage: true)
    #expect(plan.bridge.isEmpty && plan.summary().contains("De vergelijking met het plan staat"))
    // Fourteen more, seven of each: enough for both; a second of thirteen more differs by one.
    let more = one + other + one + ["beuk"] + other + ["linde"]
    let both = try report(
      .open, beside: [("meer", more), ("bijna", Array(more.dropLast())), ("gelijk", one + other)])
    #expect(both.beside.map(\.name) == ["meer", "gelijk"])
    let enough = try report(.open, beside: [("meer", more)])
    #expect(!enough.summary().contains("De vergelijking met"))
  }

  @Test func `outcomes whose hidden amounts differ are not set beside each other`() throws {
    let (few, fewer) = (try run([.placedBack: 2]).finished, try run([.placedBack: 1]).finished)
    func report(_ audience: Audience) -> RunReport {
      RunReport(
        dossier: few.dossier, outcome: few.outcome, decisions: few.outcome.years.map { _ in [] },
        comparisons: few.outcome.years.map { _ in [] }, bridge: [],
        beside: [.init(name: "krimp", dossier: fewer.dossier, outcome: fewer.outcome)],
        scenario: "basis", version: "test", inputs: [], audience: audience, place: { _ in "" })
    }
    #expect(report(.open).beside.isEmpty)
    #expect(report(.internal).beside.count == 1)
  }
}

extension PupilTransfer {
  /// The same placement at a voorziening.
  fileprivate func joining(_ facility: Int) -> PupilTransfer {
    PupilTransfer(
      code: code, pupil: pupil, kind: kind, leaves: leaves, joins: .facility(facility),
      countedAt: countedAt, reason: reason, symbiosisFrom: symbiosisFrom, trialFrom: trialFrom,
      enrolledFrom: enrolledFrom, through: through, category: category, funding: funding,
      livesIn: livesIn, result: result, decidedOn: decidedOn, proof: proof, provenance: provenance)
  }
}
