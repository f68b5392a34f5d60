import Dossiers
import Formats

/// Turns the bytes of a file into a table with the columns of its schema.
struct TableReader {
  /// The budget years, for tables with a column per year.
  let years: ClosedRange<Int>?

  /// The outcome of reading a file: a table, or structural findings that silence the rest.
  struct Reading {
    var table: Table?
    var findings: [Finding] = []
  }

  /// Reads a base table, or an overlay with the columns that it changes.
  func read(
    _ file: ScannedFile, as schema: TableSchema, isOverlay: Bool, into files: inout SourceFiles
  ) -> Reading {
    let index = files.add(file.path, file.result)
    switch file.result {
    case .failure(let failure):
      return Reading(findings: failure.faults.map { Self.finding($0, file: index, file.path) })
    case .success(let document):
      return read(document, file: index, file.path, as: schema, isOverlay: isOverlay)
    }
  }

  private func read(
    _ document: CSVDocument, file: Int, _ path: String, as schema: TableSchema, isOverlay: Bool
  ) -> Reading {
    var reading = Reading()
    if document.wasWindows1252 {
      reading.findings.append(Finding(.windows1252, at: .file(path: path)))
    }
    let declared = schema.columns.map(\.name)
    let header = Set((0..<document.columnCount).map { document.text(record: 0, column: $0) })
    let absent = declared.filter { !header.contains($0) }
    var meant: Set<String> = []
    var places: [String: Int] = [:]
    var further: [String] = []
    var isSound = true
    for column in 0..<document.columnCount {
      let name = document.text(record: 0, column: column)
      let origin = Origin(file: file, record: 0, column: column)
      if name.isEmpty, isEmpty(column, document) { continue }
      if places[name] != nil {
        reading.findings.append(Finding(.duplicateColumn, at: origin, [name]))
        isSound = false
        continue
      }
      let isKnown = declared.contains(name) || (isOverlay && name == Overlay.column)
      if !isKnown {
        switch accepts(further: name, in: schema) {
        case .accepted: further.append(name)
        case .refused(let code):
          let near = code == .unknownColumn ? Suggestion.nearest(to: name, among: absent) : nil
          reading.findings.append(Finding(code, at: origin, [name, near ?? ""]))
          if let near { meant.insert(near) }
          isSound = false
          continue
        }
      }
      places[name] = column
    }
    let missing =
      schema.columns.filter { column in
        places[column.name] == nil && !column.mayBeAbsent
          && (!isOverlay || schema.key.contains(column.name))
      }.map(\.name) + missingYears(places, schema, isOverlay: isOverlay)
    // A column that is spelled wrongly is not missing as well.
    for name in missing where !meant.contains(name) {
      reading.findings.append(
        Finding(.missingColumn, at: Origin(file: file, record: 0), [name]))
      isSound = false
    }
    guard isSound else { return reading }
    if document.recordCount < 2 {
      reading.findings.append(Finding(.tableWithoutRows, at: .file(path: path)))
      return reading
    }
    let names = declared + (isOverlay ? [Overlay.column] : []) + further
    let kinds =
      schema.columns.map(\.kind) + (isOverlay ? [Overlay.kind] : [])
      + further.map { _ in furtherKind(schema) }
    let columns = names.map { places[$0] ?? -1 }
    var cells: [Origin] = []
    cells.reserveCapacity((document.recordCount - 1) * columns.count)
    for record in 1..<document.recordCount {
      for column in columns { cells.append(Origin(file: file, record: record, column: column)) }
    }
    reading.table = Table(
      schema: schema, path: path, document: document, columns: names, kinds: kinds, cells: cells)
    return reading
  }

  private func isEmpty(_ column: Int, _ document: CSVDocument) -> Bool {
    (0..<document.recordCount).allSatisfy { document.isEmpty(record: $0, column: column) }
  }

  private enum Acceptance {
    case accepted
    case refused(FindingCode)
  }

  private func accepts(further name: String, in schema: TableSchema) -> Acceptance {
    switch schema.further {
    case .none: return .refused(.unknownColumn)
    case .telgroepen:
      return Identifier.isName(name) ? .accepted : .refused(.badIdentifier)
    case .years, .balanceYears:
      guard let year = Int(name), name.utf8.count == 4 else { return .refused(.unknownColumn) }
      guard let years = Self.columns(schema, years), !years.contains(year) else {
        return .accepted
      }
      return .refused(.yearOutside)
    }
  }

  private func missingYears(
    _ places: [String: Int], _ schema: TableSchema, isOverlay: Bool
  ) -> [String] {
    guard !isOverlay, let years = Self.columns(schema, years) else { return [] }
    return years.map(String.init).filter { places[$0] == nil }
  }

  /// The years that a table has a column for, where it has such columns.
  private static func columns(
    _ schema: TableSchema, _ years: ClosedRange<Int>?
  ) -> ClosedRange<Int>? {
    switch schema.further {
    case .years: years
    case .balanceYears: years.map { $0.lowerBound - 1...$0.upperBound }
    case .none, .telgroepen: nil
    }
  }

  private func furtherKind(_ schema: TableSchema) -> CellKind {
    switch schema.further {
    case .years, .balanceYears: .amount
    case .telgroepen, .none: .whole(0, 999_999_999_999)
    }
  }

  /// The finding for a fault in the form of a file.
  static func finding(_ fault: CSVFault, file: Int, _ path: String) -> Finding {
    let place = Finding.Place.character(file: file, line: fault.line, column: fault.column)
    switch fault.kind {
    case .empty: return Finding(.fileEmpty, at: .file(path: path))
    case .utf16: return Finding(.utf16, at: .file(path: path))
    case .nulByte: return Finding(.nulByte, at: place)
    case .tooLarge(let bytes, let limit):
      return Finding(.fileTooLarge, at: .file(path: path), [String(bytes), String(limit)])
    case .cellTooLong(let characters, let limit):
      return Finding(.cellTooLong, at: place, [String(characters), String(limit)])
    case .unclosedQuote: return Finding(.unclosedQuote, at: place)
    case .strayQuote: return Finding(.strayQuote, at: place)
    case .textAfterQuote: return Finding(.textAfterQuote, at: place)
    case .ragged(let expected, let found):
      return Finding(.raggedRow, at: place, [String(expected), String(found)])
    }
  }
}
