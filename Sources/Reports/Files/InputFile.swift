import Formats

/// A table that was read, with its hash.
public struct InputFile: Hashable, Sendable {
  /// The path below the dossier.
  public let path: String
  /// Its size; nothing where it is withheld.
  public let size: Int?
  /// SHA-256 of its bytes, in hexadecimal, or ``withheld``.
  public let digest: String

  /// What stands in place of the hash of a table with small groups: who knows all of a table but one
  /// small number tries each, and the hash tells which it is.
  public static let withheld = "niet openbaar"

  /// Whether its hash is not shown.
  public var isWithheld: Bool { digest == Self.withheld }

  /// A table with its bytes.
  public init(path: String, bytes: [UInt8]) {
    self.init(path: path, size: bytes.count, digest: SHA256.hexDigest(bytes))
  }

  /// A table of which the hash is not shown.
  public init(withheld path: String) {
    self.init(path: path, size: nil, digest: Self.withheld)
  }

  /// A table of which the hash is known.
  public init(path: String, size: Int?, digest: String) {
    self.path = path
    self.size = size
    self.digest = digest
  }
}
