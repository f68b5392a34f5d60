import Dossiers
import Formats
import Results
import Tables
import Testing

/// The example is held against amounts that were worked out without the program.
///
/// Each comment is the calculation that gave the amounts below it; a pocket calculator is enough to
/// repeat it.
///
/// Dividing an amount by largest remainder: amount × key / total of the keys, rounded down to cents;
/// the cents that are left go, one each, to the largest fractions of a cent that were cut off, and
/// between equal fractions to the first school code (`+1`).
@Suite("The worked example, worked out by hand")
struct VoorbeeldTests {
  let run: VoorbeeldRun

  init() throws {
    run = try VoorbeeldRun()
  }

  // MARK: Budget lines

  @Test func `the budget of 2026 rests on the count of 1 October 2025`() throws {
    #expect(
      try run.lines(2026) == [
        // Pupils: Beuk 250 + 150, Eik 300, Esdoorn 60, Linde 200, Populier 40 = 1.000.
        // 1.000 × € 110,00
        "licht_algemeen 110.000,00",
        // 1.000 × € 150,00
        "licht_lwoo 150.000,00",
        // 1.000 × € 90,50 × 1,021 = € 92.400,50, to whole euros, half away from zero
        "zwaar 92.401,00",
        "bijdrage_besturen 12.000,00",
        // € 1.500,00 + € 900,00: two placements
        "bijdrage_voorzieningen 2.400,00", "subsidie_doorstroom 49.900,00",
        // 52 pupils in vso on 1 February 2026 × € 950,00
        "afdracht_vso 49.400,00",
        "management_organisatie 65.000,00",
        // Step 10
        "tussenvoorzieningen 27.000,00",
        // Step 20: 3 × € 2.512,50
        "vso_expertise 7.537,50",
        // Steps 40 and 50: € 30.000,00 + € 60.000,00
        "ondersteuningsmiddelen 90.000,00",
        // Steps 80 to 83: € 24.486,61 + € 49.186,13 + € 16.395,38 + € 16.395,38
        "lwoo_scholen 106.463,50",
        // Step 90
        "vso_ondersteuning 5.500,00",
        // Step 100
        "scholing_docenten 1.000,00",
        // Step 110: € 12.000,00 less the afrondingsverschil of € 5,60
        "schoolaanwezigheid 11.994,40",
        // Only until 2025
        "trajectvoorzieningen 0,00",
        // € 8.000,00 + € 3.100,00; 2 × 4/5 × € 7.200,00 × 5/12; 10.000 + 6.400 + 10.000 + 10.000
        "vangnet 11.100,00", "vangnet_overig 4.800,00", "doorstroom_vso_vo 36.400,00",
      ])
  }

  @Test func `the budget of 2027 rests on the expected totals of 1 October 2026`() throws {
    #expect(
      try run.lines(2027) == [
        // 1.020 × € 115,00
        "licht_algemeen 117.300,00",
        // 1.020 × € 150,00
        "licht_lwoo 153.000,00",
        // 1.020 × € 90,50 × 1,035 = € 95.540,85
        "zwaar 95.541,00",
        "bijdrage_besturen 12.240,00",
        // No transfer of 2027 is paid by the samenwerkingsverband
        "bijdrage_voorzieningen 0,00", "subsidie_doorstroom 0,00",
        // 45 pupils in vso on 1 February 2027 × € 950,00
        "afdracht_vso 42.750,00",
        "management_organisatie 66.500,00",
        // Step 10
        "tussenvoorzieningen 29.280,00",
        // Step 20: 3 × € 2.512,50
        "vso_expertise 7.537,50",
        // Steps 40 and 50: € 30.000,00 + € 61.303,50
        "ondersteuningsmiddelen 91.303,50",
        // Steps 80 to 83: € 28.455,60 + € 57.973,90 + € 19.022,68 + € 18.267,82
        "lwoo_scholen 123.720,00",
        // Step 90
        "vso_ondersteuning 5.060,00",
        // Step 100
        "scholing_docenten 1.200,00",
        // Step 110: € 12.240,00 less the afrondingsverschil of € 3,16
        "schoolaanwezigheid 12.236,84",
        "trajectvoorzieningen 0,00", "vangnet 0,00", "vangnet_overig 0,00",
        "doorstroom_vso_vo 0,00",
      ])
  }

  // MARK: Steps

  @Test func `every posting and transfer of 2026`() throws {
    #expect(
      try run.trace(2026) == [
        // 45 pupils from the region × € 600,00
        "10 lwoo → esdoorn 27.000,00 (45/45)",
        // The amount per regular school
        "20 vrijval → beuk 2.512,50",
        "20 vrijval → eik 2.512,50",
        "20 vrijval → linde 2.512,50",
        // What is left: € 10.500,00 − 3 × € 2.512,50
        "21 vrijval → ondersteuning 2.962,50",
        // Ruimte: 110.000 + 92.401 − 49.400 − 65.000, less the pots fed from parameters
        // 10.500 + 5.000 + 1.000, less the budgeted result 1.000 = € 70.501,00.
        // With step 21: € 73.463,50. To reach € 90.000,00:
        "30 lwoo → ondersteuning 16.536,50",
        // The amount per regular school
        "40 ondersteuning → beuk 10.000,00",
        "40 ondersteuning → eik 10.000,00",
        "40 ondersteuning → linde 10.000,00",
        // € 90.000,00 − € 30.000,00 = € 60.000,00 over 400 + 300 + 200 + 40 = 940 pupils:
        // 25.531,9148…  19.148,9361…  12.765,9574…  2.553,1914…; two cents are left,
        // for the fractions 0,74 (Linde) and 0,61 (Eik)
        "50 ondersteuning → beuk 25.531,91 (400/940)",
        "50 ondersteuning → eik 19.148,94 (300/940) +1",
        "50 ondersteuning → linde 12.765,96 (200/940) +1",
        "50 ondersteuning → populier 2.553,19 (40/940)",
        // € 150.000,00 − € 27.000,00 − € 16.536,50 = € 106.463,50:
        // 24.486,605 and 81.976,895; one cent is left, the fractions are equal: the first row
        "60 lwoo → lwoo_basis 24.486,61 (23/100) +1",
        "60 lwoo → lwoo_leerweg 81.976,89 (77/100)",
        // 12 × (20 + 10 + 0) = 360, 2 × (30 + 20 + 10) = 120, 1 × (50 + 30 + 40) = 120:
        // 49.186,134  16.395,378  16.395,378; two cents are left
        "70 lwoo_leerweg → lwoo_bb 49.186,13 (360/600)",
        "70 lwoo_leerweg → lwoo_kb 16.395,38 (120/600) +1",
        "70 lwoo_leerweg → lwoo_gt 16.395,38 (120/600) +1",
        // 11.660,2904…  6.996,1742…  5.830,1452…; one cent is left
        "80 lwoo_basis → beuk 11.660,29 (100/210)",
        "80 lwoo_basis → eik 6.996,17 (60/210)",
        "80 lwoo_basis → linde 5.830,15 (50/210) +1",
        // 32.790,7533…  16.395,3766…  0; one cent is left
        "81 lwoo_bb → beuk 32.790,75 (20/30)",
        "81 lwoo_bb → eik 16.395,38 (10/30) +1",
        "81 lwoo_bb → linde 0,00 (0/30)",
        // 8.197,69  5.465,1266…  2.732,5633…; one cent is left
        "82 lwoo_kb → beuk 8.197,69 (30/60)",
        "82 lwoo_kb → eik 5.465,13 (20/60) +1",
        "82 lwoo_kb → linde 2.732,56 (10/60)",
        // Keys 50 × 1,25 = 62,5, 30 × 0,9 = 27, 40 × 1 = 40; total 129,5:
        // 7.912,8281…  3.418,3417…  5.064,2100…; one cent is left
        "83 lwoo_gt → beuk 7.912,83 (62,5/129,5) +1",
        "83 lwoo_gt → eik 3.418,34 (27/129,5)",
        "83 lwoo_gt → linde 5.064,21 (40/129,5)",
        // 50 pupils × € 110,00; the pot holds € 5.000,00, the result pays the rest
        "90 vso → wilg 5.500,00 (50/50)",
        "90 vso: 500,00 te weinig",
        // 3 × € 400,00 = € 1.200,00; the pot holds € 1.000,00, divided over equal claims:
        // 333,3333… each; one cent is left, the fractions are equal: the first school code
        "100 scholing → beuk 333,34 +1",
        "100 scholing → eik 333,33",
        "100 scholing → linde 333,33",
        "100 scholing: 200,00 te weinig",
        // € 12.000,00 / 940 = € 12,7659…, rounded down to € 12,76 for each pupil;
        // € 12.000,00 − 940 × € 12,76 = € 5,60
        "110 aanwezigheid → beuk 5.104,00 (400/940)",
        "110 aanwezigheid → eik 3.828,00 (300/940)",
        "110 aanwezigheid → linde 2.552,00 (200/940)",
        "110 aanwezigheid → populier 510,40 (40/940)",
        "110 aanwezigheid: 12,76 per eenheid, verschil 5,60",
      ])
  }

  /// The totals of 1 October 2026 are first spread over the schools like the count of 2025.
  ///
  /// In whole pupils, by largest remainder:
  ///
  /// - leerlingen 1.020 by 400 : 300 : 60 : 200 : 40 is 408, 306, 61,2, 204 and 40,8; the pupil that
  ///   is left goes to Populier: 408, 306, 61, 204, 41;
  /// - leerlingen34 216 by 100 : 60 : 50 is 102,86, 61,71 and 51,43: 103, 62, 51;
  /// - bb34 32 by 20 : 10 : 0 is 21,33, 10,67 and 0: 21, 11, 0;
  /// - kb34 63 by 30 : 20 : 10 is 31,5, 21 and 10,5, equal fractions: 32, 21, 10;
  /// - gt34 is 216 − 32 − 63 = 121, by 50 : 30 : 40 is 50,42, 30,25 and 40,33: 51, 30, 40;
  /// - vso_leerlingen is 4,5% × 1.020 = 45,9: 46.
  @Test func `every posting and transfer of 2027`() throws {
    #expect(
      try run.trace(2027) == [
        // 48 × € 610,00
        "10 lwoo → esdoorn 29.280,00 (48/48)",
        "20 vrijval → beuk 2.512,50",
        "20 vrijval → eik 2.512,50",
        "20 vrijval → linde 2.512,50",
        // € 16.000,00 − 3 × € 2.512,50
        "21 vrijval → ondersteuning 8.462,50",
        // Ruimte: 117.300 + 95.541 − 42.750 − 66.500, less 16.000 + 6.000 + 1.250, less −2.500
        // = € 82.841,00. With step 21: € 91.303,50, above the floor of € 90.000,00
        "30 lwoo → ondersteuning 0,00",
        "40 ondersteuning → beuk 10.000,00",
        "40 ondersteuning → eik 10.000,00",
        "40 ondersteuning → linde 10.000,00",
        // € 61.303,50 over 408 + 306 + 204 + 41 = 959 pupils:
        // 26.081,1553…  19.560,8665…  13.040,5776…  2.620,9004…; two cents are left
        "50 ondersteuning → beuk 26.081,15 (408/959)",
        "50 ondersteuning → eik 19.560,87 (306/959) +1",
        "50 ondersteuning → linde 13.040,58 (204/959) +1",
        "50 ondersteuning → populier 2.620,90 (41/959)",
        // € 153.000,00 − € 29.280,00 = € 123.720,00: exactly 28.455,60 and 95.264,40
        "60 lwoo → lwoo_basis 28.455,60 (23/100)",
        "60 lwoo → lwoo_leerweg 95.264,40 (77/100)",
        // 12 × 32 = 384, 2 × 63 = 126, 1 × 121 = 121; total 631:
        // 57.973,8979…  19.022,6852…  18.267,8167…; two cents are left
        "70 lwoo_leerweg → lwoo_bb 57.973,90 (384/631) +1",
        "70 lwoo_leerweg → lwoo_kb 19.022,68 (126/631)",
        "70 lwoo_leerweg → lwoo_gt 18.267,82 (121/631) +1",
        // 13.569,1055…  8.167,8111…  6.718,6833…; one cent is left
        "80 lwoo_basis → beuk 13.569,11 (103/216) +1",
        "80 lwoo_basis → eik 8.167,81 (62/216)",
        "80 lwoo_basis → linde 6.718,68 (51/216)",
        // 38.045,3718…  19.928,5281…  0; one cent is left
        "81 lwoo_bb → beuk 38.045,37 (21/32)",
        "81 lwoo_bb → eik 19.928,53 (11/32) +1",
        "81 lwoo_bb → linde 0,00 (0/32)",
        // 9.662,3136…  6.340,8933…  3.019,4730…; one cent is left
        "82 lwoo_kb → beuk 9.662,32 (32/63) +1",
        "82 lwoo_kb → eik 6.340,89 (21/63)",
        "82 lwoo_kb → linde 3.019,47 (10/63)",
        // Keys 51 × 1,25 = 63,75, 30 × 0,9 = 27, 40 × 1,1 = 44; total 134,75:
        // 8.642,4751…  3.660,3424…  5.965,0024…; one cent is left
        "83 lwoo_gt → beuk 8.642,48 (63,75/134,75) +1",
        "83 lwoo_gt → eik 3.660,34 (27/134,75)",
        "83 lwoo_gt → linde 5.965,00 (44/134,75)",
        // 46 × € 110,00; the pot holds € 6.000,00
        "90 vso → wilg 5.060,00 (46/46)",
        // The pot holds € 1.250,00: nothing is cut
        "100 scholing → beuk 400,00",
        "100 scholing → eik 400,00",
        "100 scholing → linde 400,00",
        // € 12.240,00 / 959 = € 12,7632…, rounded down to € 12,76;
        // € 12.240,00 − 959 × € 12,76 = € 3,16
        "110 aanwezigheid → beuk 5.206,08 (408/959)",
        "110 aanwezigheid → eik 3.904,56 (306/959)",
        "110 aanwezigheid → linde 2.603,04 (204/959)",
        "110 aanwezigheid → populier 523,16 (41/959)",
        "110 aanwezigheid: 12,76 per eenheid, verschil 3,16",
      ])
  }

  // MARK: Pots, schools and the result

  @Test func `every pot of 2026`() throws {
    #expect(
      try run.pots(2026) == [
        // Fed + received + paid by the result = to schools + to pots + left.
        // To pots: step 30 and both rows of step 60
        "lwoo: 150.000,00 + 0,00 + 0,00 = 27.000,00 + 123.000,00 + 0,00",
        "vrijval: 10.500,00 + 0,00 + 0,00 = 7.537,50 + 2.962,50 + 0,00",
        // Received: € 2.962,50 + € 16.536,50
        "ondersteuning: 70.501,00 + 19.499,00 + 0,00 = 90.000,00 + 0,00 + 0,00",
        "lwoo_basis: 0,00 + 24.486,61 + 0,00 = 24.486,61 + 0,00 + 0,00",
        "lwoo_leerweg: 0,00 + 81.976,89 + 0,00 = 0,00 + 81.976,89 + 0,00",
        "lwoo_bb: 0,00 + 49.186,13 + 0,00 = 49.186,13 + 0,00 + 0,00",
        "lwoo_kb: 0,00 + 16.395,38 + 0,00 = 16.395,38 + 0,00 + 0,00",
        "lwoo_gt: 0,00 + 16.395,38 + 0,00 = 16.395,38 + 0,00 + 0,00",
        "vso: 5.000,00 + 0,00 + 500,00 = 5.500,00 + 0,00 + 0,00",
        "reserve_vso: 0,00 + 0,00 + 0,00 = 0,00 + 0,00 + 0,00",
        "scholing: 1.000,00 + 0,00 + 0,00 = 1.000,00 + 0,00 + 0,00",
        "aanwezigheid: 12.000,00 + 0,00 + 0,00 = 11.994,40 + 0,00 + 5,60",
      ])
  }

  @Test func `every pot of 2027`() throws {
    #expect(
      try run.pots(2027) == [
        "lwoo: 153.000,00 + 0,00 + 0,00 = 29.280,00 + 123.720,00 + 0,00",
        "vrijval: 16.000,00 + 0,00 + 0,00 = 7.537,50 + 8.462,50 + 0,00",
        "ondersteuning: 82.841,00 + 8.462,50 + 0,00 = 91.303,50 + 0,00 + 0,00",
        "lwoo_basis: 0,00 + 28.455,60 + 0,00 = 28.455,60 + 0,00 + 0,00",
        "lwoo_leerweg: 0,00 + 95.264,40 + 0,00 = 0,00 + 95.264,40 + 0,00",
        "lwoo_bb: 0,00 + 57.973,90 + 0,00 = 57.973,90 + 0,00 + 0,00",
        "lwoo_kb: 0,00 + 19.022,68 + 0,00 = 19.022,68 + 0,00 + 0,00",
        "lwoo_gt: 0,00 + 18.267,82 + 0,00 = 18.267,82 + 0,00 + 0,00",
        // What is left, € 6.000,00 − € 5.060,00, goes to the pot that its row names
        "vso: 6.000,00 + 0,00 + 0,00 = 5.060,00 + 940,00 + 0,00",
        "reserve_vso: 0,00 + 940,00 + 0,00 = 0,00 + 0,00 + 940,00",
        "scholing: 1.250,00 + 0,00 + 0,00 = 1.200,00 + 0,00 + 50,00",
        "aanwezigheid: 12.240,00 + 0,00 + 0,00 = 12.236,84 + 0,00 + 3,16",
      ])
  }

  @Test func `what each school receives`() throws {
    #expect(
      try run.schools(2026) == [
        // Steps 20, 40, 50, 80, 81, 82, 83, 100 and 110; together € 249.495,40
        "beuk 104.043,31", "eik 68.097,79", "esdoorn 27.000,00", "linde 41.790,71",
        "populier 3.063,59", "wilg 5.500,00",
      ])
    #expect(
      try run.schools(2027) == [
        // Together € 270.337,84
        "beuk 114.119,01", "eik 74.475,50", "esdoorn 29.280,00", "linde 44.259,27",
        "populier 3.144,06", "wilg 5.060,00",
      ])
  }

  @Test func `the result is the budgeted one, plus what pots leave, less what it pays`() throws {
    // € 1.000,00 + € 5,60 − € 500,00
    #expect(try run.result(2026) == "505,60")
    // −€ 2.500,00 + € 940,00 + € 50,00 + € 3,16
    #expect(try run.result(2027) == "-1.506,84")
  }

  // MARK: What the example shows

  @Test func `nothing is wrong with it`() {
    #expect(run.mistakes.isEmpty)
  }

  @Test func `every check passes`() {
    #expect(run.failedChecks.isEmpty)
  }

  /// What the plan prints for the attendance money is the whole contribution; its afrondingsverschil
  /// of step 110 is the only difference, and the total, the result and the reserves take it over.
  @Test func `every printed figure is equal, rounded, explained or follows`() {
    let told = Dictionary(grouping: run.outcome.reconciliation, by: \.check.verdict)
      .mapValues { $0.map { "\($0.year) \($0.check.subject.key(in: run.dossier) ?? "")" } }
    #expect(
      told[.explained] == [
        "2026 meerjarenbegroting schoolaanwezigheid", "2027 meerjarenbegroting schoolaanwezigheid",
      ])
    #expect(told[.failed] == nil && told[.underivable] == nil && told[.informative] == nil)
    let printed = run.outcome.reconciliation.filter {
      if case .printedFigure = $0.check.subject { true } else { false }
    }
    #expect(printed.count == run.dossier.figures.count)
  }

  @Test func `it has every table, and every row of it is an example`() throws {
    let paths = Set(run.files.map(\.path))
    for table in TableID.allCases where table != .tellingen {
      #expect(paths.contains(table.fileName))
    }
    for file in run.files {
      let document = try CSVDocument.read(file.bytes).get()
      #expect(!document.wasWindows1252)
      for column in 0..<document.columnCount
      where document.text(record: 0, column: column) == "status" {
        for record in 1..<document.recordCount {
          let status = document.text(record: record, column: column)
          #expect(status == "voorbeeld", "\(file.path), record \(record)")
        }
      }
    }
  }

  @Test func `it uses every step, every answer to a shortage, both roundings and every surplus`() {
    let steps = run.dossier.steps
    // An overgang stands in the scenario of that name.
    #expect(Set(steps.map(\.kind)) == Set(StepKind.allCases).subtracting([.transition]))
    #expect(Set(steps.map(\.shortage)) == Set(ShortagePolicy.allCases))
    #expect(Set(steps.map(\.rounding)) == Set(DivisionRounding.allCases))
    let rows = run.dossier.pots.flatMap(\.rows)
    #expect(rows.contains { $0.feeds == [.room] })
    #expect(rows.contains { $0.surplus == .error })
    #expect(rows.contains { $0.surplus == .result })
    #expect(rows.contains { if case .pot = $0.surplus { true } else { false } })
    #expect(Set(run.dossier.lines.map(\.mode)) == Set(BudgetLine.Mode.allCases))
    let kinds = run.dossier.schools.flatMap { $0.rows.map(\.kind) }
    #expect(Set(kinds) == Set(SchoolKind.allCases))
  }
}
