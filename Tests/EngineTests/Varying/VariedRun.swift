import Dossiers
import Formats
import Numbers
import Results
import Scenarios
import Tables
import TestSupport

/// Another value in a row of `parameters.csv`, taken both ways: through the program that was compiled
/// once, and through a scenario that sets the row and a full run.
struct VariedRun {
  let short: (outcome: Outcome?, findings: [Finding])
  let full: EngineRun

  init(_ tables: TableTexts, _ program: ParameterProgram, _ row: ParameterRow, at value: Int128) {
    short = program.outcome(row, at: value)
    full = EngineRun(
      tables.with(["scenarios/anders/parameters.csv": Self.scenario(program, row, value)]),
      scenarios: ["anders"])
  }

  /// A scenario that sets the row.
  private static func scenario(
    _ program: ParameterProgram, _ row: ParameterRow, _ value: Int128
  ) -> String {
    let parameter = program.dossier.parameters[row.parameter]
    var number = Decimal(coefficient: value, scale: program.value(of: row)?.scale ?? 0)
    // A percentage is written as the number before the sign, which needs two decimals less.
    if parameter.unit.isPercentage {
      number = Decimal(coefficient: number.coefficient, scale: number.scale - 2)
    }
    let from = parameter.values[row.row].from.map { String($0.year) } ?? ""
    return "parameter;vanaf;bewerking;waarde\n"
      + "\(parameter.name);\(from);wordt;\(DutchText.plainNumber(number))\n"
  }

  /// Where the two differ, in words.
  var differences: [String] {
    switch (short.outcome, full.errors.isEmpty ? full.outcome : nil) {
    case (nil, nil):
      let codes = short.findings.map(\.code.rawValue)
      return codes == full.codes ? [] : ["\(codes) \(full.codes)"]
    case (nil, _?): return ["alleen kort geen uitkomst: \(short.findings)"]
    case (_?, nil): return ["alleen lang geen uitkomst: \(full.codes)"]
    case (let short?, let full?):
      let (one, other) = (Self.lines(short), Self.lines(full))
      return one == other ? [] : Set(one).symmetricDifference(other).sorted()
    }
  }

  /// Every number of an outcome.
  static func lines(_ outcome: Outcome) -> [String] {
    var lines: [String] = []
    for year in outcome.years {
      for step in year.steps {
        lines.append("\(year.year) stap \(step.row) \(step.divided.cents) \(step.missing.cents)")
        for posting in step.postings {
          lines.append("\(year.year) stap \(step.row) \(posting.school) \(posting.amount.cents)")
        }
      }
      for line in year.lines {
        lines.append("\(year.year) regel \(line.line) \(line.amount.cents)")
      }
      for pot in year.pots { lines.append("\(year.year) pot \(pot.pot) \(pot.left.cents)") }
      for measure in year.measures {
        lines.append("\(year.year) maatstaf \(measure.measure) \(text(measure.value))")
      }
      for claim in year.settlement.claims {
        lines.append("\(year.year) verrekening \(claim.day) \(claim.amount.cents)")
      }
      for (item, amount) in (year.balance?.amounts ?? []).enumerated() {
        lines.append("\(year.year) post \(item) \(amount.cents)")
      }
    }
    return lines
  }

  private static func text(_ value: Decimal?) -> String {
    value.map { DutchText.number($0.reduced) } ?? "geen"
  }
}
