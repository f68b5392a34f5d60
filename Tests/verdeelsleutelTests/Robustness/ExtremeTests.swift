import Dossiers
import Results
import Tables
import Testing

@testable import verdeelsleutel

@Suite struct `Extremes` {
  /// The sound dossier with pieces of text replaced; each must be there once.
  private func print(
    _ changes: (path: String, old: String, new: String)...
  ) throws -> Printed {
    var texts: [String: String] = [:]
    for file in try FindingCase.base {
      texts[file.path] = String(decoding: file.bytes, as: UTF8.self)
    }
    for change in changes {
      let parts = try #require(texts[change.path]).split(
        separator: change.old, omittingEmptySubsequences: false)
      #expect(parts.count == 2, "\(change.path): \(change.old)")
      texts[change.path] = parts.joined(separator: change.new)
    }
    return Printed(texts.map { DossierFile(path: $0.key, bytes: Array($0.value.utf8)) })
  }

  // MARK: Expressions

  private func key(_ expression: String) throws -> Printed {
    try print(("verdeling.csv", "leerlingen * onderwijskansen", expression))
  }

  @Test func `of an expression are 200 operators and brackets`() throws {
    let sum = String(repeating: "leerlingen + ", count: 200) + "leerlingen"
    #expect(try key(sum).errors == [])
    #expect(try key("leerlingen + " + sum).codes == ["T038"])
    let nested = String(repeating: "(", count: 200) + "leerlingen"
    #expect(try key(nested + String(repeating: ")", count: 200)).errors == [])
    #expect(try key("(" + nested + String(repeating: ")", count: 201)).codes == ["T038"])
    #expect(try key(nested).codes == ["T038"])
  }

  @Test(arguments: ["(", "a", "leerlingen*", "1", "1,", "@", "+", "leerlingen@okt+", "é", " "])
  func `of length end in one finding`(_ piece: String) throws {
    let text = String(repeating: piece, count: 32_000 / piece.utf8.count)
    let printed = try key(text)
    // Nothing but white space is an empty cell.
    #expect(printed.codes.count == 1, "\(printed.codes)")
    #expect(["T038", "N002", "R004"].contains(printed.codes[0]))
    #expect(printed.text.utf8.count < 1_200)
  }

  // MARK: Years and days

  private func years(_ first: Int, _ last: Int) throws -> Printed {
    let columns = (first...max(first, last)).map(String.init).joined(separator: ";")
    let cells = String(repeating: ";", count: max(last - first, 0))
    let amounts = (first...max(first, last)).map { _ in "20.000,00" }.joined(separator: ";")
    return try print(
      ("dossier.csv", "begin;2026", "begin;\(first)"), ("dossier.csv", "eind;2026", "eind;\(last)"),
      ("begroting.csv", "grondslag;2026", "grondslag;\(columns)"),
      ("begroting.csv", "leerlingen;", "16000;\(cells)"),
      ("begroting.csv", "vast;;;20.000,00", "vast;;;\(amounts)"),
      ("begroting.csv", "op scholen;stappen;;;", "op scholen;stappen;;;\(cells)"),
      ("begroting.csv", "het vso;stappen;;;", "het vso;stappen;;;\(cells)"),
      ("begroting.csv", ";;bijdrage_bovenschools;", ";;bijdrage_bovenschools;\(cells)"),
      ("begroting.csv", ";;vangnet_ondersteuning;", ";;vangnet_ondersteuning;\(cells)"),
      ("begroting.csv", ";;vangnet_zonder_school;", ";;vangnet_zonder_school;\(cells)"),
      ("begroting.csv", ";;vso_vo;", ";;vso_vo;\(cells)"),
      ("begroting.csv", "licht_tarief", "licht_budget"),
      ("parameters.csv", "licht_tarief;2026;€ 110,00;€ per leerling", "licht_budget;;€ 5,00;€"),
      ("parameters.csv", "basisbedrag;2026", "basisbedrag;"),
      ("parameters.csv", "vso_budget;2026;12.000,00", "vso_budget;;0"),
      // Only steps that need no telling are left.
      (
        "verdeling.csv",
        "20;;;algemeen;per_leerling;lwoo_bedrag;lwoo_leerlingen;lwoo;;;steun;",
        "20;;;algemeen;verdeel;;1;regulier;;;steun;"
      ),
      (
        "verdeling.csv", "30;;;algemeen;verdeel;;leerlingen * onderwijskansen;regulier;;;steun;",
        "30;;;algemeen;verdeel;;1;regulier;;;steun;"
      ),
      (
        "verdeling.csv",
        "40;;;expertise;per_leerling;vso_bedrag;vso_leerlingen@feb;vso;;;vso_steun;",
        "40;;;expertise;verdeel;;1;vso;;;vso_steun;"
      ))
  }

  @Test(arguments: [(2026, 2026), (2026, 2125), (1000, 1099), (9900, 9999), (1000, 1000)])
  func `of a period are a hundred years`(first: Int, last: Int) throws {
    let printed = try years(first, last)
    #expect(printed.errors == [])
    let outcome = try #require(printed.calculation.outcome)
    #expect(outcome.years.map(\.year) == Array(first...last))
    #expect(outcome.failedChecks == 0)
  }

  @Test(arguments: [
    (2026, 2126, "T043"), (2026, 2025, "T043"), (1000, 9999, "T043"), (999, 999, "T029"),
  ])
  func `of a period are not longer`(first: Int, last: Int, code: String) throws {
    let changed = try print(
      ("dossier.csv", "begin;2026", "begin;\(first)"), ("dossier.csv", "eind;2026", "eind;\(last)"))
    #expect(Set(changed.codes) == [code])
  }

  @Test(arguments: [
    ("2025-02-30", "T030"), ("30-2-2025", "T030"), ("29-2-2025", "T030"), ("2025-13-01", "T030"),
    ("0000-01-01", "T030"), ("2025-1-1", "T029"), ("1-1-25", "T029"), ("10000-01-01", "T029"),
    ("20250101", "T029"), ("2025/01/01", "T029"), ("999", "T029"), ("10000", "T029"),
    ("2025-01-01x", "T029"), ("-2025", "T029"), ("29-2-2024", ""), ("2024-02-29", ""),
    ("1-8-2025", ""), ("01-08-2025", ""), ("1000", ""), ("0001-01-01", ""),
  ])
  func `of a day are in the calendar`(_ day: String, _ code: String) throws {
    let printed = try print(
      ("scholen.csv", "Stichting Weide;vso;;", "Stichting Weide;vso;\(day);"))
    #expect(printed.codes == (code.isEmpty ? [] : [code]))
  }

  @Test(arguments: [
    ("-1", ""), ("-99", ""), ("99", ""), ("=1000", ""), ("=9999", ""), ("-100", "T032"),
    ("=999", "T032"), ("=", "T032"), ("2025", ""), ("999", "T032"), ("9999999999999999999", "T032"),
  ])
  func `of a counting moment are a hundred years away`(_ year: String, _ code: String) throws {
    // A moment that nothing names.
    let printed = try print(("peilmomenten.csv", "feb;2;1;0", "feb;2;1;0\nver;2;1;\(year)"))
    #expect(printed.codes == (code.isEmpty ? [] : [code]))
  }

  @Test func `of a counting moment may lie outside the calendar`() throws {
    let printed = try print(
      ("dossier.csv", "begin;2026", "begin;9950"), ("dossier.csv", "eind;2026", "eind;9950"),
      ("begroting.csv", ";2026;", ";9950;"), ("peilmomenten.csv", "okt;10;1;-1", "okt;10;1;99"))
    #expect(Set(printed.codes) == ["R014"])
    #expect(printed.text.contains("een dag die dat jaar niet heeft"))
  }

  // MARK: Numbers

  @Test(arguments: [
    ("40", ""), ("999999", ""), ("999.999", ""), ("40,0", ""), ("0040", ""), ("+40", ""),
    ("1000000", "T028"), ("0", "T028"), ("-40", "T028"), ("40,5", "T026"), ("99999999999", "T028"),
    ("999999999999999999999", "T025"), ("veertig", "T021"), ("<5", "T031"), ("", "T020"),
    ("4e1", "T021"), ("40.5", "T022"),
  ])
  func `of a step's number are six digits`(_ number: String, _ code: String) throws {
    let printed = try print(("verdeling.csv", "40;;;expertise", "\(number);;;expertise"))
    #expect(printed.codes == (code.isEmpty ? [] : [code]))
    // The step is never left out without a word.
    if code.isEmpty {
      #expect(try #require(printed.calculation.outcome).years[0].steps.count == 4)
    }
  }

  @Test(arguments: ["999.999.999.999,99", "-999.999.999.999,99", "0,00", "-0,01"])
  func `of an amount are computed to the cent`(_ amount: String) throws {
    let printed = try print(
      ("begroting.csv", "vast;;;20.000,00", "vast;;;\(amount)"),
      ("potten.csv", "ruimte;fout", "ruimte;resultaat"))
    let isShort = amount.hasPrefix("999")
    #expect(printed.codes == (isShort ? ["U006"] : []))
  }
}
