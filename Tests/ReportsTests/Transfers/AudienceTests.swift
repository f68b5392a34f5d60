import Dossiers
import Numbers
import Results
import TestSupport
import Testing

@testable import Reports

@Suite("Each audience sees what it may")
struct AudienceTests {
  private static let pages = ["overstappen", "vangnet", "verrekening"]

  @Test func `a run without transfers has none of their pages`() throws {
    let run = try TransferRun()
    for audience in [Audience.open, .board(0), .internal] {
      let paths = run.pages(for: audience).keys
      #expect(!paths.contains { path in Self.pages.contains { path.hasPrefix($0) } })
    }
  }

  @Test func `only pages that are not for everybody say for whom they are`() throws {
    let run = try TransferRun.example()
    let readers: [(Audience, String?)] = [
      (.open, nil),
      (.internal, "Alleen voor het bureau van het samenwerkingsverband; bevat gegevens"),
      (.board(try run.board("bos")), "Alleen voor Stichting Voorbeeldbos; bevat gegevens"),
    ]
    for (audience, sentence) in readers {
      for (path, page) in run.pages(for: audience) where path.hasSuffix(".md") {
        #expect(page.contains("Alleen voor") == (sentence != nil), "\(path)")
        if let sentence { #expect(page.contains(sentence), "\(path)") }
      }
    }
  }

  // MARK: Open

  @Test func `an open report has no row of a transfer and no amount of a small group`() throws {
    var run = try TransferRun.example()
    run.remarks = [.init(transfer: 0, kind: .notReferred)]
    let pages = run.pages(for: .open)
    #expect(Self.pages.allSatisfy { pages["\($0).md"] != nil && pages["\($0).csv"] != nil })
    for (path, page) in pages {
      let isNamed = (1...22).contains { page.contains($0 < 10 ? "v0\($0)" : "v\($0)") }
      #expect(!isNamed, "\(path)")
      // Four, two and four pupils; two of the contribution.
      for amount in ["36.400,00", "11.100,00", "4.800,00", "2.400,00", "36400,00", "11100,00"] {
        let isPrinted = page.contains(amount)
        #expect(!isPrinted, "\(path) \(amount)")
      }
    }
    let page = try #require(pages["overstappen.md"])
    // Six pupils, but one of the two schoolbesturen is party to all but a few.
    #expect(page.contains("| Geld volgt leerling | • |  |"))
    #expect(page.contains("| Van vso naar vo | \\< 5 |  |"))
  }

  @Test func `a single small rule leaves no total from which it follows`() throws {
    var run = try TransferRun()
    for pupil in 0..<9 {
      let transfer = try run.transfer(
        "x\(pupil)", pupil: pupil, from: "beuk", to: "linde", on: TransferRun.day(2026, 3, 1))
      if pupil < 7 {
        try run.claim(
          .follows, transfer, "beuk", "linde", 100_000, on: TransferRun.day(2026, 3, 1))
      } else {
        try run.claim(
          .placedBack, transfer, "swv", "linde", 1_000_000, on: TransferRun.day(2026, 3, 1))
      }
    }
    let page = try #require(run.pages(for: .open)["overstappen.md"])
    // Both schoolbesturen know the seven, so the total would tell the other two.
    #expect(page.contains("| Geld volgt leerling | 7 | € 7.000,00 |"))
    #expect(page.contains("| Van vso naar vo | \\< 5 |  |"))
    #expect(page.contains("| **Totaal** | • |  |"))
    let summary = try #require(run.pages(for: .open)["samenvatting.md"])
    #expect(
      summary.contains(
        "gaat geld mee; het bedrag zou iets over enkele leerlingen zeggen. Zie [verrekening"))
  }

  // MARK: Schoolbestuur

  @Test func `a schoolbestuur sees its own lines and nothing of another`() throws {
    var run = try TransferRun.example()
    let foreign = try run.transfer(
      "v99", pupil: 99, from: "linde", to: "populier", on: TransferRun.day(2026, 3, 1))
    try run.claim(
      .follows, foreign, "linde", "populier", 98_765, on: TransferRun.day(2026, 3, 1))
    run.remarks = [
      .init(transfer: foreign, kind: .longTrial(months: 3)),
      .init(transfer: 0, kind: .longTrial(months: 3)),
    ]
    let pages = run.pages(for: .board(try run.board("bos")))
    let page = try #require(pages["overstappen.md"])
    #expect(page.contains("€ 8.250,00 × 5/12 = € 3.437,50"))
    #expect(page.contains("v01") && !page.contains("v12"))
    for (path, page) in pages {
      #expect(!page.contains("v99") && !page.contains("987,65"), "\(path)")
      // What wilg and linde have to do with the samenwerkingsverband.
      #expect(!page.contains("11.100,00") && !page.contains("= € 2.633,33"), "\(path)")
    }
    // Its own pupil in the vangnet of another: the share that it pays by, no count of the location.
    let vangnet = try #require(pages["vangnet.md"])
    #expect(vangnet.contains("€ 8.250,00 × 4/12 × 4/5 = € 2.200,00"))
    #expect(!vangnet.contains("1 februari | 1 juni"))
    let settlement = try #require(pages["verrekening.md"])
    #expect(settlement.contains("| Stichting Voorbeeldbos | € -9.925,00 |"))
    #expect(!settlement.contains("Totaal Voorbeeldmavo Linde"))
    #expect(!settlement.contains("Stichting Voorbeeldlaan"))
  }

  @Test func `the share that a payer is shown reckons, and is in lowest terms`() throws {
    var run = try TransferRun.example()
    let transfer = try run.transfer(
      "v98", pupil: 98, .voVso, from: "beuk", to: "wilg", on: TransferRun.day(2026, 3, 1))
    try run.claim(
      .vangnetBasic, transfer, "beuk", "wilg", 229_167, on: TransferRun.day(2026, 6, 1),
      by: .growth(
        rate: Decimal(coefficient: 825_000, scale: 2), months: 5, pupils: 1, funded: 4, heads: 6))
    func page(_ audience: Audience) throws -> String {
      try #require(run.pages(for: audience)["vangnet.md"])
    }
    #expect(
      try page(.board(run.board("bos"))).contains("€ 8.250,00 × 5/12 × 2/3 = € 2.291,67"))
    #expect(
      try page(.board(run.board("laan"))).contains("€ 8.250,00 × 5/12 × 4/6 = € 2.291,67"))
  }

  @Test func `pupils of a tussenvoorziening from elsewhere are public counts, however few`() throws
  {
    let run = try TransferRun()
    let (dossier, outcome) = run.finished
    let school = try run.school("esdoorn")
    let years = outcome.years.map { year in
      var pupils = year.pupils
      let funded = year.steps.filter { dossier.steps[$0.row].target.kinds == [.tussenvoorziening] }
        .flatMap(\.postings).first { $0.school == school }?.key?.reduced.coefficient
      pupils[school] = funded.map { $0 + 2 }
      return YearOutcome(
        year: year.year, steps: year.steps, pots: year.pots, lines: year.lines,
        totals: year.totals, balance: year.balance, measures: year.measures,
        printedCounts: year.printedCounts, pupils: pupils)
    }
    let few = Outcome(years: years, opening: outcome.opening)
    for audience in [Audience.open, .board(0), .board(1), .internal] {
      let report = RunReport(
        dossier: dossier, outcome: few, decisions: years.map { _ in [] },
        comparisons: years.map { _ in [] }, bridge: [], scenario: "basis", version: "test",
        inputs: [], audience: audience, place: { _ in "" })
      #expect(report.unfundedParagraph().contains("| 47 | 45 | 2 |"))
    }
  }

  @Test func `a schoolbestuur sees its own vso locations whole`() throws {
    let run = try TransferRun.example()
    let page = try #require(run.pages(for: .board(try run.board("laan")))["vangnet.md"])
    #expect(page.contains("| cat1 | 29 | 30 | 34 | 4 |"))
    #expect(page.contains("| Niet verklaard: tellingen min overstappen | 1 |"))
    #expect(page.contains("× 4/5"))
  }

  @Test func `the first page tells what the reader's own schools come to`() throws {
    let run = try TransferRun.example()
    let sentences: [(Audience, String)] = [
      (.open, "Met overstappende leerlingen gaat geld mee; het bedrag zou iets over enkele"),
      (
        .board(try run.board("bos")), "Met leerlingen van of naar uw scholen gaat bruto € 37.562,50"
      ),
      (
        .internal,
        "bruto € 78.912,50 mee. Daarvan betaalt het samenwerkingsverband € 52.300,00 en ontvangt "
          + "het € 2.400,00."
      ),
    ]
    for (audience, sentence) in sentences {
      let page = try #require(run.pages(for: audience)["samenvatting.md"])
      #expect(page.contains(sentence))
      #expect(page.contains("- [verrekening.md](verrekening.md): wie wat betaalt en ontvangt"))
    }
  }

  @Test func `an open list of decisions says nothing of the euros behind a transfer's parameter`()
    throws
  {
    var run = try TransferRun.example()
    run.dossier.parameters += ["vso_vo_bedrag", "vangnet_lezing"].map { name in
      Parameter(
        name: name, unit: .euro,
        values: [
          DatedValue(from: nil, number: Decimal(1), text: "1", provenance: TransferRun.provenance)
        ])
    }
    let (dossier, outcome) = run.finished
    let parameter = dossier.parameters.count - 2
    func report(_ audience: Audience) -> RunReport {
      RunReport(
        dossier: dossier, outcome: outcome,
        decisions: outcome.years.map { _ in
          [
            Decision(
              .parameter(parameter), status: .aanname, source: "", origin: .none, cents: 3_640_000)
          ]
        }, comparisons: outcome.years.map { _ in [] }, bridge: [], scenario: "basis",
        version: "test", inputs: [], audience: audience, place: { _ in "" })
    }
    for page in [report(.open).decisionList(), report(.open).summary()] {
      #expect(!page.contains("36.400,00"))
    }
    #expect(report(.open).decisionList().contains("Parameter vso_vo_bedrag"))
    // By name and not by euros, and the other too, on which no decision rests.
    for decisions in report(.open).decisions {
      let names = decisions.compactMap { decision in
        if case .parameter(let parameter) = decision.subject {
          dossier.parameters[parameter].name
        } else {
          nil
        }
      }
      #expect(names.contains("vso_vo_bedrag") && names.contains("vangnet_lezing"))
      #expect(names == names.sorted())
    }
    #expect(report(.internal).decisionList().contains("36.400,00"))
  }

  // MARK: Internal

  @Test func `the bureau sees every claim, why none, and that all of it balances`() throws {
    var run = try TransferRun.example()
    run.remarks = [
      .init(transfer: 5, kind: .notReferred), .init(transfer: 10, kind: .longTrial(months: 3)),
      .init(transfer: 6, kind: .lapses(.withinYear, because: 5)),
    ]
    let pages = run.pages(for: .internal)
    let page = try #require(pages["overstappen.md"])
    #expect(page.contains("## Waarom geen geld meegaat"))
    #expect(page.contains("De proefplaatsing duurde langer dan 3 maanden."))
    #expect(page.contains("Een leerling kan bij meer regels tellen"))
    #expect(page.contains("Eerdere overstap: v06. | p.m. | Afspraken doorstroom"))
    #expect(page.contains("€ 9.000,00"))
    let settlement = try #require(pages["verrekening.md"])
    #expect(settlement.contains("| Stichting Voorbeeldlaan | € 7.525,00 | € 29.750,00 |"))
    #expect(settlement.contains("| **Samen** | **€ 0,00** | **€ 0,00** | **€ 0,00** |"))
    #expect(
      settlement.contains(
        "| Begrotingsregel «Regel vso_vo» is de som van de verrekeningen | € 36.400,00 "
          + "| € 36.400,00 | klopt |"))
    let budget = try #require(pages["meerjarenbegroting.csv"])
    #expect(budget.contains("vso_vo;") && budget.contains("36400,00"))
  }

  @Test func `explain tells every claim that a school pays or is paid`() throws {
    let (dossier, outcome) = try TransferRun.example().finished
    let school = try #require(dossier.schools.firstIndex { $0.code == "beuk" })
    let text = Explanation(dossier: dossier, outcome: outcome.only(2026), school: school).text
    let pieces = [
      "Overstap v06: Voorbeeldcollege Beuk betaalt Voorbeeldmavo Linde",
      "  Maanden:    7 − 3 na vertrek of terugkeer = 4",
      "  Afronding:  niet nodig",
      "  Bedrag:     € 2.750,00 (voorbeeld), te verrekenen vanaf 1 januari 2026",
      "Samenwerkingsverband betaalt Voorbeeldcollege Beuk",
      "Verrekening 2026: ontvangt € 6.400,00, betaalt € 11.275,00, per saldo € -4.875,00",
    ]
    for piece in pieces { #expect(text.contains(piece), "\(piece)") }
    #expect(!text.contains("v12"))
    let warning = "Alleen voor het bureau: dit gaat over enkele leerlingen."
    let claims = try #require(text.firstRange(of: "\nOverstap v06"))
    #expect(text[..<claims.lowerBound].contains(warning))
    let pot = Explanation(dossier: dossier, outcome: outcome.only(2026), school: school, pot: 0)
    #expect(pot.text.contains("De verrekeningen van overstappen staan hier niet bij"))
    #expect(!pot.text.contains("v06") && !pot.text.contains(warning))
    let other = try #require(dossier.schools.firstIndex { $0.code == "esdoorn" })
    let none = Explanation(dossier: dossier, outcome: outcome.only(2026), school: other)
    #expect(!none.text.contains(warning))
  }

  @Test func `a name of a schoolbestuur is text, whatever stands in it`() throws {
    var run = try TransferRun.example()
    let board = try run.board("bos")
    run.dossier.boards[board] = "<b>|Bos*"
    let page = try #require(run.pages(for: .board(board))["verrekening.md"])
    #expect(page.contains("Alleen voor \\<b\\>\\|Bos\\*;"))
    #expect(!page.contains("<b>"))
  }

  @Test func `the amount of an obligation that lapses is the parameter's where there is one`()
    throws
  {
    var run = try TransferRun.example()
    run.remarks = [.init(transfer: 6, kind: .lapses(.withinYear, because: 5))]
    run.dossier.parameters.append(
      Parameter(
        name: "betaalverplichting_vso", unit: .euro,
        values: [
          DatedValue(
            from: nil, number: Decimal(12_500), text: "12.500", provenance: TransferRun.provenance)
        ]))
    #expect(try #require(run.pages(for: .internal)["overstappen.md"]).contains("€ -12.500,00"))
  }

  @Test func `the use of a voorziening stands beside the number of the plan`() throws {
    var run = try TransferRun.example()
    run.dossier.facilities = [
      Facility(
        code: "s", name: "Voorziening S", places: 50, placesKind: .atMost, intakes: 6, perIntake: 8,
        contribution: nil, isFreeOfMoments: true, provenance: TransferRun.provenance)
    ]
    run.facilities = [
      FacilityUse(facility: 0, schoolYear: 2025, placements: [4, 14], largestIntake: 1)
    ]
    let row = "| Voorziening S | 2025/2026 | ten hoogste 50 |"
    #expect(
      try #require(run.pages(for: .internal)["overstappen.md"])
        .contains("\(row) 2 | 6 × 8 = 48 | 1 |"))
    #expect(
      try #require(run.pages(for: .open)["overstappen.md"])
        .contains("\(row) \\< 5 | 6 × 8 = 48 | • |"))
  }
}
