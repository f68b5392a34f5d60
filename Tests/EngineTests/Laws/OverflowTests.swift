import Dossiers
import Numbers
import Results
import Tables
import TestSupport
import Testing

@Suite("Numbers near the end of their range")
struct OverflowTests {
  /// 602.472.412,09 × 153.092.023 euro is 2^63 − 1 cents, the largest amount there is.
  private static let parameters = SmallDossier.parameters(
    "groot;602.472.412,09;€", "krap;153.092.023;factor", "ruim;153.092.024;factor",
    "min;-1;factor", "schoolgroot;602.472.412,09;€ per school",
    "reus;999.999.999.999;factor")
  private static let telling = """
    vestiging;leerlingen;gasten;status;bron
    a1;10;11;definitief;b
    b1;20;20;definitief;b
    c1;30;30;definitief;b

    """
  private static let largest = Int64.max

  private func run(_ step: String) -> EngineRun {
    EngineRun(
      SmallDossier.tables.with([
        "parameters.csv": Self.parameters,
        "potten.csv": SmallDossier.pots("pot;;;budget;resultaat", "ander;;;;resultaat"),
        "tellingen/2025-10-01/telling.csv": Self.telling,
        "groepen.csv": """
        groep;school;vanaf;tot;status;bron
        een;b;;;definitief;b

        """,
        "verdeling.csv": SmallDossier.steps(step),
      ]))
  }

  @Test(arguments: [
    "10;pot;per_school;schoolgroot * krap;;een;;resultaat;regel;",
    "10;pot;verdeel;groot * krap;leerlingen;een;;resultaat;regel;",
    "10;pot;verdeel;groot * krap;leerlingen;een;;resultaat;regel;per_eenheid",
  ])
  func `the largest amount can be paid`(step: String) throws {
    let run = run(step)
    #expect(run.errors.isEmpty)
    let paid = try #require(run.cents()?.first)
    let left = try #require(run.year(2026)?.steps.first).leftOver.cents
    #expect(paid == Self.largest - left && left < 20)
    #expect(run.pot("pot")?.supplemented.cents == Self.largest - 10_000)
    #expect(run.line("regel") == paid)
  }

  @Test func `the largest amount is divided to the cent over several schools`() {
    let run = run("10;pot;verdeel;groot * krap;leerlingen;regulier + pro;;resultaat;regel;")
    #expect(run.cents()?.reduce(Int128(0)) { $0 + Int128($1) } == Int128(Self.largest))
  }

  @Test(arguments: [
    // A cent too many; the sum of two schools; a pot that receives it twice.
    "10;pot;per_school;schoolgroot * ruim;;een;;resultaat;regel;",
    "10;pot;per_school;schoolgroot * krap;;regulier;;resultaat;regel;",
    "10;pot;verdeel;groot * ruim;leerlingen;een;;resultaat;regel;",
    "10;pot;verdeel;groot * ruim;leerlingen;een;;resultaat;regel;per_eenheid",
    "10;pot;hevel;groot * ruim;;;ander;resultaat;;",
    "10;pot;vul_aan;groot * ruim;;;ander;resultaat;;",
    "10;pot;per_school;min * schoolgroot * ruim;;een;;resultaat;regel;",
    // Beyond 128 bits on the way.
    "10;pot;per_school;schoolgroot * reus * reus * reus;;een;;resultaat;regel;",
    "10;pot;hevel;groot * reus * reus * reus;;;ander;resultaat;;",
    "10;pot;verdeel;;reus * reus * reus * reus * leerlingen;regulier;;;regel;",
    // Keys that have no common divisor and do not fit the division.
    "10;pot;verdeel;;reus * reus * leerlingen + gasten;regulier;;;regel;",
  ])
  func `an amount that does not fit is a finding at its step`(step: String) {
    let run = run(step)
    #expect(run.codes.contains("U001"), "\(run.codes)")
    let place = run.errors.first { $0.code == .overflow }.flatMap {
      run.reading.files.place(of: $0)
    }
    #expect(place?.path == "verdeling.csv" || place?.path == "potten.csv")
    #expect(run.year(2026) == nil)
  }

  @Test func `keys beyond 64 bits with a common divisor divide as usual`() {
    let run = run("10;pot;verdeel;;reus * reus * leerlingen;regulier + pro;;;regel;")
    #expect(run.errors.isEmpty)
    #expect(run.cents() == [1667, 3333, 5000])
  }

  @Test func `a budget line that does not fit is a finding at the line`() {
    let run = EngineRun(
      SmallDossier.tables.with([
        "parameters.csv": Self.parameters,
        "begroting.csv": SmallDossier.lines(
          2026, more: "veel;baten;tarief;groot * ruim;reus;"),
      ]))
    #expect(run.codes == ["U001"])
    #expect(run.errors.first.flatMap { run.reading.files.place(of: $0) }?.path == "begroting.csv")
  }

  /// −2^127 cents is 549.755.813,888 × −10 × … in decimals; every factor fits a cell.
  private static let extreme = SmallDossier.tables.with([
    "parameters.csv": SmallDossier.parameters(
      budget: "-0,01", "laag;-5.497.558.138,88;€", "macht;549.755.813.888;factor"),
    "tellingen/2025-10-01/telling.csv": telling,
    "potten.csv": SmallDossier.pots("pot;;;budget;resultaat", "ander;;;;fout"),
  ])

  @Test func `the smallest 128-bit number moved to a pot is a finding, never a trap`() async {
    await #expect(processExitsWith: .success) {
      let run = EngineRun(
        Self.extreme.with([
          "verdeling.csv": SmallDossier.steps(
            "10;pot;hevel;laag * macht * macht * 1.024;;;ander;;;")
        ]))
      precondition(run.codes.contains("U001") || run.codes.contains("U002"), "\(run.codes)")
    }
  }

  @Test func `the smallest 128-bit number per unit is a finding, never a trap`() async {
    await #expect(processExitsWith: .success) {
      let run = EngineRun(
        Self.extreme.with([
          "verdeling.csv": SmallDossier.steps(
            "10;pot;verdeel;laag * macht * macht * 1.024;leerlingen - gasten;regulier;;;regel;per_eenheid"
          )
        ]))
      precondition(run.codes == ["U001"] || run.codes == ["U004"], "\(run.codes)")
    }
  }
}
