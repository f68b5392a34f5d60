import Numbers

/// An item of the balance sheet (`balans.csv`).
public struct BalanceItem: Sendable {
  /// The code.
  public let code: String
  /// The side of the balance sheet.
  public let side: Side
  /// What kind of item it is, which decides how it moves from year to year.
  public let kind: Kind
  /// The name in full.
  public let description: String
  /// The amounts, by year counted from the year before ``Dossier/firstYear``: the opening balance.
  ///
  /// Only items that are ``Kind/isGiven`` have more than the opening.
  public let amounts: [BudgetLine.Amount?]
  /// Status, source and place.
  public let provenance: Provenance

  /// The side of the balance sheet.
  public enum Side: String, CaseIterable, Sendable {
    /// What there is.
    case activa
    /// Where it came from.
    case passiva
  }

  /// What kind of item it is.
  public enum Kind: String, CaseIterable, Sendable {
    /// Fixed assets: given for each year.
    case fixedAssets = "vaste_activa"
    /// Receivables: given for each year.
    case receivables = "vorderingen"
    /// Liquid means: what closes the balance sheet.
    case cash = "liquide_middelen"
    /// A reserve: last year's amount and the appropriations.
    case reserve = "reserve"
    /// The result of the year that has not been appropriated yet.
    case result = "resultaat"
    /// A provision: given for each year.
    case provision = "voorziening"
    /// Short-term debts: given for each year.
    case debts = "kortlopende_schulden"

    /// Whether the table gives the amount of each year; the others follow from the opening balance.
    public var isGiven: Bool {
      switch self {
      case .fixedAssets, .receivables, .provision, .debts: true
      case .cash, .reserve, .result: false
      }
    }

    /// Whether the item belongs to the equity.
    public var isEquity: Bool { self == .reserve || self == .result }

    /// The side on which it stands.
    public var side: Side {
      switch self {
      case .fixedAssets, .receivables, .cash: .activa
      case .reserve, .result, .provision, .debts: .passiva
      }
    }
  }

  /// An item of the balance sheet.
  public init(
    code: String, side: Side, kind: Kind, description: String, amounts: [BudgetLine.Amount?],
    provenance: Provenance
  ) {
    self.code = code
    self.side = side
    self.kind = kind
    self.description = description
    self.amounts = amounts
    self.provenance = provenance
  }
}

/// An appropriation (`resultaatbestemming.csv`): money that moves between items of the equity.
public struct Appropriation: Sendable {
  /// The year in whose balance sheet it is booked.
  public let year: Int
  /// The item that decreases, as an index into ``Dossier/items``.
  public let from: Int
  /// The item that increases; nothing when the money leaves the equity beside the result.
  public let to: Int?
  /// The amount; nothing for everything that stands in ``from``.
  public let amount: Money?
  /// Status, source and place.
  public let provenance: Provenance

  /// An appropriation.
  public init(year: Int, from: Int, to: Int?, amount: Money?, provenance: Provenance) {
    self.year = year
    self.from = from
    self.to = to
    self.amount = amount
    self.provenance = provenance
  }
}

/// A total that follows from the budget lines or the balance items of a year; expressions of
/// `maatstaven.csv` and rows of `plancijfers.csv` refer to it by its name.
public enum OutcomeTotal: String, CaseIterable, Sendable {
  /// All income.
  case income = "totale_baten"
  /// All expenses.
  case expenses = "totale_lasten"
  /// Income less expenses.
  case result = "resultaat"
  /// Everything on the left of the balance sheet.
  case assets = "totaal_activa"
  /// The reserves and the result that is not appropriated yet.
  case equity = "eigen_vermogen"
  /// Everything on the right of the balance sheet.
  case liabilities = "totaal_passiva"
}

/// A named number of the outcome (`maatstaven.csv`).
public struct Measure: Sendable {
  /// The name.
  public let name: String
  /// What a reader calls it; the name where the table gives no words.
  public let description: String
  /// How the number follows; the part before `/` where it is a ratio.
  public let formula: Formula
  /// What the formula is divided by.
  public let divisor: Formula?
  /// What it counts.
  public let unit: Unit
  /// The lowest value that it should have; a percentage is already a fraction.
  public let lowest: Decimal?
  /// The highest value that it should have; a percentage is already a fraction.
  public let highest: Decimal?
  /// Document and paragraph.
  public let source: String
  /// The row.
  public let origin: Origin

  /// The number of decimals that a ratio is rounded to, half away from zero.
  public static let ratioScale = 6

  /// A named number of the outcome.
  public init(
    name: String, description: String = "", formula: Formula, divisor: Formula?, unit: Unit,
    lowest: Decimal?, highest: Decimal?, source: String, origin: Origin
  ) {
    self.name = name
    self.description = description.isEmpty ? name : description
    self.formula = formula
    self.divisor = divisor
    self.unit = unit
    self.lowest = lowest
    self.highest = highest
    self.source = source
    self.origin = origin
  }
}

/// A difference that somebody accepted (`verklaringen.csv`).
public struct AcceptedDifference: Sendable {
  /// The key of the check that shows it, such as `meerjarenbegroting totale_lasten`.
  public let check: String
  /// The year.
  public let year: Int
  /// Exactly the difference, found − expected.
  public let amount: Decimal
  /// Where it comes from.
  public let explanation: String
  /// Who accepts it.
  public let acceptedBy: String
  /// The row.
  public let origin: Origin

  /// A difference that somebody accepted.
  public init(
    check: String, year: Int, amount: Decimal, explanation: String, acceptedBy: String,
    origin: Origin
  ) {
    self.check = check
    self.year = year
    self.amount = amount
    self.explanation = explanation
    self.acceptedBy = acceptedBy
    self.origin = origin
  }
}

extension OutcomeTotal {
  /// Whether a budget line is part of the total.
  public func holds(_ line: BudgetLine) -> Bool {
    switch self {
    case .income: line.side == .baten
    case .expenses: line.side == .lasten
    case .result: true
    case .assets, .equity, .liabilities: false
    }
  }

  /// Whether a balance item is part of the total.
  public func holds(_ item: BalanceItem) -> Bool {
    switch self {
    case .income, .expenses, .result: false
    case .assets: item.side == .activa
    case .equity: item.kind.isEquity
    case .liabilities: item.side == .passiva
    }
  }
}
