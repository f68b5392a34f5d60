import Dossiers
import Formats
import Numbers
import Reports
import Tables

/// `count`: DUO's open files become a telling of a dossier.
struct CountCommand {
  let invocation: Invocation
  var storage = Storage()
  var today = Clock.today

  /// The words after `--masked`; a number of pupils may stand there too.
  static let answers = ["weiger", "ondergrens", "bovengrens", "1", "2", "3", "4"]
  /// The most bytes of a file: DUO's have some 15 million at most.
  static let largestFile = 1 << 28

  func run() throws(StorageError) -> ExitCode {
    guard let dates = days(), let hidden = answer(), isFirmnessClear() else { return .wrongUse }
    let folder = DossierFolder(path: invocation.option("into") ?? "", storage: storage)
    let given = try folder.files()
    guard let duo = try duoFiles(invocation.operands),
      var previous = try duoFiles(invocation.options["previous"] ?? [])
    else { return .wrongData }
    guard let counts = counts(of: duo, on: dates) else { return .wrongUse }
    let reading = DossierReader.read(given)
    guard var dossier = reading.dossier, !hasErrors(reading, in: Self.neededTables) else {
      complain(reading.findings.filter { $0.code.severity == .error }, reading, folder)
      Terminal.complain("Er is niets geschreven.\n")
      return .wrongData
    }
    var tellings: [ImportedTelling] = []
    var hasErrors = false
    for (date, files) in counts {
      let request = CountImport.Request(
        date: date, isFinal: invocation.has("final"), hidden: hidden,
        source: invocation.option("source"))
      let result = CountImport(files, previous: previous, into: dossier, request)
      warnOfFuture(date)
      Terminal.complain(FindingPrinter(folder: "", files: result.files).text(result.findings))
      if result.findings.contains(where: { $0.code.severity == .error && !$0.code.isOfDuo }) {
        Terminal.complain(
          "Verander niets aan een bestand van DUO. Is het niet heel, download het dan opnieuw.\n")
      }
      complain(result.dossierFindings, reading, folder)
      hasErrors = hasErrors || result.hasErrors
      tellings += result.tellings
      // The next count is compared with this one.
      previous = files
      dossier = DossierReader.read(Self.files(given, with: tellings)).dossier ?? dossier
    }
    guard !hasErrors, isSound(tellings, given, reading, folder) else {
      Terminal.complain("Er is niets geschreven.\n")
      return .wrongData
    }
    guard write(tellings, into: folder) else { return .cannotWrite }
    for telling in tellings {
      Terminal.print(Self.sentence(telling, isFinal: invocation.has("final"), hidden: hidden))
    }
    return .done
  }

  // MARK: What was typed

  /// The dates in their order, one for a year at most; nothing when one is no date.
  private func days() -> [Day]? {
    var days: [Day] = []
    for text in invocation.options["date"] ?? [] {
      guard case .value(let day) = NumberText.day(text) else {
        Terminal.complain(
          "--date verwacht een dag, zoals --date 2025-10-01; «\(text)» is dat niet.\n")
        return nil
      }
      guard !days.contains(where: { $0.year == day.year }) else {
        Terminal.complain(
          "Geef van \(day.year) één --date: het jaar in de naam zegt bij welke telling een bestand "
            + "hoort.\n")
        return nil
      }
      days.append(day)
    }
    return days.sorted()
  }

  /// Which files are of which count: of more than one, those with its year in their name.
  private func counts(
    of files: [DossierFile], on dates: [Day]
  ) -> [(date: Day, files: [DossierFile])]? {
    guard dates.count > 1 else { return dates.map { ($0, files) } }
    var complaints = ""
    for file in files {
      let years = CountImport.years(inNameOf: file.path)
      guard dates.filter({ years.contains($0.year) }).count != 1 else { continue }
      complaints +=
        "\(file.path): bij welke --date hoort dit bestand? Zet het jaar van de telling in de naam, en "
        + "geen ander jaar.\n"
    }
    let counts = dates.map { date in
      (
        date: date,
        files: files.filter {
          CountImport.years(inNameOf: $0.path).contains(date.year)
        }
      )
    }
    for (date, files) in counts where files.isEmpty {
      complaints +=
        "Bij --date \(DutchText.isoDay(date)) hoort geen bestand: geen naam noemt \(date.year).\n"
    }
    Terminal.complain(complaints)
    return complaints.isEmpty ? counts : nil
  }

  private func answer() -> HiddenPupils? {
    let word = invocation.option("masked") ?? Self.answers[0]
    switch word {
    case "weiger": return .refused
    case "ondergrens": return .lower
    case "bovengrens": return .upper
    default:
      if let pupils = Int64(word), (1...4).contains(pupils) { return .each(pupils) }
      Terminal.complain(
        "--masked verwacht weiger, ondergrens, bovengrens of 1, 2, 3 of 4 leerlingen per cel.\n")
      return nil
    }
  }

  private func isFirmnessClear() -> Bool {
    guard invocation.has("final"), invocation.has("provisional") else { return true }
    Terminal.complain("Kies --final of --provisional, niet beide.\n")
    return false
  }

  private func warnOfFuture(_ date: Day) {
    guard let today, today < date else { return }
    Terminal.complain("waarschuwing: de telling van \(DutchText.day(date)) moet nog komen.\n")
  }

  /// The files of DUO; nothing when one is too large to be one.
  private func duoFiles(_ paths: [String]) throws(StorageError) -> [DossierFile]? {
    var files: [DossierFile] = []
    for path in paths {
      let size = try storage.size(path)
      guard size <= Self.largestFile else {
        let facts = [String(size), String(Self.largestFile)]
        let finding = Finding(.fileTooLarge, at: .file(path: path), facts)
        Terminal.complain(
          "\(path): fout[\(finding.code.rawValue)]: \(FindingWording.sentence(of: finding))\n"
            + "  → \(FindingWording.remedy(of: finding))\nEr is niets geschreven.\n")
        return nil
      }
      files.append(DossierFile(path: path, bytes: try storage.read(path)))
    }
    return files
  }

  // MARK: The dossier before and after

  /// The tables without which nobody knows whose pupils are counted.
  private static let neededTables: Set<TableID> = [
    .dossier, .bronnen, .scholen, .vestigingen, .telgroepen,
  ]

  private func hasErrors(_ reading: DossierReading, in tables: Set<TableID>) -> Bool {
    reading.findings.contains { finding in
      // A telgroep may be one that this count brings.
      guard finding.code.severity == .error, finding.code != .unknownTelgroep else { return false }
      let path = reading.files.place(of: finding)?.path
      return path == nil || tables.contains { $0.fileName == path }
    }
  }

  private func complain(
    _ findings: [Finding], _ reading: DossierReading, _ folder: DossierFolder
  ) {
    Terminal.complain(FindingPrinter(folder: folder.path, files: reading.files).text(findings))
  }

  /// Whether the dossier with the tellings has no error that it had not without them.
  private func isSound(
    _ tellings: [ImportedTelling], _ given: [DossierFile], _ before: DossierReading,
    _ folder: DossierFolder
  ) -> Bool {
    let after = DossierReader.read(Self.files(given, with: tellings))
    func key(_ finding: Finding, _ reading: DossierReading) -> String {
      let place = reading.files.place(of: finding)
      return "\(finding.code.rawValue) \(place?.path ?? "") \(place?.line ?? 0) \(finding.facts)"
    }
    let known = Set(before.findings.map { key($0, before) })
    let new = after.findings.filter {
      $0.code.severity == .error && !known.contains(key($0, after))
    }
    complain(new, after, folder)
    return new.isEmpty
  }

  /// The files of a dossier with tellings among them.
  private static func files(
    _ given: [DossierFile], with tellings: [ImportedTelling]
  ) -> [DossierFile] {
    let paths = Set(tellings.map(\.path))
    return given.filter { !paths.contains($0.path) }
      + tellings.map { DossierFile(path: $0.path, bytes: $0.bytes) }
  }

  private func write(_ tellings: [ImportedTelling], into folder: DossierFolder) -> Bool {
    let files = tellings.map { ReportFile(path: $0.path, bytes: $0.bytes) }
    do throws(DossierWriter.Refusal) {
      try DossierWriter(folder: folder.path, storage: storage)
        .write(files, mayReplace: invocation.has("replace"))
      return true
    } catch {
      switch error {
      case .storage(let fault): Terminal.complain("\(fault.sentence)\nEr is niets geschreven.\n")
      case .busy(let path):
        Terminal.complain("Een andere opdracht schrijft in \(path). Probeer het zo weer.\n")
      case .exists(let path):
        Terminal.complain(
          "\(path) bestaat al; er is niets geschreven. Met --replace wordt het vervangen.\n")
      }
      return false
    }
  }
}

extension FindingCode {
  /// Whether it is about what DUO's files say, not about how they are written.
  fileprivate var isOfDuo: Bool { rawValue.hasPrefix("D") }
}
