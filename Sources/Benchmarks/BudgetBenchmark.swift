import Dossiers
import Engine
import Results
import Tables

/// A budget as large as issue 3 asks for: from the bytes of its tables to the outcome of all years.
enum BudgetBenchmark {
  private static let usualRuns = 15

  /// Prints the milliseconds of reading, compiling and running, without and with printed figures.
  ///
  /// The first argument is the number of runs; one is enough to count instructions.
  static func measure(_ arguments: [String]) {
    let runs = arguments.first.flatMap { Int($0) } ?? usualRuns
    for isPrinted in [false, true] {
      measure(BudgetFiles(years: 2000...2039, lines: 2000, isPrinted: isPrinted), runs)
    }
  }

  private static func measure(_ budget: BudgetFiles, _ runs: Int) {
    let given = budget.files
    let files = DossierFiles(given)
    let reading = DossierReader.read(files)
    guard let dossier = reading.dossier, reading.findings.isEmpty else {
      print("budget: \(reading.findings.count) findings, \(reading.findings.prefix(3))")
      return
    }
    let compilation = dossier.compiled(for: dossier.years)
    guard compilation.findings.isEmpty,
      let outcome = compilation.run(dossier, years: dossier.years).outcome
    else {
      print("budget: \(compilation.findings.prefix(3))")
      return
    }
    let failed =
      outcome.years.reduce(0) { $0 + $1.checks.filter { $0.verdict == .failed }.count }
      + outcome.reconciliation.filter { $0.check.verdict == .failed }.count
    print(
      "budget: \(dossier.years.count) years, \(dossier.lines.count) lines, "
        + "\(dossier.figures.count) printed figures, "
        + "\(given.reduce(0) { $0 + $1.bytes.count } / 1024) KB, "
        + "\(outcome.reconciliation.count) checks with the plan, \(failed) failed")
    let scan = Stopwatch.best(of: runs) { _ = DossierFiles(given) }
    let read = Stopwatch.best(of: runs) { _ = DossierReader.read(files) }
    let compile = Stopwatch.best(of: runs) { _ = dossier.compiled(for: dossier.years) }
    let run = Stopwatch.best(of: runs) { _ = compilation.run(dossier, years: dossier.years) }
    for (name, seconds) in [
      ("scan", scan), ("read", read), ("compile", compile), ("run", run),
      ("together", scan + read + compile + run),
    ] {
      print("  \(name): \(Stopwatch.rounded(seconds * 1000)) ms")
    }
  }
}
