import Numbers

/// A pupil's change of school (*overstap*), without anything that tells who the pupil is.
public struct PupilTransfer: Sendable {
  /// The code of the row, unique over all files.
  public let code: String
  /// The pupil: a number that the rows of one pupil share.
  public var pupil: Int
  /// What kind of change it is.
  public let kind: TransferKind
  /// The place that the pupil leaves.
  public let leaves: TransferPlace
  /// The place where the pupil goes.
  public let joins: TransferPlace
  /// The school that counted the pupil on the last 1 October before the change; nothing when none
  /// is named.
  public let countedAt: TransferPlace?
  /// Why.
  public let reason: TransferReason
  /// The first day on which the pupil is at both schools, under a symbioseovereenkomst.
  public let symbiosisFrom: Day?
  /// The first day of the trial (*proefplaatsing*) or of full attendance.
  public let trialFrom: Day?
  /// The first day of the definitive enrolment; nothing when a trial did not lead to one.
  public let enrolledFrom: Day?
  /// The last day at the destination.
  public let through: Day?
  /// The vso category, as an index into ``Dossier/vangnet``.
  public let category: Int?
  /// The parameter or schoolgegeven that holds the pupil's rijksbekostiging, in euros a year.
  public let funding: FundingName
  /// The samenwerkingsverband where the pupil lives, as the table writes it.
  public let livesIn: String
  /// How a change from vso to vo turned out.
  public let result: TransferResult?
  /// The day on which the samenwerkingsverband registered its decision.
  public let decidedOn: Day?
  /// What was demonstrably spent.
  public let proof: Money?
  /// Status, source and place.
  public let provenance: Provenance

  /// A pupil's change of school.
  public init(
    code: String, pupil: Int, kind: TransferKind, leaves: TransferPlace, joins: TransferPlace,
    countedAt: TransferPlace?, reason: TransferReason, symbiosisFrom: Day?, trialFrom: Day?,
    enrolledFrom: Day?, through: Day?, category: Int?, funding: FundingName, livesIn: String,
    result: TransferResult?, decidedOn: Day?, proof: Money?, provenance: Provenance
  ) {
    self.code = code
    self.pupil = pupil
    self.kind = kind
    self.leaves = leaves
    self.joins = joins
    self.countedAt = countedAt
    self.reason = reason
    self.symbiosisFrom = symbiosisFrom
    self.trialFrom = trialFrom
    self.enrolledFrom = enrolledFrom
    self.through = through
    self.category = category
    self.funding = funding
    self.livesIn = livesIn
    self.result = result
    self.decidedOn = decidedOn
    self.proof = proof
    self.provenance = provenance
  }

  /// The first day at the destination: of the definitive enrolment, else of the trial.
  public var firstDay: Day? { enrolledFrom ?? trialFrom }
}

/// What kind of change it is.
public enum TransferKind: String, CaseIterable, Sendable {
  /// Between schools in vo.
  case voVo = "vo-vo"
  /// From vso to vo.
  case vsoVo = "vso-vo"
  /// From vo to vso.
  case voVso = "vo-vso"
  /// Between locations in vso.
  case vsoVso = "vso-vso"
  /// To a bovenschoolse voorziening; the pupil stays with the stamschool.
  case facility = "vo-bovenschools"
  /// From speciaal (basis)onderwijs to vo.
  case soVo = "so-vo"
  /// Any other, such as a move from outside: only the growth of vso locations rests on it.
  case other = "overig"
}

/// Why a pupil changes school; only a referral moves money between schools in vo.
public enum TransferReason: String, CaseIterable, Sendable {
  /// The school referred the pupil.
  case referral = "verwijzing"
  /// The family moved.
  case moved = "verhuizing"
  /// Pupil and parents chose so.
  case choice = "eigen_keuze"
  /// The school does not offer the leerweg.
  case track = "andere_leerweg"
  /// Back to the school that the pupil came from.
  case returned = "terugkeer"
  /// Back from vso to vo.
  case placedBack = "terugplaatsing"
  /// A toelaatbaarheidsverklaring for vso.
  case statement = "toelaatbaarheidsverklaring"
  /// The primary school advised vso.
  case vsoAdvice = "vso_advies"
  /// Any other.
  case other = "overig"
}

/// How a change from vso to vo turned out.
public enum TransferResult: String, CaseIterable, Sendable {
  /// The pupil stays in vo.
  case success = "geslaagd"
  /// The pupil goes back.
  case failure = "mislukt"
}

/// Where a pupil is or goes.
public enum TransferPlace: Hashable, Sendable {
  /// A school, as an index into ``Dossier/schools``.
  case school(Int)
  /// A location of a vso school, as an index into ``Dossier/locations``; the school it belongs to.
  case location(Int, school: Int)
  /// A bovenschoolse voorziening, as an index into ``Dossier/facilities``.
  case facility(Int)
  /// Outside the samenwerkingsverband (`buiten`).
  case outside

  /// The school, also of a location.
  public var school: Int? {
    switch self {
    case .school(let school), .location(_, let school): school
    case .facility, .outside: nil
    }
  }
}

/// The name that holds what the state pays for a pupil in a year.
public struct FundingName: Hashable, Sendable {
  /// The parameter, as an index into ``Dossier/parameters``.
  public let parameter: Int?
  /// The schoolgegeven, as an index into ``Dossier/attributes``; where a school has it, it goes first.
  public let attribute: Int?
  /// The name as the table writes it.
  public let name: String

  /// The name of a rate.
  public init(
    parameter: Int?, attribute: Int?, name: String
  ) {
    self.parameter = parameter
    self.attribute = attribute
    self.name = name
  }
}
