import Dossiers
import Formats

/// One of DUO's open files, with the columns that were found in its header.
struct DuoFile {
  let kind: DuoKind
  let path: String
  /// The file in ``SourceFiles``.
  let index: Int
  let document: CSVDocument
  /// For each known field its column.
  let columns: DuoColumns
  /// Whether the last row ends with a line break, as DUO's do.
  let isEnded: Bool

  /// Reads a file; what makes it none of DUO's is told in `findings`.
  static func read(
    _ file: DossierFile, into files: inout SourceFiles, _ findings: inout [Finding]
  ) -> DuoFile? {
    let result = CSVDocument.read(file.bytes)
    let index = files.add(file.path, result)
    switch result {
    case .failure(let failure):
      findings += failure.faults.map { TableReader.finding($0, file: index, file.path) }
      return nil
    case .success(let document):
      return recognise(document, file, index, &findings)
    }
  }

  private static func recognise(
    _ document: CSVDocument, _ file: DossierFile, _ index: Int, _ findings: inout [Finding]
  ) -> DuoFile? {
    let header = (0..<document.columnCount)
      .map { DuoLayout.normal(document.text(record: 0, column: $0)) }
    guard let layout = DuoLayout.recognised(header) else {
      findings.append(Finding(.notDuoFile, at: Origin(file: index, record: 0)))
      return nil
    }
    let before = findings.count
    var columns = DuoColumns()
    for (field, names) in layout.fields {
      let found = header.indices.filter { names.contains(header[$0]) }
      if found.count > 1 {
        let origin = Origin(file: index, record: 0, column: found[1])
        findings.append(Finding(.duplicateColumn, at: origin, [header[found[1]]]))
      } else if let column = found.first {
        columns[field] = column
      } else {
        findings.append(
          Finding(
            .duoColumnMissing, at: Origin(file: index, record: 0),
            [names[0], layout.kind.rawValue, Suggestion.nearest(to: names[0], among: header) ?? ""]
          ))
      }
    }
    if document.recordCount < 2 {
      findings.append(Finding(.tableWithoutRows, at: .file(path: file.path)))
    }
    guard findings.count == before else { return nil }
    let isEnded = file.bytes.last == UInt8(ascii: "\n") || file.bytes.last == UInt8(ascii: "\r")
    return DuoFile(
      kind: layout.kind, path: file.path, index: index, document: document, columns: columns,
      isEnded: isEnded)
  }

  /// A cell of a known field.
  func origin(_ record: Int, _ field: DuoField) -> Origin {
    Origin(file: index, record: record, column: columns[field] ?? -1)
  }

  func text(_ record: Int, _ field: DuoField) -> String {
    columns[field].map { document.text(record: record, column: $0) } ?? ""
  }

  // MARK: Codes

  /// The institution of a record; nothing when the cell holds no four bytes.
  func institution(_ record: Int) -> UInt32? {
    guard let column = columns[.institution] else { return nil }
    return DuoLocation.institution(document.bytes(record: record, column: column))
  }

  /// The location of a record: six characters, or two behind the institution.
  func location(_ record: Int) -> DuoLocation? {
    guard let location = columns[.location], let institution = columns[.institution] else {
      return nil
    }
    return DuoLocation(
      document.bytes(record: record, column: location),
      of: document.bytes(record: record, column: institution))
  }
}
