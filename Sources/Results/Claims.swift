import Dossiers
import Numbers

/// Who pays a claim, or is paid.
public enum Party: Hashable, Sendable {
  /// A school, as an index into the schools of the dossier.
  case school(Int)
  /// The samenwerkingsverband.
  case consortium
}

/// Money that moves with a pupil, gross: netting is for the payment proposal only.
public struct Claim: Sendable {
  /// The rule that moves it.
  public let rule: ClaimRule
  /// What it is about.
  public let subject: Subject
  /// Who pays.
  public let payer: Party
  /// Who is paid.
  public let payee: Party
  /// How the amount comes about.
  public let derivation: Derivation
  /// The amount, above zero.
  public let amount: Money
  /// The day from which it can be claimed.
  public let day: Day
  /// How many pupils are behind it: the group that privacy looks at.
  public let pupils: Int
  /// The weakest status of what it rests on.
  public let status: Status

  /// What a claim is about.
  public enum Subject: Hashable, Sendable {
    /// A transfer, as an index into the transfers of the dossier.
    case transfer(Int)
    /// A category at a vso location, both as an index: into the vangnet of the year, into the
    /// categories of the dossier; nothing for all categories together.
    case growth(location: Int, category: Int?)
  }

  /// How the amount of a claim comes about.
  public enum Derivation: Sendable {
    /// The yearly rate × months / 12, less the same for the months after a later change.
    case months(rate: Decimal, months: Int, after: Int)
    /// The yearly rate × months / 12 × pupils × funded / heads.
    case growth(rate: Decimal, months: Int, pupils: Int128, funded: Int128, heads: Int128)
    /// The growth in euros a year of all categories × months / 12 × funded / growth.
    case balance(euros: Decimal, months: Int, funded: Int128, growth: Int128)
    /// A fixed amount.
    case fixed(Decimal)
    /// What was spent, at most an amount.
    case proof(spent: Decimal, most: Decimal)
  }

  /// Money that moves with a pupil.
  public init(
    rule: ClaimRule, subject: Subject, payer: Party, payee: Party, derivation: Derivation,
    amount: Money, day: Day, pupils: Int, status: Status
  ) {
    self.rule = rule
    self.subject = subject
    self.payer = payer
    self.payee = payee
    self.derivation = derivation
    self.amount = amount
    self.day = day
    self.pupils = pupils
    self.status = status
  }
}

/// What the vangnet found at a vso location in a budget year.
public struct VangnetOutcome: Sendable {
  /// The code of the location.
  public let location: String
  /// The school it belongs to.
  public let school: Int
  /// The pupils of each category on the three dates.
  public let categories: [Category]
  /// The growth between the counts of 1 October and 1 February.
  public let before: Int128
  /// The growth between the counts of 1 February and 1 June.
  public let growth: Int128
  /// The part of it that is funded.
  public let funded: Int128
  /// The transfers that brought pupils between the two counts, as indices.
  public let arrivals: [Int]
  /// The transfers that took pupils away between the two counts, as indices.
  public let departures: [Int]
  /// Growth that no transfer explains; below zero when transfers say more than the counts.
  public let unexplained: Int128
  /// The pupils over whom the funded growth is spread: the arrivals, and unexplained growth.
  public let heads: Int128
  /// The heads that name no school of 1 October.
  public let unnamed: Int128
  /// The weakest status of the counts.
  public let status: Status

  /// The pupils of a category on the three dates.
  public struct Category: Sendable {
    /// The category, as an index into the vangnet of the dossier.
    public let category: Int
    /// On 1 October of the year before; nothing when that was not counted.
    public let october: Int128?
    /// On 1 February.
    public let february: Int128
    /// On 1 June.
    public let june: Int128

    /// A category on the three dates.
    public init(
      category: Int, october: Int128?, february: Int128, june: Int128
    ) {
      self.category = category
      self.october = october
      self.february = february
      self.june = june
    }
  }

  /// What the vangnet found.
  public init(
    location: String, school: Int, categories: [Category], before: Int128, growth: Int128,
    funded: Int128, arrivals: [Int], departures: [Int], unexplained: Int128, heads: Int128,
    unnamed: Int128, status: Status
  ) {
    self.location = location
    self.school = school
    self.categories = categories
    self.before = before
    self.growth = growth
    self.funded = funded
    self.arrivals = arrivals
    self.departures = departures
    self.unexplained = unexplained
    self.heads = heads
    self.unnamed = unnamed
    self.status = status
  }
}

/// Something about a transfer that a reader must know: why no money moves, what departs from an
/// agreement, or which obligation lapses.
public struct TransferRemark: Sendable {
  /// The transfer, as an index into the transfers of the dossier.
  public let transfer: Int
  /// What it is.
  public let kind: Kind

  /// What a remark says.
  public enum Kind: Hashable, Sendable {
    // Why no money moves.
    /// A trial that did not lead to an enrolment.
    case trialOnly
    /// Not referred.
    case notReferred
    /// No school counted the pupil on 1 October.
    case notCounted
    /// A school outside the samenwerkingsverband.
    case outside
    /// The pupil is back at the school that counted it.
    case backAtPayer
    /// No month of the school year is left.
    case noMonthsLeft
    /// A failed change from vso without proof of what was spent.
    case waitsForProof
    /// No decision has been registered.
    case noDecision
    /// A tussenvoorziening receives a fixed amount per pupil and nothing beside it (§9.2.1).
    case tussenvoorziening
    /// The contribution gives way: the pupil counts for the vangnet.
    case countsForVangnet
    /// The voorziening has no amount: p.m.
    case noAmount
    /// The contribution begins with a later year.
    case beforeContribution

    // What departs from an agreement; it is booked.
    /// The trial, or the attendance before enrolment, took longer than so many months.
    case longTrial(months: Int)
    /// The symbiose took longer than so many months.
    case longSymbiosis(months: Int)
    /// Outside the moments of the calendar.
    case notOnMoment
    /// More was spent than this, which the agreement pays at most.
    case proofAboveMaximum(Money)
    /// The pupil was counted at the new school on the 1 October of the school year.
    case countedAtNewSchool
    /// The samenwerkingsverband did not register the advice.
    case adviceNotEstablished
    /// The months after the last year of the dossier are not booked.
    case beyondDossier(months: Int)

    // Obligations that lapse.
    /// For the school that the pupil leaves, by the rule, because of an earlier transfer.
    case lapses(LapseRule, because: Int)
  }

  /// Something about a transfer.
  public init(
    transfer: Int, kind: Kind
  ) {
    self.transfer = transfer
    self.kind = kind
  }
}

/// A rule by which the obligation to pay for a pupil in vso lapses (Afspraken doorstroom, 2021).
public enum LapseRule: Hashable, Sendable {
  /// A referral to vso within a year after a change from vo to vo.
  case withinYear
  /// An s(b)o pupil with a vso advice, for one school year.
  case vsoAdvice
  /// A failed change from vso to vo.
  case failedReturn
}

/// How much a bovenschoolse voorziening is used in a school year.
public struct FacilityUse: Sendable {
  /// The voorziening, as an index into the facilities of the dossier.
  public let facility: Int
  /// The calendar year in which the school year begins.
  public let schoolYear: Int
  /// The transfers that began in it.
  public let placements: [Int]
  /// The largest number of placements on one day, with the day.
  public let largestIntake: Int

  /// How much a voorziening is used.
  public init(
    facility: Int, schoolYear: Int, placements: [Int], largestIntake: Int
  ) {
    self.facility = facility
    self.schoolYear = schoolYear
    self.placements = placements
    self.largestIntake = largestIntake
  }
}

/// What the transfers of a budget year come to.
public struct SettlementOutcome: Sendable {
  /// The claims, by transfer or location.
  public var claims: [Claim]
  /// The vangnet of each vso location.
  public var vangnet: [VangnetOutcome]

  /// No transfers.
  public static let none = SettlementOutcome(claims: [], vangnet: [])

  /// What the transfers of a budget year come to.
  public init(
    claims: [Claim], vangnet: [VangnetOutcome]
  ) {
    self.claims = claims
    self.vangnet = vangnet
  }
}
