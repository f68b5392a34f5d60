import Results
import Tables

/// From the bytes of a dossier with many transfers to its claims, remarks and checks.
enum TransferBenchmark {
  private static let usual = 100_000

  /// Prints the time of each stage; the first argument is the number of transfers.
  static func measure(_ arguments: [String]) {
    guard let transfers = arguments.isEmpty ? usual : Int(arguments[0]), transfers > 0 else {
      print("transfers: how many?")
      return
    }
    let files = TransferFiles.generate(transfers: transfers, seed: 1)
    let size = files.reduce(0) { $0 + $1.bytes.count }
    print("transfers: \(transfers), \(Stopwatch.rounded(Double(size) / 1e6)) MB")
    let outcome = DossierBenchmark.time(files)
    let claims = outcome?.years.reduce(0) { $0 + $1.settlement.claims.count } ?? 0
    let failed = outcome?.years.flatMap(\.checks).filter { $0.verdict == .failed }.count ?? 0
    print("  \(claims) claims, \(outcome?.remarks.count ?? 0) remarks, \(failed) checks failed")
  }
}

/// An invented dossier in memory: ten schools, and pupils who go between them.
enum TransferFiles {
  static func generate(transfers: Int, seed: UInt64) -> [DossierFile] {
    var random = Random(state: seed)
    var rows =
      "overstap;soort;van;naar;school_1_oktober;aanleiding;proef_vanaf;vanaf;tot;categorie;"
      + "woon_swv;bewijs;status;bron\n"
    for row in 0..<transfers {
      let from = random.number(below: 10)
      let to = (from + 1 + random.number(below: 9)) % 10
      let month = random.number(below: 12) + 1
      let reason = random.number(below: 4) == 0 ? "eigen_keuze" : "verwijzing"
      rows +=
        "x\(row);vo-vo;s\(from);s\(to);s\(from);\(reason);;"
        + "\(month >= 8 ? 2025 : 2026)-\(month < 10 ? "0" : "")\(month)-0\(1 + random.number(below: 9));"
        + ";;Verzonnen;;voorbeeld;plan §1\n"
    }
    var tables = fixed
    tables["overstappen.csv"] = rows
    tables["scholen.csv"] =
      "school;naam;schoolbestuur;soort;vanaf;tot;status;bron\n"
      + (0..<10).map { "s\($0);School \($0);Bestuur \($0 / 2);regulier;;;voorbeeld;plan §1\n" }
      .joined()
    return tables.sorted { $0.key < $1.key }
      .map { DossierFile(path: $0.key, bytes: Array($0.value.utf8)) }
  }

  private static let fixed = [
    "dossier.csv": """
    eigenschap;waarde
    formaat;1
    naam;Verzonnen dossier om de snelheid te meten
    begin;2025
    eind;2026
    afronding_verdeling;0,01
    afronding_begroting;1

    """,
    "bronnen.csv": """
    bron;titel;datum;vindplaats
    plan;Verzonnen plan;2025-12-01;Bestaat niet

    """,
    "parameters.csv": """
    parameter;vanaf;waarde;eenheid;status;bron;toelichting
    rijksbekostiging;2025;€ 8.000,00;€ per leerling;voorbeeld;plan §1;
    rijksbekostiging;2026;€ 8.250,00;€ per leerling;voorbeeld;plan §1;
    maandtelling;;eerste_dag;keuze;voorbeeld;plan §1;
    maandtarief;;kalenderjaar;keuze;voorbeeld;plan §1;

    """,
  ]
}
