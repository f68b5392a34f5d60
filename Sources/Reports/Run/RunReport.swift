import Dossiers
import Formats
import Numbers
import Results

/// Everything that the reports of a run are made from; they compute nothing that is not printed here.
public struct RunReport: Sendable {
  /// The dossier with the scenarios laid over.
  public let dossier: Dossier
  /// What the run decided.
  public let outcome: Outcome
  /// For each year of the outcome what still has to be decided.
  public let decisions: [[Decision]]
  /// For each year of the outcome other outcomes beside it.
  public let comparisons: [[Comparison]]
  /// The name of the scenario, `basis` when there is none.
  public let scenario: String
  /// The version of the program.
  public let version: String
  /// The tables that were read.
  public let inputs: [InputFile]
  /// Where a row stands, for a reader: `parameters.csv regel 5`.
  public let place: @Sendable (Origin) -> String

  /// A table that was read, with its hash.
  public struct InputFile: Sendable {
    /// The path below the dossier.
    public let path: String
    /// Its size.
    public let size: Int
    /// SHA-256 of its bytes, in hexadecimal.
    public let digest: String

    /// A table with its bytes.
    public init(path: String, bytes: [UInt8]) {
      self.path = path
      size = bytes.count
      digest = SHA256.hexDigest(bytes)
    }
  }

  /// The reports of a run.
  public init(
    dossier: Dossier, outcome: Outcome, decisions: [[Decision]], comparisons: [[Comparison]],
    scenario: String, version: String, inputs: [InputFile],
    place: @escaping @Sendable (Origin) -> String
  ) {
    self.dossier = dossier
    self.outcome = outcome
    self.decisions = decisions
    self.comparisons = comparisons
    self.scenario = scenario
    self.version = version
    self.inputs = inputs
    self.place = place
  }

  /// Every file of the report folder, the hashes last.
  public func files() -> [(path: String, bytes: [UInt8])] {
    var files: [(path: String, bytes: [UInt8])] = [
      ("samenvatting.md", Array(summary().utf8)),
      ("verdeling.md", Array(allocation().utf8)),
      ("verdeling.csv", allocationTable().csv),
      ("controle.md", Array(checks().utf8)),
      ("controle.csv", checkTable().csv),
      ("besluitenlijst.md", Array(decisionList().utf8)),
      ("besluitenlijst.csv", decisionTable().csv),
      ("bronnen-en-aannames.md", Array(sourceList().utf8)),
    ]
    files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let sums = files.map { "\(SHA256.hexDigest($0.bytes))  \($0.path)\n" }.joined()
    files.append(("SHA256SUMS", Array(sums.utf8)))
    return files
  }

  // MARK: What every page begins with

  /// The weakest status that any money of the run rests on.
  var weakest: Status {
    var status = Status.definitief
    for year in outcome.years {
      for pot in year.pots { status = max(status, pot.status) }
      for step in year.steps {
        for posting in step.postings { status = max(status, posting.status) }
      }
    }
    return status
  }

  /// The period as one text: `2026` or `2024-2027`.
  var period: String {
    guard let first = outcome.years.first?.year, let last = outcome.years.last?.year else {
      return ""
    }
    return first == last ? "\(first)" : "\(first)-\(last)"
  }

  /// The title of a page with the standing of the run below it.
  func heading(_ title: String) -> String {
    """
    # \(title) \(period)

    \(MarkdownText.escape(dossier.name)) · \(scenario == "basis" ? "basis" : "scenario \(scenario)")

    > \(standing)

    """
  }

  /// What the reader may do with the figures.
  var standing: String {
    if weakest.needsDecision {
      return "**Rekenvoorbeeld.** Een deel van deze bedragen rust op een "
        + "\(StatusWording.noun(weakest)). Er kunnen geen rechten aan worden ontleend. "
        + "De besluitenlijst noemt elk punt met het bedrag dat ervan afhangt."
    }
    if scenario != "basis" { return "**Scenario.** Dit is een doorrekening en geen besluit." }
    guard dossier.adoption.isComplete else {
      return "**Concept.** Dit dossier is nog niet vastgesteld."
    }
    return "Vastgesteld: \(MarkdownText.escape(dossier.adoption.name)), "
      + "\(MarkdownText.escape(dossier.adoption.body)), "
      + "\(MarkdownText.escape(dossier.adoption.date))."
  }

  // MARK: Totals that several pages show

  /// What each school receives in a year, in cents, by index.
  func schoolTotals(_ year: YearOutcome) -> [Int128] {
    var totals = Array(repeating: Int128(0), count: dossier.schools.count)
    for step in year.steps {
      for posting in step.postings { totals[posting.school] += Int128(posting.amount.cents) }
    }
    return totals
  }

  /// The name of a school in a year.
  func name(_ school: Int, _ year: Int) -> String {
    dossier.schools[school].row(inYear: year)?.name ?? dossier.schools[school].code
  }

  func potName(_ pot: Int) -> String { dossier.pots[pot].name }
}

/// The Dutch words for statuses.
enum StatusWording {
  static func noun(_ status: Status) -> String {
    switch status {
    case .definitief: "definitief gegeven"
    case .vastgesteld: "vastgesteld gegeven"
    case .voorlopig: "voorlopig gegeven"
    case .prognose: "prognose"
    case .opdracht: "opdracht zonder andere bron"
    case .schatting: "schatting"
    case .aanname: "aanname"
    case .voorbeeld: "verzonnen voorbeeld"
    }
  }
}
