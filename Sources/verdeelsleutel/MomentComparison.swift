import Dossiers
import Engine
import Formats
import Numbers
import Reports
import Results
import Scenarios
import Tables

/// `compare` between two years, or between two counts for one year.
struct MomentComparison {
  let invocation: Invocation
  /// What was typed: a year, or the day of a count.
  let moment: String
  let dossier: ReadDossier

  /// What is compared with what.
  private struct Sides {
    let before: NamedRun
    let after: NamedRun
    let outcomes: [Outcome]
    let note: String
    let place: String
  }

  /// What is typed for the provisional counts.
  static let provisional = "voorlopig"

  /// Why there is nothing to compare.
  private enum Refusal: Error {
    case wrongUse(String)
    case wrongData(String)
  }

  func rendering() -> Rendering {
    var complaints = ""
    do throws(Refusal) {
      return try compare(&complaints)
    } catch {
      switch error {
      case .wrongUse(let sentence):
        return Rendering(refused: complaints + sentence + "\n", .wrongUse)
      case .wrongData(let sentence):
        return Rendering(
          refused: complaints + (sentence.isEmpty ? "" : sentence + "\n"), .wrongData)
      }
    }
  }

  private func compare(_ complaints: inout String) throws(Refusal) -> Rendering {
    if invocation.options["scenario"] != nil {
      throw .wrongUse(
        "Tussen twee jaren of tellingen gelden scenario's in beide: noem ze met --with.")
    }
    guard let year = invocation.option("year").flatMap({ Int($0) }) else {
      throw .wrongUse(
        "Bij --from hoort ook --year: het jaar dat met \(moment) wordt vergeleken.")
    }
    let from = try self.from()
    let with = invocation.options["with"] ?? []
    let base = DossierReader.read(self.dossier.files)
    let reading =
      with.isEmpty
      ? base : DossierReader.read(self.dossier.files, scenarios: with, after: base)
    let calculation = Calculation(reading)
    let judgement = Judgement(calculation)
    complaints += judgement.text(
      for: self.dossier.folder, as: with.isEmpty ? nil : RunCommand.name(of: with),
      without: calculation.findings.filter { $0.code.isForCheckOnly })
    guard let dossier = calculation.dossier, let outcome = calculation.outcome else {
      throw .wrongData("")
    }
    for case let asked? in [year, from.year] where !dossier.years.contains(asked) {
      throw .wrongData(
        "Het jaar \(asked) valt buiten het dossier, dat loopt van \(dossier.firstYear) tot en met "
          + "\(dossier.lastYear).")
    }
    let sides: Sides
    switch from {
    case .year(let other): sides = try years(dossier, outcome, year, other)
    case .count(let day): sides = try counts(calculation, dossier, outcome, year, day)
    case .provisional: sides = try provisionals(calculation, dossier, outcome, year)
    }
    let report = RedistributionReport(
      sides.before.redistribution(ofMomentsTo: sides.after), dossierName: dossier.name,
      outcomes: sides.outcomes, scenarioCount: with.count, version: Help.version, note: sides.note)
    let suffix = with.isEmpty ? "" : "-\(RunCommand.name(of: with))"
    let manifest = invocation.manifest(
      [("periode", String(year)), ("voor", sides.before.name), ("na", sides.after.name)],
      self.dossier, scenarios: with)
    return Rendering(
      .init(
        place: "reports/\(self.dossier.folder.name)/\(year)/\(sides.place)\(suffix)",
        pages: report.files(), manifest),
      complaints: complaints, code: judgement.failed.isEmpty ? .done : .checkFailed)
  }

  // MARK: Two years

  private func years(
    _ dossier: Dossier, _ outcome: Outcome, _ year: Int, _ from: Int
  ) throws(Refusal) -> Sides {
    guard from != year else { throw .wrongUse("--year en --from zijn hetzelfde jaar.") }
    let (old, new) = (outcome.only(from), outcome.only(year))
    // What nobody knows is not nothing: beside it every school would seem to win.
    let unknown = [old, new].flatMap(\.years).filter(\.steps.isEmpty).map { String($0.year) }
    guard unknown.isEmpty else {
      throw .wrongData(
        AllocationWording.underivable(unknown.joined(separator: " en "))
          + " Er is dus niets om mee te vergelijken.")
    }
    return Sides(
      before: NamedRun(name: String(from), outcome: old, dossier: dossier),
      after: NamedRun(name: String(year), outcome: new, dossier: dossier), outcomes: [old, new],
      note: "", place: "vergelijking-\(from)-\(year)")
  }

  // MARK: Two counts

  private func counts(
    _ calculation: Calculation, _ dossier: Dossier, _ outcome: Outcome, _ year: Int, _ from: Day
  ) throws(Refusal) -> Sides {
    guard let own = dossier.countDay(like: from, inBudgetYear: year) else {
      throw .wrongData(
        "Het dossier heeft geen peilmoment op \(DutchText.day(from.day, ofMonth: from.month)).")
    }
    guard from != own else {
      throw .wrongUse("De telling van \(DutchText.day(from)) is al die van \(year).")
    }
    let theirs = try outcomeByCount(calculation, dossier, year, from, own)
    let mine = (dossier: dossier, outcome: outcome.only(year))
    guard ComparisonGuard(from: theirs, to: mine).allows(mine.dossier, mine.outcome) else {
      throw .wrongData(
        "Deze vergelijking zou verraden wat de overstappen van enkele leerlingen kosten, omdat dat "
          + "bedrag met beide tellingen anders is. Er is niets geschreven.")
    }
    let (before, after) = (DutchText.isoDay(from), DutchText.isoDay(own))
    return Sides(
      before: NamedRun(name: "telling \(before)", outcome: theirs.outcome, dossier: theirs.dossier),
      after: NamedRun(name: "telling \(after)", outcome: mine.outcome, dossier: dossier),
      outcomes: [theirs.outcome, mine.outcome],
      note: note(dossier, [theirs.outcome, mine.outcome], from, own),
      place: "vergelijking-telling-\(before)-\(after)")
  }

  /// The outcome of the year by the count of a day.
  private func outcomeByCount(
    _ calculation: Calculation, _ dossier: Dossier, _ year: Int, _ day: Day, _ own: Day
  ) throws(Refusal) -> (dossier: Dossier, outcome: Outcome) {
    guard dossier.countDays.contains(day) else {
      let days = dossier.countDays.map { DutchText.day($0) }.joined(separator: ", ")
      throw .wrongData(
        "Van \(DutchText.day(day)) staat er geen telling in het dossier"
          + (days.isEmpty ? "." : "; wel van \(days)."))
    }
    return try self.outcome(
      calculation, dossier.counting(day, insteadOf: own), year,
      "de telling van \(DutchText.day(day))")
  }

  /// The outcome of the year with other counts.
  private func outcome(
    _ calculation: Calculation, _ changed: Dossier, _ year: Int, _ name: String
  ) throws(Refusal) -> (dossier: Dossier, outcome: Outcome) {
    let other = Calculation(calculation.reading, with: changed, year: year)
    // What a count of another day makes of the control totals is no news; an error is.
    let news = other.findings.filter { finding in
      finding.code.severity == .error && !calculation.findings.contains(finding)
    }
    if !news.isEmpty {
      let text = FindingPrinter(
        folder: self.dossier.folder.path, files: calculation.reading.files
      ).text(news)
      throw .wrongData("Met \(name):\n\(text)")
    }
    guard let theirs = other.outcome else { throw .wrongData("") }
    return (changed, theirs)
  }

  // MARK: Provisional and final

  private func provisionals(
    _ calculation: Calculation, _ dossier: Dossier, _ outcome: Outcome, _ year: Int
  ) throws(Refusal) -> Sides {
    guard !dossier.provisionalCounts.isEmpty else {
      throw .wrongData(
        "Geen telgroep van het dossier heeft zowel een voorlopige als een definitieve telling.")
    }
    let theirs = try self.outcome(
      calculation, dossier.countingProvisionally, year, "de voorlopige telling")
    let mine = (dossier: dossier, outcome: outcome.only(year))
    guard ComparisonGuard(from: theirs, to: mine).allows(mine.dossier, mine.outcome) else {
      throw .wrongData(
        "Deze vergelijking zou verraden wat de overstappen van enkele leerlingen kosten, omdat dat "
          + "bedrag met beide tellingen anders is. Er is niets geschreven.")
    }
    return Sides(
      before: NamedRun(
        name: "voorlopige telling", outcome: theirs.outcome, dossier: theirs.dossier),
      after: NamedRun(name: "definitieve telling", outcome: mine.outcome, dossier: dossier),
      outcomes: [theirs.outcome, mine.outcome],
      note:
        "Het verschil is wat een school op de definitieve telling extra krijgt of terugbetaalt, "
        + "als de voorlopige is uitbetaald." + estimates(dossier),
      place: "vergelijking-voorlopig-definitief")
  }

  /// The schools of which either count rests on an answer to what DUO hides: that is no money.
  private func estimates(_ dossier: Dossier) -> String {
    var schools: Set<Int> = []
    for before in dossier.provisionalCounts {
      guard let after = dossier.count(before.telgroep, on: before.date) else { continue }
      for school in before.cells.indices {
        let isEstimate = [before, after].contains {
          $0.provenance(ofSchool: school)?.status == .schatting
        }
        if isEstimate, before.cells[school].pupils != after.cells[school].pupils {
          schools.insert(school)
        }
      }
    }
    guard !schools.isEmpty else { return "" }
    let names = schools.sorted().map { dossier.schools[$0].rows.last?.name ?? "" }
    return " Let op: een aantal dat verschilt, is geschat omdat DUO het afschermt, bij "
      + "\(names.joined(separator: ", ")). Daar komt een deel van het verschil van de gekozen schatting; "
      + "dat heeft niemand te goed."
  }

  /// The telgroepen of the steps that the other count does not have, and that stay as they are.
  private func note(
    _ dossier: Dossier, _ outcomes: [Outcome], _ day: Day, _ own: Day
  ) -> String {
    var used: Set<Int> = []
    for input in outcomes.flatMap(\.years).flatMap(\.steps).flatMap(\.inputs) {
      if case .count(let telgroep, _) = input.reference { used.insert(telgroep) }
    }
    let lacking = dossier.telgroepen(countedOn: own, notOn: day).intersection(used)
    guard !lacking.isEmpty else { return "" }
    let names = lacking.map { dossier.telgroepen[$0] }.sorted().joined(separator: ", ")
    return "De telling van \(DutchText.day(day)) heeft geen \(names); daarvoor geldt ook hier die "
      + "van \(DutchText.day(own))."
  }

  // MARK: What was typed

  /// A year or the day of a count.
  private enum Moment {
    case year(Int)
    case count(Day)
    case provisional

    var year: Int? {
      if case .year(let year) = self { year } else { nil }
    }
  }

  private func from() throws(Refusal) -> Moment {
    if moment == Self.provisional { return .provisional }
    let parts = moment.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    if parts.map(\.utf8.count) == [4], let year = numbers.first { return .year(year) }
    if parts.map(\.utf8.count) == [4, 2, 2], numbers.count == 3,
      let day = Day(year: numbers[0], month: numbers[1], day: numbers[2])
    {
      return .count(day)
    }
    throw .wrongUse(
      "--from verwacht een jaar of een teldag, zoals --from 2026 of --from 2024-10-01, of "
        + "«voorlopig».")
  }
}
