import Dossiers

extension RunReport {
  /// The pages that come first and last in `index.html`; all others stand between, in the order of
  /// their paths.
  private static let firstPages = [
    "samenvatting.md", SchoolDerivations.overview, "meerjarenbegroting.md", "meerjarenbalans.md",
    "reserves-en-kasstroom.md", "herkomst-en-besteding-lwoo.md", "kengetallen.md",
    "overstappen.md", "vangnet.md", "verrekening.md",
  ]
  private static let lastPages = [
    "aansluiting.md", "controle.md", "besluitenlijst.md", "bronnen-en-aannames.md",
  ]

  /// All pages among the files as one file: `index.html`.
  ///
  /// What goes to a schoolbestuur is left out: every derivation stands in the file already.
  func index(of files: [ReportFile]) -> ReportFile {
    let pages = files.filter {
      $0.path.hasSuffix(".md") && !$0.path.hasPrefix("\(Self.boardFolder)/")
    }
    .map { HTMLReport.Page(path: $0.path, markdown: String(decoding: $0.bytes, as: UTF8.self)) }
    .sorted { Self.place(of: $0.path) < Self.place(of: $1.path) }
    let charts = coversPeriod ? self.charts : []
    let report = HTMLReport(
      title: dossier.name, subtitle: HTMLWording.subtitle(period, scenario), pages: pages,
      drawings: Dictionary(
        charts.map { ($0.path, $0.drawing) }, uniquingKeysWith: { first, _ in first }),
      derivations: SchoolDerivations(
        dossier, outcome, hasClaims: open.hasClaims, showsClaims: audience == .internal),
      version: version)
    return ReportFile(path: "index.html", bytes: report.html)
  }

  private static func place(of path: String) -> (Int, Int, String) {
    if let place = firstPages.firstIndex(of: path) { return (0, place, path) }
    if let place = lastPages.firstIndex(of: path) { return (2, place, path) }
    return (1, 0, path)
  }
}
