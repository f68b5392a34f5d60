import Dossiers
import Engine
import Reports
import Results
import Tables

/// `run`: computes a dossier and makes its reports.
struct RunCommand {
  let invocation: Invocation

  func rendering(of dossier: ReadDossier) -> Rendering {
    let (folder, files) = (dossier.folder, dossier.files)
    let scenarios = invocation.options["scenario"] ?? []
    let year = invocation.option("year").flatMap { Int($0) }
    let calculation = Calculation(files, scenarios: scenarios, year: year)
    // What `check` tells of the tables would hide what matters here.
    let judgement = Judgement(calculation)
    var complaints = judgement.text(
      for: folder, as: scenarios.isEmpty ? nil : Self.name(of: scenarios),
      without: calculation.findings.filter { $0.code.isForCheckOnly })
    guard let facts = calculation.dossier, let outcome = calculation.outcome else {
      return Rendering(refused: complaints, .wrongData)
    }
    let audience: Audience
    switch reader(in: facts) {
    case .audience(let found): audience = found
    case .unknown(let sentence): return Rendering(refused: complaints + sentence, .wrongUse)
    }
    guard
      let (comparisons, beside) = compare(
        calculation, facts, outcome, files, year, folder, &complaints)
    else { return Rendering(refused: complaints, .wrongData) }
    // The way from the plan goes over every year, so it belongs to the reports of the period.
    let bridge = Bridge(files: files, scenarios: scenarios)
    let (stages, unsound) = year == nil ? bridge.stages(to: calculation) : ([], nil)
    if let unsound {
      complaints += "Bij de aansluiting met het plan:\n" + Judgement(unsound).text(for: folder)
      return Rendering(refused: complaints, .wrongData)
    }
    let sources = calculation.reading.files
    let name = Self.name(of: scenarios)
    let manifest = invocation.manifest(
      [
        ("periode", outcome.period), ("scenario", name), ("lezer", Self.word(for: audience, facts)),
      ], dossier,
      scenarios: (scenarios.isEmpty ? facts.comparedScenarios : scenarios)
        + (stages.isEmpty ? [] : facts.planScenarios), isInternal: audience == .internal)
    let report = RunReport(
      dossier: facts, outcome: outcome,
      decisions: outcome.years.map {
        facts.decisions(in: $0, ofPeriod: outcome.years.count == facts.years.count)
      }, comparisons: comparisons,
      bridge: stages, beside: beside, yearBefore: yearBefore(year, calculation), scenario: name,
      version: Help.version, inputs: manifest.inputs, audience: audience,
      place: { origin in
        guard let place = sources.place(of: origin) else { return "" }
        return place.line.map { "\(place.path) regel \($0)" } ?? place.path
      })
    return Rendering(
      .init(
        place: place(folder, outcome, scenarios, audience, facts),
        pages: report.files(withIndex: invocation.has("html")), manifest),
      complaints: complaints, code: judgement.failed.isEmpty ? .done : .checkFailed)
  }

  /// The same dossier a year earlier, for what changed since.
  private func yearBefore(_ year: Int?, _ calculation: Calculation) -> YearOutcome? {
    guard let year, calculation.dossier?.years.contains(year - 1) == true else { return nil }
    return Calculation(calculation.reading, year: year - 1).outcome?.years.first
  }

  /// The scenarios laid over each other, as one name.
  static func name(of scenarios: [String]) -> String {
    scenarios.isEmpty ? "basis" : scenarios.joined(separator: "+")
  }

  /// The folder of the reports without `--out`.
  private func place(
    _ folder: DossierFolder, _ outcome: Outcome, _ scenarios: [String], _ audience: Audience,
    _ dossier: Dossier
  ) -> String {
    let place = "\(folder.name)/\(outcome.period)/\(Self.name(of: scenarios))"
    // What is about single pupils stands apart, so that nobody sends or keeps it by mistake.
    switch audience {
    case .open: return "reports/\(place)"
    case .internal: return "reports/besloten/\(place)-\(Self.internalReader)"
    case .board(let board):
      return
        "reports/besloten/\(place)-\(dossier.boardFileNames(reserved: [Self.internalReader])[board])"
    }
  }

  // MARK: For whom

  private static let openReader = "open"
  private static let internalReader = "intern"

  /// The reader as `--for` names it.
  private static func word(for audience: Audience, _ dossier: Dossier) -> String {
    switch audience {
    case .open: openReader
    case .internal: internalReader
    case .board(let board): dossier.boards[board]
    }
  }

  /// Who a report is for, or why that is not known.
  private enum Reader {
    case audience(Audience)
    case unknown(String)
  }

  private func reader(in dossier: Dossier) -> Reader {
    guard let name = invocation.option("for"), name != Self.openReader else {
      return .audience(.open)
    }
    if name == Self.internalReader { return .audience(.internal) }
    if let board = dossier.boards.firstIndex(of: name) { return .audience(.board(board)) }
    let known = [Self.openReader, Self.internalReader] + dossier.boards
    let near = Suggestion.nearest(to: name, among: known).map { " Bedoelt u «\($0)»?" } ?? ""
    return .unknown(
      "--for verwacht «open», «intern» of de naam van een schoolbestuur; "
        + "«\(name)» is dat niet.\(near)\n")
  }

  /// The outcomes that the first page sets beside this one: for the base the scenarios that the
  /// dossier names, for a scenario the base.
  private func compare(
    _ calculation: Calculation, _ dossier: Dossier, _ outcome: Outcome, _ files: DossierFiles,
    _ year: Int?, _ folder: DossierFolder, _ complaints: inout String
  ) -> (comparisons: [[Comparison]], beside: [RunReport.BesideOutcome])? {
    let others = dossier.scenarios.isEmpty ? dossier.comparedScenarios.map { [$0] } : [[]]
    var comparisons = outcome.years.map { _ in [Comparison]() }
    var beside: [RunReport.BesideOutcome] = []
    for scenarios in others {
      // From the base a scenario is a small step; the way back is read anew.
      let base = dossier.scenarios.isEmpty ? calculation : nil
      let other = Calculation(files, scenarios: scenarios, year: year, after: base?.reading)
      guard let there = other.dossier, let theirs = other.outcome else {
        complaints += "Bij de vergelijking met \(Self.name(of: scenarios)):\n"
        complaints += Judgement(other).text(for: folder)
        return nil
      }
      beside.append(.init(name: Self.name(of: scenarios), dossier: there, outcome: theirs))
      for (index, pair) in zip(outcome.years, theirs.years).enumerated() {
        let this = NamedOutcome(
          name: Self.name(of: dossier.scenarios), outcome: pair.0, dossier: dossier)
        let other = NamedOutcome(name: Self.name(of: scenarios), outcome: pair.1, dossier: there)
        // A reader starts from the base, whichever of the two the report is about.
        let isBase = dossier.scenarios.isEmpty
        comparisons[index].append(
          isBase ? this.compared(with: other) : other.compared(with: this))
      }
    }
    return (comparisons, beside)
  }
}
