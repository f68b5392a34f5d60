import Formats

/// What a folder of reports holds beside its pages.
public enum ReportFolder {
  /// The file by which a folder of reports is known: the hashes of all others, for `sha256sum -c`.
  public static let seal = "SHA256SUMS"

  /// The pages of a report with what they were made from and the description of the tables, in the
  /// order of their paths; the hashes last.
  public static func sealed(_ pages: [ReportFile], _ manifest: Manifest) -> [ReportFile] {
    let inOrder: (ReportFile, ReportFile) -> Bool = {
      $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
    }
    let told = (pages + [manifest.file]).sorted(by: inOrder)
    let files = (told + [DataPackage.file(told, manifest)]).sorted(by: inOrder)
    let sums = files.map { "\(SHA256.hexDigest($0.bytes))  \($0.path)\n" }.joined()
    return files + [ReportFile(seal, page: sums)]
  }
}
