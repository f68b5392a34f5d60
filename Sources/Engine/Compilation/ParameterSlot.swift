import Dossiers
import Numbers

/// A slot of the program that holds the value of a row of `parameters.csv`.
///
/// A row that holds in several years has a slot in each of them; one that decides what is compiled
/// (a choice, a year, the months of an agreement) has none.
public struct ParameterSlot: Sendable {
  /// The parameter, as an index into ``Dossier/parameters``.
  public let parameter: Int
  /// The row, as an index into the values of the parameter.
  public let row: Int
  /// The year in which the program reads it.
  public let year: Int
  /// The register.
  public let register: Scalar
  /// The number of decimals of the register: the value that enters is a multiple of 10^−scale.
  public let scale: Int
}

extension Compiler {
  /// A slot for the value of a parameter's row, which a run may fill with another.
  mutating func slot(
    _ number: Decimal, ofParameter parameter: Int, row: Int, inYear year: Int
  ) -> Scalar {
    let register = builder.slot(number.coefficient)
    parameterSlots.append(
      ParameterSlot(
        parameter: parameter, row: row, year: year, register: register, scale: number.scale))
    return register
  }
}
