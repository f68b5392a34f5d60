import Numbers

/// The typed facts and rules of one samenwerkingsverband, with every name resolved to an index.
public struct Dossier: Sendable {
  /// The name in full.
  public var name = ""
  /// The first budget year.
  public var firstYear = 0
  /// The last budget year.
  public var lastYear = 0
  /// The unit in which pots are divided, in cents.
  public var divisionUnit: Int64 = 1
  /// The unit to which budget amounts are rounded, in cents.
  public var budgetUnit: Int64 = 100
  /// The decision that adopted the dossier; empty when it is not adopted.
  public var adoption = Adoption()
  /// The telgroep by which amounts per pupil are shown.
  public var pupilTelgroep: Int?
  /// The scenarios that the first page of the reports compares with.
  public var comparedScenarios: [String] = []
  /// The scenarios that put the plan's own counts and rates in place, on which its printed figures
  /// are reconciled; empty when the dossier itself is on the plan's basis.
  public var planScenarios: [String] = []
  /// The scenarios that were laid over, in that order.
  public var scenarios: [String] = []

  /// The schoolbesturen, by name.
  public var boards: [String] = []
  /// The schools, by code.
  public var schools: [School] = []
  /// The locations, in the order of the table.
  public var locations: [Location] = []
  /// The groups, by name.
  public var groups: [Group] = []
  /// The counting moments; the first is the default.
  public var moments: [Moment] = []
  /// The names of the telgroepen.
  public var telgroepen: [String] = []
  /// The counts, by date and telgroep.
  public var counts: [CountColumn] = []
  /// The provisional counts that a final one of the same day has replaced in ``counts``.
  public var provisionalCounts: [CountColumn] = []
  /// The totals of telgroepen.
  public var totals: [CountTotal] = []
  /// How telgroepen follow from DUO's open files, in the order of the table.
  public var countingRules: [CountingRule] = []
  /// The parameters.
  public var parameters: [Parameter] = []
  /// The parameter that holds the budgeted result of a year, which the *ruimte* leaves untouched.
  public var plannedResult: Int?
  /// The schoolgegevens.
  public var attributes: [Attribute] = []
  /// The pots.
  public var pots: [Pot] = []
  /// The rows of the allocation steps, by number, then as the table has them.
  public var steps: [StepRow] = []
  /// The budget lines.
  public var lines: [BudgetLine] = []
  /// The balance items, in the order of the table.
  public var items: [BalanceItem] = []
  /// The appropriations, in the order of the table.
  public var appropriations: [Appropriation] = []
  /// The measures, in the order of the table.
  public var measures: [Measure] = []
  /// The printed figures of the plan.
  public var figures: [PrintedFigure] = []
  /// The differences that somebody accepted.
  public var accepted: [AcceptedDifference] = []
  /// The transfers of pupils, by pupil, first day and code.
  public var transfers: [PupilTransfer] = []
  /// The funding categories that the vangnet counts, in the order of the table.
  public var vangnet: [VangnetCategory] = []
  /// The counts of the vangnet's telgroepen by location, by date, telgroep and location.
  public var locationCounts: [LocationCount] = []
  /// The bovenschoolse voorzieningen, in the order of the table.
  public var facilities: [Facility] = []
  /// The calendar, by day.
  public var calendar: [CalendarRow] = []
  /// What varies in a simulation, in the order of the table.
  public var uncertainties: [Uncertainty] = []
  /// The risks, in the order of the table.
  public var risks: [Risk] = []
  /// The risks of which no source gives the chance or the amounts, in the order of the table.
  public var unpricedRisks: [UnpricedRisk] = []
  /// The months in which schoolbesturen are paid, in the order of the table.
  public var paymentMonths: [PaymentMonth] = []
  /// The source documents.
  public var sources: [SourceDocument] = []

  /// The decision that adopted the dossier.
  public struct Adoption: Sendable {
    /// The decision's name or number.
    public var name = ""
    /// The body that took it.
    public var body = ""
    /// The day, as the table writes it.
    public var date = ""

    /// Not adopted.
    public init() {}

    /// Whether the dossier is adopted: all three are filled in.
    public var isComplete: Bool { !name.isEmpty && !body.isEmpty && !date.isEmpty }
  }

  /// A dossier without anything in it.
  public init() {}

  /// The budget years.
  public var years: ClosedRange<Int> { firstYear...max(firstYear, lastYear) }

  /// The column of a telgroep on a date.
  public func count(_ telgroep: Int, on date: Day) -> CountColumn? {
    counts.first { $0.telgroep == telgroep && $0.date == date }
  }
}
