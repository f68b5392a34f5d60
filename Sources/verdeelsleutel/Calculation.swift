import Dossiers
import Engine
import Results
import Tables

/// A dossier that was read, compiled and run, with every finding on the way.
struct Calculation {
  let reading: DossierReading
  let dossier: Dossier?
  /// The outcome; nothing when there is an error.
  let outcome: Outcome?
  let findings: [Finding]

  /// Whether anything forbids to publish.
  var hasErrors: Bool { findings.contains { $0.code.severity == .error } }

  /// Reads, compiles and runs; the outcome is that of `year`, or of every year.
  ///
  /// After the same dossier without scenarios only what the scenarios bring is checked.
  init(
    _ files: DossierFiles, scenarios: [String], year: Int? = nil, after base: DossierReading? = nil
  ) {
    self.init(DossierReader.read(files, scenarios: scenarios, after: base), year: year)
  }

  /// Compiles and runs what was read.
  init(_ reading: DossierReading, year: Int? = nil) {
    self.init(reading, with: reading.dossier, year: year)
  }

  /// Compiles and runs a dossier that was made from what was read.
  init(_ reading: DossierReading, with dossier: Dossier?, year: Int? = nil) {
    self.reading = reading
    self.dossier = dossier
    let (outcome, found) = Self.outcome(of: reading, dossier, year: year)
    let all = reading.findings + found
    let isSound = !all.contains { $0.code.severity == .error }
    // Beside an error, a name that nothing uses may be its consequence.
    findings = isSound ? all : all.filter { !$0.code.isForCheckOnly }
    self.outcome = isSound ? outcome : nil
  }

  private static func outcome(
    of reading: DossierReading, _ dossier: Dossier?, year: Int?
  ) -> (outcome: Outcome?, findings: [Finding]) {
    guard let dossier else { return (nil, []) }
    if let year, !dossier.years.contains(year) {
      return (nil, [Finding(.yearOutside, at: .dossier, [String(year)])])
    }
    guard reading.isReadable else { return (nil, []) }
    let compilation = dossier.compiled(for: dossier.years)
    let findings = reading.findings + compilation.findings
    guard !findings.contains(where: { $0.code.severity == .error }) else {
      // Beside an error in the tables, what is worth a remark may be its consequence.
      let isSound = !reading.findings.contains { $0.code.severity == .error }
      return (nil, compilation.findings.filter { isSound || $0.code.severity == .error })
    }
    let run = compilation.run(dossier, years: year.map { $0...$0 } ?? dossier.years)
    return (run.outcome, compilation.findings + run.findings)
  }
}
