import Dossiers
import Numbers

extension Dossier {
  /// Compiles the rules of the years to one program.
  ///
  /// Everything that can be known before a run is checked here: units, decimals, circles, pots that
  /// nothing fills, schools without a count. All findings are reported together.
  public func compiled(for years: ClosedRange<Int>) -> Compilation {
    var compiler = Compiler(dossier: self)
    compiler.year = years.lowerBound
    let opening = compiler.openBalance()
    compiler.lastBalance = opening
    let plans = years.map { year in
      let plan = compiler.compile(year: year)
      if year == years.lowerBound { compiler.builder.reserve(forYears: years.count) }
      return plan
    }
    return Compilation(
      program: compiler.builder.program, findings: compiler.findings, years: plans,
      counts: compiler.countIndex, transfers: compiler.history, opening: opening,
      places: compiler.builder.places, parameterSlots: compiler.parameterSlots)
  }
}

/// Compiles one year after the other into one program.
struct Compiler {
  let dossier: Dossier
  let countIndex: CountIndex
  var builder: Builder
  /// Each finding once, with the years for which it holds in place of its year.
  private var reported: [(finding: Finding, yearFact: Int?, years: [Int])] = []
  private var places: [Finding: Int] = [:]

  var year = 0
  /// What each school is in the year; nothing when it does not exist.
  var kinds: [SchoolKind?] = []
  /// Every school that exists in the year.
  var everyone: [Int] = []
  /// The parameters that were compiled already this year.
  var parameters: [Operand?] = []
  /// The slots of parameters, in the order in which they were made.
  var parameterSlots: [ParameterSlot] = []
  /// The telgroepen whose total was compiled already this year, by telgroep and moment.
  var countTotals: [Operand?] = []
  /// The names with a value for each school that were compiled already this year.
  var known: [Expression.Reference: Loaded] = [:]
  /// The totals that are being compiled, to find circles among them.
  var totalsUnderway: [Int] = []
  /// The budget lines that are part of a circle, about which a finding has been made.
  var linesInCircles: Set<Int> = []
  /// How many names may follow from each other: more than anybody writes, and fewer than would
  /// exhaust the stack.
  static let longestChain = 100
  /// The budget lines with a name in them that a finding has already been made about.
  let poisonedLines: [Bool]
  /// The cents that the tables give each line, by year: a year asks for those of every line, and in the
  /// lines themselves they stand far apart.
  let givenCents: [[Int64?]]
  /// The printed figures that count pupils; most count money, and each year asks for these.
  let countFigures: [Int]
  /// The budget lines that were compiled already this year.
  var linePlans: [LinePlan?] = []
  /// The budget lines that are being compiled, to find circles among them.
  var linesUnderway: [Int] = []
  /// The balance sheet of the year before, and after it was compiled that of the year.
  var lastBalance: [Scalar] = []
  /// The steps of the year before.
  var lastSteps: [StepPlan] = []
  /// The measures that were compiled already this year.
  var measurePlans: [MeasurePlan?] = []
  /// The measures that are being compiled, to find circles among them.
  var measuresUnderway: [Int] = []
  /// The totals that were added up already this year.
  var yearTotals: [OutcomeTotal: Operand] = [:]
  /// Whether measures are compiled, which may rest on what steps decided.
  var isMeasuring = false
  /// Where the pupils were, where the dossier has transfers.
  let history: TransferHistory?
  /// What the claims of each rule come to in the year.
  var claimTotals: [ClaimRule: (amount: Scalar, status: Status)] = [:]
  /// Numbers that are part of a rule, shared between years.
  var constants: [Int128: Scalar] = [:]
  /// The rates that became slots, shared between years.
  var rates: [RateKey: ClaimPlan.Rate] = [:]
  /// The amounts of months of a rate, shared between years.
  var monthAmounts: [MonthsKey: Scalar] = [:]
  /// The names that transfers need and that have no value, with the year.
  var missing: Set<String> = []
  /// The count columns that became slots, shared between years.
  var countSlots: [Int: Column] = [:]
  /// The slots that are drawn anew, where the program is for a simulation.
  var variation: Variation?

  init(dossier: Dossier) {
    self.dossier = dossier
    countIndex = CountIndex(dossier)
    let hasTransfers = !dossier.transfers.isEmpty || !dossier.vangnet.isEmpty
    history = hasTransfers ? TransferHistory(dossier) : nil
    poisonedLines = dossier.lines.map {
      ($0.rate?.expression.isPoisoned ?? true) || ($0.base?.expression.isPoisoned ?? true)
    }
    givenCents = Self.givenCents(dossier)
    countFigures = dossier.figures.indices.filter { dossier.figures[$0].unit.pupils == 1 }
    builder = Builder(schoolCount: dossier.schools.count)
  }

  private static func givenCents(_ dossier: Dossier) -> [[Int64?]] {
    var cents = dossier.years.map { _ in [Int64?](repeating: nil, count: dossier.lines.count) }
    for (line, entry) in dossier.lines.enumerated() {
      for (year, amount) in zip(cents.indices, entry.amounts) {
        cents[year][line] = amount?.money.cents
      }
    }
    return cents
  }

  /// Adds a finding, once; one that differs in the year only is the same.
  mutating func report(
    _ code: FindingCode, at origin: Origin, _ facts: [String] = [], offset: Int = 0,
    column: String? = nil
  ) {
    var facts = facts
    let yearFact = facts.lastIndex(of: String(year))
    if let yearFact { facts[yearFact] = "" }
    let finding = Finding(code, at: origin, facts, offset: offset, column: column)
    if let place = places[finding] {
      if reported[place].years.last != year { reported[place].years.append(year) }
    } else {
      places[finding] = reported.count
      reported.append((finding, yearFact, [year]))
    }
  }

  /// Everything that was found, in the order in which it was.
  var findings: [Finding] {
    reported.map { finding, yearFact, years in
      guard let yearFact else { return finding }
      var facts = finding.facts
      facts[yearFact] = Self.spelled(years)
      return Finding(
        finding.code, at: finding.place, facts, offset: finding.offset, column: finding.column)
    }
  }

  /// Years as a reader says them: 2026; 2026 en 2027; 2024, 2026 en 2027; 2024 tot en met 2027.
  static func spelled(_ years: [Int]) -> String {
    guard let first = years.first, let last = years.last, first != last else {
      return years.first.map { String($0) } ?? ""
    }
    if years.count > 2, last - first == years.count - 1 { return "\(first) tot en met \(last)" }
    return "\(years.dropLast().map { String($0) }.joined(separator: ", ")) en \(last)"
  }

  mutating func compile(year: Int) -> YearPlan {
    self.year = year
    parameters = Array(repeating: nil, count: dossier.parameters.count)
    countTotals = Array(
      repeating: nil, count: dossier.telgroepen.count * dossier.moments.count)
    known.removeAll(keepingCapacity: true)
    kinds = dossier.schools.map { $0.kind(inYear: year) }
    everyone = kinds.indices.filter { kinds[$0] != nil }
    var plan = YearPlan(year: year)
    let steps = dossier.steps.indices.filter { dossier.steps[$0].period.contains(year: year) }
    checkFlow(of: steps)
    compileSettlement(&plan)
    plan.lines = compileLines()
    compilePots(&plan)
    compileSteps(steps, &plan)
    passOn(&plan)
    close(&plan)
    total(&plan)
    compileBalance(&plan)
    compileMeasures(&plan)
    plan.pupils = pupils()
    lastSteps = plan.steps
    return plan
  }

  /// The schools of a doelgroep in the year, in the order of their codes.
  ///
  /// Nobody is worth a remark, unless the caller will say so.
  mutating func schools(of target: Target, mayBeEmpty: Bool = false) -> [Int] {
    var belongs = Array(repeating: false, count: kinds.count)
    for school in everyone {
      if let kind = kinds[school], target.kinds.contains(kind) { belongs[school] = true }
    }
    for group in target.groups {
      for member in dossier.groups[group].members
      where member.period.contains(year: year) && kinds[member.school] != nil {
        belongs[member.school] = true
      }
    }
    let schools = belongs.indices.filter { belongs[$0] }
    if schools.isEmpty, !target.isEmpty, !mayBeEmpty {
      report(.emptyTarget, at: target.origin, [target.text, String(year)])
    }
    return schools
  }
}
