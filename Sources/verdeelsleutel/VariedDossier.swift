import Dossiers
import Formats
import Numbers
import Reports
import Results
import Scenarios
import Tables

/// A dossier with its scenarios, computed once and ready to run with other values of a parameter.
struct VariedDossier: Sendable {
  let dossier: Dossier
  let outcome: Outcome
  let program: ParameterProgram
  /// The budget years that are asked for.
  let years: [Int]
  /// The name of the scenarios.
  let scenario: String
  /// Which outcomes may be told.
  private let permission: ComparisonGuard
  /// The measures of `maatstaven.csv` that may be told.
  private let open: Set<String>

  /// A dossier that was computed, with what is wrong; nothing where it could not be computed.
  static func reading(
    _ read: ReadDossier, scenarios: [String], year: Int?
  ) -> (varied: VariedDossier?, complaints: String) {
    let calculation = Calculation(read.files, scenarios: scenarios)
    let found = calculation.findings.filter { !$0.code.isForCheckOnly }
    let complaints = FindingPrinter(folder: read.folder.path, files: calculation.reading.files)
      .text(found)
    guard let dossier = calculation.dossier, let outcome = calculation.outcome else {
      return (nil, complaints)
    }
    return (VariedDossier(dossier, outcome, year: year), complaints)
  }

  /// A dossier with its outcome over all its years.
  init(_ dossier: Dossier, _ outcome: Outcome, year: Int?, decimals: [ParameterRow: Int] = [:]) {
    self.dossier = dossier
    self.outcome = outcome
    years = year.map { [$0] } ?? outcome.years.map(\.year)
    scenario = RunCommand.name(of: dossier.scenarios)
    program = ParameterProgram(dossier, decimals: decimals)
    permission = ComparisonGuard(from: (dossier, outcome), to: (dossier, outcome))
    open = Set(outcome.published(for: .open, dossier).dossier.measures.map(\.name))
  }

  /// The outcome of a year before anything varies.
  func base(_ year: Int) -> YearOutcome? { outcome.years.first { $0.year == year } }

  /// The measures of a year that may be told.
  func measures(inYear year: Int) -> [OutcomeMeasure] {
    guard let base = base(year) else { return [] }
    return OutcomeMeasure.all(in: dossier, year: base).filter { measure in
      switch measure {
      case .named: open.contains(measure.name(in: dossier))
      case .total, .perPupil, .largestLoss, .largestGain, .moved: true
      }
    }
  }

  /// The measures of a year that a name stands for: `bedrag_per_leerling` without a pot is that of
  /// the steps that divide by all pupils.
  func measures(named name: String, inYear year: Int) -> [OutcomeMeasure] {
    let all = measures(inYear: year)
    if let measure = all.first(where: { $0.name(in: dossier) == name }) { return [measure] }
    guard name == "bedrag_per_leerling" else { return [] }
    return all.filter {
      if case .perPupil(let step) = $0 { dossier.isPerEveryPupil(step: step) } else { false }
    }
  }

  /// What to ask for instead of a measure that does not exist, as a sentence.
  func suggestion(for name: String, among measures: [OutcomeMeasure]) -> String {
    var known: [String] = []
    for measure in measures.map({ $0.name(in: dossier) }) where !known.contains(measure) {
      known.append(measure)
    }
    // What stands before the @ makes all pots look alike: only what comes after it counts.
    let start = "bedrag_per_leerling@"
    guard name.hasPrefix(start) else {
      return Suggestion.nearest(to: name, among: known).map { "Bedoelt u «\($0)»?" }
        ?? "Er zijn: \(known.joined(separator: ", "))."
    }
    let pots = known.filter { $0.hasPrefix(start) }.map { String($0.dropFirst(start.count)) }
    let pot = String(name.dropFirst(start.count))
    if let near = Suggestion.nearest(to: pot, among: pots) {
      return "Bedoelt u «\(start)\(near)»?"
    }
    return pots.isEmpty
      ? "Geen pot wordt in één stap naar leerlingen verdeeld."
      : "Het bestaat voor: \(pots.joined(separator: ", "))."
  }

  /// What a measure is before anything varies.
  func now(_ measure: OutcomeMeasure, inYear year: Int) -> Decimal? {
    base(year).flatMap { measure.value(in: $0, against: $0, of: dossier) }
  }

  /// What one value of a parameter gives.
  enum Result: Sendable {
    case outcome(Outcome)
    case refused(Finding)
    case hidden
  }

  /// The outcome with another value in a row, as far as it may be told.
  func result(_ row: ParameterRow, at value: Int128) -> Result {
    let (varied, findings) = program.outcome(row, at: value)
    guard let varied else {
      // What a pot then lacks would tell the amount of a few transfers.
      if program.areClaims(touchedBy: row) { return .hidden }
      return .refused(findings.first ?? Finding(.overflow, at: .dossier, [String(years[0])]))
    }
    return permission.allows(dossier, varied) ? .outcome(varied) : .hidden
  }

  /// What a measure of a year is in a result.
  func trial(_ measure: OutcomeMeasure, inYear year: Int, of result: Result) -> Trial {
    switch result {
    case .refused(let finding): return .refused(finding)
    case .hidden: return .hidden
    case .outcome(let outcome):
      guard let base = base(year), let varied = outcome.years.first(where: { $0.year == year }),
        let value = measure.value(in: varied, against: base, of: dossier)
      else { return .unknown }
      return .value(value)
    }
  }
}

/// A number as a user types it for something with a unit.
enum TypedNumber {
  /// The number, or nothing when it is no number of that unit; a percentage is a fraction.
  static func read(_ text: String, _ unit: Unit) -> Decimal? {
    guard case .value(let number) = NumberText.decimal(text, style: .dutch) else { return nil }
    switch number.sign {
    case .percent where !unit.isPercentage: return nil
    case .euro where unit.euros == 0: return nil
    case .none, .percent, .euro: break
    }
    guard unit.isPercentage else { return number.value }
    return Decimal(coefficient: number.value.coefficient, scale: number.value.scale + 2)
  }

  /// A share that is written with a percent sign, as a fraction: without it 0,01 could be 1%.
  static func share(_ text: String) -> Decimal? {
    guard case .value(let number) = NumberText.decimal(text, style: .dutch), number.sign == .percent
    else { return nil }
    return read(text, .percent)
  }

  /// What is wrong with a text that is no number of a unit, after its name: it has too many digits,
  /// or else what is given.
  static func complaint(_ text: String, otherwise: String) -> String {
    if case .fault(.tooManyDigits) = NumberText.decimal(text, style: .dutch) {
      return "«\(text)» heeft meer dan twaalf cijfers voor of na de komma; dat past niet."
    }
    return otherwise
  }
}
