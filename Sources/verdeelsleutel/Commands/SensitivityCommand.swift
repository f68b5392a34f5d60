import Dossiers
import Numbers
import Reports
import Results
import Scenarios
import Tables

/// `sensitivity`: what happens to measures when each parameter goes one step down and one step up.
struct SensitivityCommand {
  let invocation: Invocation

  func rendering(of dossier: ReadDossier) -> Rendering {
    guard let step = step else {
      return Rendering(
        refused: "--step verwacht een percentage boven 0% en tot en met 100%, zoals --step 1%.\n",
        .wrongUse)
    }
    let year = invocation.option("year").flatMap { Int($0) }
    let scenarios = invocation.options["scenario"] ?? []
    let (found, complaints) = VariedDossier.reading(dossier, scenarios: scenarios, year: year)
    guard let varied = found else { return Rendering(refused: complaints, .wrongData) }
    if let year, !varied.dossier.years.contains(year) {
      return Rendering(
        refused: complaints + "Het jaar \(year) valt buiten het dossier.\n", .wrongData)
    }
    var names: [String] = []
    for name in invocation.options["measure"] ?? [] {
      let found = Set(
        varied.years.flatMap { varied.measures(named: name, inYear: $0) }
          .map { $0.name(in: varied.dossier) }
      ).sorted()
      guard !found.isEmpty else {
        return Rendering(refused: complaints + refusal(name, varied), .wrongUse)
      }
      names += found.filter { !names.contains($0) }
    }
    if names.isEmpty { names = varied.usualMeasures }
    let report = SensitivityReport(
      varied.sensitivity(of: names, step: step), dossier: varied.dossier,
      outcome: Outcome(years: varied.outcome.years.filter { varied.years.contains($0.year) }),
      scenario: varied.scenario, version: Help.version)
    let period = Outcome(years: varied.years.compactMap(varied.base)).period
    let manifest = invocation.manifest(
      [("periode", period), ("scenario", varied.scenario)], dossier, scenarios: scenarios)
    return Rendering(
      .init(
        place: "reports/\(dossier.folder.name)/\(period)/gevoeligheid-\(varied.scenario)",
        pages: report.files(), manifest),
      complaints: complaints, code: .done)
  }

  /// The step as a fraction.
  private var step: Decimal? {
    guard let text = invocation.option("step") else { return Decimal(coefficient: 1, scale: 2) }
    guard let share = TypedNumber.share(text), share.coefficient > 0,
      let whole = Decimal(1).coefficient(atScale: share.scale), share.coefficient <= whole
    else { return nil }
    return share
  }

  private func refusal(_ name: String, _ varied: VariedDossier) -> String {
    let measures = varied.years.flatMap { varied.measures(inYear: $0) }
    return "De maatstaf «\(name)» bestaat niet in dit dossier. "
      + varied.suggestion(for: name, among: measures) + "\n"
  }
}

extension VariedDossier {
  /// What is watched when nobody says what: the result, every measure with a bound, what each pupil
  /// brings, and what schools lose or hand over.
  var usualMeasures: [String] {
    var names: [String] = []
    // Where no measure has a bound, none is more usual than another.
    let isBounded = dossier.measures.contains { $0.lowest != nil || $0.highest != nil }
    for year in years {
      for measure in measures(inYear: year) {
        let isUsual =
          switch measure {
          case .named(let index):
            !isBounded || dossier.measures[index].lowest != nil
              || dossier.measures[index].highest != nil
          case .total(let total): total == .result
          case .perPupil(let step): dossier.isPerEveryPupil(step: step)
          case .largestLoss, .moved: true
          case .largestGain: false
          }
        let name = measure.name(in: dossier)
        if isUsual, !names.contains(name) { names.append(name) }
      }
    }
    // What a reader asks for first.
    let result = OutcomeTotal.result.rawValue
    return names.filter { $0 == result } + names.filter { $0 != result }
  }

  /// Every row of `parameters.csv` one step down and one step up.
  func sensitivity(of names: [String], step: Decimal) -> Sensitivity {
    let byYear = years.map { year in
      names.map { measures(named: $0, inYear: year).first }
    }
    let watched = names.indices.map { place in
      let measure = byYear.compactMap { $0[place] }.first
      return Sensitivity.Watched(
        name: names[place], measure: measure, unit: measure?.unit(in: dossier) ?? .bare,
        isComparison: measure?.isComparison ?? false,
        base: zip(years, byYear).map { year, measures in
          measures[place].flatMap { now($0, inYear: year) }
        })
    }
    let (rows, switches, withoutStep) = dossier.steppedRows
    let all = rows.count + switches.count
    let varied = Threads.watched(all, "parameters") {
      place -> (Sensitivity.Row?, Sensitivity.Flip?) in
      place < rows.count
        ? (row(rows[place], step, byYear, watched), nil)
        : (nil, flip(switches[place - rows.count], byYear, watched))
    }
    return Sensitivity(
      years: years, measures: watched, rows: varied.compactMap { $0.0 },
      flips: varied.compactMap { $0.1 }, step: step, withoutStep: withoutStep)
  }

  private func row(
    _ row: ParameterRow, _ share: Decimal, _ byYear: [[OutcomeMeasure?]],
    _ watched: [Sensitivity.Watched]
  ) -> Sensitivity.Row? {
    guard let value = program.value(of: row), let step = value.step(share) else { return nil }
    let (below, above) = (value.coefficient - step, value.coefficient + step)
    let steps = taken(row, [below, above], scale: value.scale, byYear, watched)
    return Sensitivity.Row(
      parameter: row.parameter, row: row.row, value: value, down: steps[0], up: steps[1])
  }

  /// A switch with its other value.
  private func flip(
    _ row: ParameterRow, _ byYear: [[OutcomeMeasure?]], _ watched: [Sensitivity.Watched]
  ) -> Sensitivity.Flip? {
    guard let value = program.value(of: row) else { return nil }
    let other = value.coefficient == 0 ? PowerOfTen.value(value.scale) : 0
    let steps = taken(row, [other], scale: value.scale, byYear, watched)
    return Sensitivity.Flip(
      parameter: row.parameter, row: row.row, value: value.reduced, step: steps[0])
  }

  /// What comes of other values in a row.
  private func taken(
    _ row: ParameterRow, _ values: [Int128], scale: Int, _ byYear: [[OutcomeMeasure?]],
    _ watched: [Sensitivity.Watched]
  ) -> [Sensitivity.Step] {
    let isTouched = zip(years, byYear).map { year, measures in
      measures.map { $0.map { program.isMeasure($0, inYear: year, touchedBy: row) } ?? false }
    }
    return values.map { digits in
      let number = Decimal(coefficient: digits, scale: scale)
      var trials = watched.asTrials(years.count)
      guard isTouched.contains(where: { $0.contains(true) }) else {
        return Sensitivity.Step(value: number, trials: trials)
      }
      let result = result(row, at: digits)
      for (place, year) in years.enumerated() {
        for (index, measure) in byYear[place].enumerated() where isTouched[place][index] {
          if let measure { trials[place][index] = trial(measure, inYear: year, of: result) }
        }
      }
      let refusal: Finding? = if case .refused(let finding) = result { finding } else { nil }
      return Sensitivity.Step(value: number, trials: trials, refusal: refusal)
    }
  }
}

extension [Sensitivity.Watched] {
  /// What the measures are without a step, as what a step gives that does not touch them.
  fileprivate func asTrials(_ years: Int) -> [[Trial]] {
    (0..<years).map { year in map { $0.base[year].map { .value($0) } ?? .unknown } }
  }
}
