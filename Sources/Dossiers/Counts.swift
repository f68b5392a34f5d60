import Numbers

/// A counting moment: a day of the year, and of which year.
public struct Moment: Sendable {
  /// The name, such as `okt`.
  public let name: String
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month.
  public let day: Int
  /// Which year it falls in.
  public let year: Year

  /// The year of a counting moment.
  public enum Year: Hashable, Sendable {
    /// So many years after the budget year; −1 is the year before.
    case offset(Int)
    /// Always this year (written `=2019`).
    case fixed(Int)
  }

  /// A counting moment.
  public init(name: String, month: Int, day: Int, year: Year) {
    self.name = name
    self.month = month
    self.day = day
    self.year = year
  }

  /// The day that budget year `budgetYear` reads, or nothing when the calendar does not have it.
  public func date(forBudgetYear budgetYear: Int) -> Day? {
    switch year {
    case .offset(let years): Day(year: budgetYear + years, month: month, day: day)
    case .fixed(let year): Day(year: year, month: month, day: day)
    }
  }
}

/// One telgroep on one date, added up from locations to schools.
public struct CountColumn: Sendable {
  /// The date of the count.
  public let date: Day
  /// The telgroep, as an index into ``Dossier/telgroepen``.
  public let telgroep: Int
  /// For each school what is known; schools in the order of ``Dossier/schools``.
  public var cells: [Cell]
  /// Whether rows of the count were refused, so that a school that is absent is no news.
  public var isPartial = false
  /// What vouches for the numbers; the cells refer to it.
  public var provenances: [Provenance]

  /// What is known of a school's count.
  public struct Cell: Sendable {
    /// The number of pupils; meaningful when ``knowledge`` is `known`.
    public var pupils: Int64
    /// Whether the number is known.
    public var knowledge: Knowledge
    /// What vouches for it: the weakest row that was added up, as an index into ``provenances``.
    public var provenance: Int32
    /// The cell of the first location, or the one that is masked.
    public var origin: Origin

    /// What is known of a school's count.
    public init(pupils: Int64, knowledge: Knowledge, provenance: Int32, origin: Origin) {
      self.pupils = pupils
      self.knowledge = knowledge
      self.provenance = provenance
      self.origin = origin
    }

    /// No location of the school is in the count.
    public static let absent = Cell(
      pupils: 0, knowledge: .absent, provenance: -1, origin: .none)
  }

  /// Whether a count is known.
  public enum Knowledge: Sendable {
    /// No location of the school is in the count.
    case absent
    /// Every location has a number.
    case known
    /// A location's cell is empty: unknown, never 0.
    case empty
    /// A location's cell is `<5`: 1 to 4 pupils, masked by DUO.
    case masked
    /// A finding has already been made about the cell.
    case poisoned
  }

  /// A telgroep on a date.
  public init(date: Day, telgroep: Int, cells: [Cell], provenances: [Provenance]) {
    self.date = date
    self.telgroep = telgroep
    self.cells = cells
    self.provenances = provenances
  }

  /// What vouches for a school's number, or nothing when there is none.
  public func provenance(ofSchool school: Int) -> Provenance? {
    let index = Int(cells[school].provenance)
    return index < 0 ? nil : provenances[index]
  }

  /// The number of pupils of all schools together that are known.
  public var total: Int128 { cells.reduce(0) { $0 + Int128($1.pupils) } }
}

/// A total of a telgroep over all schools, known or expected.
public struct CountTotal: Sendable {
  /// The counting moment, as an index into ``Dossier/moments``.
  public let moment: Int
  /// The calendar year in which the moment falls.
  public let year: Int
  /// The telgroep, as an index into ``Dossier/telgroepen``.
  public let telgroep: Int
  /// The number of pupils; an expression may refer to parameters and to other totals.
  public let pupils: Formula
  /// Status, source and place.
  public let provenance: Provenance

  /// A total of a telgroep.
  public init(
    moment: Int, year: Int, telgroep: Int, pupils: Formula, provenance: Provenance
  ) {
    self.moment = moment
    self.year = year
    self.telgroep = telgroep
    self.pupils = pupils
    self.provenance = provenance
  }
}
