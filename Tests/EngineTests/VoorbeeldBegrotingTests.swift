import Dossiers
import Results
import Testing

/// The year before the two schemes begin, and the balance sheets, worked out by hand.
///
/// Pupils on 1 October 2024: Beuk 240 + 140, Eik 300, Esdoorn 60, Linde 200, Populier 40 = 980.
@Suite("The example before 2026, and its balance sheets, worked out by hand")
struct VoorbeeldBegrotingTests {
  let run: VoorbeeldRun

  init() throws {
    run = try VoorbeeldRun()
  }

  // MARK: 2025

  @Test func `every posting and transfer of 2025`() throws {
    #expect(
      try run.trace(2025) == [
        // Participation of 2019 × pupils of now × € 1.500,00: 10% × 380 = 38, 5% × 300 = 15,
        // 20% × 200 = 40
        "1 lwoo → beuk 57.000,00 (38/93)", "1 lwoo → eik 22.500,00 (15/93)",
        "1 lwoo → linde 60.000,00 (40/93)",
        "2 traject → beuk 2.000,00", "2 traject → eik 2.000,00", "2 traject → linde 2.000,00",
        "3 aanvulling → ondersteuning 8.000,00",
        // € 80.000,00 + € 8.000,00 = € 88.000,00. Keys 1 : 2 : 5, with havo/vwo, vmbo and the others:
        // Beuk 160 + 2 × 180 + 5 × 40 = 720, Eik 200 + 2 × 80 + 5 × 20 = 460, Esdoorn 5 × 60,
        // Linde 2 × 160 + 5 × 40 = 520, Populier 5 × 40; together 2.200, so € 40,00 each
        "4 ondersteuning → beuk 28.800,00 (720/2.200)",
        "4 ondersteuning → eik 18.400,00 (460/2.200)",
        "4 ondersteuning → esdoorn 12.000,00 (300/2.200)",
        "4 ondersteuning → linde 20.800,00 (520/2.200)",
        "4 ondersteuning → populier 8.000,00 (200/2.200)",
      ])
    #expect(
      try run.schools(2025) == [
        "beuk 87.800,00", "eik 42.900,00", "esdoorn 12.000,00", "linde 82.800,00",
        "populier 8.000,00", "wilg 0,00",
      ])
  }

  @Test func `every pot of 2025`() throws {
    #expect(
      try run.pots(2025) == [
        // What the old scheme does not ask for stays in the result
        "lwoo: 142.100,00 + 0,00 + 0,00 = 139.500,00 + 0,00 + 2.600,00",
        "ondersteuning: 80.000,00 + 8.000,00 + 0,00 = 88.000,00 + 0,00 + 0,00",
        "traject: 6.000,00 + 0,00 + 0,00 = 6.000,00 + 0,00 + 0,00",
        "aanvulling: 8.000,00 + 0,00 + 0,00 = 0,00 + 8.000,00 + 0,00",
      ])
  }

  @Test func `the contribution of the schoolbesturen closes the budget of 2025`() throws {
    #expect(
      try run.lines(2025) == [
        // 980 × € 105,00, 980 × € 145,00 and 980 × € 90,50 × 1
        "licht_algemeen 102.900,00", "licht_lwoo 142.100,00", "zwaar 88.690,00",
        // Lasten 348.200 + result 600 − other baten 333.690
        "bijdrage_besturen 15.110,00", "bijdrage_voorzieningen 0,00", "subsidie_doorstroom 0,00",
        // 55 pupils in vso on 1 February 2025 × € 940,00
        "afdracht_vso 51.700,00", "management_organisatie 63.000,00",
        "tussenvoorzieningen 0,00", "vso_expertise 0,00",
        "ondersteuningsmiddelen 88.000,00", "lwoo_scholen 139.500,00",
        "vso_ondersteuning 0,00", "scholing_docenten 0,00", "schoolaanwezigheid 0,00",
        "trajectvoorzieningen 6.000,00", "vangnet 0,00", "vangnet_overig 0,00",
        "doorstroom_vso_vo 0,00",
      ])
    #expect(try run.result(2025) == "600,00")
  }

  // MARK: The balance sheets

  @Test func `the balance sheets follow from the results and the appropriations`() throws {
    #expect(
      try run.balance(2024) == [
        "vorderingen 8.500,00", "liquide_middelen 19.900,00", "algemene_reserve 11.000,00",
        "bestemmingsreserve_vso 2.000,00", "bestemmingsreserve_ondersteuning 8.000,00",
        "resultaat_boekjaar 400,00", "kortlopende_schulden 7.000,00",
      ])
    #expect(
      try run.balance(2025) == [
        // Liquid means: equity 22.000 + debts 7.600 − receivables 9.000
        "vorderingen 9.000,00", "liquide_middelen 20.600,00",
        // 11.000 + the result of 2024, 400 + what paid for the supplement, 8.000
        "algemene_reserve 19.400,00", "bestemmingsreserve_vso 2.000,00",
        "bestemmingsreserve_ondersteuning 0,00", "resultaat_boekjaar 600,00",
        "kortlopende_schulden 7.600,00",
      ])
    #expect(
      try run.balance(2026) == [
        // 22.505,60 + 8.000 − 10.000
        "vorderingen 10.000,00", "liquide_middelen 20.505,60",
        // 19.400 + 600 + 500
        "algemene_reserve 20.500,00", "bestemmingsreserve_vso 1.500,00",
        "bestemmingsreserve_ondersteuning 0,00", "resultaat_boekjaar 505,60",
        "kortlopende_schulden 8.000,00",
      ])
    #expect(
      try run.balance(2027) == [
        // 20.998,76 + 8.500 − 9.500
        "vorderingen 9.500,00", "liquide_middelen 19.998,76",
        // 20.500 + 505,60 − 940
        "algemene_reserve 20.065,60", "bestemmingsreserve_vso 2.440,00",
        "bestemmingsreserve_ondersteuning 0,00", "resultaat_boekjaar -1.506,84",
        "kortlopende_schulden 8.500,00",
      ])
  }

  @Test func `the measures`() throws {
    // boven_minimum is not there: the floor begins in 2026
    #expect(
      try run.measures(2025) == [
        "lwoo_besteed 139.500,00", "reserves 22.000,00",
        // 22.000 / 348.800, 22.000 / 29.600, 29.600 / 7.600, 600 / 348.800, 54 / 980
        "weerstandsvermogen 0,063073", "solvabiliteit_2 0,743243", "liquiditeit 3,894737",
        "rentabiliteit 0,001720", "deelname_vso_okt 0,055102",
      ])
    #expect(
      try run.measures(2026) == [
        "boven_minimum 0,00", "lwoo_besteed 133.463,50", "reserves 22.505,60",
        // 22.505,60 / 416.701, 22.505,60 / 30.505,60, 30.505,60 / 8.000, 505,60 / 416.701, 50 / 1.000
        "weerstandsvermogen 0,054009", "solvabiliteit_2 0,737753", "liquiditeit 3,813200",
        "rentabiliteit 0,001213", "deelname_vso_okt 0,050000",
      ])
  }
}
