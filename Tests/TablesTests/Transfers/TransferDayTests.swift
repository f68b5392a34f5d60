import Dossiers
import Numbers
import Tables
import TestSupport
import Testing

@Suite struct `The days of a transfer` {
  private typealias Tables = TransferTables

  @Test(arguments: [
    ("2024-07-31", "", ["O001|31-7-2024|schooljaren"]), ("2024-08-01", "", []),
    ("2027-12-31", "", []), ("2028-01-01", "", ["O001|1-1-2028|schooljaren"]),
    ("", "2024-07-31", ["O001|31-7-2024|schooljaren"]),
  ])
  func `lie in the school years of the dossier`(enrolled: String, trial: String, told: [String]) {
    let row = Tables.row("o1", "vo-vo", "a", "b", trial: trial, enrolled: enrolled)
    #expect(Tables.read(row).told == told)
  }

  @Test(arguments: [
    ("vo-vo", "b", "2026-07-31", []),
    ("vo-vo", "b", "2026-08-01", ["O001|1-8-2026|schooljaar 2025/2026"]),
    ("vo-bovenschools", "hulp", "2026-08-15", ["O001|15-8-2026|schooljaar 2025/2026"]),
    ("overig", "b", "2027-08-15", []),
  ])
  func `end in the school year in which they begin`(
    kind: String, to: String, through: String, told: [String]
  ) {
    #expect(Tables.read(Tables.row("o1", kind, "a", to, through: through)).told == told)
  }

  @Test func `are one day at least`() {
    let row = Tables.row("o1", "vo-vo", "a", "b", enrolled: "")
    #expect(Tables.read(row).told == ["R004|vo-vo|vanaf"])
  }

  @Test(arguments: [
    (
      "2026-01-05", "2026-01-04", "2026-03-01", "",
      ["O002|proef_vanaf|4-1-2026|symbiose_vanaf|5-1-2026"]
    ),
    ("", "2026-03-02", "2026-03-01", "", ["O002|vanaf|1-3-2026|proef_vanaf|2-3-2026"]),
    ("", "", "2026-03-01", "2026-02-28", ["O002|tot|28-2-2026|vanaf|1-3-2026"]),
    ("2026-03-02", "", "2026-03-01", "", ["O002|vanaf|1-3-2026|symbiose_vanaf|2-3-2026"]),
    ("2026-03-01", "2026-03-01", "2026-03-01", "2026-03-01", []),
  ])
  func `follow each other`(
    symbiosis: String, trial: String, enrolled: String, through: String, told: [String]
  ) {
    let row = Tables.row(
      "o1", "vo-vo", "a", "b", symbiosis: symbiosis, trial: trial, enrolled: enrolled,
      through: through)
    #expect(Tables.read(row).told == told)
  }

  @Test func `that cannot be read give one finding`() {
    #expect(
      Tables.read(Tables.row("o1", "vo-vo", "a", "b", enrolled: "maart")).told == [
        "T029|maart|datum"
      ])
    #expect(
      Tables.read(Tables.row("o1", "vo-vo", "a", "b", enrolled: "2026-02-30")).told == [
        "T030|2026-02-30"
      ])
  }

  /// The school of 1 October is the one of the last 1 October before the first day.
  @Test(arguments: [
    ("2025-10-01", ["O006|c|1-10-2024"]), ("2025-10-02", []), ("2026-09-30", []),
    ("2026-10-02", ["O006|c|1-10-2026"]),
  ])
  func `tell which 1 October counted the pupil`(enrolled: String, told: [String]) {
    let row = Tables.row("o1", "vo-vo", "a", "b", counted: "c", enrolled: enrolled)
    #expect(Tables.read(row).told == told)
  }
}
