/// A rule by which a transfer moves money.
public enum ClaimRule: String, CaseIterable, Sendable {
  /// Geld volgt leerling: the school of 1 October pays the school that took the pupil.
  case follows = "geld_volgt_leerling"
  /// Vangnet: the samenwerkingsverband pays the support of a vso location that grew.
  case vangnetSupport = "vangnet_ondersteuning"
  /// Vangnet: the school of 1 October pays the basic funding.
  case vangnetBasic = "vangnet_basis"
  /// Vangnet: growth that names no school of 1 October stays with the samenwerkingsverband.
  case vangnetUnnamed = "vangnet_zonder_school"
  /// From vso to vo: the samenwerkingsverband pays the regular school.
  case placedBack = "vso_vo"
  /// The stamschool pays for a placement in a bovenschoolse voorziening.
  case contribution = "bijdrage_bovenschools"

  /// The rules by which the samenwerkingsverband pays or is paid; the others move money between schools.
  public static var ofConsortium: [ClaimRule] { allCases.filter { $0.side != nil } }

  /// The side of the budget on which the samenwerkingsverband books it; nothing between schools.
  public var side: BudgetLine.Side? {
    switch self {
    case .follows, .vangnetBasic: nil
    case .vangnetSupport, .vangnetUnnamed, .placedBack: .lasten
    case .contribution: .baten
    }
  }
}

/// The choices that the sources leave open, with the names by which `parameters.csv` makes them.
public enum TransferChoice: String, CaseIterable, Sendable {
  /// Which months belong to the new school.
  case months = "maandtelling"
  /// Which year's rate a month has.
  case rateYear = "maandtarief"
  /// Which growth the vangnet funds (Bijlage 10).
  case reading = "vangnet_lezing"
  /// For how long.
  case period = "vangnet_periode"
  /// Which categories count when some grow and some shrink.
  case categories = "vangnet_categorieen"

  /// The values that the choice has; the first is the one that the issue or the source leads to.
  public var values: [String] {
    switch self {
    case .months: MonthCounting.allCases.map { $0.rawValue }
    case .rateYear: RateYear.allCases.map { $0.rawValue }
    case .reading: VangnetReading.allCases.map { $0.rawValue }
    case .period: VangnetPeriod.allCases.map { $0.rawValue }
    case .categories: VangnetCounting.allCases.map { $0.rawValue }
    }
  }
}

/// Which months belong to the new school.
public enum MonthCounting: String, CaseIterable, Sendable {
  /// Every month on whose first day the pupil is enrolled there.
  case firstDay = "eerste_dag"
  /// Also the month in which the pupil enrols.
  case startedMonth = "begonnen_maand"
}

/// Which year's rate a month has.
public enum RateYear: String, CaseIterable, Sendable {
  /// The rate of the calendar year in which the month falls.
  case calendarYear = "kalenderjaar"
  /// The rate of the calendar year in which the school year began.
  case startOfSchoolYear = "begin_schooljaar"
}

/// Which growth the vangnet funds: Bijlage 10 says both.
public enum VangnetReading: String, CaseIterable, Sendable {
  /// All net growth between 1 February and 1 June.
  case all = "alle_groei"
  /// Only what exceeds the growth between 1 October and 1 February.
  case disproportionate = "onevenredige_groei"
}

/// For how long the vangnet funds: the source names no period.
public enum VangnetPeriod: String, CaseIterable, Sendable {
  /// The rest of the school year: March to July.
  case schoolYear = "schooljaar"
  /// The months between the two counts: March to June.
  case betweenCounts = "tussen_tellingen"
  /// Twelve months of support.
  case year = "jaar"
}

/// Which categories count when some grow and some shrink.
public enum VangnetCounting: String, CaseIterable, Sendable {
  /// The net growth in proportion to the categories that grow.
  case proportional = "naar_rato"
  /// First the growing category with the lowest amount.
  case lowest = "laagste"
  /// First the growing category with the highest amount.
  case highest = "hoogste"
  /// The amounts of growth less those of shrinkage.
  case balance = "saldo"
}

/// The amounts and terms of the agreements, with the names by which `parameters.csv` gives them.
public enum TransferTerm: String, CaseIterable, Sendable {
  /// The longest trial, in months.
  case trialMonths = "proef_maanden"
  /// The longest full attendance before enrolment, in months.
  case attendanceMonths = "doorstroom_maanden"
  /// The longest symbiose, in months.
  case symbiosisMonths = "symbiose_maanden"
  /// How long after a change from vo to vo an obligation lapses, in months.
  case exemptionMonths = "ontheffing_maanden"
  /// What a successful change from vso to vo pays, in euros.
  case placedBackAmount = "vso_vo_bedrag"
  /// The basic funding of a pupil who names no school of 1 October, in euros a year.
  case unnamedFunding = "vangnet_basisbekostiging"
  /// The obligation that lapses, in euros; p.m. where there is none.
  case obligation = "betaalverplichting_vso"

  /// Whether the term counts months.
  public var isMonths: Bool {
    switch self {
    case .trialMonths, .attendanceMonths, .symbiosisMonths, .exemptionMonths: true
    case .placedBackAmount, .unnamedFunding, .obligation: false
    }
  }
}
