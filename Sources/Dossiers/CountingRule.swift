/// From which part of DUO's open files the pupils of a telgroep come.
///
/// A telgroep is the sum of its rules.
public struct CountingRule: Sendable {
  /// The telgroep.
  public let telgroep: String
  /// The type of education as file 01 names it; empty for the total of file 03.
  public let educationType: String
  /// The leerjaar or verblijfsjaar, 1 to 6; nothing for all of them.
  public let schoolYear: Int?
  /// Status, source and place.
  public let provenance: Provenance

  /// Whether it speaks of the total of file 03.
  public var isTotal: Bool { educationType.isEmpty }

  /// A rule for a telgroep.
  public init(telgroep: String, educationType: String, schoolYear: Int?, provenance: Provenance) {
    self.telgroep = telgroep
    self.educationType = educationType
    self.schoolYear = schoolYear
    self.provenance = provenance
  }
}
