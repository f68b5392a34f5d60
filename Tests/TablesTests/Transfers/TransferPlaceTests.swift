import Dossiers
import Tables
import TestSupport
import Testing

@Suite struct `A place of a transfer` {
  private typealias Tables = TransferTables

  @Test(arguments: [
    ("a", TransferPlace.school(0)), ("a2", .school(0)), ("b", .school(1)), ("p", .school(3)),
    ("v1", .location(3, school: 5)), ("v2", .location(4, school: 5)),
    ("w", .location(5, school: 6)),
    ("hulp", .facility(0)), ("klas", .facility(1)), ("buiten", .outside),
  ])
  func `is what its code stands for`(code: String, place: TransferPlace) throws {
    let other = code == "buiten" ? "a" : "buiten"
    let reading = Tables.read(Tables.row("o1", "overig", code, other))
    #expect(reading.told == [])
    #expect(try #require(reading.transfers.first).leaves == place)
  }

  @Test func `is the only location that a vso school has on the day`() throws {
    let before = Tables.read(Tables.row("o1", "overig", "v", "a", enrolled: "2025-12-31"))
    #expect(try #require(before.transfers.first).leaves == .location(3, school: 5))
    let after = Tables.read(Tables.row("o1", "overig", "v", "a", enrolled: "2026-01-01"))
    #expect(after.told == ["O008|v|1-1-2026|v1, v2"])
  }

  @Test func `is the school where that is enough, on 1 October`() throws {
    let row = Tables.row("o1", "vso-vo", "v1", "a", counted: "v", enrolled: "2027-03-01")
    #expect(try #require(Tables.read(row).transfers.first).countedAt == .school(5))
  }

  @Test(arguments: [
    ("c", "2025-07-31", ["O006|c|31-7-2025"]), ("c", "2025-08-01", []),
    ("c", "2026-08-01", ["O006|c|1-8-2026"]), ("v2", "2025-12-31", ["O006|v2|31-12-2025"]),
  ])
  func `exists on the day`(code: String, enrolled: String, told: [String]) {
    #expect(
      Tables.read(Tables.row("o1", "overig", "a", code, category: "laag").replacingDay(enrolled))
        .told == told)
  }

  @Test(arguments: [("hulpp", "hulp"), ("a11", "a1"), ("buitn", "buiten"), ("onbekend", "")])
  func `is not known by another code`(code: String, near: String) {
    #expect(Tables.read(Tables.row("o1", "overig", "a", code)).told == ["O009|\(code)|\(near)"])
  }

  @Test func `is no school and a location of another`() {
    let texts = Tables.base.replacing("a2;a;A2", by: "p;a;A2", in: "vestigingen.csv")
    let reading = Tables.read(Tables.row("o1", "vo-vo", "b", "p"), in: texts)
    #expect(reading.told == ["N008|p|school|vestiging"])
  }

  @Test(arguments: [
    ("vo-vo", "a1", "a2", true), ("vo-vo", "a", "a", true), ("vso-vso", "v1", "v2", false),
    ("vso-vso", "v1", "v1", true), ("overig", "buiten", "buiten", true),
    ("overig", "a", "a1", true),
  ])
  func `is another than the one that the pupil leaves`(
    kind: String, from: String, to: String, isSame: Bool
  ) {
    let reading = Tables.read(
      Tables.row("o1", kind, from, to, category: kind == "vso-vso" ? "laag" : ""))
    #expect(reading.told == (isSame ? ["O003|\(from)"] : []))
  }

  @Test(arguments: [
    ("vo-vo", "v1", "b", "v1|van|vso"), ("vo-vo", "a", "hulp", "hulp|naar|voorziening"),
    ("vo-vo", "a", "buiten", ""), ("vo-vo", "p", "t", ""), ("vso-vo", "a", "b", "a|van|regulier"),
    ("vso-vo", "hulp", "b", ""), ("vso-vo", "v1", "buiten", "buiten|naar|buiten"),
    ("vo-vso", "buiten", "w", "buiten|van|buiten"), ("vo-vso", "t", "p", "p|naar|pro"),
    ("vso-vso", "t", "w", "t|van|tussenvoorziening"),
    ("vo-bovenschools", "a", "b", "b|naar|regulier"),
    ("vo-bovenschools", "p", "hulp", ""), ("so-vo", "a", "b", "a|van|regulier"),
    ("so-vo", "buiten", "b", ""), ("overig", "w", "hulp", ""),
  ])
  func `fits the kind of transfer`(kind: String, from: String, to: String, told: String) {
    let category = to == "w" || to == "p" ? "laag" : ""
    let reading = Tables.read(Tables.row("o1", kind, from, to, category: category))
    #expect(reading.told == (told.isEmpty ? [] : ["O007|\(kind)|\(told)"]))
  }

  @Test(arguments: [
    ("scholen.csv", "c;C;Y", "buiten;C;Y", "school"),
    ("vestigingen.csv", "a2;a;A2", "buiten;a;A2", "vestiging"),
    ("voorzieningen.csv", "klas;Klas", "buiten;Klas", "voorziening"),
  ])
  func `inside is never called buiten`(path: String, old: String, new: String, what: String) {
    let reading = Tables.read(Tables.base.replacing(old, by: new, in: path))
    #expect(reading.told == ["N008|buiten|\(what)|buiten"])
  }

  @Test(arguments: [("a", "school"), ("a1", "vestiging")])
  func `is no voorziening and something else`(code: String, what: String) {
    let texts = Tables.base.replacing("klas;Klas", by: "\(code);Klas", in: "voorzieningen.csv")
    #expect(Tables.read(texts).told == ["N008|\(code)|voorziening|\(what)"])
  }

  @Test func `is not judged when a table that names it cannot be read`() {
    let texts = Tables.base.with(["voorzieningen.csv": "voorziening\n"])
    let told = Tables.read(Tables.row("o1", "overig", "a", "onbekend"), in: texts).told
    #expect(!told.contains { $0.hasPrefix("O") })
    #expect(!told.isEmpty)
  }
}

extension String {
  fileprivate func replacingDay(_ day: String) -> String {
    split(separator: ";", omittingEmptySubsequences: false)
      .map { $0 == "2026-03-01" ? day : String($0) }.joined(separator: ";")
  }
}
