import Dossiers
import Tables
import Testing

/// The four scenarios of the example, each worked out by hand where it differs from the base.
@Suite("The scenarios of the worked example")
struct VoorbeeldScenarioTests {
  static let names = ["krimp", "lwoo-12-6-1", "nieuwe-school", "overgang"]

  @Test(arguments: names)
  func `nothing is wrong with it`(scenario: String) throws {
    let run = try VoorbeeldRun(scenarios: [scenario])
    #expect(run.mistakes.isEmpty)
  }

  @Test(arguments: names)
  func `every check passes`(scenario: String) throws {
    #expect(try VoorbeeldRun(scenarios: [scenario]).failedChecks.isEmpty)
  }

  @Test func `these are all the scenarios that it has`() throws {
    #expect(try DossierReader.read(VoorbeeldRun().files).scenarios == Self.names)
  }

  /// `wordt`: the weight of kb becomes 6.
  @Test func `another weight moves money between the leerwegen and nowhere else`() throws {
    let run = try VoorbeeldRun(scenarios: ["lwoo-12-6-1"])
    #expect(
      try run.trace(2026, step: 70) == [
        // € 81.976,89 by 12 × 30 = 360, 6 × 60 = 360, 1 × 120 = 120; total 840:
        // 35.132,9528…  35.132,9528…  11.710,9842…; one cent is left
        "70 lwoo_leerweg → lwoo_bb 35.132,95 (360/840)",
        "70 lwoo_leerweg → lwoo_kb 35.132,95 (360/840)",
        "70 lwoo_leerweg → lwoo_gt 11.710,99 (120/840) +1",
      ])
    #expect(
      try run.schools(2026) == [
        // bb 23.421,97  11.710,98  0,00; kb 17.566,48  11.710,98  5.855,49;
        // gt 5.652,02  2.441,67  3.617,30; the differences with the base add up to nothing:
        // −2.260,80  +584,78  +1.676,02
        "beuk 101.782,51", "eik 68.682,57", "esdoorn 27.000,00", "linde 43.466,73",
        "populier 3.063,59", "wilg 5.500,00",
      ])
  }

  /// A seventh step: nobody loses more than 15% of last year's ondersteuning and lwoo.
  @Test func `an overgangsregeling holds back what schools lose, and who gains pays`() throws {
    let run = try VoorbeeldRun(scenarios: ["overgang"])
    // 2025: beuk 87.800, eik 42.900, esdoorn 12.000, linde 82.800, populier 8.000. The rules of 2026 give
    // 96.093,47  61.423,96  27.000,00  36.392,88  2.553,19. Of linde 15% is 12.420,00 and of populier
    // 1.200,00, so 33.987,12 + 4.246,81 = 38.233,93 is too much; by gains of 8.293,47 : 18.523,96 :
    // 15.000,00 (together 41.817,43) that is 7.582,7699…  16.936,5690…  13.714,5910…; two cents are left
    #expect(
      try run.schools(2026) == [
        "beuk 96.460,54", "eik 51.161,22", "esdoorn 13.285,41", "linde 75.777,83",
        "populier 7.310,40", "wilg 5.500,00",
      ])
  }

  /// `plus` on a count and a percentage, `maal` on a rate and a total.
  @Test func `fewer pupils and a lower rate`() throws {
    let run = try VoorbeeldRun(scenarios: ["krimp"])
    #expect(
      try run.lines(2026).prefix(3) == [
        // Ten pupils fewer at Beuk: 990 × € 110,00 and 990 × € 150,00
        "licht_algemeen 108.900,00", "licht_lwoo 148.500,00",
        // € 90,50 × 0,98 = € 88,69; 990 × € 88,69 × 1,021 = € 89.646,9651
        "zwaar 89.647,00",
      ])
    // Ruimte: 108.900 + 89.647 − 49.400 − 65.000 − 16.500 − 1.000 = € 66.647,00;
    // € 90.000,00 − € 66.647,00 − € 2.962,50
    #expect(try run.trace(2026, step: 30) == ["30 lwoo → ondersteuning 20.390,50"])
    #expect(
      try run.trace(2026, step: 50) == [
        // € 60.000,00 over 930 pupils:
        // 25.161,2903…  19.354,8387…  12.903,2258…  2.580,6451…; two cents are left
        "50 ondersteuning → beuk 25.161,29 (390/930)",
        "50 ondersteuning → eik 19.354,84 (300/930) +1",
        "50 ondersteuning → linde 12.903,23 (200/930) +1",
        "50 ondersteuning → populier 2.580,64 (40/930)",
      ])
    #expect(
      try run.lines(2027).prefix(3) == [
        // 1.020 × 90% = 918; 918 × € 115,00 and 918 × € 150,00
        "licht_algemeen 105.570,00", "licht_lwoo 137.700,00",
        // 918 × € 88,69 × 1,035 = € 84.267,0297
        "zwaar 84.267,00",
      ])
    #expect(
      try run.trace(2027, step: 110) == [
        // 918 spread by 390 : 300 : 60 : 200 : 40 of 990 is 361,64, 278,18, 55,64, 185,45 and
        // 37,09; the two pupils that are left go to Beuk and Esdoorn. € 12.240,00 / 862 = € 14,1995…
        "110 aanwezigheid → beuk 5.136,78 (362/862)",
        "110 aanwezigheid → eik 3.944,82 (278/862)",
        "110 aanwezigheid → linde 2.625,15 (185/862)",
        "110 aanwezigheid → populier 525,03 (37/862)",
        "110 aanwezigheid: 14,19 per eenheid, verschil 8,22",
      ])
    // (4,5% + 0,5%) × 918 = 45,9
    #expect(try run.trace(2027, step: 90) == ["90 vso → wilg 5.060,00 (46/46)"])
  }

  /// `nieuw` for a school, its location and its count; `vervalt` for a member of the group lwoo.
  @Test func `a new school, and one that leaves lwoo`() throws {
    let run = try VoorbeeldRun(scenarios: ["nieuwe-school"])
    #expect(
      try run.lines(2026).prefix(3) == [
        // 1.100 × € 110,00 and 1.100 × € 150,00; 1.100 × € 90,50 × 1,021 = € 101.640,55
        "licht_algemeen 121.000,00", "licht_lwoo 165.000,00", "zwaar 101.641,00",
      ])
    // € 10.500,00 − 4 × € 2.512,50
    #expect(try run.trace(2026, step: 21) == ["21 vrijval → ondersteuning 450,00"])
    // Ruimte: 121.000 + 101.641 − 49.400 − 65.000 − 16.500 − 1.000 = € 90.741,00: above the floor
    #expect(try run.trace(2026, step: 30) == ["30 lwoo → ondersteuning 0,00"])
    #expect(
      try run.trace(2026, step: 70) == [
        // € 165.000,00 − € 27.000,00 = € 138.000,00, of which 77% is € 106.260,00.
        // Without Linde: 12 × 30 = 360, 2 × 50 = 100, 1 × 80 = 80; total 540:
        // 70.840  19.677,7777…  15.742,2222…; one cent is left
        "70 lwoo_leerweg → lwoo_bb 70.840,00 (360/540)",
        "70 lwoo_leerweg → lwoo_kb 19.677,78 (100/540) +1",
        "70 lwoo_leerweg → lwoo_gt 15.742,22 (80/540)",
      ])
    #expect(
      try run.trace(2026, step: 82) == [
        // € 19.677,78 by 30 : 20 is 11.806,668 and 7.871,112; one cent is left
        "82 lwoo_kb → beuk 11.806,67 (30/50) +1", "82 lwoo_kb → eik 7.871,11 (20/50)",
      ])
    #expect(
      try run.trace(2026, step: 100) == [
        // € 1.000,00 over four claims of € 400,00
        "100 scholing → berk 250,00", "100 scholing → beuk 250,00", "100 scholing → eik 250,00",
        "100 scholing → linde 250,00", "100 scholing: 600,00 te weinig",
      ])
  }
}
