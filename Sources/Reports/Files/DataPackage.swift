import Formats

/// The description of the CSV files of a report folder for other programs: `datapackage.json`, as the
/// Frictionless standards ask (Tabular Data Package, Table Schema).
enum DataPackage {
  static let path = "datapackage.json"

  /// The description of the tables among some files.
  static func file(_ files: [ReportFile], _ manifest: Manifest) -> ReportFile {
    // A report within this one describes its own tables.
    let others = files.compactMap { file in
      file.path.hasSuffix("/" + path) ? String(file.path.dropLast(path.count)) : nil
    }
    let own = files.filter { file in !others.contains { file.path.hasPrefix($0) } }
    let words = [manifest.dossier, manifest.command] + manifest.facts.map(\.value)
    let title = words.joined(separator: " · ")
    let package: JSONValue = .object([
      .init("profile", .string("tabular-data-package")),
      .init("name", .string(slug(words.joined(separator: "-")))),
      .init("title", .string(title)),
      .init("resources", .array(own.compactMap(resource))),
    ])
    return ReportFile(path, page: package.text)
  }

  private static func resource(_ file: ReportFile) -> JSONValue? {
    guard let columns = file.columns else { return nil }
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    var members: [JSONValue.Member] = [
      .init("profile", .string("tabular-data-resource")),
      .init("name", .string(slug(String(file.path.dropLast(4))))),
      .init("path", .string(file.path)),
    ]
    if let title = ColumnWording.title(of: name) { members.append(.init("title", .string(title))) }
    members += [
      .init("format", .string("csv")), .init("mediatype", .string("text/csv")),
      .init("encoding", .string("utf-8-sig")),
      .init("dialect", dialect),
      .init(
        "schema",
        .object([
          .init("fields", .array(columns.map { field($0, in: name) })),
          // What is not known, and what privacy hides.
          .init("missingValues", .array([.string(""), .string("< 5"), .string("•")])),
        ])),
    ]
    return .object(members)
  }

  /// As ``CSVWriter`` writes.
  private static let dialect: JSONValue = .object([
    .init("delimiter", .string(";")), .init("quoteChar", .string("\"")),
    .init("doubleQuote", .boolean(true)), .init("lineTerminator", .string("\n")),
    .init("skipInitialSpace", .boolean(false)), .init("header", .boolean(true)),
  ])

  private static func field(_ column: ReportTable.Column, in file: String) -> JSONValue {
    let note =
      ColumnWording.note(on: column.name, in: file)
      ?? .init(column.isNumeric ? .number : .text, column.heading)
    var members: [JSONValue.Member] = [
      .init("name", .string(column.name)), .init("title", .string(column.heading)),
      .init("type", .string(note.kind.rawValue)),
      .init("description", .string(note.meaning)),
    ]
    if note.kind == .number {
      // Digits are never grouped in a CSV file; a percentage carries its sign.
      members += [.init("decimalChar", .string(",")), .init("bareNumber", .boolean(false))]
    }
    if let unit = note.unit { members.append(.init("unit", .string(unit))) }
    return .object(members)
  }

  /// A name of small letters, digits, points and hyphens, as the standard asks.
  private static func slug(_ name: String) -> String {
    name.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber || $0 == ".") }
      .joined(separator: "-")
  }
}
