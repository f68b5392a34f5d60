import Formats

/// What a report folder was made from, so that anybody can make it again: `invoer.csv`.
///
/// A report is a function of a command, its options and the tables of a dossier. No path of a machine
/// stands in it, and no clock.
public struct Manifest: Hashable, Sendable {
  /// The program with its version.
  public let program: String
  /// The command that wrote the report.
  public let command: String
  /// The name of the dossier: that of its folder.
  public let dossier: String
  /// The options that decide the content, in the order of the help.
  public let options: [Entry]
  /// What a reader wants to know and what follows from the above: period, scenario, reader, seed.
  public let facts: [Entry]
  /// The tables that were read, in the order of their paths.
  public let inputs: [InputFile]

  /// A name with a value.
  public struct Entry: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The value.
    public let value: String

    /// A name with a value.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// What a report was made from.
  public init(
    program: String, command: String, dossier: String, options: [Entry], facts: [Entry],
    inputs: [InputFile]
  ) {
    self.program = program
    self.command = command
    self.dossier = dossier
    self.options = options
    self.facts = facts
    self.inputs = inputs
  }

  /// The file of a report folder that holds it.
  public static let path = "invoer.csv"
  /// The version of the layout of the file.
  static let format = "1"

  private enum Kind: String {
    case format = "formaat"
    case program = "programma"
    case command = "opdracht"
    case dossier
    case option = "optie"
    case fact = "gegeven"
    case input = "tabel"
  }

  private static let columns: [ReportTable.Column] = [
    .init("soort", "Soort"), .init("naam", "Naam"), .init("waarde", "Waarde"),
    .init("bytes", "Bytes", numeric: true),
  ]

  /// The file.
  public var file: ReportFile {
    var table = ReportTable(Self.columns)
    func add(_ kind: Kind, _ name: String, _ value: String, _ size: Int? = nil) {
      table.row([
        .text(kind.rawValue), .text(name), .text(value),
        size.map { .whole(Int128($0)) } ?? .empty,
      ])
    }
    add(.format, "", Self.format)
    add(.program, "", program)
    add(.command, "", command)
    add(.dossier, "", dossier)
    for option in options { add(.option, option.name, option.value) }
    for fact in facts { add(.fact, fact.name, fact.value) }
    for input in inputs { add(.input, input.path, input.digest, input.size) }
    return ReportFile(Self.path, table)
  }

  // MARK: Reading

  /// Why a file is no list of inputs.
  public enum Fault: Error, Hashable {
    /// It is no table, or one with other columns.
    case notATable
    /// It has another layout than this program knows.
    case otherFormat(String)
    /// A row is missing, or stands there more than once.
    case notOnce(String)
    /// A row that this program does not know.
    case unknownRow(String)
  }

  /// Reads what ``file`` wrote.
  public static func read(_ bytes: [UInt8]) -> Result<Manifest, Fault> {
    guard case .success(let document) = CSVDocument.read(bytes),
      document.columnCount == columns.count,
      columns.indices.allSatisfy({ document.text(record: 0, column: $0) == columns[$0].name })
    else { return .failure(.notATable) }
    var single: [Kind: [String]] = [:]
    var (options, facts, inputs) = ([Entry](), [Entry](), [InputFile]())
    for record in 1..<document.recordCount {
      let kind = document.text(record: record, column: 0)
      let name = CSVWriter.original(document.text(record: record, column: 1))
      let value = CSVWriter.original(document.text(record: record, column: 2))
      switch Kind(rawValue: kind) {
      case nil: return .failure(.unknownRow(kind))
      case .format where value != format: return .failure(.otherFormat(value))
      case .format, .program, .command, .dossier:
        Kind(rawValue: kind).map { single[$0, default: []].append(value) }
      case .option: options.append(Entry(name, value))
      case .fact: facts.append(Entry(name, value))
      case .input:
        let size = Int(document.text(record: record, column: 3))
        inputs.append(InputFile(path: name, size: size, digest: value))
      }
    }
    for kind in [Kind.format, .program, .command, .dossier] where single[kind]?.count != 1 {
      return .failure(.notOnce(kind.rawValue))
    }
    return .success(
      Manifest(
        program: single[.program]?.first ?? "", command: single[.command]?.first ?? "",
        dossier: single[.dossier]?.first ?? "", options: options, facts: facts, inputs: inputs))
  }
}
