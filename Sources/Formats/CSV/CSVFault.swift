/// What makes a file no CSV table at all, and where.
public struct CSVFault: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// No bytes, or nothing but a byte order mark, white space and delimiters.
    case empty
    /// The file is UTF-16, as "Unicode text" of older Excels is.
    case utf16
    /// A byte 0, which no text has.
    case nulByte
    /// More bytes than a file may have.
    case tooLarge(bytes: Int, limit: Int)
    /// A cell with more characters than Excel can hold.
    case cellTooLong(characters: Int, limit: Int)
    /// A quote that opens a cell and is never closed.
    case unclosedQuote
    /// A quote in the middle of a cell that does not begin with one.
    case strayQuote
    /// Text between the quote that closes a cell and the next delimiter.
    case textAfterQuote
    /// A row with more or fewer cells than the header.
    case ragged(expected: Int, found: Int)
  }

  /// What is wrong.
  public var kind: Kind
  /// The line of the file, from 1.
  public var line: Int
  /// The character (Unicode scalar) of that line, from 1.
  public var column: Int

  /// A fault at a place in a file.
  public init(kind: Kind, line: Int, column: Int) {
    self.kind = kind
    self.line = line
    self.column = column
  }
}
