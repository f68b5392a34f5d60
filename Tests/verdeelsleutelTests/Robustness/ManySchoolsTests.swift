import Dossiers
import Numbers
import Results
import Tables
import TestSupport
import Testing

@testable import verdeelsleutel

/// A dossier of many schools, each with two locations; the numbers follow from the school's number.
private struct ManySchools {
  let count: Int

  func pupils(_ school: Int) -> Int { first(school) + second(school) }
  func lwoo(_ school: Int) -> Int { school % 37 }
  func isVso(_ school: Int) -> Bool { school % 10 == 0 }
  private func first(_ school: Int) -> Int { 100 + school * 7 % 900 }
  private func second(_ school: Int) -> Int { school % 3 }

  var files: [DossierFile] {
    get throws {
      var texts: [String: String] = [:]
      for file in try FindingCase.base where !file.path.hasPrefix("scenarios/") {
        texts[file.path] = String(decoding: file.bytes, as: UTF8.self)
      }
      func table(_ path: String, _ rows: [String]) {
        let header = texts[path]?.split(separator: "\n").first.map(String.init) ?? ""
        texts[path] = ([header] + rows).joined(separator: "\n") + "\n"
      }
      let schools = 0..<count
      table(
        "scholen.csv",
        schools.map {
          "s\($0);School \($0);Bestuur \($0 % 40);\(isVso($0) ? "vso" : "regulier");;;voorbeeld;plan"
        })
      table(
        "vestigingen.csv",
        schools.flatMap { school in
          ["a", "b"].map { "s\(school)_\($0);s\(school);Vestiging;;;;voorbeeld;plan" }
        })
      table(
        "tellingen/2025-10-01/vo.csv",
        schools.flatMap { school in
          [
            "s\(school)_a;\(first(school));\(lwoo(school));voorbeeld;plan",
            "s\(school)_b;\(second(school));0;voorbeeld;plan",
          ]
        })
      table(
        "tellingen/2026-02-01/vso.csv",
        schools.filter(isVso).flatMap {
          ["s\($0)_a;\($0 % 11);voorbeeld;plan", "s\($0)_b;0;voorbeeld;plan"]
        })
      table("groepen.csv", schools.filter { !isVso($0) }.map { "lwoo;s\($0);;;voorbeeld;plan" })
      table(
        "schoolgegevens.csv",
        schools.filter { !isVso($0) }.map { "s\($0);onderwijskansen;2026;1,0;score;voorbeeld;plan" }
      )
      let total = schools.reduce(0) { $0 + pupils($1) }
      table("totalen.csv", ["okt;2025;leerlingen;\(total);vastgesteld;plan"])
      texts["parameters.csv"] = texts["parameters.csv"]?
        .replacing("€ 110,00", with: "€ 500,01").replacing("12.000,00", with: "9.000.000,00")
      return texts.map { DossierFile(path: $0.key, bytes: Array($0.value.utf8)) }
    }
  }
}

@Suite struct `A dossier of many schools` {
  @Test func `is divided to the cent`() throws {
    let many = ManySchools(count: 5_000)
    let printed = Printed(try many.files)
    #expect(printed.text == "")
    let dossier = try #require(printed.calculation.dossier)
    let year = try #require(printed.calculation.outcome?.years.first)
    #expect(dossier.schools.count == many.count)
    #expect(printed.calculation.outcome?.failedChecks == 0)

    let number = dossier.schools.map { Int($0.code.dropFirst()) ?? 0 }
    let regular = (0..<many.count).filter { !many.isVso($0) }
    let pupils = (0..<many.count).reduce(0) { $0 + many.pupils($1) }
    let euros = { (cents: Int) in (cents + (cents < 0 ? -50 : 50)) / 100 }
    // The room: the rate times the pupils in whole euros, less what is spent elsewhere.
    let room = euros(50_001 * pupils) * 100 - 2_000_000 - 900_000_000
    #expect(year.steps[0].posted == Int128(regular.count * 1_000_000))
    for posting in year.steps[1].postings {
      #expect(posting.amount.cents == Int64(10_000 * many.lwoo(number[posting.school])))
    }
    let spent = regular.reduce(0) { $0 + 1_000_000 + 10_000 * many.lwoo($1) }
    let rest = room - spent
    #expect(year.steps[2].posted == Int128(rest))
    let keys = regular.reduce(0) { $0 + many.pupils($1) }
    var wrong = 0
    for posting in year.steps[2].postings {
      let quota = rest * many.pupils(number[posting.school])
      let share = Int(posting.amount.cents)
      // Each share is its quota, rounded down or up.
      if share != quota / keys, share != quota / keys + 1 { wrong += 1 }
    }
    #expect(wrong == 0)
    let vso = (0..<many.count).filter(many.isVso).reduce(0) { $0 + $1 % 11 }
    #expect(year.steps[3].posted == Int128(vso * 25_000))
  }

  /// Twenty names are shown, each once; the rest is counted, and the work does not grow with the square.
  @Test func `has its findings counted`() throws {
    let many = ManySchools(count: 2_000)
    let files = try many.files.map { file in
      guard file.path == "vestigingen.csv" else { return file }
      let text = String(decoding: file.bytes, as: UTF8.self)
        .replacing("_a;s", with: "_a;x").replacing("_b;s", with: "_b;x")
      return DossierFile(path: file.path, bytes: Array(text.utf8))
    }
    let printed = Printed(files)
    #expect(Set(printed.codes) == ["N001"])
    #expect(printed.codes.count == 4_000)
    let headings = printed.text.split(separator: "\n").filter { $0.contains("fout[N001]") }
    #expect(headings.count == 20)
    let again = printed.text.split(separator: "\n").filter {
      $0 == "  … en nog 1 keer in deze tabel"
    }
    #expect(again.count == 20)
    #expect(printed.text.hasSuffix("\n… en nog 3960 keer [N001] in vestigingen.csv.\n"))
  }

  /// A file of which every row is ragged lists ten thousand faults; the others are counted as well.
  @Test func `has its broken rows counted`() throws {
    let many = ManySchools(count: 12_000)
    let files = try many.files.map { file in
      guard file.path == "scholen.csv" else { return file }
      let text = String(decoding: file.bytes, as: UTF8.self).replacing(";regulier;", with: ";")
      return DossierFile(path: file.path, bytes: Array(text.utf8))
    }
    let printed = Printed(files)
    let counted = printed.codes.filter { $0 == "T011" }.count
    #expect(counted == 10_000)
    #expect(printed.text.contains("\n… en nog 9980 keer [T011] in scholen.csv.\n"))
    #expect(printed.text.hasSuffix(" fouten in de vorm van scholen.csv.\n"))
  }
}
