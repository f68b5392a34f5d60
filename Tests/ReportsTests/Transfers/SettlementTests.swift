import Dossiers
import Numbers
import Results
import Testing

@testable import Reports

@Suite("The settlement of transfers")
struct SettlementTests {
  private func year(_ run: TransferRun, _ year: Int = 2026) throws -> YearOutcome {
    try #require(run.finished.outcome.years.first { $0.year == year })
  }

  @Test func `each party has what it is paid and pays, gross`() throws {
    let run = try TransferRun.example()
    let statements = PartyStatement.statements(of: try year(run).settlement.claims)
    let expected: [(code: String, received: Int128, paid: Int128)] = [
      ("beuk", 640_000, 1_127_500), ("eik", 1_541_250, 791_250),
      ("linde", 1_756_250, 742_500), ("populier", 1_475_417, 0), ("wilg", 2_238_333, 0),
      ("swv", 240_000, 5_230_000),
    ]
    #expect(statements.count == expected.count)
    for (statement, row) in zip(statements, expected) {
      #expect(statement.party == (try run.party(row.code)), "\(row.code)")
      #expect(statement.received == row.received, "\(row.code)")
      #expect(statement.paid == row.paid, "\(row.code)")
    }
    #expect(statements.reduce(0) { $0 + $1.received - $1.paid } == 0)
  }

  @Test func `the proposal nets per schoolbestuur and payment day, and comes to nothing`() throws {
    let run = try TransferRun.example()
    let payments = PaymentProposal(try year(run), in: run.dossier).payments
    let (wood, lane) = (try run.board("bos"), try run.board("laan"))
    #expect(
      payments.map(\.day) == [(4, 1), (7, 1), (12, 15)].map { TransferRun.day(2026, $0.0, $0.1) })
    func amounts(_ board: Int) -> [Int128?] {
      payments.map { payment in payment.boards.first { $0.board == board }?.cents }
    }
    #expect(amounts(wood) == [-992_500, -385_000, 1_640_000])
    #expect(amounts(lane) == [752_500, 2_975_000, 1_000_000])
    #expect(payments.map(\.consortium) == [240_000, -2_590_000, -2_640_000])
    #expect(payments.allSatisfy { $0.sum == 0 })
  }

  @Test
  func `a claim after the last payment day waits for the next, and has a day without a calendar`()
    throws
  {
    var run = try TransferRun()
    let transfer = try run.transfer(
      "x", pupil: 1, from: "beuk", to: "linde", on: TransferRun.day(2026, 12, 20))
    try run.claim(.follows, transfer, "beuk", "linde", 1, on: TransferRun.day(2026, 12, 20))
    let claim = try #require(try year(run).settlement.claims.first)
    #expect(
      PaymentProposal.day(of: claim, inYear: 2026, run.dossier) == TransferRun.day(2027, 4, 1))
    run.dossier.calendar = []
    #expect(
      PaymentProposal.day(of: claim, inYear: 2026, run.dossier) == TransferRun.day(2026, 12, 31))
  }

  @Test func `a derivation can be redone with a pocket calculator`() throws {
    let claims = try year(TransferRun.example()).settlement.claims
    let texts = claims.map(SettlementWording.derivation)
    #expect(texts[0] == "€ 8.250,00 × 5/12 = € 3.437,50")
    #expect(
      texts[1]
        == "€ 8.250,00 × 7/12 − € 8.250,00 × 3/12 = € 4.812,50 − € 2.062,50 = € 2.750,00")
    #expect(
      texts[2]
        == "€ 7.900,00 × 7/12 − € 7.900,00 × 4/12 = € 4.608,33 − € 2.633,33 = € 1.975,00")
    #expect(texts[9] == "€ 8.250,00 × 4/12 × 4/5 = € 2.200,00")
    #expect(texts[13] == "vast bedrag € 10.000,00")
    #expect(texts[15] == "besteed € 12.000,00, ten hoogste € 10.000,00 = € 10.000,00")
    #expect(SettlementWording.rounding(claims[0]) == "niet nodig")
    #expect(SettlementWording.rounding(claims[2]).hasPrefix("op centen"))
    #expect(SettlementWording.rounding(claims[11]).hasPrefix("op centen"))
  }

  @Test func `pupils of a tussenvoorziening from elsewhere are no claim`() throws {
    let run = try TransferRun()
    let year = try year(run)
    let unfunded = try #require(UnfundedPupils.pupils(of: year, in: run.dossier).first)
    #expect(unfunded.school == (try run.school("esdoorn")))
    #expect(unfunded.pupils == 15 && unfunded.cents == 900_000)
    #expect(year.settlement.claims.isEmpty)
  }

  @Test func `the calendar names the moments of the school year once, by day`() throws {
    var run = try TransferRun.example()
    run.dossier.moments.append(Moment(name: "jun", month: 6, day: 1, year: .offset(0)))
    let moments = TransferCalendar([2026, 2027], in: run.dossier).moments
    #expect(Set(moments).count == moments.count)
    #expect(zip(moments, moments.dropFirst()).allSatisfy { $0.from <= $1.from })
    func days(_ event: TransferCalendar.Event) -> [Day] {
      moments.filter { $0.event == event }.map(\.from)
    }
    #expect(days(.schoolYearBegins).map(\.year) == [2025, 2026, 2027])
    #expect(days(.count(0)) == [2025, 2026].map { TransferRun.day($0, 10, 1) })
    #expect(days(.vangnetWindow) == [2026, 2027].map { TransferRun.day($0, 2, 2) })
    #expect(days(.rateChange).count == 2 && days(.schoolYearEnds).count == 2)
    #expect(moments.count { if case .row = $0.event { true } else { false } } == 6)
  }

  @Test func `the calendar finds the counts of the vangnet by name, as the engine does`() throws {
    var run = try TransferRun.example()
    // Another count in February and in June, and a feb on the last day of January.
    run.dossier.moments = [
      Moment(name: "vroeg", month: 2, day: 15, year: .offset(0)),
      Moment(name: "okt", month: 10, day: 1, year: .offset(-1)),
      Moment(name: "feb", month: 1, day: 31, year: .offset(0)),
      Moment(name: "zomer", month: 6, day: 20, year: .offset(0)),
      Moment(name: "jun", month: 6, day: 1, year: .offset(0)),
    ]
    let dossier = run.dossier
    let moments = TransferCalendar([2026], in: dossier).moments
    let window = try #require(moments.first { $0.event == .vangnetWindow })
    #expect(window.from == TransferRun.day(2026, 2, 1))
    #expect(window.through == TransferRun.day(2026, 6, 1))
    let words = moments.map {
      "\(TransferWording.event($0.event, dossier)): \(TransferWording.effect($0, dossier))"
    }
    #expect(words.contains("Teldatum 20 juni: Leerlingen worden geteld."))
    #expect(
      words.contains(
        "Teldatum 1 juni: Het vangnet wordt bepaald: groei sinds 31 januari per vso-vestiging."))
    #expect(words.contains { $0.hasPrefix("Teldatum 1 oktober: De school die de leerling telt") })
    #expect(words.contains { $0.hasPrefix("Periode van het vangnet: ") })
    #expect(
      words.contains(
        "Begin van het schooljaar: Vanaf hier telt een nieuw schooljaar van twaalf maanden."))
  }

  @Test func `what took too long is named by the kind of the transfer`() throws {
    let run = try TransferRun.example()
    let sentences = ["v01", "v02"].compactMap { code in
      run.dossier.transfers.firstIndex { $0.code == code }
    }.map { TransferWording.remark(.init(transfer: $0, kind: .longTrial(months: 3)), run.dossier) }
    #expect(
      sentences == [
        "De proefplaatsing duurde langer dan 3 maanden.",
        "De volledige aanwezigheid voor de inschrijving duurde langer dan 3 maanden.",
      ])
  }
}
