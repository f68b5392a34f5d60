import Dossiers
import Engine
import Formats
import Numbers
import Reports
import Results
import Scenarios
import Tables

/// `batch`: everything that belongs to one count, in one folder.
///
/// Each part is the report of another command, with its own list of inputs and hashes, so that it can
/// be verified and sent by itself.
struct BatchCommand {
  let invocation: Invocation
  /// Told after each step.
  var log: (String) -> Void = { _ in }

  /// One report of the batch: the words of its command, and where it comes.
  private struct Part: Sendable {
    let name: String
    let folder: String
    let page: String
    let words: [String]
    /// Whether the batch does not go on without it.
    let isNeeded: Bool
    /// How many checks failed; nothing for a comparison, whose outcomes have had theirs.
    let failedChecks: Int?
  }

  func rendering(of dossier: ReadDossier) -> Rendering {
    guard let typed = invocation.option("count"), case .value(let day) = NumberText.day(typed)
    else {
      return Rendering(
        refused: "--count verwacht een teldag, zoals --count 2025-10-01.\n", .wrongUse)
    }
    let base = Calculation(DossierReader.read(dossier.files))
    let judgement = Judgement(base)
    var complaints = judgement.text(for: dossier.folder)
    guard let facts = base.dossier, let outcome = base.outcome else {
      return Rendering(refused: complaints, .wrongData)
    }
    if day.month != 10 || day.day != 1 {
      complaints += "Let op: \(DutchText.day(day)) is niet 1 oktober.\n"
    }
    guard facts.countDays.contains(day) else {
      let days = facts.countDays.map { DutchText.day($0) }.joined(separator: ", ")
      complaints +=
        "Van \(DutchText.day(day)) staat er geen telling in het dossier"
        + (days.isEmpty ? ".\n" : "; wel van \(days).\n")
      return Rendering(refused: complaints, .notYet)
    }
    guard
      let year = facts.years.first(where: { facts.countDay(like: day, inBudgetYear: $0) == day })
    else {
      complaints +=
        "Geen begrotingsjaar van het dossier rust op de telling van \(DutchText.day(day)).\n"
      return Rendering(refused: complaints, .wrongData)
    }
    log("\(dossier.folder.name): gecontroleerd, \(facts.name)\n")
    var remarks: [String] = []
    guard
      let scenarios = scenarios(of: dossier, after: base, judgement, &complaints, &remarks)
    else { return Rendering(refused: complaints, .wrongData) }
    return make(
      parts(facts, base, day, year, judgement, scenarios, &remarks), of: dossier, (facts, outcome),
      day, year, remarks, base.reading.scenarios, complaints)
  }

  // MARK: What there is to make

  /// The scenarios that may stand beside the base, with their checks; nothing when one has an error.
  private func scenarios(
    of dossier: ReadDossier, after base: Calculation, _ judgement: Judgement,
    _ complaints: inout String, _ remarks: inout [String]
  ) -> [(name: String, failed: Int)]? {
    guard let facts = base.dossier, let outcome = base.outcome else { return nil }
    let (files, reading) = (dossier.files, base.reading)
    let results = Threads.watched(reading.scenarios.count, "scenario's") { place in
      let other = Calculation(files, scenarios: [reading.scenarios[place]], after: reading)
      var isAllowed = true
      if let there = other.dossier, let theirs = other.outcome {
        isAllowed = ComparisonGuard(from: (facts, outcome), to: (there, theirs))
          .allows(there, theirs)
      }
      return (Judgement(other), isAllowed)
    }
    var scenarios: [(name: String, failed: Int)] = []
    for (name, (other, isAllowed)) in zip(reading.scenarios, results) {
      complaints += other.text(for: dossier.folder, as: name, without: judgement.findings)
      if isAllowed {
        scenarios.append((name, other.failed.count))
      } else {
        remarks.append(
          "Scenario \(name) staat er niet bij: naast de basis zou het verraden wat de overstappen "
            + "van enkele leerlingen kosten.")
      }
    }
    return results.contains { $0.0.hasErrors } ? nil : scenarios
  }

  private func parts(
    _ facts: Dossier, _ base: Calculation, _ day: Day, _ year: Int, _ judgement: Judgement,
    _ scenarios: [(name: String, failed: Int)], _ remarks: inout [String]
  ) -> [Part] {
    let period = base.outcome?.period ?? ""
    var parts: [Part] = []
    for (name, failed) in [("basis", judgement.failed.count)] + scenarios {
      let option = name == "basis" ? [] : ["--scenario=\(name)"]
      let title = name == "basis" ? "Basis" : "Scenario \(name)"
      parts.append(
        Part(
          name: "\(title), \(year)", folder: "\(year)/\(name)", page: "samenvatting.md",
          words: ["run", "--html", "--year=\(year)"] + option, isNeeded: true, failedChecks: failed)
      )
      guard period != String(year) else { continue }
      parts.append(
        Part(
          name: "\(title), \(period)", folder: "\(period)/\(name)", page: "samenvatting.md",
          words: ["run", "--html"] + option, isNeeded: true, failedChecks: failed))
    }
    func compare(_ name: String, _ folder: String, _ page: String, _ words: [String]) {
      parts.append(
        Part(
          name: name, folder: folder, page: page, words: ["compare", "--year=\(year)"] + words,
          isNeeded: false, failedChecks: nil))
    }
    if !base.reading.scenarios.isEmpty {
      compare("Elk scenario naast de basis", "vergelijking-scenarios", "overzicht.md", [])
    }
    let page = "herverdeeleffecten.md"
    if let previous = facts.countDays.last(where: {
      $0 < day && $0.month == day.month && $0.day == day.day
    }) {
      compare(
        "Naast de telling van \(DutchText.day(previous))", "vergelijking-vorige-telling", page,
        ["--from=\(DutchText.isoDay(previous))"])
    } else {
      remarks.append("Er is geen eerdere telling in het dossier om mee te vergelijken.")
    }
    if facts.provisionalCounts.contains(where: { $0.date == day }) {
      compare(
        "Van de voorlopige naar de definitieve telling: na te betalen of terug te vorderen",
        "vergelijking-voorlopig-definitief", page, ["--from=\(MomentComparison.provisional)"])
    }
    return parts
  }

  // MARK: Making it

  private static func rendering(of part: Part, of dossier: ReadDossier) -> Rendering? {
    guard case .run(let words) = Invocation.read(part.words + ["--", dossier.folder.path]) else {
      return nil
    }
    return words.rendering(of: dossier)
  }

  private func make(
    _ parts: [Part], of dossier: ReadDossier, _ base: (Dossier, Outcome), _ day: Day, _ year: Int,
    _ told: [String], _ scenarios: [String], _ known: String
  ) -> Rendering {
    let (facts, outcome) = base
    let standing = Standing(
      .dossier, weakest: outcome.weakestStatus, adoption: facts.adoption)
    var (complaints, remarks) = (known, told)
    var pages: [ReportFile] = []
    var steps: [BatchSummary.Step] = []
    // What was read does not change, and no rendering touches the disk.
    nonisolated(unsafe) let read = dossier
    var renderings: [Rendering?] = []
    for (place, part) in parts.enumerated() {
      if place == renderings.count {
        // As many at a time as there are cores, so that the log goes on.
        let next = Array(parts[place...].prefix(Threads.cores))
        renderings += Threads.map(next.count) { Self.rendering(of: next[$0], of: read) }
      }
      guard let rendering = renderings[place] else { continue }
      renderings[place] = nil
      let number = "stap \(place + 1) van \(parts.count)"
      guard let report = rendering.report else {
        complaints += rendering.complaints
        if part.isNeeded { return Rendering(refused: complaints, rendering.code) }
        remarks.append("\(part.name): niet gemaakt. De meldingen van de opdracht zeggen waarom.")
        log("\(number): \(part.name): niet gemaakt\n")
        continue
      }
      pages += report.files.map { $0.below(part.folder) }
      steps.append(
        .init(
          name: part.name, folder: part.folder, page: part.page, files: report.files.count,
          failedChecks: part.failedChecks))
      log("\(number): \(part.name): \(report.files.count) bestanden\n")
    }
    let summary = BatchSummary(
      dossierName: facts.name, count: day, year: year, steps: steps, standing: standing,
      remarks: remarks, version: Help.version)
    let manifest = invocation.manifest(
      [("periode", String(year)), ("telling", DutchText.isoDay(day)), ("lezer", "open")], dossier,
      scenarios: scenarios)
    return Rendering(
      .init(
        place: "reports/\(dossier.folder.name)/telling-\(DutchText.isoDay(day))",
        pages: summary.files() + pages, manifest),
      complaints: complaints,
      code: steps.contains { ($0.failedChecks ?? 0) > 0 } ? .checkFailed : .done)
  }
}
