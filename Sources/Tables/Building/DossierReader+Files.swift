import Dossiers
import Formats
import Numbers

extension DossierReader {
  mutating func readBase(_ file: ScannedFile) {
    guard file.path.hasSuffix(".csv"), file.path != "dossier.csv" else { return }
    if file.path.hasPrefix("tellingen/") {
      readTelling(file)
      return
    }
    guard let id = TableID.table(at: file.path), id != .tellingen else {
      let near = Suggestion.nearest(to: file.path, among: TableID.allCases.map(\.fileName)) ?? ""
      findings.append(Finding(.unknownFile, at: .file(path: file.path), [file.path, near]))
      return
    }
    let reading = TableReader(years: dossier.years).read(
      file, as: Schema[id], isOverlay: false, into: &files)
    take(reading, as: id)
    guard let table = reading.table else { return }
    if file.path == id.fileName { tables[id] = table } else { transferTables.append(table) }
  }

  private mutating func take(_ reading: TableReader.Reading, as id: TableID) {
    findings += reading.findings
    if reading.table == nil { poisoned.insert(id) }
  }

  private mutating func readTelling(_ file: ScannedFile) {
    let parts = file.path.split(separator: "/")
    guard parts.count == 3, case .value(let date) = NumberText.day(String(parts[1])) else {
      findings.append(Finding(.countFolderName, at: .file(path: file.path), [file.path]))
      poisoned.insert(.tellingen)
      return
    }
    let reading = TableReader(years: dossier.years).read(
      file, as: Schema[.tellingen], isOverlay: false, into: &files)
    take(reading, as: .tellingen)
    if let table = reading.table { tellings.append((date, table)) }
  }

  /// Lays a table of a scenario, as far as ``overlayRowsLeft`` reaches.
  mutating func readOverlay(_ file: ScannedFile, below prefix: String, of scenario: String) {
    guard file.path.hasSuffix(".csv"), overlayRowsLeft != 0 else { return }
    let path = String(file.path.dropFirst(prefix.count))
    if path == TableID.dossier.fileName {
      findings.append(Finding(.scenarioProperties, at: .file(path: file.path), [file.path]))
      return
    }
    let isTelling = path.hasPrefix("tellingen/")
    let id = isTelling ? TableID.tellingen : TableID.table(at: path)
    guard let id, isTelling || id != .tellingen else {
      let near = Suggestion.nearest(to: path, among: TableID.allCases.map(\.fileName)) ?? ""
      findings.append(Finding(.unknownFile, at: .file(path: file.path), [file.path, near]))
      return
    }
    let reading = TableReader(years: dossier.years).read(
      file, as: Schema[id], isOverlay: true, into: &files)
    findings += reading.findings
    guard var overlay = reading.table else {
      poisoned.insert(id)
      return
    }
    if let left = overlayRowsLeft {
      overlay.keep(first: left)
      overlayRowsLeft = left - overlay.rowCount
    }
    lay(overlay, file, path, id, scenario)
  }

  private mutating func lay(
    _ overlay: Table, _ file: ScannedFile, _ path: String, _ id: TableID, _ scenario: String
  ) {
    var checker = CellChecker(files: files, names: [:])
    for row in 0..<overlay.rowCount {
      checker.checkOperation(overlay, row)
    }
    findings += checker.findings
    var layer = Overlay(files: files, isNoted: notesOverlayRows)
    if id == .tellingen {
      guard let place = tellings.firstIndex(where: { $0.table.path == path }) else {
        // A telling that could not be read has a finding of its own.
        guard !poisoned.contains(.tellingen) else { return }
        findings.append(Finding(.fileMissing, at: .file(path: file.path), [path, file.path]))
        return
      }
      layer.lay(overlay, over: &tellings[place].table)
      changed.insert(id)
    } else if path != id.fileName {
      guard let place = transferTables.firstIndex(where: { $0.path == path }) else {
        guard !poisoned.contains(id) else { return }
        findings.append(Finding(.fileMissing, at: .file(path: file.path), [path, file.path]))
        return
      }
      layer.lay(overlay, over: &transferTables[place])
      changed.insert(id)
    } else if tables[id] != nil {
      layer.lay(overlay, over: &tables[id, default: overlay])
      changed.insert(id)
    } else if !poisoned.contains(id) {
      findings.append(
        Finding(.fileMissing, at: .file(path: file.path), [id.fileName, file.path]))
    }
    findings += layer.findings
    for (row, effect) in layer.effects {
      let key = overlay.schema.key.map {
        OverlayRow.Cell(column: $0, text: overlay.text(row, $0, files))
      }
      overlayRows.append(
        OverlayRow(
          scenario: scenario, path: path,
          line: files.place(of: overlay.origin(ofRow: row))?.line ?? 0,
          key: key.filter { !$0.text.isEmpty }, effect: effect))
    }
  }
}
