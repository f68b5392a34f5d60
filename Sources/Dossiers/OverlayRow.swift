/// A row of a scenario's table, with what it changed in the dossier below it.
public struct OverlayRow: Hashable, Sendable {
  /// The scenario.
  public let scenario: String
  /// The table's path below the folder of the scenario.
  public let path: String
  /// The line in the file, from 1.
  public let line: Int
  /// The key columns that are filled in, in the order of the schema.
  public let key: [Cell]
  /// What the row does.
  public let effect: Effect

  /// A cell of the row: the name of its column and its text.
  public struct Cell: Hashable, Sendable {
    /// The name of the column.
    public let column: String
    /// The text, as the table writes it.
    public let text: String

    /// A cell with its text.
    public init(column: String, text: String) {
      self.column = column
      self.text = text
    }
  }

  /// A cell of the dossier that the row changed.
  public struct Change: Hashable, Sendable {
    /// The name of the column.
    public let column: String
    /// The text before; empty when there was none.
    public let before: String
    /// The text after; empty when the cell was emptied.
    public let after: String

    /// A cell with its text before and after.
    public init(column: String, before: String, after: String) {
      self.column = column
      self.before = before
      self.after = after
    }
  }

  /// What a row does with the row of the dossier that has its key.
  public enum Effect: Hashable, Sendable {
    /// Cells changed; none when each was so already.
    case changed([Change])
    /// The row is new, with these cells beside its key.
    case added([Cell])
    /// The row is gone.
    case removed
  }

  /// A row of a scenario's table.
  public init(scenario: String, path: String, line: Int, key: [Cell], effect: Effect) {
    self.scenario = scenario
    self.path = path
    self.line = line
    self.key = key
    self.effect = effect
  }
}
