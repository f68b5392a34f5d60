import Formats
import Numbers
import TestSupport
import Testing

@Suite("Reading a column at once")
struct CSVColumnTests {
  private static let pieces = [
    "0", "1", "7", "12", "345", "9", "00", ",", ".", ",5", "%", "€ ", "-", "<5", " ", "x", "\"\"",
    ":", "/",
  ]

  @Test(arguments: [";", ","])
  func `a column holds the same as its cells one by one`(delimiter: String) throws {
    var random = SeededGenerator(seed: 700)
    for _ in 0..<60 {
      let quoted = (0..<80).map { _ in "\"\(Self.cell(&random))\"" }
      let bare = (0..<80).map { _ in Self.cell(&random).filter { !"\",".contains($0) } }
      let rows = zip(bare, quoted).map { $0 + delimiter + $1 }
      let text = "a\(delimiter)b\n" + rows.joined(separator: "\n")
      let document = try CSVDocument.read(Array(text.utf8)).get()
      for column in 0..<2 { expectSame(document, column) }
    }
  }

  @Test func `plain Dutch numbers of every length are read`() throws {
    var cells: [String] = []
    for whole in 1...14 {
      for decimals in 0...14 {
        let digits = Array("987654321098765432109876543210".prefix(whole + decimals))
        cells.append(String(digits[..<whole]) + (decimals > 0 ? "," : "") + digits[whole...])
      }
    }
    let rows = cells.map { "\($0);\($0)x;-\($0);\($0.dropLast(1)),\($0)" }
    let text = "a;b;c;d\n" + rows.joined(separator: "\n")
    let document = try CSVDocument.read(Array(text.utf8)).get()
    for column in 0..<4 { expectSame(document, column) }
    #expect(document.decimals(column: 0).faults.count == 2 * 15 + 2 * 12)
  }

  @Test func `a header alone gives empty columns`() throws {
    let document = try CSVDocument.read(Array("a;b".utf8)).get()
    #expect(document.integers(column: 1).values.isEmpty)
    #expect(document.decimals(column: 1).values.isEmpty)
  }

  @Test func `signs and faults name their records`() throws {
    let document = try CSVDocument.read(Array("a\n1\n€ 2\nx\n3%\n<5\n".utf8)).get()
    let column = document.decimals(column: 0)
    #expect(column.states == [.value, .value, .fault, .value, .masked])
    #expect(column.faults.map(\.record) == [3])
    #expect(column.signs.map(\.record) == [2, 4])
    #expect(column.signs.map(\.sign) == [.euro, .percent])
  }

  private static func cell(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...4, using: &random))
      .compactMap { _ in pieces.randomElement(using: &random) }.joined()
  }

  private func expectSame(_ document: CSVDocument, _ column: Int) {
    let integers = document.integers(column: column)
    let decimals = document.decimals(column: column)
    #expect(integers.values.count == document.recordCount - 1)
    #expect(decimals.values.count == document.recordCount - 1)
    var faults = 0
    var signs = 0
    for record in 1..<document.recordCount {
      let text = document.text(record: record, column: column)
      let integer = document.integer(record: record, column: column)
      #expect(integer == NumberText.integer(text, style: document.style))
      switch integer {
      case .value(let value): #expect(integers.values[record - 1] == value)
      case .empty: #expect(integers.states[record - 1] == .empty)
      case .masked: #expect(integers.states[record - 1] == .masked)
      case .fault: #expect(integers.states[record - 1] == .fault)
      }
      let decimal = document.decimal(record: record, column: column)
      #expect(decimal == NumberText.decimal(text, style: document.style))
      switch decimal {
      case .value(let number):
        #expect(decimals.states[record - 1] == .value)
        #expect(decimals.values[record - 1] == number.value)
        if number.sign != .none { signs += 1 }
      case .empty: #expect(decimals.states[record - 1] == .empty)
      case .masked: #expect(decimals.states[record - 1] == .masked)
      case .fault(let fault):
        #expect(decimals.states[record - 1] == .fault)
        #expect(decimals.faults.contains { $0 == (record, fault) })
        faults += 1
      }
    }
    #expect(decimals.faults.count == faults)
    #expect(decimals.signs.count == signs)
  }
}
