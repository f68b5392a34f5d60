import Dossiers
import Formats
import Numbers
import Results

/// The answer to the question at which value of a parameter a measure reaches a value, in words.
public struct SolutionText: Sendable {
  /// What was asked.
  public let question: Question
  /// What was found.
  public let solution: Solution

  /// What was asked.
  public struct Question: Sendable {
    /// The dossier.
    public let dossier: Dossier
    /// The name of the scenarios.
    public let scenario: String
    /// The budget year.
    public let year: Int
    /// The parameter, and the row of it that varies.
    public let parameter: (index: Int, row: Int)
    /// The value of the dossier, in the decimals in which it varies.
    public let current: Decimal
    /// The measure.
    public let measure: OutcomeMeasure
    /// What the measure is now.
    public let now: Trial
    /// What it must be.
    public let target: Decimal
    /// Whether the bounds follow from the value, because the user gave none.
    public let areBoundsOwn: Bool
    /// Whether the outcome rests on something that is to be decided.
    public let isExample: Bool

    /// A question.
    public init(
      dossier: Dossier, scenario: String, year: Int, parameter: (index: Int, row: Int),
      current: Decimal, measure: OutcomeMeasure, now: Trial, target: Decimal, areBoundsOwn: Bool,
      outcome: Outcome
    ) {
      self.dossier = dossier
      self.scenario = scenario
      self.year = year
      self.parameter = parameter
      self.current = current
      self.measure = measure
      self.now = now
      self.target = target
      self.areBoundsOwn = areBoundsOwn
      isExample = outcome.weakestStatus.needsDecision
    }
  }

  /// The answer to a question.
  public init(_ question: Question, _ solution: Solution) {
    self.question = question
    self.solution = solution
  }

  // MARK: The page

  /// The answer, as it is printed.
  public var text: String {
    let parameter = question.dossier.parameters[question.parameter.index]
    let name = VariationWording.name(of: parameter, row: question.parameter.row)
    var lines = [
      "\(question.dossier.name), scenario \(question.scenario), begrotingsjaar \(question.year)",
      "Parameter: \(name), nu \(value(question.current)) (\(parameter.unit.name))",
      "Gezocht:   \(measureName) = \(measure(question.target)), "
        + "nu \(VariationWording.trial(question.now, unit))",
      "",
    ]
    lines += answers
    lines += others
    lines += [""] + examined
    if question.isExample {
      lines.append(
        "Rekenvoorbeeld: een deel van deze bedragen rust op iets dat nog te besluiten is.")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// That the measure is the same at every value that was tried; nothing where it is not.
  public var independence: String? {
    guard let constant = solution.constant else { return nil }
    let name = question.dossier.parameters[question.parameter.index].name
    let isWhole = !solution.stretches.contains { $0.standing == .refused }
    let count = DutchText.whole(Int128(solution.evaluations))
    return "«\(measureName)» van \(question.year) hangt niet af van «\(name)»: bij "
      + (isWhole
        ? "alle \(count) geprobeerde waarden"
        : "elke geprobeerde waarde die een geldig dossier geeft")
      + ", van \(value(solution.bounds.lowerBound)) tot en met "
      + "\(value(solution.bounds.upperBound)), is het \(measure(constant))."
  }

  private var answers: [String] {
    let answers = solution.answers
    let target = measure(question.target)
    switch answers.count {
    case 0: return ["Geen onderzochte waarde geeft precies \(target)."] + jumps + sides
    case 1: return ["Antwoord: \(values(answers[0])) is \(measureName) \(target)."] + jumps
    default:
      return ["Er zijn \(answers.count) antwoorden waarbij \(measureName) \(target) is:"]
        + answers.map { "- \(values($0))" } + jumps
    }
  }

  /// `bij € 100,00`, or `van € 100,00 tot en met € 120,00`.
  private func values(_ range: ClosedRange<Int128>) -> String {
    guard range.lowerBound != range.upperBound else { return "bij \(value(range.lowerBound))" }
    let isAtBound =
      range.lowerBound == solution.bounds.lowerBound
      || range.upperBound == solution.bounds.upperBound
    return "van \(value(range.lowerBound)) tot en met \(value(range.upperBound))"
      + (isAtBound ? " (tot aan een grens van wat is onderzocht)" : "")
  }

  private static let most = 10

  /// Where the measure passes what is sought in one step.
  private var jumps: [String] {
    let jumps = solution.jumps
    let shown = jumps.prefix(Self.most).map { before, after in
      "Tussen \(value(before.values.upperBound)) en \(value(after.values.lowerBound)) springt "
        + "\(measureName) van \(VariationWording.trial(before.last, unit)) naar "
        + "\(VariationWording.trial(after.first, unit))."
    }
    let rest = jumps.count - shown.count
    return shown + (rest > 0 ? ["En nog \(rest) keer zo'n sprong."] : [])
  }

  /// On which side of what is sought the measure stays, where it never passes.
  private var sides: [String] {
    guard solution.jumps.isEmpty else { return [] }
    return solution.stretches.filter(\.standing.isBeside).prefix(Self.most).map { stretch in
      let side = stretch.standing == .below ? "lager" : "hoger"
      let (first, last) = (
        VariationWording.trial(stretch.first, unit), VariationWording.trial(stretch.last, unit)
      )
      let start = "\(values(stretch.values).capitalizedFirst) is \(measureName) overal \(side): "
      return start
        + (first == last
          ? "\(first) bij de laagste en bij de hoogste waarde."
          : "\(first) bij de laagste waarde, \(last) bij de hoogste.")
    }
  }

  /// The stretches without a number.
  private var others: [String] {
    solution.stretches.prefix(1_000).compactMap { stretch -> String? in
      switch stretch.first {
      case .refused(let finding):
        "\(values(stretch.values).capitalizedFirst) is het dossier niet geldig. "
          + "Bij \(value(stretch.values.lowerBound)): \(VariationWording.reason(finding))"
      case .hidden:
        "\(values(stretch.values).capitalizedFirst) is niets te tonen: \(VariationWording.hidden)."
      case .unknown:
        "\(values(stretch.values).capitalizedFirst) is \(measureName) niet te berekenen."
      case .value: nil
      }
    }
  }

  private var examined: [String] {
    let own =
      question.areBoundsOwn
      ? " (nul tot vier keer de waarde; kies andere met --from en --to)" : ""
    let count = DutchText.whole(Int128(solution.evaluations))
    let bounds =
      "Onderzocht: \(value(solution.bounds.lowerBound)) tot en met "
      + "\(value(solution.bounds.upperBound))\(own)"
    if solution.spacing == 1 {
      return ["\(bounds), alle \(count) waarden. Binnen deze grenzen is er niets anders."]
    }
    return [
      "\(bounds), \(count) waarden:",
      "eerst op afstanden van ten hoogste \(value(solution.spacing)), daarna elke rand tot op "
        + "\(value(1)). Wat tussen twee",
      "onderzochte waarden heen en weer terug gaat, is niet gezien.",
    ]
  }

  // MARK: Words

  private var unit: Unit { question.measure.unit(in: question.dossier) }

  private var measureName: String { question.measure.name(in: question.dossier) }

  private func measure(_ value: Decimal) -> String { VariationWording.value(value, unit) }

  private func value(_ units: Int128) -> String {
    value(Decimal(coefficient: units, scale: question.current.scale))
  }

  private func value(_ value: Decimal) -> String {
    VariationWording.value(value, question.dossier.parameters[question.parameter.index].unit)
  }
}
