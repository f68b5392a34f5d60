import Dossiers
import Engine
import Numbers
import Results

/// A row of `parameters.csv`.
public struct ParameterRow: Hashable, Sendable {
  /// The parameter, as an index into ``Dossier/parameters``.
  public let parameter: Int
  /// The row, as an index into the values of the parameter.
  public let row: Int

  /// A row of `parameters.csv`.
  public init(parameter: Int, row: Int) {
    self.parameter = parameter
    self.row = row
  }
}

/// A dossier compiled once, that runs with another value in a row of `parameters.csv`.
///
/// A run gives what a full run gives with a scenario that sets the row. Most values enter through
/// slots of the program; where a parameter decides what is compiled, the dossier is compiled again.
public struct ParameterProgram: Sendable {
  /// The dossier, in which every value is written in its smallest unit.
  public let dossier: Dossier
  private let compilation: Compilation
  private let registers: Registers

  /// Compiles a dossier that compiles without errors.
  ///
  /// - Parameters:
  ///   - dossier: the dossier, with the scenarios laid over it.
  ///   - decimals: rows that need more decimals than their unit asks.
  public init(_ dossier: Dossier, decimals: [ParameterRow: Int] = [:]) {
    var fine = dossier
    for parameter in dossier.parameters.indices {
      for row in dossier.parameters[parameter].values.indices {
        let place = ParameterRow(parameter: parameter, row: row)
        guard let scale = dossier.smallestUnit(of: place) else { continue }
        fine.write(place, scale: max(scale, decimals[place] ?? 0))
      }
    }
    self.dossier = fine
    compilation = fine.compiled(for: fine.years)
    registers = Registers(for: compilation.program)
  }

  /// The value of a row, in the decimals in which it varies; nothing for a choice.
  public func value(of row: ParameterRow) -> Decimal? {
    dossier.parameters[row.parameter].values[row.row].number
  }

  /// The outcome of every year with another value in a row, counted in its smallest units.
  ///
  /// Checks, remarks and reconciliation are left out. There is no outcome with an error among the
  /// findings.
  public func outcome(
    _ row: ParameterRow, at value: Int128
  ) -> (outcome: Outcome?, findings: [Finding]) {
    let result =
      isStructural(row) || value < 0 ? compiledAnew(row, value) : throughSlots(row, value)
    let errors = result.findings.filter { $0.code.severity == .error }
    return errors.isEmpty ? (result.outcome, []) : (nil, errors)
  }

  /// Whether a measure of a year can change with a row: false is certain.
  public func isMeasure(
    _ measure: OutcomeMeasure, inYear year: Int, touchedBy row: ParameterRow
  ) -> Bool {
    isMonths(row)
      || compilation.isMeasure(
        measure, inYear: year, of: dossier,
        touchedBy: compilation.dependents(ofParameter: row.parameter, row: row.row))
  }

  /// Whether an amount that follows a pupil can change with a row.
  public func areClaims(touchedBy row: ParameterRow) -> Bool {
    isMonths(row)
      || compilation.areClaims(
        touchedBy: compilation.dependents(ofParameter: row.parameter, row: row.row))
  }

  private func throughSlots(
    _ row: ParameterRow, _ value: Int128
  ) -> (outcome: Outcome?, findings: [Finding]) {
    // Written in smaller units a rule may have more decimals than a register holds.
    guard !compilation.findings.contains(where: { $0.code.severity == .error }) else {
      return (nil, compilation.findings)
    }
    var registers = registers
    for slot in compilation.parameterSlots
    where slot.parameter == row.parameter && slot.row == row.row {
      registers[slot.register] = value
    }
    return compilation.yearOutcomes(of: dossier, dossier.years, on: &registers)
  }

  // MARK: What decides what is compiled

  /// Whether the value of a row is looked at while compiling: the months of an agreement, and the
  /// amounts of the vangnet, which say in what order its categories count.
  private func isStructural(_ row: ParameterRow) -> Bool {
    isMonths(row) || dossier.vangnet.contains { $0.rate == row.parameter }
  }

  private func isMonths(_ row: ParameterRow) -> Bool {
    let name = dossier.parameters[row.parameter].name
    return TransferTerm.allCases.contains { $0.isMonths && $0.rawValue == name }
  }

  /// Also for a value below zero, because some amounts may not be: the compiler says which.
  private func compiledAnew(
    _ row: ParameterRow, _ value: Int128
  ) -> (outcome: Outcome?, findings: [Finding]) {
    var changed = dossier
    changed.put(value, in: row)
    let compilation = changed.compiled(for: changed.years)
    let errors = compilation.findings.filter { $0.code.severity == .error }
    guard errors.isEmpty else { return (nil, errors) }
    var registers = Registers(for: compilation.program)
    return compilation.yearOutcomes(of: changed, changed.years, on: &registers)
  }
}

extension Dossier {
  /// The decimals in which a row of `parameters.csv` varies; nothing for a choice, a switch or a
  /// year.
  ///
  /// Those that the table writes, and at least cents for an amount in euros.
  public func smallestUnit(of row: ParameterRow) -> Int? {
    let unit = parameters[row.parameter].unit
    guard !unit.isChoice, unit != .year, unit != .toggle,
      let number = parameters[row.parameter].values[row.row].number
    else { return nil }
    return unit.euros == 0 ? number.scale : max(number.scale, 2)
  }

  fileprivate mutating func write(_ row: ParameterRow, scale: Int) {
    guard
      let digits = parameters[row.parameter].values[row.row].number?.coefficient(atScale: scale)
    else { return }
    parameters[row.parameter].values[row.row].replace(
      Decimal(coefficient: digits, scale: scale))
  }

  fileprivate mutating func put(_ value: Int128, in row: ParameterRow) {
    let scale = parameters[row.parameter].values[row.row].number?.scale ?? 0
    parameters[row.parameter].values[row.row].replace(Decimal(coefficient: value, scale: scale))
  }
}

extension DatedValue {
  fileprivate mutating func replace(_ number: Decimal) {
    self = DatedValue(from: from, number: number, text: text, note: note, provenance: provenance)
  }
}
