import Numbers

/// What a school is; a rule's doelgroep names these kinds.
public enum SchoolKind: String, CaseIterable, Sendable {
  /// Regular secondary education.
  case regulier
  /// Praktijkonderwijs.
  case pro
  /// Voortgezet speciaal onderwijs.
  case vso
  /// A small regular school with extra support; the plan does not name them (§2.3).
  case tussenvoorziening
}

/// Who vouches for a row: its status, its source and where it stands.
public struct Provenance: Hashable, Sendable {
  /// How firm the row is.
  public let status: Status
  /// Document and paragraph, as the table writes it.
  public let source: String
  /// Where it stands.
  public let origin: Origin

  /// Status, source and place of a row.
  public init(status: Status, source: String, origin: Origin) {
    self.status = status
    self.source = source
    self.origin = origin
  }
}

/// A school: the unit that a rule speaks of.
///
/// Schools are ordered by the UTF-8 bytes of their code; that order breaks ties.
public struct School: Sendable {
  /// The code, unique within the dossier.
  public let code: String
  /// What the school was, period by period; the periods do not overlap.
  public var rows: [Row]

  /// The school during one period.
  public struct Row: Sendable {
    /// The name in full.
    public let name: String
    /// The schoolbestuur, as an index into ``Dossier/boards``.
    public let board: Int
    /// What the school is.
    public let kind: SchoolKind
    /// When the row holds.
    public let period: Period
    /// Status, source and place.
    public let provenance: Provenance

    /// A school during one period.
    public init(
      name: String, board: Int, kind: SchoolKind, period: Period, provenance: Provenance
    ) {
      self.name = name
      self.board = board
      self.kind = kind
      self.period = period
      self.provenance = provenance
    }
  }

  /// A school with the rows that tell what it was.
  public init(code: String, rows: [Row]) {
    self.code = code
    self.rows = rows
  }

  /// What the school is in a budget year, or nothing when it does not exist then.
  public func row(inYear year: Int) -> Row? { place(inYear: year).map { rows[$0] } }

  /// The place of that row, for who needs one part of it: a row is dear to copy.
  public func place(inYear year: Int) -> Int? {
    rows.indices.first { rows[$0].period.contains(year: year) }
  }
}

/// A location: the unit that DUO counts.
public struct Location: Sendable {
  /// DUO's code, or an identifier for a receiver that is not named.
  public let code: String
  /// The school it belongs to, as an index into ``Dossier/schools``; nothing after a finding.
  public let school: Int?
  /// The name.
  public let name: String
  /// When it exists.
  public let period: Period
  /// Status, source and place.
  public let provenance: Provenance

  /// A location of a school.
  public init(
    code: String, school: Int?, name: String, period: Period, provenance: Provenance
  ) {
    self.code = code
    self.school = school
    self.name = name
    self.period = period
    self.provenance = provenance
  }
}

/// A named group of schools that a rule's doelgroep may name beside the kinds.
public struct Group: Sendable {
  /// The name.
  public let name: String
  /// Which school belongs to it, when.
  public var members: [Member]

  /// One school's membership.
  public struct Member: Sendable {
    /// The school, as an index into ``Dossier/schools``.
    public let school: Int
    /// When it belongs to the group.
    public let period: Period
    /// Status, source and place.
    public let provenance: Provenance

    /// A membership.
    public init(school: Int, period: Period, provenance: Provenance) {
      self.school = school
      self.period = period
      self.provenance = provenance
    }
  }

  /// A group with its members.
  public init(name: String, members: [Member] = []) {
    self.name = name
    self.members = members
  }
}
