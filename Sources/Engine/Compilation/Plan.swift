import Dossiers
import Numbers
import Results

/// A compiled dossier: the program, and for each year which register means what.
///
/// The program itself knows no names; the plan is what turns its registers back into schools, pots
/// and budget lines after a run.
public struct Compilation: Sendable {
  /// The program for all years.
  public let program: Program
  /// What is wrong with the rules; with an error among them the program must not be run.
  public let findings: [Finding]
  let years: [YearPlan]
  let counts: CountIndex
  /// Where the pupils were, where the dossier has transfers.
  let transfers: TransferHistory?
  /// The opening balance, one register for each item.
  let opening: [Scalar]
  /// Where the instructions come from, each with the first of those that follow each other.
  let places: [(first: Int, place: InstructionPlace)]
  /// Which slots hold the values of parameters, so that a run may put other ones in.
  public let parameterSlots: [ParameterSlot]
}

/// Where an instruction comes from, for the finding when it cannot be computed.
struct InstructionPlace: Sendable {
  let year: Int
  let origin: Origin
}

/// Which register means what in one year.
struct YearPlan: Sendable {
  let year: Int
  var steps: [StepPlan] = []
  var pots: [PotPlan] = []
  var lines: [LinePlan] = []
  var claims: [ClaimPlan] = []
  var vangnet: [VangnetPlan] = []
  /// The room that was left for the pots, where a pot asks for it.
  var room: Scalar?
  var totals: TotalsPlan?
  /// The balance sheet at the end of the year, where the dossier has one.
  var balance: BalancePlan?
  var measures: [MeasurePlan] = []
  /// The totals of telgroepen that the plan prints for the default moment of the year.
  var printedCounts: [(figure: Int, pupils: Scalar)] = []
  /// The pupils by which amounts per pupil are shown, where they are known per school.
  var pupils: (column: Column, isKnown: [CountColumn.Knowledge])?
}

struct PotPlan: Sendable {
  let pot: Int
  let row: Int
  let fed: Scalar
  let balance: Scalar
  /// The weakest status of its feeds.
  let status: Status
  /// What went on to another pot at the end of the year.
  var passedOn: (to: Int, amount: Scalar)?
}

struct LinePlan: Sendable {
  let line: Int
  let amount: Scalar
  /// The rate of a `tarief` line, and what it is multiplied by.
  var rate: (register: Scalar, scale: Int)?
  var base: (register: Scalar, scale: Int)?
  /// The weakest status of the row and of what its rate and base refer to.
  var status: Status
}

struct TotalsPlan: Sendable {
  let income: Scalar
  let expenses: Scalar
  let result: Scalar
}

struct BalancePlan: Sendable {
  /// One for each item of the dossier.
  let amounts: [Scalar]
  let appropriations: [AppropriationPlan]
  /// What is left of the results of earlier years that no appropriation moves.
  let unappropriated: Scalar?
}

struct AppropriationPlan: Sendable {
  let row: Int
  let amount: Scalar
}

struct MeasurePlan: Sendable {
  let measure: Int
  let value: Scalar
  let scale: Int
  var divisor: (register: Scalar, scale: Int)?
  var status: Status
  var unit = Unit.bare

  /// The number, for measures that rest on it.
  var operand: Operand {
    Operand(place: .scalar(value), scale: scale, unit: unit, status: status)
  }
}

/// Which registers hold what a step did.
struct StepPlan: Sendable {
  let row: Int
  let members: Members
  var inputs: [InputPlan] = []
  /// The amount of the row, before anything is rounded.
  var amount: Operand?
  /// What the step divided, or claimed in total.
  var divided: Scalar?
  var missing: Scalar?
  var paid: Column?
  var key: (register: Column, scale: Int)?
  var keyTotal: (register: Scalar, scale: Int)?
  var rate: (register: Scalar, scale: Int)?
  var rates: (register: Column, scale: Int)?
  var extra: Column?
  var leftOver: Scalar?
  var transfer: (pot: Int, amount: Scalar, key: (register: Scalar, scale: Int)?, extra: Scalar?)?
}

/// A name in a step's amount or key, and the register that holds its value.
struct InputPlan: Sendable {
  let reference: Expression.Reference
  let name: String
  let unit: Unit
  let scale: Int
  let place: Operand.Place
  let date: Day?
  let isForecast: Bool
  let vouching: Vouching
  /// How a forecast was spread over the schools.
  var spread: Spread?

  /// The registers of a total that was spread over the schools like a telling.
  struct Spread: Sendable {
    let total: Scalar
    let provenance: Provenance
    let date: Day
    let counted: Column
    let countedTotal: Scalar
    let extra: Column
  }

  /// What vouches for an input.
  enum Vouching: Sendable {
    case one(Provenance)
    case count(column: Int)
    case attribute(Int)
  }
}

/// The result of an expression: a register, its number of decimals, and what it counts.
struct Operand: Sendable {
  var place: Place
  var scale: Int
  var unit: Unit
  /// The weakest status of what it rests on.
  var status: Status

  /// One number, or one for each school.
  enum Place: Sendable {
    case scalar(Scalar)
    case column(Column)
  }
}
