import Dossiers
import Engine
import Reports
import Results
import Tables

/// `run`: computes a dossier and publishes its reports.
struct RunCommand {
  let invocation: Invocation
  var storage = Storage()

  func run() throws(StorageError) -> ExitCode {
    let folder = DossierFolder(path: invocation.operands[0], storage: storage)
    let given = try folder.files()
    let files = DossierFiles(given)
    let scenarios = invocation.options["scenario"] ?? []
    let year = invocation.option("year").flatMap { Int($0) }
    let calculation = Calculation(files, scenarios: scenarios, year: year)
    // What `check` tells of the tables would hide what matters here.
    let judgement = Judgement(calculation)
    judgement.report(
      for: folder, without: calculation.findings.filter { $0.code.isForCheckOnly })
    guard let dossier = calculation.dossier, let outcome = calculation.outcome else {
      return .wrongData
    }
    let audience: Audience
    switch reader(in: dossier) {
    case .audience(let found): audience = found
    case .unknown(let sentence):
      Terminal.complain(sentence)
      return .wrongUse
    }
    guard let (comparisons, beside) = compare(calculation, dossier, outcome, files, year, folder)
    else {
      return .wrongData
    }
    // The way from the plan goes over every year, so it belongs to the reports of the period.
    let bridge = Bridge(files: files, scenarios: scenarios)
    let (stages, unsound) = year == nil ? bridge.stages(to: calculation) : ([], nil)
    if let unsound {
      Terminal.complain("Bij de aansluiting met het plan:\n")
      Judgement(unsound).report(for: folder)
      return .wrongData
    }
    let sources = calculation.reading.files
    let report = RunReport(
      dossier: dossier, outcome: outcome,
      decisions: outcome.years.map {
        dossier.decisions(in: $0, ofPeriod: outcome.years.count == dossier.years.count)
      }, comparisons: comparisons,
      bridge: stages, beside: beside, scenario: Self.name(of: scenarios), version: Help.version,
      inputs: Self.inputs(
        given,
        (scenarios.isEmpty ? dossier.comparedScenarios : scenarios)
          + (stages.isEmpty ? [] : dossier.planScenarios)
      )
      .map { .init(path: $0.path, bytes: $0.bytes) }, audience: audience,
      place: { origin in
        guard let place = sources.place(of: origin) else { return "" }
        return place.line.map { "\(place.path) regel \($0)" } ?? place.path
      })
    let target = target(folder, outcome, scenarios, audience, dossier)
    let pages = report.files().map { ReportFile(path: $0.path, bytes: $0.bytes) }
    if let code = publish(pages, to: target) { return code }
    Terminal.print("\(target): \(pages.count) bestanden geschreven.\n")
    return judgement.failed.isEmpty ? .done : .checkFailed
  }

  /// The scenarios laid over each other, as one name.
  static func name(of scenarios: [String]) -> String {
    scenarios.isEmpty ? "basis" : scenarios.joined(separator: "+")
  }

  /// The tables that a run reads: those of the dossier and of its scenarios, no others.
  private static func inputs(_ files: [DossierFile], _ scenarios: [String]) -> [DossierFile] {
    files.filter { file in
      !file.path.hasPrefix("scenarios/")
        || scenarios.contains { file.path.hasPrefix("scenarios/\($0)/") }
    }
  }

  private func target(
    _ folder: DossierFolder, _ outcome: Outcome, _ scenarios: [String], _ audience: Audience,
    _ dossier: Dossier
  ) -> String {
    if let out = invocation.option("out") { return out }
    let first = outcome.years.first?.year ?? 0
    let last = outcome.years.last?.year ?? 0
    let period = first == last ? "\(first)" : "\(first)-\(last)"
    let place = "\(folder.name)/\(period)/\(Self.name(of: scenarios))"
    // What is about single pupils stands apart, so that nobody sends or keeps it by mistake.
    switch audience {
    case .open: return "reports/\(place)"
    case .internal: return "reports/besloten/\(place)-\(Self.internalReader)"
    case .board(let board):
      return "reports/besloten/\(place)-\(Self.folder(of: board, among: dossier.boards))"
    }
  }

  // MARK: For whom

  private static let openReader = "open"
  private static let internalReader = "intern"

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

  /// The folder of a schoolbestuur; no two of them share one.
  static func folder(of board: Int, among boards: [String]) -> String {
    let name = slug(boards[board])
    let isOwn =
      !name.isEmpty && name != internalReader
      && !boards.indices.contains { $0 != board && slug(boards[$0]) == name }
    return isOwn ? name : "schoolbestuur-\(board + 1)"
  }

  /// A name in small letters and digits, with a hyphen for anything between them.
  private static func slug(_ name: String) -> String {
    name.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
      .joined(separator: "-")
  }

  /// The outcomes that the first page sets beside this one: for the base the scenarios that the
  /// dossier names, for a scenario the base.
  private func compare(
    _ calculation: Calculation, _ dossier: Dossier, _ outcome: Outcome, _ files: DossierFiles,
    _ year: Int?, _ folder: DossierFolder
  ) -> (comparisons: [[Comparison]], beside: [RunReport.BesideOutcome])? {
    let others = dossier.scenarios.isEmpty ? dossier.comparedScenarios.map { [$0] } : [[]]
    var comparisons = outcome.years.map { _ in [Comparison]() }
    var beside: [RunReport.BesideOutcome] = []
    for scenarios in others {
      // From the base a scenario is a small step; the way back is read anew.
      let base = dossier.scenarios.isEmpty ? calculation : nil
      let other = Calculation(files, scenarios: scenarios, year: year, after: base?.reading)
      guard let there = other.dossier, let theirs = other.outcome else {
        Terminal.complain("Bij de vergelijking met \(Self.name(of: scenarios)):\n")
        Judgement(other).report(for: folder)
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

  private func publish(_ files: [ReportFile], to target: String) -> ExitCode? {
    do throws(Publisher.Refusal) {
      try Publisher(storage: storage).publish(files, to: target)
      return nil
    } catch {
      switch error {
      case .storage(let fault):
        Terminal.complain("\(fault.sentence)\nDe vorige rapporten zijn ongemoeid.\n")
      case .busy(let path):
        Terminal.complain("Een andere run schrijft \(path) op dit moment. Probeer het zo weer.\n")
      case .notAFolder(let path):
        Terminal.complain("\(path) is geen map; er is niets geschreven.\n")
      case .holdsOtherFiles(let path):
        Terminal.complain(
          "In \(path) staan andere bestanden dan rapporten; er is niets geschreven. "
            + "Kies met --out een map die leeg is of nog niet bestaat.\n")
      }
      return .cannotWrite
    }
  }
}
