import Dossiers
import Formats

/// A file of a dossier, as its path below the dossier and its bytes.
public struct DossierFile: Sendable {
  /// The path below the dossier's folder, with `/` between the parts.
  public let path: String
  /// The content.
  public let bytes: [UInt8]

  /// A file with its content.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// The files of a dossier, each scanned once however many scenarios are read from them.
public struct DossierFiles: Sendable {
  let scanned: [ScannedFile]
  /// The names of the scenarios, also of one whose tables were all left out.
  let scenarioNames: [String]

  /// Scans the files; what is wrong with one is kept for the reading that needs it.
  public init(_ files: [DossierFile]) {
    scanned = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
      .map { ScannedFile(path: $0.path, result: CSVDocument.read($0.bytes)) }
    scenarioNames = DossierReader.scenarioNames(scanned)
  }

  private init(scanned: [ScannedFile], scenarioNames: [String]) {
    self.scanned = scanned
    self.scenarioNames = scenarioNames
  }
}

extension DossierFiles {
  /// Tables of a scenario that are left out, so that the dossier's own hold.
  public enum Kind: Sendable {
    /// Tellingen and totals.
    case counts
    /// Those, and the parameters.
    case countsAndParameters
  }

  /// The files without some tables of these scenarios.
  public func without(_ kind: Kind, of scenarios: [String]) -> DossierFiles {
    DossierFiles(
      scanned: scanned.filter { file in
        !scenarios.contains { scenario in
          let folder = "scenarios/\(scenario)/"
          guard file.path.hasPrefix(folder) else { return false }
          let path = file.path.dropFirst(folder.count)
          let isCount = path.hasPrefix("tellingen/") || path == "totalen.csv"
          return isCount || (kind == .countsAndParameters && path == "parameters.csv")
        }
      }, scenarioNames: scenarioNames)
  }
}

/// A file with its cells, or with what is wrong with its form.
struct ScannedFile: Sendable {
  let path: String
  let result: Result<CSVDocument, CSVFaults>
}

/// Where a finding stands, for a reader.
public struct Place: Sendable {
  /// The path below the dossier's folder.
  public let path: String
  /// The line in the file, from 1; nothing for a file as a whole.
  public let line: Int?
  /// The character on that line, from 1.
  public let column: Int?
  /// The cell as a spreadsheet names it, such as `G14`.
  public let cell: String?
  /// The line itself, cut when it is long.
  public let excerpt: String?
}

/// The files that were read, kept so that an origin can be shown to a reader.
public struct SourceFiles: Sendable {
  private(set) var paths: [String] = []
  private var documents: [CSVDocument?] = []
  private var faults: [Int: CSVFaults] = [:]

  init() {}

  mutating func add(_ path: String, _ result: Result<CSVDocument, CSVFaults>) -> Int {
    paths.append(path)
    switch result {
    case .success(let document):
      documents.append(document)
    case .failure(let failure):
      documents.append(nil)
      faults[paths.count - 1] = failure
    }
    return paths.count - 1
  }

  /// The document of a file that could be read.
  func document(_ file: Int32) -> CSVDocument? {
    documents.indices.contains(Int(file)) ? documents[Int(file)] : nil
  }

  /// The path of a file.
  public func path(of file: Int32) -> String? {
    paths.indices.contains(Int(file)) ? paths[Int(file)] : nil
  }

  /// The number of faults in the form of a file that are no findings, because there are too many.
  public var unlistedFaults: [(path: String, count: Int)] {
    faults.sorted { $0.key < $1.key }.filter { $0.value.unlisted > 0 }
      .map { (paths[$0.key], $0.value.unlisted) }
  }

  /// The text of a cell, as the file has it.
  public func text(at origin: Origin) -> String? {
    guard origin.column >= 0, let document = document(origin.file) else { return nil }
    return document.text(record: Int(origin.record), column: Int(origin.column))
  }

  /// Where a finding stands, or nothing when it speaks of the dossier as a whole.
  public func place(of finding: Finding) -> Place? {
    switch finding.place {
    case .dossier:
      return nil
    case .file(let path):
      return Place(path: path, line: nil, column: nil, cell: nil, excerpt: nil)
    case .character(let file, let line, let column):
      return Place(
        path: paths[file], line: line, column: column, cell: nil,
        excerpt: faults[file]?.lineText(line) ?? documents[file]?.lineText(line))
    case .cell(let origin):
      return place(of: cell(finding.column, of: origin), offset: finding.offset)
    }
  }

  /// The cell of a named column, where the origin is a row of a file that has it.
  private func cell(_ name: String?, of row: Origin) -> Origin {
    guard let name, row.column < 0, let document = document(row.file) else { return row }
    let column = (0..<document.columnCount).first { document.text(record: 0, column: $0) == name }
    return column.map { Origin(file: Int(row.file), record: Int(row.record), column: $0) } ?? row
  }

  /// Where a cell stands, some characters into it.
  public func place(of origin: Origin, offset: Int = 0) -> Place? {
    guard let document = document(origin.file) else {
      return path(of: origin.file).map {
        Place(path: $0, line: nil, column: nil, cell: nil, excerpt: nil)
      }
    }
    let record = Int(origin.record)
    guard record >= 0, record < document.recordCount else {
      return Place(
        path: paths[Int(origin.file)], line: nil, column: nil, cell: nil, excerpt: nil)
    }
    let column = Int(origin.column)
    let spot = document.position(record: record, column: max(column, 0))
    let excerpt = document.lineText(spot.line)
    // The offset counts from the text of the cell; a quoted one begins after its quote.
    let quote = excerpt.unicodeScalars.dropFirst(spot.column - 1).first == "\"" && offset > 0
    return Place(
      path: paths[Int(origin.file)], line: spot.line,
      column: spot.column + offset + (quote ? 1 : 0),
      cell: column < 0 ? nil : "\(Self.letters(column))\(document.row(ofRecord: record))",
      excerpt: excerpt)
  }

  /// The letters of a spreadsheet column, from 0: A … Z, AA ….
  static func letters(_ column: Int) -> String {
    var letters = ""
    var rest = column + 1
    while rest > 0 {
      let letter = UInt8(ascii: "A") + UInt8((rest - 1) % 26)
      letters = String(UnicodeScalar(letter)) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}
