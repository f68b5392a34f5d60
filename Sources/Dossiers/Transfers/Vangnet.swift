import Numbers

/// A funding category of vso that the vangnet counts (`vangnet.csv`).
public struct VangnetCategory: Sendable {
  /// The name.
  public let name: String
  /// The telgroep that counts its pupils, as an index into ``Dossier/telgroepen``.
  public let telgroep: Int
  /// The parameter with the support amount, in euros per pupil and year.
  public let rate: Int
  /// Status, source and place.
  public let provenance: Provenance

  /// A funding category.
  public init(
    name: String, telgroep: Int, rate: Int, provenance: Provenance
  ) {
    self.name = name
    self.telgroep = telgroep
    self.rate = rate
    self.provenance = provenance
  }
}

/// A telgroep of a vso location on a date; the vangnet is counted by location.
public struct LocationCount: Sendable {
  /// The date of the count.
  public let date: Day
  /// The telgroep, as an index into ``Dossier/telgroepen``.
  public let telgroep: Int
  /// The location's code.
  public let location: String
  /// The number of pupils; meaningful when ``knowledge`` is `known`.
  public let pupils: Int64
  /// Whether the number is known.
  public let knowledge: CountColumn.Knowledge
  /// Status, source and cell.
  public let provenance: Provenance

  /// A telgroep of a location.
  public init(
    date: Day, telgroep: Int, location: String, pupils: Int64, knowledge: CountColumn.Knowledge,
    provenance: Provenance
  ) {
    self.date = date
    self.telgroep = telgroep
    self.location = location
    self.pupils = pupils
    self.knowledge = knowledge
    self.provenance = provenance
  }
}

/// A bovenschoolse voorziening (`voorzieningen.csv`).
public struct Facility: Sendable {
  /// The code.
  public let code: String
  /// The name in full.
  public let name: String
  /// How many pupils a school year the plan names; nothing when it names none.
  public let places: Int64?
  /// What that number is.
  public let placesKind: PlacesKind?
  /// How many moments of intake a school year has.
  public let intakes: Int64?
  /// How many pupils can start at one moment.
  public let perIntake: Int64?
  /// The parameter with the contribution of the stamschool per placement; nothing: p.m.
  public let contribution: Int?
  /// Whether pupils may go on to vo outside the official moments.
  public let isFreeOfMoments: Bool
  /// Status, source and place.
  public let provenance: Provenance

  /// What the number of places is.
  public enum PlacesKind: String, CaseIterable, Sendable {
    /// What the voorziening is staffed for.
    case staffed = "formatie"
    /// At least so many.
    case atLeast = "minimum"
    /// About so many.
    case about = "ongeveer"
    /// At most so many.
    case atMost = "maximum"
  }

  /// A bovenschoolse voorziening.
  public init(
    code: String, name: String, places: Int64?, placesKind: PlacesKind?, intakes: Int64?,
    perIntake: Int64?, contribution: Int?, isFreeOfMoments: Bool, provenance: Provenance
  ) {
    self.code = code
    self.name = name
    self.places = places
    self.placesKind = placesKind
    self.intakes = intakes
    self.perIntake = perIntake
    self.contribution = contribution
    self.isFreeOfMoments = isFreeOfMoments
    self.provenance = provenance
  }
}

/// A row of the calendar of the year (`kalender.csv`).
public struct CalendarRow: Sendable {
  /// What the days are.
  public let kind: Kind
  /// The first day.
  public let from: Day
  /// The last day, included; the first when the cell is empty.
  public let through: Day
  /// The sentence for a reader.
  public let description: String
  /// Status, source and place.
  public let provenance: Provenance

  /// What the days of a calendar row are.
  public enum Kind: String, CaseIterable, Sendable {
    /// Pupils may go on from vso to vo.
    case transition = "doorstroom"
    /// Claims are paid.
    case payment = "betaling"
    /// Any other.
    case other = "overig"
  }

  /// A row of the calendar.
  public init(
    kind: Kind, from: Day, through: Day, description: String, provenance: Provenance
  ) {
    self.kind = kind
    self.from = from
    self.through = through
    self.description = description
    self.provenance = provenance
  }
}
