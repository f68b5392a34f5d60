import Dossiers
import Numbers

/// What reading a dossier gave: the dossier as far as it could be read, and every finding.
public struct DossierReading: Sendable {
  /// The dossier; nothing when `dossier.csv` does not tell its years.
  public let dossier: Dossier?
  /// Everything that is wrong or worth a remark.
  public let findings: [Finding]
  /// The files, to show where findings stand.
  public let files: SourceFiles
  /// The names of the scenarios that the dossier has.
  public let scenarios: [String]
  /// Whether no table is so broken that its rules could not even be looked at.
  public let isReadable: Bool

  // What the reading of a scenario goes on from.
  let tables: [TableID: Table]
  let tellings: [(date: Day, table: Table)]
  let transferTables: [Table]
  /// The names that cells were checked against.
  let names: [TableID: Set<String>]
  let pupils: DossierReader.NamedCell?

  /// What each row of the scenarios changed, in the order in which they were laid; only when the
  /// reading was asked to note it.
  public let overlayRows: [OverlayRow]

  /// Whether nothing may be computed with the dossier.
  var hasErrors: Bool { !isReadable || findings.contains { $0.code.severity == .error } }
}
