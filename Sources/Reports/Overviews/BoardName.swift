import Dossiers

extension Dossier {
  /// The names of the schoolbesturen for files and folders: small letters, digits and hyphens; no two
  /// are the same, and none is one of the `reserved`.
  public func boardFileNames(reserved: Set<String> = []) -> [String] {
    let slugs = boards.map(Self.slug)
    var counts: [String: Int] = [:]
    for slug in slugs { counts[slug, default: 0] += 1 }
    return slugs.enumerated().map { place, slug in
      let isOwn =
        !slug.isEmpty && slug.utf8.count <= 100 && !reserved.contains(slug) && counts[slug] == 1
      if isOwn { return slug }
      var name = "schoolbestuur-\(place + 1)"
      while counts[name] != nil || reserved.contains(name) { name += "-0" }
      return name
    }
  }

  /// A name in small letters and digits, with a hyphen for anything between them.
  private static func slug(_ name: String) -> String {
    name.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
      .joined(separator: "-")
  }
}
