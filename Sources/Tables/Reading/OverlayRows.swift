import Dossiers

/// Which rows of the scenarios are laid over a dossier.
public enum OverlayRows: Sendable {
  /// All of them.
  case all
  /// All of them, and the reading tells what each changed.
  case noted
  /// Only the first so many: scenarios as they were asked for, files by path, rows in order.
  case first(Int)

  /// Whether the reading tells what each row changed.
  var isNoted: Bool {
    if case .noted = self { true } else { false }
  }

  /// How many rows may be laid; nothing when all of them.
  var limit: Int? {
    if case .first(let count) = self { count } else { nil }
  }
}

extension Overlay {
  /// The changed cells of a row of the dossier, beside those of its key.
  ///
  /// - Parameters:
  ///   - columns: the names of the columns.
  ///   - before: the cells before.
  ///   - after: the cells after.
  static func changes(
    _ columns: [String], from before: [String], to after: [String]
  ) -> [OverlayRow.Change] {
    zip(columns, zip(before, after)).compactMap { column, texts in
      texts.0 == texts.1
        ? nil : OverlayRow.Change(column: column, before: texts.0, after: texts.1)
    }
  }

  /// The texts of a row.
  func texts(of row: Int, in table: Table) -> [String] {
    table.columns.indices.map { table.text(row, $0, files) }
  }
}
