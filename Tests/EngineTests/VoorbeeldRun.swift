import Dossiers
import Engine
import Formats
import Numbers
import Results
import Tables
import TestSupport
import Testing

/// The dossier `budgets/voorbeeld`, read from the repository and run; and its trace in a few words,
/// so that a test can hold the whole of it against amounts that were worked out by hand.
struct VoorbeeldRun {
  let files: [DossierFile]
  let dossier: Dossier
  let outcome: Outcome
  /// The findings of reading, compiling and running together.
  let findings: [Finding]

  init(
    scenarios: [String] = [], changed: (DossierFile) -> DossierFile = { $0 }
  ) throws {
    files = try RepositoryFiles.dossier("voorbeeld").map {
      changed(DossierFile(path: $0.path, bytes: $0.bytes))
    }
    let reading = DossierReader.read(files, scenarios: scenarios)
    dossier = try #require(reading.dossier)
    let compilation = dossier.compiled(for: dossier.years)
    let run = compilation.run(dossier, years: dossier.years)
    outcome = try #require(run.outcome)
    findings = reading.findings + compilation.findings + run.findings
  }

  /// The outcome of a budget year.
  func year(_ year: Int) throws -> YearOutcome {
    try #require(outcome.years.first { $0.year == year })
  }

  /// The findings but for transfers that depart from an agreement: the example has those to show
  /// them.
  var mistakes: [Finding] {
    findings.filter { !$0.code.isDeparture }
  }

  /// What the checks that fail look at, those with the plan included.
  var failedChecks: [Check.Subject] {
    (outcome.years.flatMap(\.checks) + outcome.reconciliation.map(\.check))
      .filter { $0.verdict == .failed }.map(\.subject)
  }

  /// The balance sheet at the end of a year: every item with its amount.
  func balance(_ year: Int) throws -> [String] {
    let sheet = try #require(outcome.balance(ofYear: year))
    return zip(dossier.items, sheet.amounts).map { "\($0.code) \(Self.euros($1))" }
  }

  /// Every measure of a year; a ratio as a fraction.
  func measures(_ year: Int) throws -> [String] {
    try self.year(year).measures.map {
      "\(dossier.measures[$0.measure].name) \($0.value.map(DutchText.number) ?? "onbekend")"
    }
  }

  /// Every posting and transfer of a year.
  ///
  /// `50 ondersteuning → eik 19.148,94 (300/940) +1` is step 50, the pot that pays, the receiver,
  /// the euros, the receiver's key out of the total, and the remainder cent. Steps that run short,
  /// or round an amount per unit, end in a line about that.
  func trace(_ year: Int) throws -> [String] {
    try self.year(year).steps.flatMap { step in
      let row = dossier.steps[step.row]
      let payer = "\(row.number) \(dossier.pots[row.pot].name)"
      var lines = step.postings.map {
        "\(payer) → \(dossier.schools[$0.school].code) "
          + Self.receipt($0.amount, key: $0.key, of: step.keyTotal, extra: $0.extraUnits)
      }
      if let transfer = step.transfer {
        lines.append(
          "\(payer) → \(dossier.pots[transfer.pot].name) "
            + Self.receipt(
              transfer.amount, key: transfer.key, of: step.keyTotal, extra: transfer.extraUnits))
      }
      if step.missing != .zero { lines.append("\(payer): \(Self.euros(step.missing)) te weinig") }
      if step.leftOver != .zero {
        let rate = step.rate.map(DutchText.number) ?? "?"
        lines.append("\(payer): \(rate) per eenheid, verschil \(Self.euros(step.leftOver))")
      }
      return lines
    }
  }

  /// The lines of ``trace(_:)`` that a step made.
  func trace(_ year: Int, step: Int) throws -> [String] {
    try trace(year).filter { $0.hasPrefix("\(step) ") }
  }

  /// Every pot of a year as a sum that ties: `fed + received + paid by the result = to schools + to
  /// pots + left`.
  func pots(_ year: Int) throws -> [String] {
    try self.year(year).pots.map {
      let into = [$0.fed, $0.received, $0.supplemented].map(Self.euros)
      let out = [$0.posted, $0.given, $0.left].map(Self.euros)
      return "\(dossier.pots[$0.pot].name): \(into.joined(separator: " + ")) = "
        + out.joined(separator: " + ")
    }
  }

  /// Every budget line of a year with its amount.
  func lines(_ year: Int) throws -> [String] {
    try self.year(year).lines.map { "\(dossier.lines[$0.line].code) \(Self.euros($0.amount))" }
  }

  /// What each school receives in a year.
  func schools(_ year: Int) throws -> [String] {
    let postings = try self.year(year).steps.flatMap(\.postings)
    return dossier.schools.indices.map { school in
      let cents = postings.reduce(Int64(0)) { $0 + ($1.school == school ? $1.amount.cents : 0) }
      return "\(dossier.schools[school].code) \(Self.euros(Money(cents: cents)))"
    }
  }

  /// Baten less lasten of a year.
  func result(_ year: Int) throws -> String {
    let cents = try self.year(year).lines.reduce(Int64(0)) { result, line in
      switch dossier.lines[line.line].side {
      case .baten: result + line.amount.cents
      case .lasten: result - line.amount.cents
      }
    }
    return Self.euros(Money(cents: cents))
  }

  private static func receipt(_ amount: Money, key: Decimal?, of total: Decimal?, extra: Int)
    -> String
  {
    var text = euros(amount)
    if let key, let total {
      text += " (\(DutchText.number(key.reduced))/\(DutchText.number(total.reduced)))"
    }
    return extra == 0 ? text : text + " +\(extra)"
  }

  private static func euros(_ amount: Money) -> String {
    DutchText.number(Decimal(coefficient: Int128(amount.cents), scale: 2))
  }
}
