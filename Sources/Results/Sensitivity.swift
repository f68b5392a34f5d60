import Dossiers
import Numbers

/// What happens to measures when each parameter goes one step down and one step up.
public struct Sensitivity: Sendable {
  /// The budget years.
  public let years: [Int]
  /// What is watched.
  public let measures: [Watched]
  /// The rows of `parameters.csv` that went down and up, in the order of the table.
  public let rows: [Row]
  /// The step, as a share of the value.
  public let step: Decimal
  /// The switches, each turned over, in the order of the table; a step of a switch means nothing.
  public let flips: [Flip]
  /// The names of the parameters that have no step, because they hold a choice or a year.
  public let withoutStep: [String]

  /// A measure, with what it is without a step.
  public struct Watched: Sendable {
    /// The name.
    public let name: String
    /// The measure, in the first year that has it.
    public let measure: OutcomeMeasure?
    /// What it counts.
    public let unit: Unit
    /// Whether it compares with the outcome without a step.
    public let isComparison: Bool
    /// The number in each year; nothing where the year does not have it.
    public let base: [Decimal?]

    /// A measure that is watched.
    public init(
      name: String, measure: OutcomeMeasure?, unit: Unit, isComparison: Bool, base: [Decimal?]
    ) {
      self.name = name
      self.measure = measure
      self.unit = unit
      self.isComparison = isComparison
      self.base = base
    }
  }

  /// A row of `parameters.csv` that goes one step down and one step up.
  public struct Row: Sendable {
    /// The parameter, as an index into ``Dossier/parameters``.
    public let parameter: Int
    /// The row, as an index into its values.
    public let row: Int
    /// The value of the dossier.
    public let value: Decimal
    /// One step down.
    public let down: Step
    /// One step up.
    public let up: Step

    /// A row with its two steps.
    public init(parameter: Int, row: Int, value: Decimal, down: Step, up: Step) {
      self.parameter = parameter
      self.row = row
      self.value = value
      self.down = down
      self.up = up
    }
  }

  /// A row of `parameters.csv` with a switch, turned over: 1 became 0, or 0 became 1.
  public struct Flip: Sendable {
    /// The parameter, as an index into ``Dossier/parameters``.
    public let parameter: Int
    /// The row, as an index into its values.
    public let row: Int
    /// The value of the dossier.
    public let value: Decimal
    /// The other value.
    public let step: Step

    /// A switch that is turned over.
    public init(parameter: Int, row: Int, value: Decimal, step: Step) {
      self.parameter = parameter
      self.row = row
      self.value = value
      self.step = step
    }
  }

  /// One step, and what came of it.
  public struct Step: Sendable {
    /// The value of the parameter.
    public let value: Decimal
    /// What each measure came to, by year and by measure; a measure that the row does not touch is
    /// what it was.
    public let trials: [[Trial]]
    /// Why the dossier is not valid with it.
    public let refusal: Finding?

    /// One step.
    public init(value: Decimal, trials: [[Trial]], refusal: Finding? = nil) {
      self.value = value
      self.trials = trials
      self.refusal = refusal
    }
  }

  /// What happens when each parameter goes one step down and up.
  public init(
    years: [Int], measures: [Watched], rows: [Row], flips: [Flip], step: Decimal,
    withoutStep: [String]
  ) {
    self.years = years
    self.measures = measures
    self.rows = rows
    self.flips = flips
    self.step = step
    self.withoutStep = withoutStep
  }

  /// Whether the step of a row is larger than was asked, because the value cannot be written finer: a
  /// factor of 1 without decimals goes to 0 and 2.
  public func isCoarse(_ row: Row) -> Bool {
    let (digits, overflow) = row.value.coefficient.multipliedReportingOverflow(
      by: 2 * step.coefficient)
    return !overflow && digits.magnitude < PowerOfTen.value(step.scale).magnitude
  }

  /// Whether a row stands at 0 with nothing valid below it: a share of 0 is nothing, so its step is
  /// only the smallest unit up and tells no more than that.
  public func isHeldAtZero(_ row: Row) -> Bool {
    row.value.coefficient == 0 && row.down.refusal != nil && row.up.refusal == nil
  }

  // MARK: Effects

  /// What one step does to a measure.
  public enum Effect: Sendable {
    /// So much more, in the unit of the measure.
    case change(Decimal)
    /// The dossier is not valid, for this reason.
    case refused(Finding)
    /// The measure says nothing, with the step or without.
    case unknown
    /// It is not to be told.
    case hidden

    /// The change, where there is one.
    public var change: Decimal? {
      if case .change(let change) = self { change } else { nil }
    }

    /// Whether it is not to be told.
    public var isHidden: Bool {
      if case .hidden = self { true } else { false }
    }

    /// Whether the measure stays as it was.
    public var isNothing: Bool {
      switch self {
      case .change(let change): change.coefficient == 0
      case .unknown: true
      case .refused, .hidden: false
      }
    }
  }

  /// What a step does to a measure in a year; both are places in ``measures`` and ``years``.
  public func effect(of step: Step, on measure: Int, inYear year: Int) -> Effect {
    switch step.trials[year][measure] {
    case .value(let value):
      measures[measure].base[year].flatMap { value.difference(from: $0) }.map { .change($0) }
        ?? .unknown
    case .unknown: .unknown
    case .refused(let finding): .refused(finding)
    case .hidden: .hidden
    }
  }

  /// The rows with an effect on a measure in a year, the largest swing first.
  ///
  /// The swing is the distance between the lowest and the highest of the measure without a step, with
  /// one down and with one up. A step that gives no valid dossier counts as an effect of no size.
  public func ranking(
    of measure: Int, inYear year: Int
  ) -> [(row: Row, down: Effect, up: Effect, swing: Decimal)] {
    let ranked = rows.enumerated().compactMap { place, row -> (Int, Effect, Effect, Decimal)? in
      let down = effect(of: row.down, on: measure, inYear: year)
      let up = effect(of: row.up, on: measure, inYear: year)
      guard !down.isNothing || !up.isNothing else { return nil }
      return (place, down, up, Self.swing(down.change, up.change))
    }
    let scale = ranked.reduce(0) { max($0, $1.3.scale) }
    let sorted = ranked.map { ($0, $0.3.coefficient(atScale: scale) ?? .max) }
      .sorted { $0.1 == $1.1 ? $0.0.0 < $1.0.0 : $0.1 > $1.1 }
    return sorted.map { entry, _ in
      (row: rows[entry.0], down: entry.1, up: entry.2, swing: entry.3)
    }
  }

  /// The switches with an effect on a measure in a year, in the order of the table.
  public func turned(of measure: Int, inYear year: Int) -> [(flip: Flip, effect: Effect)] {
    flips.compactMap { flip in
      let effect = effect(of: flip.step, on: measure, inYear: year)
      return effect.isNothing ? nil : (flip, effect)
    }
  }

  /// The distance between the lowest and the highest of no change and these two.
  public static func swing(_ one: Decimal?, _ other: Decimal?) -> Decimal {
    let scale = max(one?.scale ?? 0, other?.scale ?? 0)
    let numbers = [one, other].map { $0?.coefficient(atScale: scale) ?? 0 }
    let lowest = min(numbers[0], numbers[1], 0)
    let (distance, overflow) = max(numbers[0], numbers[1], 0)
      .subtractingReportingOverflow(lowest)
    return Decimal(coefficient: overflow ? .max : distance, scale: scale)
  }
}
