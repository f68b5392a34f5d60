import TestSupport
import Testing

@testable import Tables

@Suite struct `Personal numbers` {
  @Test(arguments: ["111222333", "123456782", "999990019", "101000000"])
  func `stand in a text`(_ number: String) {
    #expect(PersonalNumber.stands(in: number))
    #expect(PersonalNumber.stands(in: "Zie dossier \(number)."))
    #expect(PersonalNumber.stands(in: "a\(number)b"))
    #expect(PersonalNumber.stands(in: "12 \(number)"))
    #expect(PersonalNumber.hidden(in: "BSN \(number), groep 3") == "BSN •••••••••, groep 3")
  }

  @Test(arguments: [
    "", "geen", "11122233", "1112223330", "0111222333", "111222334", "000000000", "1.112.223,33",
    "2025-10-01", "111.222.334", "€ 111.222.333", "111.222.333,00", "111.222 333", "111  222  333",
    "12 111 222 333", "1 11222333", "11 12 22 33 3", "17YS11 12 22 333", "111 222 333A",
    "111,222,333", "2024-2025 1", "000.000.000",
  ])
  func `are not every number`(_ text: String) {
    #expect(!PersonalNumber.stands(in: text))
    #expect(PersonalNumber.hidden(in: text) == text)
  }

  @Test(arguments: [
    "111.222.333", "111 222 333", "111-222-333", "1112 22 333", "111\u{A0}222\u{A0}333",
    "123.456.782", "1234 56 782", "10.10.00.000",
  ])
  func `stand in a text in groups`(_ number: String) {
    #expect(PersonalNumber.stands(in: number))
    #expect(PersonalNumber.stands(in: "Zie leerling \(number), groep 3."))
    let bare = String(number.map { $0.isNumber ? "•" : $0 })
    #expect(PersonalNumber.hidden(in: "BSN \(number), groep 3") == "BSN \(bare), groep 3")
  }

  /// The weights of the eleven-test, applied to the number itself and not to its text.
  private static func rest(_ number: Int) -> Int {
    var rest = -(number % 10)
    var power = 10
    for weight in 2...9 {
      rest += weight * (number / power % 10)
      power *= 10
    }
    return (rest % 11 + 11) % 11
  }

  @Test func `are those that pass the eleven-test, and onderwijsnummers`() {
    var random = SeededGenerator(seed: 20_251_001)
    var seen = Set<Int>()
    var refused = 0
    var misjudged: [String] = []
    for turn in 0..<20_000 {
      // A quarter begins with 10, as an onderwijsnummer does.
      let number =
        turn % 4 == 0 ? 100_000_000 + random.whole(0...9_999_999) : random.whole(0...999_999_999)
      let rest = Self.rest(number)
      let isBSN = rest == 0 && number > 0
      let isPupil = number / 10_000_000 == 10 && rest == 5
      let text = String(String(number + 1_000_000_000).dropFirst())
      if PersonalNumber.stands(in: text) != (isBSN || isPupil) { misjudged.append(text) }
      seen.insert(rest + (number / 10_000_000 == 10 ? 100 : 0))
      if isBSN || isPupil { refused += 1 }
    }
    #expect(misjudged == [])
    // Every remainder was met, with and without the beginning of an onderwijsnummer.
    #expect(seen == Set(0...10).union(100...110))
    #expect(refused > 1_500)
  }

  @Test func `are as long when they are hidden`() {
    let text = "é 111222333;123456782 en 1112223330"
    let hidden = PersonalNumber.hidden(in: text)
    #expect(hidden.unicodeScalars.count == text.unicodeScalars.count)
    #expect(hidden == "é •••••••••;••••••••• en 1112223330")
  }
}
