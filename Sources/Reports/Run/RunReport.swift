import Dossiers
import Formats
import Numbers
import Results

/// Everything that the reports of a run are made from; they compute nothing that is not printed here.
public struct RunReport: Sendable {
  /// For whom the report is; everything below holds only what the audience may see.
  public let audience: Audience
  /// The dossier with the scenarios laid over.
  public let dossier: Dossier
  /// What the run decided.
  public let outcome: Outcome
  /// What everybody may see of the transfers.
  let open: OpenTransfers
  /// Parameters of which the audience may not see what hangs on them.
  let quietParameters: Set<Int>
  /// For each year of the outcome what still has to be decided.
  public let decisions: [[Decision]]
  /// For each year of the outcome other outcomes beside it.
  public let comparisons: [[Comparison]]
  /// The way from the plan's own counts, rates and rules to those of the run, the plan first; empty
  /// when the run itself is on the plan's basis.
  public let bridge: [BridgeStage]
  /// Other outcomes over all years beside this one, of which the first page tells how a change runs
  /// through: for the base the scenarios, for a scenario the base.
  public let beside: [BesideOutcome]
  /// The names of outcomes that are left out, because setting them beside this one would tell of a
  /// few pupils; nothing stands for the plan.
  let leftOut: [String?]
  /// The allocation of the year before the only year of the run, to compare with; nothing where
  /// there is none.
  let yearBefore: YearOutcome?
  /// The name of the scenario, `basis` when there is none.
  public let scenario: String
  /// The version of the program.
  public let version: String
  /// The tables that were read.
  public let inputs: [InputFile]
  /// Where a row stands, for a reader: `parameters.csv regel 5`.
  public let place: @Sendable (Origin) -> String
  /// The weakest status that any money of the run rests on; every page asks for it.
  private(set) var weakest = Status.definitief

  /// A stage on the way from the plan to the run, over all budget years.
  public struct BridgeStage: Sendable {
    /// What this stage changed.
    public let part: Part
    /// The dossier at this stage.
    public let dossier: Dossier
    /// Its outcome over all years.
    public let outcome: Outcome

    /// What a stage changes.
    public enum Part: Sendable {
      /// The plan as it is: what the others start from.
      case plan
      /// The counts (*volume*).
      case volume
      /// Amounts in parameters (*prijs*).
      case price
      /// Everything else (*beleid*).
      case policy
    }

    /// A stage on the way from the plan to the run.
    public init(_ part: Part, dossier: Dossier, outcome: Outcome) {
      self.part = part
      self.dossier = dossier
      self.outcome = outcome
    }
  }

  /// Another outcome over the same years, with the dossier it came from.
  public struct BesideOutcome: Sendable {
    /// The name by which a reader knows it: `basis` or a scenario.
    public let name: String
    /// Its dossier.
    public let dossier: Dossier
    /// What its run decided.
    public let outcome: Outcome

    /// Another outcome over the same years.
    public init(name: String, dossier: Dossier, outcome: Outcome) {
      self.name = name
      self.dossier = dossier
      self.outcome = outcome
    }
  }

  /// The reports of a run for an audience, made from all that the run decided.
  public init(
    dossier: Dossier, outcome: Outcome, decisions: [[Decision]], comparisons: [[Comparison]],
    bridge: [BridgeStage], beside: [BesideOutcome] = [], yearBefore: YearOutcome? = nil,
    scenario: String, version: String,
    inputs: [InputFile], audience: Audience = .open, place: @escaping @Sendable (Origin) -> String
  ) {
    let view = AudienceView(
      audience, dossier, outcome, bridge.map { ($0.dossier, $0.outcome) },
      beside.map { ($0.dossier, $0.outcome) })
    self.audience = audience
    (self.dossier, self.outcome) = view.published(dossier, outcome)
    open = view.openTransfers
    quietParameters = view.quietParameters
    self.decisions = view.published(decisions)
    self.comparisons = view.published(comparisons)
    self.bridge = view.isBridgeShown ? bridge.map { view.published($0) } : []
    self.beside = beside.indices.filter { view.isBesideShown[$0] }.map {
      view.published(beside[$0])
    }
    leftOut =
      (view.isBridgeShown ? [] : [nil])
      + beside.indices.filter { !view.isBesideShown[$0] }.map { beside[$0].name }
    // Only what the steps gave schools: that is the same for every audience.
    self.yearBefore = yearBefore?.with(settlement: SettlementOutcome.none)
    self.scenario = scenario
    self.version = version
    self.inputs = inputs
    self.place = place
    weakest = weakestFound
  }

  /// Every page and table of the report folder; with `index.html` where that is asked for.
  public func files(withIndex: Bool = false) -> [ReportFile] {
    var files: [ReportFile] = [
      .init("samenvatting.md", page: summary()),
      .init("verdeling.md", page: allocation()),
      .init("verdeling.csv", allocationTable()),
      .init("controle.md", page: checks()),
      .init("controle.csv", checkTable()),
      .init("besluitenlijst.md", page: decisionList()),
      .init("besluitenlijst.csv", decisionTable()),
      .init("bronnen-en-aannames.md", page: sourceList()),
    ]
    if coversPeriod { files += budgetFiles() }
    files += transferFiles() + boardFiles()
    return withIndex ? files + [index(of: files)] : files
  }

  /// Whether the run is over the whole period, so that budget and balance sheet may be printed.
  var coversPeriod: Bool {
    !outcome.years.isEmpty
      && (outcome.years.count > 1 || outcome.years.count == dossier.years.count)
  }

  // MARK: What every page begins with

  /// Finds the weakest status that any money of the run rests on.
  private var weakestFound: Status {
    var status = Status.definitief
    if coversPeriod {
      for item in dossier.items { status = max(status, item.provenance.status) }
      for moved in outcome.years.flatMap({ $0.balance?.appropriations ?? [] })
      where moved.amount != .zero {
        status = max(status, dossier.appropriations[moved.row].provenance.status)
      }
    }
    for year in outcome.years {
      for line in year.lines where line.amount != .zero { status = max(status, line.status) }
      for pot in year.pots { status = max(status, pot.status) }
      for step in year.steps {
        status = max(status, step.keyTotalStatus)
        for input in step.inputs { status = max(status, input.weakest) }
        for posting in step.postings { status = max(status, posting.status) }
      }
      guard !year.steps.isEmpty else { continue }
      for month in dossier.paymentMonths(inYear: year.year) {
        status = max(status, month.provenance.status)
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

    > \(standing.markdown)
    \(readerLine)
    """
  }

  /// For whom a page is, where it is not for everybody.
  private var readerLine: String {
    SettlementWording.audience(audience, dossier).map {
      ">\n> **\(MarkdownText.escape($0))**\n"
    } ?? ""
  }

  /// What the reader may do with the figures.
  var standing: Standing {
    Standing(
      dossier.scenarios.isEmpty ? .dossier : .scenario, weakest: weakest,
      adoption: dossier.adoption)
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
