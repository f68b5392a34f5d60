import Formats
import Numbers

/// The first page of everything that was made for one count: what there is, where it stands, and how
/// it ended.
public struct BatchSummary: Sendable {
  /// The name of the dossier.
  public let dossierName: String
  /// The day of the count.
  public let count: Day
  /// The budget year that rests on the count.
  public let year: Int
  /// What was made, in order.
  public let steps: [Step]
  /// What the reader may do with the reports of the base.
  public let standing: Standing
  /// What there is to say beside that: what could not be compared, and why.
  public let remarks: [String]
  /// The version of the program.
  public let version: String

  /// Something that was made.
  public struct Step: Sendable {
    /// What it is, for a reader.
    public let name: String
    /// Its folder below that of the batch.
    public let folder: String
    /// The page to begin with.
    public let page: String
    /// How many files it has.
    public let files: Int
    /// How many checks failed; nothing for a comparison.
    public let failedChecks: Int?

    /// Something that was made.
    public init(name: String, folder: String, page: String, files: Int, failedChecks: Int?) {
      self.name = name
      self.folder = folder
      self.page = page
      self.files = files
      self.failedChecks = failedChecks
    }
  }

  /// What was made for one count.
  public init(
    dossierName: String, count: Day, year: Int, steps: [Step], standing: Standing,
    remarks: [String], version: String
  ) {
    self.dossierName = dossierName
    self.count = count
    self.year = year
    self.steps = steps
    self.standing = standing
    self.remarks = remarks
    self.version = version
  }

  /// The page and its table.
  public func files() -> [ReportFile] {
    [.init("samenvatting.md", page: page()), .init("samenvatting.csv", table())]
  }

  func page() -> String {
    var text = """
      # Telling van \(DutchText.day(count))

      \(MarkdownText.escape(dossierName)) · begrotingsjaar \(year)

      > \(standing.markdown)

      Alles wat op deze telling is gemaakt. Elke bladzijde zegt zelf wat haar status is.

      | Wat | Begin bij | Bestanden | Controles |
      |---|---|---:|---|

      """
    for step in steps {
      let checks =
        switch step.failedChecks {
        case nil: "–"
        case 0?: "kloppen"
        case let failed?: "**\(failed) \(failed == 1 ? "klopt" : "kloppen") niet**"
        }
      text += "| \(MarkdownText.escape(step.name)) | [\(MarkdownText.escape(step.folder))]"
      text += "(\(step.folder)/\(step.page)) | \(step.files) | \(checks) |\n"
    }
    for remark in remarks { text += "\n\(MarkdownText.escape(remark))\n" }
    return text + "\nBerekend met \(MarkdownText.escape(version)).\n"
  }

  func table() -> ReportTable {
    var table = ReportTable([
      .init("onderdeel", "Wat"), .init("map", "Map"),
      .init("bestanden", "Bestanden", numeric: true),
      .init("gezakt", "Controles die niet kloppen", numeric: true),
    ])
    for step in steps {
      table.row([
        .text(step.name), .text(step.folder), .whole(Int128(step.files)),
        step.failedChecks.map { .whole(Int128($0)) } ?? .empty,
      ])
    }
    return table
  }
}
