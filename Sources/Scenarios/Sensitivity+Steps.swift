import Dossiers
import Numbers
import Results

extension Decimal {
  /// One step: a share of the number, rounded half away from zero to its own decimals, and at least
  /// its smallest unit; nothing when that does not fit.
  public func step(_ share: Decimal) -> Int128? {
    let (digits, overflow) = coefficient.multipliedReportingOverflow(by: share.coefficient)
    guard !overflow, digits != .min else { return nil }
    return max(Rounding.halfAwayFromZero(digits < 0 ? -digits : digits, dropping: share.scale), 1)
  }
}

extension Dossier {
  /// The rows of `parameters.csv` that have a step and those of switches, in the order of the
  /// parameters, and the names of the parameters that have neither.
  public var steppedRows: (rows: [ParameterRow], switches: [ParameterRow], withoutStep: [String]) {
    var rows: [ParameterRow] = []
    var switches: [ParameterRow] = []
    var withoutStep: [String] = []
    for parameter in parameters.indices {
      let own = parameters[parameter].values.indices.map {
        ParameterRow(parameter: parameter, row: $0)
      }
      if parameters[parameter].unit == .toggle {
        switches += own
        continue
      }
      let stepped = own.filter { smallestUnit(of: $0) != nil }
      rows += stepped
      if stepped.isEmpty { withoutStep.append(parameters[parameter].name) }
    }
    return (rows, switches, withoutStep)
  }
}
