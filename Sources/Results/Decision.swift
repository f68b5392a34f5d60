import Dossiers
import Numbers

/// Something that rests on less than a source, and the money that hangs on it.
public struct Decision: Sendable {
  /// What has to be decided or found out.
  public let subject: Subject
  /// How weak it is.
  public let status: Status
  /// The source that the row names.
  public let source: String
  /// Where it stands; several rows may share one decision.
  public let origin: Origin
  /// The amount, in cents, whose size or destination rests on it.
  public let cents: Int128

  /// What a decision is about; the numbers are indices into the dossier.
  public enum Subject: Sendable {
    /// The value of a parameter.
    case parameter(Int)
    /// A row of the allocation.
    case step(Int)
    /// A pot.
    case pot(Int)
    /// The amount of a budget line.
    case line(Int)
    /// The amount of a balance item.
    case item(Int)
    /// A row of the appropriations.
    case appropriation(Int)
    /// The membership of so many schools in a group; the school when it is one.
    case members(group: Int, count: Int, school: Int)
    /// A schoolgegeven of so many schools.
    case attribute(Int, count: Int)
    /// A telgroep of so many schools.
    case count(telgroep: Int, count: Int)
    /// A total of a telgroep.
    case total(Int)
    /// In which months schoolbesturen are paid; no amount rests on it.
    case paymentRhythm
    /// What a school is.
    case school(Int)
    /// Which school a location belongs to.
    case location(Int)
  }

  /// Something that has to be decided.
  public init(
    _ subject: Subject, status: Status, source: String, origin: Origin, cents: Int128
  ) {
    self.subject = subject
    self.status = status
    self.source = source
    self.origin = origin
    self.cents = cents
  }
}
