import Testing

@testable import Formats

@Suite("The encoding of a CSV file")
struct CSVEncodingTests {
  @Test func `a byte order mark is skipped and counts for no column`() throws {
    let document = try CSVDocument.read(Array("\u{FEFF}naam;b\nx;y\n".utf8)).get()
    #expect(document.text(record: 0, column: 0) == "naam")
    #expect(document.position(record: 0, column: 1) == (line: 1, column: 6))
    #expect(document.lineText(1) == "naam;b")
    #expect(!document.wasWindows1252)
  }

  @Test func `bytes that are not UTF-8 are windows-1252`() throws {
    let file: [UInt8] = Array("naam;b\nCaf".utf8) + [0xE9, 0x3B, 0x80, 0xA0, 0x0A]
    let document = try CSVDocument.read(file).get()
    #expect(document.wasWindows1252)
    #expect(document.text(record: 1, column: 0) == "Café")
    #expect(document.text(record: 1, column: 1) == "€")
    #expect(document.position(record: 1, column: 1) == (line: 2, column: 6))
  }

  @Test(
    arguments: [
      [0xC3], [0xA9], [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80],
      [0xF8, 0x88, 0x80, 0x80, 0x80], [0xE2, 0x82],
    ] as [[UInt8]])
  func `what is cut off, overlong, a surrogate or beyond Unicode is not UTF-8`(bad: [UInt8]) throws
  {
    for length in [0, 40, 59, 60, 61, 62, 63, 64, 200] {
      let before = Array("naam\n".utf8) + Array(repeating: UInt8(ascii: "x"), count: length)
      for after in [[], Array(repeating: UInt8(ascii: "y"), count: 100)] {
        #expect(try CSVDocument.read(before + bad + after).get().wasWindows1252)
        let good = Array("éé€\u{10FFFF}".utf8)
        #expect(try !CSVDocument.read(before + good + after).get().wasWindows1252)
      }
    }
  }

  @Test func `UTF-16 is recognised by its mark or by its zeros`() {
    let text = "school;naam\n1;Één\n"
    let little = text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    for file in [little, big, [0xFF, 0xFE] + little, [0xFE, 0xFF] + big] {
      #expect(fault(file) == CSVFault(kind: .utf16, line: 1, column: 1))
    }
  }

  @Test func `any other byte 0 is told with its place`() {
    for length in [0, 1, 63, 64, 500] {
      let file = "a;b\né" + String(repeating: "x", count: length) + "\0;1\n"
      #expect(
        fault(Array(file.utf8)) == CSVFault(kind: .nulByte, line: 2, column: length + 2))
    }
  }

  @Test func `a file that is too large is refused by its size`() {
    #expect(CSVDocument.largestFile == 1_073_741_824)
    switch CSVDocument.read(Array("a;b\n1;2\n".utf8), largestFile: 7) {
    case .success: Issue.record("8 bytes are more than 7")
    case .failure(let faults):
      let kind = CSVFault.Kind.tooLarge(bytes: 8, limit: 7)
      #expect(faults.faults == [CSVFault(kind: kind, line: 1, column: 1)])
    }
  }

  @Test func `every byte of windows-1252 has its character`() {
    for byte in UInt8.min...UInt8.max {
      let text = [byte].withUnsafeBufferPointer { Windows1252.decode($0) }
      #expect(text == Array(String(ReferenceWindows1252.scalar(byte)).utf8))
    }
  }

  private func fault(_ bytes: [UInt8]) -> CSVFault? {
    switch CSVDocument.read(bytes) {
    case .success: nil
    case .failure(let faults): faults.faults.count == 1 ? faults.faults.first : nil
    }
  }
}
