import Formats
import Testing

@Suite("The structure of a CSV file")
struct CSVStructureTests {
  @Test func `the delimiter is a semicolon when the header has one outside quotes`() throws {
    #expect(try read("a;b,c\n1;2\n").delimiter == UInt8(ascii: ";"))
    #expect(try read("a,\"b;c\"\n1,2\n").delimiter == UInt8(ascii: ","))
    #expect(try read("naam\nA, B\n").delimiter == UInt8(ascii: ";"))
    #expect(try read("\n  \n;;\nx,y;z\n1,2;3\n").delimiter == UInt8(ascii: ";"))
  }

  @Test func `the delimiter decides how numbers are written`() throws {
    #expect(try read("a;b\n").style == .dutch)
    #expect(try read("a,b\n").style == .point)
  }

  @Test func `rows without a character are no records but count as rows`() throws {
    let document = try read("a;b\n\n;\n1;2\n  ;\t\n\"\";\n3;4")
    #expect(document.recordCount == 3)
    #expect((0..<3).map(document.row) == [1, 4, 7])
    #expect((0..<3).map(document.line) == [1, 4, 7])
    #expect(document.text(record: 2, column: 1) == "4")
  }

  @Test func `a line break in a cell counts as a line but not as a row`() throws {
    let document = try read("a;b\r\n\"x\r\ny\rz\";1\r\n\r\np;\"q\n\"\r\nlast;2\r\n")
    #expect((0..<document.recordCount).map(document.line) == [1, 2, 6, 8])
    #expect((0..<document.recordCount).map(document.row) == [1, 2, 4, 5])
    #expect(document.text(record: 1, column: 0) == "x\r\ny\rz")
    #expect(document.position(record: 1, column: 1) == (line: 4, column: 4))
    #expect(document.lineText(3) == "y")
    #expect(document.lineText(8) == "last;2")
    #expect(document.lineText(9) == "")
    #expect(document.lineText(0) == "")
  }

  @Test func `white space around a cell is dropped unless it is quoted`() throws {
    let document = try read("a;b;c\n \u{A0}x y\t;\" z \";\u{A0}\n")
    #expect((0..<3).map { document.text(record: 1, column: $0) } == ["x y", " z ", ""])
    #expect(document.position(record: 1, column: 0) == (line: 2, column: 3))
  }

  @Test func `all ragged rows are told, at the first cell too many or after the last`() {
    let faults = faults("a;b;c\n1;2;3\n1;2\né;2;3;4\n;;;;\n\"x\n\";1")
    #expect(
      faults == [
        CSVFault(kind: .ragged(expected: 3, found: 2), line: 3, column: 4),
        CSVFault(kind: .ragged(expected: 3, found: 4), line: 4, column: 7),
        CSVFault(kind: .ragged(expected: 3, found: 2), line: 7, column: 4),
      ])
  }

  @Test func `when nearly all rows are ragged, the first ten thousand are listed`() {
    let rows = String(repeating: "1\n", count: 10_005)
    guard case .failure(let faults) = CSVDocument.read(Array("a;b\n\(rows)".utf8)) else {
      Issue.record("ragged rows expected")
      return
    }
    #expect(faults.faults.count == CSVFaults.mostListed)
    #expect(faults.faults.last?.line == CSVFaults.mostListed + 1)
    #expect(faults.unlisted == 5)
  }

  @Test(arguments: ["", "\u{FEFF}", " \n\t\r\n", "\u{FEFF};;;\n", ",,,", "\u{A0}"])
  func `a file without text is empty`(text: String) {
    #expect(faults(text) == [CSVFault(kind: .empty, line: 1, column: 1)])
  }

  @Test func `a quoted cell is read wherever it stands`() throws {
    for offset in 0..<2 * ByteCount.block {
      let before = String(repeating: "x", count: offset)
      let rows = "\(before);\"q;\r\n\"\"\";z\r\nlast;\(before);\"\"\r\n"
      let document = try read("a;b;c\r\n" + rows)
      #expect(document.text(record: 1, column: 0) == before)
      #expect(document.text(record: 1, column: 1) == "q;\r\n\"")
      #expect(document.text(record: 1, column: 2) == "z")
      #expect(document.line(ofRecord: 2) == 4)
    }
  }

  @Test func `a file that begins with long cells and goes on with short ones is read whole`() throws
  {
    let long = String(repeating: "x", count: 20_000)
    let rows = (1...30_000).map { "\($0 % 10);\n" }
    let document = try read("a;b\n\(long);1\n\n" + rows.joined())
    #expect(document.recordCount == 30_002)
    let values = document.integers(column: 0).values
    #expect(values.dropFirst().elementsEqual((1...30_000).map { $0 % 10 }))
    #expect(document.line(ofRecord: 30_001) == 30_003)
  }

  @Test func `a cell may have 32.767 characters and no more, wherever it begins`() throws {
    let limit = CSVDocument.longestCell
    for offset in 0..<ByteCount.block {
      let before = "a;b\n" + String(repeating: "x", count: offset) + "y;"
      let longest = String(repeating: "x", count: limit)
      let fault = CSVFault(
        kind: .cellTooLong(characters: limit + 1, limit: limit), line: 2, column: offset + 3)
      if offset % 16 == 0 { #expect(faults(before + longest + "\nz;1\n").isEmpty) }
      #expect(faults(before + longest + "x\nz;1\n") == [fault])
    }
  }

  @Test func `the length of a cell is counted in characters, without its quotes`() throws {
    let limit = CSVDocument.longestCell
    let longest = String(repeating: "é", count: limit - 1)
    #expect(faults("a;b\n1;\"\(longest)\"\"\"").isEmpty)
    let fault = CSVFault(
      kind: .cellTooLong(characters: limit + 1, limit: limit), line: 2, column: 3)
    #expect(faults("a;b\n1;\"\(longest)\"\"é\"") == [fault])
  }

  @Test func `the text of a line is cut, and harmless on a terminal`() {
    let long = String(repeating: "é", count: 300)
    guard case .failure(let faults) = CSVDocument.read(Array("a;b\n\u{1B}[1m\tx\n\(long)\n".utf8))
    else {
      Issue.record("two ragged rows expected")
      return
    }
    #expect(faults.lineText(1) == "a;b")
    #expect(faults.lineText(2) == " [1m x")
    #expect(faults.lineText(3) == String(long.prefix(200)))
    #expect(faults.lineText(4) == "")
  }

  /// The reader looks at so many bytes at once.
  private enum ByteCount { static let block = 64 }

  private func read(_ text: String) throws(CSVFaults) -> CSVDocument {
    try CSVDocument.read(Array(text.utf8)).get()
  }

  private func faults(_ text: String) -> [CSVFault] {
    switch CSVDocument.read(Array(text.utf8)) {
    case .success: []
    case .failure(let faults): faults.faults
    }
  }
}
