/// How the numbers of a file are written: the delimiter of the file decides it, nothing is guessed.
public enum NumberStyle: Hashable, Sendable {
  /// `1.234,56`: the numbers of a `;` file.
  case dutch
  /// `1234.56`: the numbers of a `,` file, without grouping.
  case point
}
