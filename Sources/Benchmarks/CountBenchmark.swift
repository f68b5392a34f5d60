import Numbers
import Tables

/// From the bytes of DUO's files to tellings: what `count` does between reading and writing files.
enum CountBenchmark {
  private static let size = 15_000_000
  private static let runs = 5

  /// Prints the sizes and the times.
  static func measure() {
    let pupils = DossierFile(path: "03-2025.csv", bytes: DuoFiles.pupils(locations: 1_500))
    let large = DossierFile(path: "03-2025.csv", bytes: DuoFiles.pupils(locations: 130_000))
    let types = DossierFile(
      path: "01-2025.csv", bytes: DuoFiles.types(locations: 1_500, size: size))
    let tables = DuoFiles.dossier.map { DossierFile(path: $0.path, bytes: Array($0.text.utf8)) }
    guard let dossier = DossierReader.read(tables).dossier,
      let date = Day(year: 2025, month: 10, day: 1)
    else { return }
    let request = CountImport.Request(date: date, isFinal: false, hidden: .lower, source: "duo")
    for (name, files) in [
      ("01 and 03 as DUO has them", [types, pupils]), ("03 as large as 01", [large]),
    ] {
      var told = ""
      let seconds = Stopwatch.best(of: runs) {
        let result = CountImport(files, into: dossier, request)
        let pupils = result.tellings.map { "\($0.locations) locations, \($0.pupils)" }
        told = pupils.joined(separator: "; ") + (result.hasErrors ? " errors" : "")
      }
      let size = files.reduce(0) { $0 + $1.bytes.count }
      print("count, \(name): \(Stopwatch.rounded(Double(size) / 1e6)) MB")
      print("  \(Stopwatch.rounded(seconds * 1000)) ms; \(told)")
    }
  }
}
