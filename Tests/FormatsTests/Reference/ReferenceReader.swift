import Formats

/// A slow CSV reader that follows the rules word by word, one character at a time.
///
/// It is written from the specification and shares no code with the reader under test.
struct ReferenceReader {
  struct Cell: Equatable {
    var text: String
    /// The line and column of its first character, its quote included.
    var line: Int
    var column: Int
  }

  struct Record: Equatable {
    var cells: [Cell]
    var line: Int
    var row: Int
  }

  enum Outcome: Equatable {
    case records([Record])
    case faults([CSVFault])
  }

  private struct Field {
    var start: Int
    var end: Int
    var isQuoted = false
    var text = ""
  }

  private struct Broken: Error {
    var kind: CSVFault.Kind
    var index: Int
  }

  private let text: [Unicode.Scalar]
  private let delimiter: Unicode.Scalar

  static func read(_ bytes: [UInt8]) -> Outcome {
    let string =
      String(validating: bytes, as: UTF8.self)
      ?? String(String.UnicodeScalarView(bytes.map(ReferenceWindows1252.scalar)))
    var scalars = Array(string.unicodeScalars)
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    return ReferenceReader(text: scalars, delimiter: delimiter(of: scalars)).outcome()
  }

  static func delimiter(of text: [Unicode.Scalar]) -> Unicode.Scalar {
    var isQuoted = false
    var outside = ""
    var hasText = false
    for scalar in text {
      if scalar == "\"" {
        isQuoted.toggle()
      } else if isQuoted {
        hasText = true
      } else if scalar == "\n" || scalar == "\r" {
        if hasText { break }
        outside = ""
      } else {
        outside.unicodeScalars.append(scalar)
        if !" \t\u{A0};,".unicodeScalars.contains(scalar) { hasText = true }
      }
    }
    return outside.contains(";") || !outside.contains(",") ? ";" : ","
  }

  private func outcome() -> Outcome {
    do {
      let rows = try self.rows()
      var records: [Record] = []
      var faults: [CSVFault] = []
      for (index, fields) in rows.enumerated() {
        let cells = fields.map(cell)
        if cells.allSatisfy({ $0.text.isEmpty }) { continue }
        if let header = records.first, header.cells.count != cells.count {
          let expected = header.cells.count
          let found = cells.count > expected ? fields[expected].start : fields[cells.count - 1].end
          faults.append(
            fault(.ragged(expected: expected, found: cells.count), at: found))
        } else {
          records.append(
            Record(cells: cells, line: place(fields[0].start).line, row: index + 1))
        }
      }
      if !faults.isEmpty { return .faults(faults) }
      return records.isEmpty
        ? .faults([CSVFault(kind: .empty, line: 1, column: 1)]) : .records(records)
    } catch let broken as Broken {
      return .faults([fault(broken.kind, at: broken.index)])
    } catch {
      return .faults([])
    }
  }

  private func rows() throws -> [[Field]] {
    var rows: [[Field]] = []
    var index = 0
    while index < text.count {
      var row: [Field] = []
      var swallower: Int?
      while true {
        let field = try field(at: index, swallower: swallower)
        row.append(field)
        index = field.end
        if field.isQuoted, text[field.start..<field.end].contains(where: isLineEnd) {
          swallower = field.start
        }
        guard index < text.count, text[index] == delimiter else { break }
        index += 1
      }
      rows.append(row)
      if index < text.count {
        let isPair = text[index] == "\r" && index + 1 < text.count && text[index + 1] == "\n"
        index += isPair ? 2 : 1
      }
    }
    return rows
  }

  private func field(at start: Int, swallower: Int?) throws -> Field {
    var field = Field(start: start, end: start)
    if start < text.count, text[start] == "\"" {
      field.isQuoted = true
      var index = start + 1
      while true {
        guard index < text.count else { throw Broken(kind: .unclosedQuote, index: start) }
        if text[index] != "\"" {
          field.text.unicodeScalars.append(text[index])
          index += 1
        } else if index + 1 < text.count, text[index + 1] == "\"" {
          field.text.unicodeScalars.append("\"")
          index += 2
        } else {
          break
        }
      }
      field.end = index + 1
      let isAtEnd =
        field.end == text.count || text[field.end] == delimiter || isLineEnd(text[field.end])
      guard isAtEnd else { throw Broken(kind: .textAfterQuote, index: start) }
      return field
    }
    while field.end < text.count, text[field.end] != delimiter, !isLineEnd(text[field.end]) {
      if text[field.end] == "\"" {
        if let swallower { throw Broken(kind: .unclosedQuote, index: swallower) }
        throw Broken(kind: .strayQuote, index: field.end)
      }
      field.text.unicodeScalars.append(text[field.end])
      field.end += 1
    }
    return field
  }

  private func cell(_ field: Field) -> Cell {
    if field.isQuoted {
      let (line, column) = place(field.start)
      return Cell(text: field.text, line: line, column: column)
    }
    var scalars = Array(field.text.unicodeScalars)
    var start = field.start
    while let last = scalars.last, isWhite(last) { scalars.removeLast() }
    while let first = scalars.first, isWhite(first) {
      scalars.removeFirst()
      start += 1
    }
    let (line, column) = place(start)
    return Cell(text: String(String.UnicodeScalarView(scalars)), line: line, column: column)
  }

  private func isWhite(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\u{A0}"
  }

  private func isLineEnd(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }

  private func fault(_ kind: CSVFault.Kind, at index: Int) -> CSVFault {
    let (line, column) = place(index)
    return CSVFault(kind: kind, line: line, column: column)
  }

  private func place(_ index: Int) -> (line: Int, column: Int) {
    var line = 1
    var column = 1
    for position in 0..<index {
      let isFirstHalf =
        text[position] == "\r" && position + 1 < text.count && text[position + 1] == "\n"
      if isLineEnd(text[position]), !isFirstHalf {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    return (line, column)
  }
}
