import Formats

/// A table that was read, with its hash.
public struct InputFile: Hashable, Sendable {
  /// The path below the dossier.
  public let path: String
  /// Its size.
  public let size: Int
  /// SHA-256 of its bytes, in hexadecimal.
  public let digest: String

  /// A table with its bytes.
  public init(path: String, bytes: [UInt8]) {
    self.init(path: path, size: bytes.count, digest: SHA256.hexDigest(bytes))
  }

  /// A table of which the hash is known.
  public init(path: String, size: Int, digest: String) {
    self.path = path
    self.size = size
    self.digest = digest
  }
}
