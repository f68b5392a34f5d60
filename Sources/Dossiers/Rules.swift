import Numbers

/// A pot of money.
public struct Pot: Sendable {
  /// The name.
  public let name: String
  /// What the pot is, period by period.
  public var rows: [Row]

  /// The pot during one period.
  public struct Row: Sendable {
    /// When the row holds.
    public let period: Period
    /// Where the money comes from; empty when only steps fill the pot.
    public let feeds: [Feed]
    /// The cell that names them.
    public let feedsOrigin: Origin
    /// Where what is left goes.
    public let surplus: Surplus
    /// A sentence for the reader.
    public let description: String
    /// Status, source and place.
    public let provenance: Provenance

    /// A pot during one period.
    public init(
      period: Period, feeds: [Feed], feedsOrigin: Origin, surplus: Surplus, description: String,
      provenance: Provenance
    ) {
      self.period = period
      self.feeds = feeds
      self.feedsOrigin = feedsOrigin
      self.surplus = surplus
      self.description = description
      self.provenance = provenance
    }
  }

  /// Where a pot's money comes from.
  public enum Feed: Hashable, Sendable {
    /// A budget line, as an index into ``Dossier/lines``.
    case line(Int)
    /// A parameter, as an index into ``Dossier/parameters``.
    case parameter(Int)
    /// The *ruimte*: what the budget leaves (§9.1.2).
    case room
    /// A name that a finding has already been made about.
    case unknown
  }

  /// Where what is left in a pot goes.
  public enum Surplus: Hashable, Sendable {
    /// Nothing may be left: a finding.
    case error
    /// To the result of the year.
    case result
    /// To another pot, as an index into ``Dossier/pots``.
    case pot(Int)
  }

  /// A pot with its rows.
  public init(name: String, rows: [Row] = []) {
    self.name = name
    self.rows = rows
  }

  /// What the pot is in a budget year.
  public func row(inYear year: Int) -> Row? {
    rows.indices.first { rows[$0].period.contains(year: year) }.map { rows[$0] }
  }
}

/// What a step does with money; design 4.
public enum StepKind: String, CaseIterable, Sendable {
  /// Each school gets `bedrag`.
  case perSchool = "per_school"
  /// Each school gets `bedrag` × `sleutel`.
  case perPupil = "per_leerling"
  /// The pot, or `bedrag` of it, is divided by `sleutel`.
  case divide = "verdeel"
  /// The pot is divided over other pots.
  case split = "splits"
  /// Another pot is raised to at least `bedrag`.
  case topUp = "vul_aan"
  /// What is left goes to another pot.
  case move = "hevel"
  /// What schools of the doelgroep gain or lose beside last year stays within `bedrag`, paid by each
  /// other.
  case transition = "overgang"
}

/// What an `overgang` step caps.
public enum TransitionLimit: String, CaseIterable, Sendable {
  /// What a school gets less than last year.
  case losses = "nadeel"
  /// What it gets more.
  case gains = "voordeel"
  /// Both.
  case both = "beide"
}

/// What happens when a pot cannot pay a step's claims.
public enum ShortagePolicy: String, CaseIterable, Sendable {
  /// A finding; nothing is published.
  case error = "fout"
  /// The result of the year pays the rest.
  case result = "resultaat"
  /// The claims are cut: what there is, is divided over them by largest remainder.
  case cut = "korten"
}

/// How a `verdeel` step rounds.
public enum DivisionRounding: String, CaseIterable, Sendable {
  /// Largest remainder: the pot is spent to the last unit.
  case largestRemainder = "grootste_rest"
  /// The amount per unit of the key is rounded down to whole cents; the rest is one line.
  case perUnit = "per_eenheid"
}

/// A row of `verdeling.csv`.
public struct StepRow: Sendable {
  /// The place in the order; rows of one `splits` step share it.
  public let number: Int
  /// When the row holds.
  public let period: Period
  /// The pot that pays, as an index into ``Dossier/pots``.
  public let pot: Int
  /// What the step does.
  public let kind: StepKind
  /// The amount, where the kind has one.
  public let amount: Formula?
  /// The key, where the kind has one.
  public let key: Formula?
  /// Who receives; empty where the kind pays pots.
  public let target: Target
  /// The pot that receives, as an index into ``Dossier/pots``.
  public let to: Int?
  /// What happens on a shortage.
  public let shortage: ShortagePolicy
  /// How a division rounds.
  public let rounding: DivisionRounding
  /// The budget line in which the postings land, as an index into ``Dossier/lines``.
  public let line: Int?
  /// What an `overgang` caps, where the row says so.
  public let limit: TransitionLimit?
  /// The pots whose amounts an `overgang` compares beside its own, as indices into ``Dossier/pots``.
  public let compared: [Int]
  /// The rule in words.
  public let description: String
  /// Status, source and place.
  public let provenance: Provenance
  /// Whether a finding has already been made about a cell of it.
  public let isPoisoned: Bool

  /// A row of an allocation step.
  public init(
    number: Int, period: Period, pot: Int, kind: StepKind, amount: Formula?, key: Formula?,
    target: Target, to: Int?, shortage: ShortagePolicy, rounding: DivisionRounding, line: Int?,
    limit: TransitionLimit? = nil, compared: [Int] = [], description: String,
    provenance: Provenance, isPoisoned: Bool
  ) {
    self.number = number
    self.period = period
    self.pot = pot
    self.kind = kind
    self.amount = amount
    self.key = key
    self.target = target
    self.to = to
    self.shortage = shortage
    self.rounding = rounding
    self.line = line
    self.limit = limit
    self.compared = compared
    self.description = description
    self.provenance = provenance
    self.isPoisoned = isPoisoned
  }

  /// Every pot whose amounts an `overgang` compares: its own, and those that it names.
  public var comparedPots: Set<Int> { Set(compared).union([pot]) }
}

/// The doelgroep of a step: kinds of school and groups, together.
public struct Target: Hashable, Sendable {
  /// The kinds.
  public var kinds: [SchoolKind]
  /// The groups, as indices into ``Dossier/groups``.
  public var groups: [Int]
  /// The text as the table writes it.
  public var text: String
  /// The cell.
  public var origin: Origin

  /// A doelgroep.
  public init(kinds: [SchoolKind] = [], groups: [Int] = [], text: String = "", origin: Origin) {
    self.kinds = kinds
    self.groups = groups
    self.text = text
    self.origin = origin
  }

  /// Whether no doelgroep is named.
  public var isEmpty: Bool { kinds.isEmpty && groups.isEmpty }
}

/// A budget line.
public struct BudgetLine: Sendable {
  /// The code.
  public let code: String
  /// Income or expenses.
  public let side: Side
  /// The heading of the plan.
  public let heading: String
  /// The sector's category, where one is given.
  public let category: String
  /// The name in full.
  public let description: String
  /// Where the money goes, for a schoolbestuur; empty when the table does not tell.
  public let note: String
  /// How the amount comes about.
  public let mode: Mode
  /// The rate of a `tarief` line.
  public let rate: Formula?
  /// What the rate is multiplied by.
  public let base: Formula?
  /// The rule whose claims land in a `verrekening` line.
  public let rule: ClaimRule?
  /// The amounts of a `vast` line, by year counted from ``Dossier/firstYear``.
  public let amounts: [Amount?]
  /// Status, source and place.
  public let provenance: Provenance

  /// Income or expenses.
  public enum Side: String, CaseIterable, Sendable {
    /// Income.
    case baten
    /// Expenses.
    case lasten
  }

  /// How the amount of a line comes about.
  public enum Mode: String, CaseIterable, Sendable {
    /// The amounts stand in the year columns.
    case fixed = "vast"
    /// Rate × base.
    case rate = "tarief"
    /// The postings of steps land in it.
    case steps = "stappen"
    /// What makes the result of the year the budgeted one.
    case closing = "sluitpost"
    /// The claims of a rule that moves money with pupils.
    case settlement = "verrekening"
  }

  /// An amount with its cell.
  public struct Amount: Sendable {
    /// The amount.
    public let money: Money
    /// The cell.
    public let origin: Origin

    /// An amount of a cell.
    public init(_ money: Money, origin: Origin) {
      self.money = money
      self.origin = origin
    }
  }

  /// A budget line.
  public init(
    code: String, side: Side, heading: String, category: String, description: String,
    note: String = "", mode: Mode, rate: Formula?, base: Formula?, rule: ClaimRule? = nil,
    amounts: [Amount?], provenance: Provenance
  ) {
    self.note = note
    self.code = code
    self.side = side
    self.heading = heading
    self.category = category
    self.description = description
    self.mode = mode
    self.rate = rate
    self.base = base
    self.rule = rule
    self.amounts = amounts
    self.provenance = provenance
  }
}

/// A figure as the plan prints it.
public struct PrintedFigure: Sendable {
  /// The overview it stands in.
  public let overview: String
  /// The line of that overview.
  public let line: String
  /// The year as printed.
  public let year: Int
  /// The value; nothing for a figure that the plan speaks of without printing it.
  public let value: Decimal?
  /// What it counts.
  public let unit: Unit
  /// Document and paragraph.
  public let source: String
  /// Where it stands.
  public let origin: Origin

  /// A printed figure.
  public init(
    overview: String, line: String, year: Int, value: Decimal?, unit: Unit, source: String,
    origin: Origin
  ) {
    self.overview = overview
    self.line = line
    self.year = year
    self.value = value
    self.unit = unit
    self.source = source
    self.origin = origin
  }
}

/// A source document.
public struct SourceDocument: Sendable {
  /// The id that `bron` cells begin with.
  public let id: String
  /// The title.
  public let title: String
  /// The date, as the table writes it.
  public let date: String
  /// Where it can be found.
  public let place: String

  /// A source document.
  public init(id: String, title: String, date: String, place: String) {
    self.id = id
    self.title = title
    self.date = date
    self.place = place
  }
}
