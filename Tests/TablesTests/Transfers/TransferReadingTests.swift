import Dossiers
import Numbers
import Tables
import TestSupport
import Testing

@Suite struct `A transfer` {
  private typealias Tables = TransferTables

  @Test func `is read with everything that its row says`() throws {
    let reading = Tables.read(
      Tables.row(
        "o1", "vso-vo", "v1", "p", pupil: "l1", counted: "v", reason: "terugplaatsing",
        symbiosis: "2025-11-01", trial: "2026-01-05", enrolled: "1-3-2026", through: "2026-12-31",
        category: "laag", livesIn: "Bomenland", result: "mislukt", decided: "2027-01-10",
        proof: "€ 6.400,50"))
    #expect(reading.told == [])
    let transfer = try #require(reading.transfers.first)
    #expect(transfer.code == "o1")
    #expect(transfer.kind == .vsoVo)
    #expect(transfer.leaves == .location(3, school: 5))
    #expect(transfer.joins == .school(3))
    #expect(transfer.countedAt == .location(3, school: 5))
    #expect(transfer.reason == .placedBack)
    #expect(transfer.symbiosisFrom == Day(year: 2025, month: 11, day: 1))
    #expect(transfer.trialFrom == Day(year: 2026, month: 1, day: 5))
    #expect(transfer.enrolledFrom == Day(year: 2026, month: 3, day: 1))
    #expect(transfer.firstDay == transfer.enrolledFrom)
    #expect(transfer.through == Day(year: 2026, month: 12, day: 31))
    #expect(transfer.category == 0)
    let parameter = reading.dossier?.parameters.firstIndex { $0.name == "rijksbekostiging" }
    #expect(
      transfer.funding
        == FundingName(parameter: parameter, attribute: nil, name: "rijksbekostiging"))
    #expect(transfer.livesIn == "Bomenland")
    #expect(transfer.result == .failure)
    #expect(transfer.decidedOn == Day(year: 2027, month: 1, day: 10))
    #expect(transfer.proof?.cents == 640_050)
    #expect(transfer.provenance.status == .voorbeeld)
  }

  @Test func `may leave out the columns that few need`() throws {
    let texts = Tables.base.with([
      "overstappen.csv": """
      overstap;soort;van;naar;school_1_oktober;aanleiding;proef_vanaf;vanaf;tot;categorie;woon_swv;bewijs;status;bron
      o1;vo-vo;a;b;a;verwijzing;2026-01-05;;2026-03-20;;;;voorbeeld;plan

      """
    ])
    let transfer = try #require(Tables.read(texts).transfers.first)
    #expect(transfer.enrolledFrom == nil)
    #expect(transfer.firstDay == Day(year: 2026, month: 1, day: 5))
    #expect(transfer.funding.name == "rijksbekostiging")
    #expect(transfer.result == nil)
  }

  @Test func `stands by pupil, first day and code, however the rows are ordered and divided`()
    throws
  {
    let rows = [
      Tables.row("o3", "vo-vo", "b", "p", pupil: "k", enrolled: "2026-04-01"),
      Tables.row("o1", "vo-vo", "a", "b", pupil: "k", enrolled: "2025-11-01"),
      Tables.row("o2", "vo-vo", "b", "a", pupil: "m"),
      Tables.row("o9", "vo-bovenschools", "a", "hulp", pupil: "m"),
      Tables.row("l", "overig", "buiten", "w", category: "laag"),
    ]
    let whole = Tables.read(
      Tables.base.with(["overstappen.csv": Tables.header + rows.joined()]))
    #expect(whole.told == [])
    #expect(whole.transfers.map(\.code) == ["o1", "o3", "l", "o2", "o9"])
    #expect(whole.transfers.map(\.pupil) == [0, 0, 1, 2, 2])
    let facts = whole.transfers.map(TransferFacts.init)
    let others = [
      ["overstappen.csv": Tables.header + rows.reversed().joined()],
      [
        "overstappen.csv": Tables.header + rows[0..<2].joined(),
        "overstappen/later.csv": Tables.header + rows[2...].joined(),
      ],
      [
        "overstappen/b.csv": Tables.header + rows[0] + rows[4],
        "overstappen/a.csv": Tables.header + rows[1] + rows[3] + rows[2],
      ],
    ]
    for other in others {
      let reading = Tables.read(Tables.base.with(other))
      #expect(reading.told == [])
      #expect(reading.transfers.map(TransferFacts.init) == facts)
    }
  }

  @Test func `has one code over all files`() {
    let row = Tables.row("o1", "vo-vo", "a", "b")
    let reading = Tables.read(
      Tables.base.with([
        "overstappen/een.csv": Tables.header + Tables.row("o2", "vo-vo", "b", "a") + row,
        "overstappen/twee.csv": Tables.header + row,
      ]))
    #expect(reading.told == ["O004|o1|overstappen/een.csv regel 3"])
    #expect(Tables.read(row, row).told == ["T035|o1|2"])
  }

  @Test func `is changed by a scenario in the file that it stands in`() throws {
    let texts = Tables.base.with([
      "overstappen.csv": Tables.header + Tables.row("o1", "vo-vo", "a", "b"),
      "overstappen/meer.csv": Tables.header + Tables.row("o2", "vo-vo", "b", "a"),
      "scenarios/s/overstappen/meer.csv": """
      overstap;bewerking;vanaf;soort;van;naar;aanleiding;status;bron
      o2;wordt;2026-05-01;;;;;;
      o3;nieuw;2026-02-01;vo-vo;a;p;verhuizing;voorbeeld;plan

      """,
    ])
    let files = DossierFiles(texts.files.map { DossierFile(path: $0.path, bytes: $0.bytes) })
    let base = DossierReader.read(files)
    for scenario in [
      DossierReader.read(files, scenarios: ["s"]),
      DossierReader.read(files, scenarios: ["s"], after: base),
    ] {
      #expect(scenario.told == [])
      #expect(scenario.transfers.map(\.code) == ["o1", "o2", "o3"])
      #expect(scenario.transfers[1].enrolledFrom == Day(year: 2026, month: 5, day: 1))
    }
    #expect(base.transfers.map(\.code) == ["o1", "o2"])
  }

  @Test func `is built again when a scenario moves what it refers to`() throws {
    let texts = Tables.base.with([
      "overstappen.csv": Tables.header + Tables.row("o1", "vo-vo", "a", "b"),
      "scenarios/s/scholen.csv": """
      school;vanaf;bewerking;naam;schoolbestuur;soort;status;bron
      aa;;nieuw;AA;X;regulier;voorbeeld;plan

      """,
      "scenarios/t/parameters.csv": "parameter;vanaf;bewerking\nrijksbekostiging;2025;vervalt\n",
      "scenarios/u/vestigingen.csv": "vestiging;vanaf;tot\nb;;2026-02-28\n",
    ])
    let files = DossierFiles(texts.files.map { DossierFile(path: $0.path, bytes: $0.bytes) })
    let base = DossierReader.read(files)
    #expect(base.told == [])
    let moved = DossierReader.read(files, scenarios: ["s"], after: base)
    #expect(moved.transfers[0].joins == .school(2))
    let unfunded = DossierReader.read(files, scenarios: ["t"], after: base)
    #expect(unfunded.transfers[0].funding.parameter == nil)
  }

  @Test func `twenty thousand of them are read in order`() throws {
    var text = Tables.header
    for number in 0..<10_000 {
      text += Tables.row(
        "x\(number)", "vo-vo", "b", "p", pupil: "l\(number)", enrolled: "2026-05-01")
      text += Tables.row(
        "y\(number)", "vo-vo", "a", "b", pupil: "l\(number)", enrolled: "2026-02-02")
    }
    let reading = Tables.read(Tables.base.with(["overstappen.csv": text]))
    #expect(reading.told == [])
    #expect(reading.transfers.count == 20_000)
    #expect(reading.transfers.map(\.pupil) == (0..<20_000).map { $0 / 2 })
    for place in stride(from: 0, to: 20_000, by: 1_998) {
      let (first, second) = (reading.transfers[place], reading.transfers[place + 1])
      #expect(first.code.dropFirst() == second.code.dropFirst())
      #expect(first.code.first == "y")
    }
  }
}
