import Dossiers
import Numbers
import Results
import TestSupport
import Testing

@testable import Reports

/// The dossier `voorbeeld` with transfers made by hand: what the engine would find is put in its
/// outcome, line by line.
struct TransferRun {
  var dossier: Dossier
  private let outcome: Outcome
  private var claims: [Int: [Claim]] = [:]
  private var vangnet: [Int: [VangnetOutcome]] = [:]
  var remarks: [TransferRemark] = []
  var facilities: [FacilityUse] = []
  /// The rules that have a budget line.
  var lines: [ClaimRule] = ClaimRule.allCases.filter { $0.side != nil }

  /// Read and run once, for every test.
  private static let read = Result { try ReportRun() }

  init() throws {
    let run = try Self.read.get()
    (dossier, outcome) = Self.withoutTransfers(run.dossier, run.outcome)
    dossier.calendar = [2025, 2026, 2027].flatMap { year in
      [(4, 1), (7, 1), (12, 15)].map { month, day in
        CalendarRow(
          kind: .payment, from: Self.day(year, month, day), through: Self.day(year, month, day),
          description: "Betaaldag", provenance: Self.provenance)
      }
    }
  }

  /// The dossier without its own transfers, their budget lines and the checks that speak of them.
  private static func withoutTransfers(
    _ dossier: Dossier, _ outcome: Outcome
  ) -> (dossier: Dossier, outcome: Outcome) {
    let left = dossier.lines.indices.filter { dossier.lines[$0].mode != .settlement }
    let places = LinePlaces(
      lines: dossier.lines.indices.map { left.firstIndex(of: $0) },
      measures: Array(dossier.measures.indices))
    var bare = dossier
    bare.transfers = []
    bare.vangnet = []
    bare.facilities = []
    bare.moments = dossier.moments.filter { $0.name != "jun" }
    bare.lines = left.map { dossier.lines[$0] }
    bare.steps = dossier.steps.map(places.moved)
    bare.pots = dossier.pots.map(places.moved)
    bare.measures = dossier.measures.map(places.moved)
    let years = outcome.years.map { year in
      let lines = left.enumerated().map { place, line in
        LineOutcome(
          line: place, amount: year.lines[line].amount, rate: year.lines[line].rate,
          base: year.lines[line].base, status: year.lines[line].status)
      }
      func total(_ side: BudgetLine.Side) -> Int64 {
        lines.reduce(0) { bare.lines[$1.line].side == side ? $0 + $1.amount.cents : $0 }
      }
      let (income, expenses) = (total(.baten), total(.lasten))
      return YearOutcome(
        year: year.year, steps: year.steps, pots: year.pots, lines: lines,
        totals: BudgetTotals(
          income: Money(cents: income), expenses: Money(cents: expenses),
          result: Money(cents: income - expenses), room: year.totals.room),
        balance: year.balance, measures: year.measures, printedCounts: year.printedCounts,
        pupils: year.pupils)
    }
    return (bare, Outcome(years: years, opening: outcome.opening))
  }

  static let provenance = Provenance(status: .voorbeeld, source: "plan §6", origin: .none)

  static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    guard let day = Day(year: year, month: month, day: day) else {
      preconditionFailure("no such day")
    }
    return day
  }

  // MARK: What happens

  func school(_ code: String) throws -> Int {
    try #require(dossier.schools.firstIndex { $0.code == code })
  }

  /// Who a name stands for; `swv` is the samenwerkingsverband.
  func party(_ code: String) throws -> Party {
    code == "swv" ? .consortium : .school(try school(code))
  }

  @discardableResult
  mutating func transfer(
    _ code: String, pupil: Int, _ kind: TransferKind = .voVo, from: String, to: String, on day: Day
  ) throws -> Int {
    func place(_ code: String) throws -> TransferPlace {
      code == "buiten" ? .outside : .school(try school(code))
    }
    dossier.transfers.append(
      PupilTransfer(
        code: code, pupil: pupil, kind: kind, leaves: try place(from), joins: try place(to),
        countedAt: nil, reason: .referral, symbiosisFrom: nil, trialFrom: nil, enrolledFrom: day,
        through: nil, category: nil,
        funding: FundingName(parameter: nil, attribute: nil, name: "rijksbekostiging"),
        livesIn: "", result: nil, decidedOn: nil, proof: nil, provenance: Self.provenance))
    return dossier.transfers.count - 1
  }

  /// A claim for a transfer, or for the growth of the first vso location.
  mutating func claim(
    _ rule: ClaimRule, _ transfer: Int?, _ payer: String, _ payee: String, _ cents: Int64,
    on day: Day, pupils: Int = 1, by derivation: Claim.Derivation? = nil
  ) throws {
    claims[day.year, default: []].append(
      Claim(
        rule: rule,
        subject: transfer.map { .transfer($0) } ?? .growth(location: 0, category: nil),
        payer: try party(payer), payee: try party(payee),
        derivation: derivation ?? .fixed(Decimal(coefficient: Int128(cents), scale: 2)),
        amount: Money(cents: cents), day: day, pupils: pupils, status: .voorbeeld))
  }

  mutating func vangnet(
    _ year: Int, school code: String, february: [Int128], june: [Int128], arrivals: [Int],
    unexplained: Int128 = 0, funded: Int128
  ) throws {
    let growth = june.reduce(0, +) - february.reduce(0, +)
    vangnet[year, default: []].append(
      VangnetOutcome(
        location: code, school: try school(code),
        categories: zip(february, june).enumerated().map {
          .init(category: $0, october: $1.0 - 1, february: $1.0, june: $1.1)
        }, before: Int128(february.count), growth: growth, funded: funded, arrivals: arrivals,
        departures: [], unexplained: unexplained, heads: max(funded, Int128(arrivals.count)),
        unnamed: 0, status: .voorbeeld))
  }

  // MARK: What comes of it

  /// The dossier with a budget line for each rule, and the outcome with their amounts.
  var finished: (dossier: Dossier, outcome: Outcome) {
    var dossier = dossier
    dossier.lines += lines.map { rule in
      BudgetLine(
        code: rule.rawValue, side: rule.side ?? .lasten, heading: "Overstappen", category: "",
        description: "Regel \(rule.rawValue)", mode: .settlement, rate: nil, base: nil, rule: rule,
        amounts: [], provenance: Self.provenance)
    }
    var finished = Outcome(
      years: outcome.years.map { year in
        let claims = claims[year.year] ?? []
        var (income, expenses) = (year.totals.income.cents, year.totals.expenses.cents)
        var amounts = year.lines
        for rule in lines {
          let cents = claims.filter { $0.rule == rule }.reduce(0) { $0 + $1.amount.cents }
          if rule.side == .baten { income += cents } else { expenses += cents }
          amounts.append(
            LineOutcome(
              line: amounts.count, amount: Money(cents: cents), rate: nil, base: nil,
              status: .voorbeeld))
        }
        var made = YearOutcome(
          year: year.year, steps: year.steps, pots: year.pots, lines: amounts,
          totals: BudgetTotals(
            income: Money(cents: income), expenses: Money(cents: expenses),
            result: Money(cents: income - expenses), room: year.totals.room),
          balance: year.balance, measures: year.measures, printedCounts: year.printedCounts,
          pupils: year.pupils,
          settlement: SettlementOutcome(claims: claims, vangnet: vangnet[year.year] ?? []))
        made.checks = year.checks
        return made
      }, opening: outcome.opening)
    finished.reconciliation = outcome.reconciliation
    finished.remarks = remarks
    finished.facilities = facilities
    return (dossier, finished)
  }

  func report(for audience: Audience) -> RunReport {
    let (dossier, outcome) = finished
    return RunReport(
      dossier: dossier, outcome: outcome, decisions: outcome.years.map { _ in [] },
      comparisons: outcome.years.map { _ in [] }, bridge: [], scenario: "basis", version: "test",
      inputs: [], audience: audience, place: { _ in "" })
  }

  /// Every file of the reports, by path.
  func pages(for audience: Audience) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: report(for: audience).files().map {
        ($0.path, String(decoding: $0.bytes, as: UTF8.self))
      })
  }

  func board(_ name: String) throws -> Int {
    try #require(dossier.boards.firstIndex { $0.hasSuffix(name) })
  }

  // MARK: The example of the analysis

  /// The transfers of 2026 of the example that the analysis works out by hand.
  static func example() throws -> TransferRun {
    var run = try TransferRun()
    let rows: [(String, Int, TransferKind, String, String)] = [
      ("v01", 1, .voVo, "beuk", "eik"), ("v02", 2, .vsoVo, "wilg", "linde"),
      ("v03", 3, .vsoVo, "wilg", "beuk"), ("v04", 4, .voVso, "eik", "wilg"),
      ("v05", 5, .facility, "linde", "linde"), ("v06", 6, .voVo, "beuk", "linde"),
      ("v07", 6, .voVso, "linde", "wilg"), ("v08", 8, .voVo, "linde", "eik"),
      ("v09", 9, .voVo, "eik", "linde"), ("v10", 9, .voVo, "linde", "populier"),
      ("v11", 11, .voVo, "beuk", "linde"), ("v12", 12, .voVso, "linde", "wilg"),
      ("v13", 13, .vsoVo, "wilg", "eik"), ("v14", 14, .other, "buiten", "wilg"),
      ("v17", 17, .facility, "eik", "eik"), ("v21", 21, .vsoVo, "wilg", "populier"),
      ("v22", 22, .voVo, "linde", "populier"),
    ]
    var places: [String: Int] = [:]
    for (code, pupil, kind, from, to) in rows {
      places[code] = try run.transfer(
        code, pupil: pupil, kind, from: from, to: to, on: day(2026, 2, 1))
    }
    func euros(_ cents: Int128) -> Decimal { Decimal(coefficient: cents, scale: 2) }
    func months(_ rate: Int128, _ months: Int, _ after: Int = 0) -> Claim.Derivation {
      .months(rate: euros(rate), months: months, after: after)
    }
    typealias Row = (
      ClaimRule, String?, String, String, Int64, (Int, Int), Claim.Derivation?
    )
    let claims: [Row] = [
      (.follows, "v01", "beuk", "eik", 343_750, (3, 1), months(825_000, 5)),
      (.follows, "v06", "beuk", "linde", 275_000, (1, 1), months(825_000, 7, 3)),
      (.follows, "v08", "linde", "eik", 197_500, (1, 1), months(790_000, 7, 4)),
      (.follows, "v09", "eik", "linde", 137_500, (1, 1), months(825_000, 7, 5)),
      (.follows, "v10", "eik", "populier", 343_750, (3, 1), months(825_000, 5)),
      (.follows, "v11", "beuk", "linde", 343_750, (2, 2), months(825_000, 5)),
      (.follows, "v22", "linde", "populier", 131_667, (10, 15), months(790_000, 2)),
      (.vangnetSupport, nil, "swv", "wilg", 800_000, (6, 1), nil),
      (.vangnetSupport, nil, "swv", "wilg", 310_000, (6, 1), nil),
      (.vangnetBasic, "v04", "eik", "wilg", 220_000, (6, 1), growth(825_000, 4)),
      (.vangnetBasic, "v07", "beuk", "wilg", 165_000, (6, 1), growth(825_000, 3)),
      (.vangnetBasic, "v12", "linde", "wilg", 263_333, (6, 1), growth(790_000, 5)),
      (.vangnetUnnamed, nil, "swv", "wilg", 480_000, (6, 1), nil),
      (.placedBack, "v02", "swv", "linde", 1_000_000, (12, 1), nil),
      (.placedBack, "v03", "swv", "beuk", 640_000, (9, 15), nil),
      (
        .placedBack, "v13", "swv", "eik", 1_000_000, (9, 15),
        .proof(spent: euros(1_200_000), most: euros(1_000_000))
      ),
      (.placedBack, "v21", "swv", "populier", 1_000_000, (6, 20), nil),
      (.contribution, "v05", "linde", "swv", 150_000, (2, 1), nil),
      (.contribution, "v17", "eik", "swv", 90_000, (3, 9), nil),
    ]
    for (rule, code, payer, payee, cents, date, derivation) in claims {
      try run.claim(
        rule, code.flatMap { places[$0] }, payer, payee, cents,
        on: day(2026, date.0, date.1), pupils: code != nil ? 1 : rule == .vangnetUnnamed ? 2 : 4,
        by: derivation)
    }
    try run.vangnet(
      2026, school: "wilg", february: [30, 6, 3], june: [34, 7, 2],
      arrivals: ["v04", "v07", "v12", "v14"].compactMap { places[$0] }, unexplained: 1, funded: 4)
    run.dossier.vangnet = ["cat1", "cat2", "cat3"].map {
      VangnetCategory(name: $0, telgroep: 0, rate: 0, provenance: provenance)
    }
    return run
  }

  private static func growth(_ rate: Int128, _ months: Int) -> Claim.Derivation {
    .growth(
      rate: Decimal(coefficient: rate, scale: 2), months: months, pupils: 1, funded: 4, heads: 5)
  }
}
