import Dossiers
import Formats
import Numbers
import Results
import TestSupport

/// A random list of transfers between the schools of `Grondslag`: pupils who go on, return, are
/// referred or not, on the edges of months and years more often than elsewhere.
struct RandomTransfers {
  let tables: TableTexts
  /// The same rows over two files, in another order.
  let split: TableTexts
  private let rates: [Int: Int128]

  private static let header =
    "overstap;leerling;soort;van;naar;school_1_oktober;aanleiding;proef_vanaf;vanaf;tot;"
    + "categorie;woon_swv;bewijs;status;bron\n"
  private static let schools = ["a", "b", "c", "p"]

  init(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var rows: [String] = []
    for pupil in 0..<Int.random(in: 1...12, using: &random) {
      let home = Self.schools.randomElement(using: &random) ?? "a"
      var here = home
      var month = Int.random(in: 0..<20, using: &random)
      for step in 0..<Int.random(in: 1...3, using: &random) {
        let there = Self.schools.filter { $0 != here }.randomElement(using: &random) ?? "b"
        let isReferral = Int.random(in: 0..<4, using: &random) > 0
        let day = [1, 2, 15, 28].randomElement(using: &random) ?? 1
        let isLast = step == 2 || Int.random(in: 0..<3, using: &random) == 0
        let returns = isLast && Int.random(in: 0..<2, using: &random) == 0
        // A pupil who returns does so within the school year.
        let until = returns ? Self.day(min(month + 1, month / 12 * 12 + 11), 28) : ""
        rows.append(
          "x\(pupil)_\(step);l\(pupil);vo-vo;\(here);\(there);\(home);"
            + "\(isReferral ? "verwijzing" : "eigen_keuze");;\(Self.day(month, day));\(until);"
            + ";;;voorbeeld;plan")
        here = there
        // Half of them go on to vso in the first school year, and some come back before the summer.
        if isLast, !returns, month < 10, Int.random(in: 0..<2, using: &random) == 0 {
          let start = month + 1
          let isBack = start < 10 && Int.random(in: 0..<2, using: &random) == 0
          rows.append(
            "x\(pupil)_v;l\(pupil);vo-vso;\(here);v;\(home);toelaatbaarheidsverklaring;;"
              + "\(Self.day(start, day == 28 ? 28 : day));\(isBack ? Self.day(start + 1, 20) : "");"
              + "laag;;;voorbeeld;plan")
          break
        }
        month += Int.random(in: 1...4, using: &random)
        if isLast || month > 24 { break }
      }
    }
    let base = try TransferCase.base()
    let yearly = [2025: 800_000, 2026: 825_000, 2027: 840_000].mapValues {
      Int128($0 + Int.random(in: 0...999, using: &random))
    }
    rates = yearly
    var texts = base.texts
    for (year, cents) in yearly {
      let old = "rijksbekostiging;\(year);"
      texts["parameters.csv"] = texts["parameters.csv"]?.split(separator: "\n").map { row in
        row.hasPrefix(old)
          ? "\(old)\(DutchText.plainNumber(Decimal(coefficient: cents, scale: 2)));"
            + "€ per leerling;voorbeeld;plan;" : String(row)
      }.joined(separator: "\n")
    }
    // The growth that the vangnet funds is more than the pupils who came, so each of them counts.
    texts["tellingen/2026-06-01/vso.csv"] =
      "vestiging;laag;hoog;status;bron\nv1;32;5;voorbeeld;plan\n"
    texts["overstappen.csv"] = Self.header + rows.joined(separator: "\n") + "\n"
    tables = TableTexts(texts)
    let (first, second) = (
      rows.filter { $0.utf8.count % 2 == 0 }, rows.filter { $0.utf8.count % 2 == 1 }
    )
    texts["overstappen.csv"] = nil
    for (name, part) in [("een", first), ("twee", second)] where !part.isEmpty {
      texts["overstappen/\(name).csv"] =
        Self.header + part.reversed().joined(separator: "\n") + "\n"
    }
    split = TableTexts(texts)
  }

  /// The yearly amount of every school, in cents.
  func rate(_ school: Int, _ year: Int) -> Int128 { rates[year] ?? 0 }

  /// A day in a month counted from August 2025.
  private static func day(_ month: Int, _ day: Int) -> String {
    let count = 7 + month
    let number = count % 12 + 1
    return "\(2025 + count / 12)-\(number < 10 ? "0" : "")\(number)-\(day < 10 ? "0" : "")\(day)"
  }

  /// What one referred pupil comes to over all years, at one rate.
  static func total(from day: String, cents: Int) throws -> Int128 {
    var texts = try TransferCase.base().texts
    let rate = DutchText.plainNumber(Decimal(coefficient: Int128(cents), scale: 2))
    texts["parameters.csv"] = texts["parameters.csv"]?.split(separator: "\n").map { row in
      guard row.hasPrefix("rijksbekostiging;") else { return String(row) }
      let year = row.split(separator: ";")[1]
      return "rijksbekostiging;\(year);\(rate);€ per leerling;voorbeeld;plan;"
    }.joined(separator: "\n")
    texts["overstappen.csv"] =
      header + "x1;;vo-vo;a;b;a;verwijzing;;\(day);;;;;voorbeeld;plan\n"
    let run = EngineRun(TableTexts(texts))
    return (run.outcome?.years ?? []).flatMap(\.settlement.claims).reduce(0) {
      $0 + Int128($1.amount.cents)
    }
  }
}
