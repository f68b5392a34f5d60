import Dossiers
import Engine
import Results
import Tables

/// From the bytes of a large dossier to its outcome with every posting and check.
enum DossierBenchmark {
  private static let usual = 100_000
  private static let runs = 3

  /// Prints the time of reading and checking the tables, and of compiling and running.
  ///
  /// The first argument is the number of schools.
  static func measure(_ arguments: [String]) {
    guard let schools = arguments.isEmpty ? usual : Int(arguments[0]), schools > 0 else {
      print("dossier: how many schools?")
      return
    }
    let files = LargeDossier.generate(schools: schools, seed: 1)
    let size = files.reduce(0) { $0 + $1.bytes.count }
    print("dossier: \(schools) schools, \(Stopwatch.rounded(Double(size) / 1e6)) MB")
    let year = time(files)?.years.first
    let failed = year?.checks.filter { $0.verdict == .failed }.count ?? 0
    print(
      "  \(year?.steps.reduce(0) { $0 + $1.postings.count } ?? 0) postings, \(failed) checks failed"
    )
  }

  /// Prints the time of each stage, the fastest of a few runs; returns the outcome.
  static func time(_ files: [DossierFile]) -> Outcome? {
    let reading = DossierReader.read(files)
    let errors = reading.findings.filter { $0.code.severity == .error }
    guard errors.isEmpty, let dossier = reading.dossier else {
      print("  \(errors.count) errors")
      return nil
    }
    let scanning = Stopwatch.best(of: runs) { _ = DossierFiles(files) }
    let scanned = DossierFiles(files)
    let checking = Stopwatch.best(of: runs) { _ = DossierReader.read(scanned) }
    let compiling = Stopwatch.best(of: runs) { _ = dossier.compiled(for: dossier.years) }
    let compilation = dossier.compiled(for: dossier.years)
    let running = Stopwatch.best(of: runs) { _ = compilation.run(dossier, years: dossier.years) }
    for (name, seconds) in [
      ("scan the files", scanning), ("read and check", checking), ("compile", compiling),
      ("run, with trace and checks", running),
    ] {
      print("  \(name): \(Stopwatch.rounded(seconds * 1000)) ms")
    }
    print("  together: \(Stopwatch.rounded((scanning + checking + compiling + running) * 1000)) ms")
    return compilation.run(dossier, years: dossier.years).outcome
  }
}
