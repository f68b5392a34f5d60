import Dossiers
import Engine
import Numbers
import Results
import Tables
import TestSupport

/// A dossier taken through reading, compiling and running, as the command does.
struct EngineRun {
  let reading: DossierReading
  let dossier: Dossier
  let compilation: Compilation?
  let outcome: Outcome?
  /// The errors of the first stage that had any.
  let errors: [Finding]
  /// What else was found while running.
  let remarks: [Finding]

  /// Runs the tables for all their years.
  init(_ tables: TableTexts, scenarios: [String] = []) {
    reading = DossierReader.read(tables.dossierFiles, scenarios: scenarios)
    dossier = reading.dossier ?? Dossier()
    let read = Self.errors(reading.findings)
    guard read.isEmpty, reading.dossier != nil else {
      (compilation, outcome, errors, remarks) = (nil, nil, read, [])
      return
    }
    let compiled = dossier.compiled(for: dossier.years)
    let found = Self.errors(compiled.findings)
    guard found.isEmpty else {
      (compilation, outcome, errors, remarks) = (compiled, nil, found, [])
      return
    }
    compilation = compiled
    let result = compiled.run(dossier, years: dossier.years)
    (outcome, errors) = (result.outcome, Self.errors(result.findings))
    remarks = result.findings.filter { $0.code.severity != .error }
  }

  private static func errors(_ findings: [Finding]) -> [Finding] {
    findings.filter { $0.code.severity == .error }
  }

  /// The outcome of a year.
  func year(_ year: Int) -> YearOutcome? { outcome?.years.first { $0.year == year } }

  /// The codes of the errors.
  var codes: [String] { errors.map(\.code.rawValue) }
}

extension Ledger {
  /// What the engine decides about a model.
  init(engine model: Model) {
    self.init(EngineRun(model.tables), year: Model.year)
  }

  /// What a run decided for a year, with every index turned back into a name.
  init(_ run: EngineRun, year: Int) {
    findings = run.errors.compactMap { finding in
      // A pot that falls short in another year is no news of this one.
      guard finding.facts.count < 3 || finding.facts[2] == String(year) else { return nil }
      if finding.code == .negativeKey, finding.facts[0] != String(year) { return nil }
      return Self.spelled(finding, run.reading.files)
    }
    guard let outcome = run.year(year) else { return }
    let dossier = run.dossier
    for step in outcome.steps {
      let row = dossier.steps[step.row]
      var entry = Step(
        number: row.number, pot: dossier.pots[row.pot].name,
        to: row.to.map { dossier.pots[$0].name }, divided: Int128(step.divided.cents),
        missing: Int128(step.missing.cents), leftOver: Int128(step.leftOver.cents),
        keyTotal: step.keyTotal.map(Fraction.init))
      for posting in step.postings {
        entry.receipts[dossier.schools[posting.school].code] = Receipt(
          cents: Int128(posting.amount.cents), key: posting.key.map(Fraction.init),
          rate: (posting.rate ?? step.rate).map(Fraction.init), extra: posting.extraUnits)
      }
      entry.transfer = step.transfer.map {
        Receipt(
          cents: Int128($0.amount.cents), key: $0.key.map(Fraction.init),
          rate: step.rate.map(Fraction.init), extra: $0.extraUnits)
      }
      steps.append(entry)
    }
    for pot in outcome.pots {
      pots[dossier.pots[pot.pot].name] = Pot(
        fed: Int128(pot.fed.cents), received: Int128(pot.received.cents),
        posted: Int128(pot.posted.cents), given: Int128(pot.given.cents),
        supplemented: Int128(pot.supplemented.cents), left: Int128(pot.left.cents))
    }
    for line in outcome.lines {
      lines[dossier.lines[line.line].code] = Int128(line.amount.cents)
    }
  }

  /// The code, the school or the pot and cents, and for a fault the number of the step.
  private static func spelled(_ finding: Finding, _ files: SourceFiles) -> String {
    let code = finding.code.rawValue
    switch finding.code {
    case .shortage, .moneyLeft, .potBelowZero:
      return "\(code) \(finding.facts[0]) \(finding.facts[1])"
    case .overflow, .zeroKeyTotal, .nobodyToReceive, .negativeKey, .negativeAmount:
      guard case .cell(let origin) = finding.place else { return code }
      let place = Origin(file: Int(origin.file), record: Int(origin.record), column: 0)
      let hasSchool = finding.code == .negativeKey || finding.code == .negativeAmount
      let school = hasSchool && !finding.facts[1].isEmpty ? " \(finding.facts[1])" : ""
      let step = files.text(at: place).flatMap(Int.init).map { " \($0)" } ?? ""
      return code + school + step
    default: return "\(code) \(finding.facts)"
    }
  }
}

extension Fraction {
  /// The value of a decimal.
  init(_ decimal: Decimal) {
    self.init(decimal.coefficient, over: PowerOfTen.value(decimal.scale))
  }
}
