import Dossiers
import Numbers
import Results
import TestSupport
import Testing

@Suite("A scenario laid over a dossier")
struct ScenarioTests {
  private static let parameters = SmallDossier.parameters("per_kop;1,25;€ per leerling")
  private static let steps = SmallDossier.steps(
    "10;pot;per_leerling;per_kop;leerlingen;regulier + pro;;;regel;",
    "20;pot;verdeel;deel * budget;leerlingen;regulier;;korten;regel;")

  private static func tables(_ parameters: String, scenarios: [String: String]) -> TableTexts {
    var texts = [
      "parameters.csv": parameters, "verdeling.csv": steps,
      "potten.csv": SmallDossier.pots("pot;;;budget;resultaat"),
    ]
    for (name, rows) in scenarios {
      texts["scenarios/\(name)/parameters.csv"] = "parameter;vanaf;bewerking;waarde\n\(rows)\n"
    }
    return SmallDossier.tables.with(texts)
  }

  /// Laying over a row gives what the dossier with the new value gives.
  static let changes: [(row: String, old: String, new: String)] = [
    ("per_kop;;wordt;0,75", "per_kop;1,25", "per_kop;0,75"),
    ("per_kop;;;0,75", "per_kop;1,25", "per_kop;0,75"),
    ("per_kop;;plus;0,125", "per_kop;1,25", "per_kop;1,375"),
    ("per_kop;;plus;-1,25", "per_kop;1,25", "per_kop;0"),
    ("per_kop;;maal;0,9", "per_kop;1,25", "per_kop;1,125"),
    ("per_kop;;maal;98%", "per_kop;1,25", "per_kop;1,225"),
    ("budget;;maal;2", "budget;100,00", "budget;200"),
    ("deel;;plus;2,5", "deel;12,5", "deel;15"),
    ("deel;;wordt;100", "deel;12,5", "deel;100"),
  ]

  @Test(arguments: changes)
  func `gives what the dossier with that value gives`(row: String, old: String, new: String) {
    let tables = Self.tables(Self.parameters, scenarios: ["anders": row])
    let changed = SmallDossier.tables.with([
      "parameters.csv": Self.parameters.replacing(old, with: new), "verdeling.csv": Self.steps,
      "potten.csv": SmallDossier.pots("pot;;;budget;resultaat"),
    ])
    let laid = EngineRun(tables, scenarios: ["anders"])
    let written = EngineRun(changed)
    #expect(laid.errors.isEmpty && written.errors.isEmpty)
    #expect(
      Ledger(laid, year: 2026).differences(from: Ledger(written, year: 2026)).isEmpty)
    let base = EngineRun(tables)
    #expect(
      !Ledger(laid, year: 2026).differences(from: Ledger(base, year: 2026)).isEmpty)
  }

  @Test func `that is not named changes nothing`() {
    let with = Self.tables(Self.parameters, scenarios: ["anders": "budget;;wordt;1,00"])
    let without = Self.tables(Self.parameters, scenarios: [:])
    #expect(
      Ledger(EngineRun(with), year: 2026) == Ledger(EngineRun(without), year: 2026))
  }

  @Test func `is laid over in the order in which scenarios are named`() {
    let tables = Self.tables(
      Self.parameters,
      scenarios: ["dubbel": "budget;;maal;2", "tien_meer": "budget;;plus;10,00"])
    #expect(EngineRun(tables, scenarios: ["dubbel", "tien_meer"]).pot("pot")?.fed.cents == 21_000)
    #expect(EngineRun(tables, scenarios: ["tien_meer", "dubbel"]).pot("pot")?.fed.cents == 22_000)
  }

  @Test func `may change a count`() {
    var tables = Self.tables(
      SmallDossier.parameters("per_kop;0,50;€ per leerling"), scenarios: [:])
    tables.texts["scenarios/meer/tellingen/2025-10-01/telling.csv"] =
      "vestiging;bewerking;leerlingen\na1;plus;10\nb1;maal;1,5\nc1;wordt;40\n"
    let run = EngineRun(tables, scenarios: ["meer"])
    #expect(run.errors.isEmpty)
    #expect(run.cents() == [1000, 1500, 2000])
  }
}
