import Dossiers
import Formats
import Numbers

/// DUO's open files, made into tellings of a dossier: only its own locations, nothing guessed.
///
/// What the files and the dossier do not agree on is a finding; with an error there are no tellings.
public struct CountImport {
  /// What the controller asked.
  public struct Request: Sendable {
    /// The date of the count.
    public let date: Day
    /// Whether DUO will not change it any more.
    public let isFinal: Bool
    /// The answer to what DUO hides.
    public let hidden: HiddenPupils
    /// The source in `bronnen.csv`.
    public let source: String

    /// A request; without a source it is `duo_` and the year.
    public init(date: Day, isFinal: Bool, hidden: HiddenPupils, source: String? = nil) {
      self.date = date
      self.isFinal = isFinal
      self.hidden = hidden
      self.source = source ?? "duo_\(date.year)"
    }

    /// How firm the rows are of which nothing is hidden.
    var status: Status { isFinal ? .definitief : .voorlopig }
  }

  /// The tellings; none when there is an error.
  public private(set) var tellings: [ImportedTelling] = []
  /// What is wrong with DUO's files, or asked about them.
  public private(set) var findings: [Finding] = []
  /// The files of ``findings``.
  public private(set) var files = SourceFiles()
  /// What is asked about the dossier; its files are those of the reading.
  public private(set) var dossierFindings: [Finding] = []

  let dossier: Dossier
  let request: Request

  /// Reads DUO's files of the count, and those of an earlier one to compare with, if any.
  public init(
    _ given: [DossierFile], previous: [DossierFile] = [], into dossier: Dossier,
    _ request: Request
  ) {
    self.dossier = dossier
    self.request = request
    checkDate()
    let now = read(given)
    let before = read(previous)
    guard !hasErrors else { return }
    checkYears(of: given)
    checkPrevious(previous, given, before)
    checkRules(now)
    let places = DuoPlaces(dossier, on: request.date)
    if now[.pupils] == nil, now[.types] == nil {
      findings.append(
        Finding(.nothingCounted, at: .file(path: given.first?.path ?? ""), []))
      return
    }
    var sightings: [DuoKind: DuoSightings] = [:]
    for kind in DuoKind.allCases {
      guard let file = now[kind] else { continue }
      sightings[kind] = DuoSightings(file, places, isAll: kind == .pupils, &findings)
    }
    compare(sightings, before[.pupils], places)
    guard !hasErrors else { return }
    count(now, sightings, places)
    if hasErrors { tellings = [] }
  }

  /// Whether nothing may be written.
  public var hasErrors: Bool {
    (findings + dossierFindings).contains { $0.code.severity == .error }
  }

  private mutating func read(_ given: [DossierFile]) -> [DuoKind: DuoFile] {
    var found: [DuoKind: DuoFile] = [:]
    for file in given {
      guard let read = DuoFile.read(file, into: &files, &findings) else { continue }
      if let other = found[read.kind] {
        findings.append(
          Finding(.sameDuoFile, at: .file(path: file.path), [read.kind.rawValue, other.path]))
      }
      found[read.kind] = read
    }
    return found
  }

  /// What is given to compare with must be another file 03.
  private mutating func checkPrevious(
    _ previous: [DossierFile], _ given: [DossierFile], _ before: [DuoKind: DuoFile]
  ) {
    for file in previous {
      guard let same = given.first(where: { $0.bytes == file.bytes }) else { continue }
      findings.append(Finding(.previousIsSame, at: .file(path: file.path), [same.path]))
    }
    if let first = previous.first, before[.pupils] == nil {
      findings.append(Finding(.previousNotCompared, at: .file(path: first.path)))
    }
  }

  // MARK: When

  private mutating func checkDate() {
    let date = request.date
    let name = DutchText.isoDay(date)
    if date.month != 10 || date.day != 1 {
      dossierFindings.append(Finding(.notFirstOfOctober, at: .dossier, [name]))
    }
    let isRead = dossier.years.contains { year in
      dossier.moments.contains { $0.date(forBudgetYear: year) == date }
    }
    if !isRead {
      dossierFindings.append(
        Finding(
          .dateNotRead, at: .dossier,
          [name, String(dossier.years.lowerBound), String(dossier.years.upperBound)]))
    }
  }

  private mutating func checkYears(of given: [DossierFile]) {
    for file in given {
      let years = Self.years(inNameOf: file.path)
      if years.isEmpty {
        findings.append(
          Finding(
            .yearAssumed, at: .file(path: file.path), [DutchText.isoDay(request.date)]))
      } else if !years.contains(request.date.year) {
        findings.append(
          Finding(
            .yearInName, at: .file(path: file.path),
            [years.map(String.init).joined(separator: ", "), DutchText.isoDay(request.date)]))
      }
    }
  }

  /// The years that the name of a file speaks of: DUO's files carry none inside.
  public static func years(inNameOf path: String) -> [Int] {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.split { !$0.isNumber || !$0.isASCII }
      .filter { $0.utf8.count == 4 && $0.hasPrefix("20") }.compactMap { Int($0) }
  }

  // MARK: Rules

  private mutating func checkRules(_ now: [DuoKind: DuoFile]) {
    for kind in [DuoKind.types, .pupils] {
      guard let file = now[kind],
        !dossier.countingRules.contains(where: { $0.isTotal == (kind == .pupils) })
      else { continue }
      let example = kind == .pupils ? "leerlingen;;;" : "bb34;VMBO BL lj 3-4;3;"
      findings.append(
        Finding(
          .countingRuleNeeded, at: .file(path: file.path), [kind.rawValue, example]))
    }
    if !dossier.sources.contains(where: { $0.id == request.source }) {
      let row =
        "\(request.source);Leerlingen vo, peildatum \(DutchText.day(request.date));;"
        + "DUO Open Onderwijsdata"
      dossierFindings.append(
        Finding(.countSourceMissing, at: .file(path: "bronnen.csv"), [request.source, row]))
    }
  }

  // MARK: What changed

  private mutating func compare(
    _ sightings: [DuoKind: DuoSightings], _ before: DuoFile?, _ places: DuoPlaces
  ) {
    let earlier = before.map { DuoSightings($0, places, isAll: true, &findings) }
    var comparison = DuoComparison(
      dossier: dossier, places: places, date: request.date, sightings: sightings,
      earlier: earlier)
    comparison.compare()
    findings += comparison.findings
    dossierFindings += comparison.dossierFindings
  }

  // MARK: Counts

  private mutating func count(
    _ now: [DuoKind: DuoFile], _ sightings: [DuoKind: DuoSightings], _ places: DuoPlaces
  ) {
    var totals: [String: PupilRange] = [:]
    if let file = now[.pupils], let seen = sightings[.pupils] {
      var counter = DuoCounter(file, seen, places, request)
      totals = counter.totals()
      let rules = dossier.countingRules.filter(\.isTotal)
      finish(&counter, rules.map { ($0.telgroep, totals) })
    }
    if let file = now[.types], let seen = sightings[.types] {
      var counter = DuoCounter(file, seen, places, request)
      let groups = counter.groups(
        dossier.countingRules.filter { !$0.isTotal }, within: totals)
      finish(&counter, groups)
    }
  }

  private mutating func finish(
    _ counter: inout DuoCounter, _ groups: [(telgroep: String, pupils: [String: PupilRange])]
  ) {
    findings += counter.findings
    let telling = ImportedTelling(groups, counter.kind, request)
    if request.hidden == .refused, telling.uncertainLocations > 0 {
      findings.append(
        Finding(
          .hiddenPupils, at: .file(path: counter.path),
          [String(telling.uncertainLocations)]
            + [telling.uncertainty.lowerBound, telling.uncertainty.upperBound].map {
              String($0)
            }))
    }
    checkOtherDates(groups)
    tellings.append(telling)
  }

  /// A count that is to the pupil that of another date is the file of another year.
  private mutating func checkOtherDates(
    _ groups: [(telgroep: String, pupils: [String: PupilRange])]
  ) {
    for (telgroep, pupils) in groups {
      guard let index = dossier.telgroepen.firstIndex(of: telgroep) else { continue }
      var sums = Array(repeating: Int64(0), count: dossier.schools.count)
      for location in dossier.locations where location.period.contains(request.date) {
        guard let school = location.school, let range = pupils[location.code] else { continue }
        sums[school] += range.lower
      }
      for column in dossier.counts
      where column.telgroep == index && column.date != request.date {
        let known = column.cells.indices.filter {
          column.cells[$0].knowledge == .known && column.cells[$0].pupils > 0 || sums[$0] > 0
        }
        guard known.count >= 5,
          known.allSatisfy({ column.cells[$0].pupils == sums[$0] })
        else { continue }
        dossierFindings.append(
          Finding(
            .sameAsOtherDate, at: .dossier, [telgroep, DutchText.isoDay(column.date)]))
      }
    }
  }
}
