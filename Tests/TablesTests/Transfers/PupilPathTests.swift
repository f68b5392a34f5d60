import Tables
import TestSupport
import Testing

@Suite struct `A pupil with more transfers` {
  private typealias Tables = TransferTables

  private func told(_ rows: String..., in texts: TableTexts = Tables.base) -> [String] {
    Tables.read(texts.with(["overstappen.csv": Tables.header + rows.joined()])).told
  }

  private func row(
    _ code: String, _ from: String, _ to: String, _ day: String, through: String = "",
    kind: String = "vo-vo"
  ) -> String {
    Tables.row(
      code, kind, from, to, pupil: "l", enrolled: day, through: through,
      category: to.hasPrefix("v") ? "laag" : "")
  }

  @Test func `leaves the school where it is`() {
    #expect(told(row("o1", "a", "b", "2025-11-01"), row("o2", "b", "p", "2026-03-01")) == [])
    #expect(
      told(row("o1", "a", "b", "2025-11-01"), row("o2", "a", "p", "2026-03-01"))
        == ["O005|l|1-3-2026|b|a|o1"])
    // The order of the rows says nothing.
    #expect(
      told(row("o2", "a", "p", "2026-03-01"), row("o1", "a", "b", "2025-11-01"))
        == ["O005|l|1-3-2026|b|a|o1"])
  }

  @Test func `is back after the last day`() {
    let first = row("o1", "a", "b", "2025-11-01", through: "2026-02-28")
    #expect(told(first, row("o2", "a", "p", "2026-03-01")) == [])
    #expect(told(first, row("o2", "b", "p", "2026-02-28")) == [])
    #expect(told(first, row("o2", "b", "p", "2026-03-01")) == ["O005|l|1-3-2026|a|b|o1"])
    #expect(told(first, row("o2", "a", "p", "2026-02-28")) == ["O005|l|28-2-2026|b|a|o1"])
  }

  @Test func `goes once on a day`() {
    let first = row("o1", "a", "b", "2026-03-01")
    #expect(told(first, row("o2", "a", "p", "2026-03-01")) == ["O005|l|1-3-2026|b|a|o1"])
    #expect(told(first, row("o2", "b", "p", "2026-03-01")) == ["O005|l|1-3-2026|a|b|o1"])
  }

  @Test func `stays with its school in a voorziening and on trial`() {
    #expect(
      told(
        row("o1", "a", "hulp", "2025-11-01", kind: "vo-bovenschools"),
        row("o2", "a", "b", "2026-03-01")) == [])
    let trial = Tables.row("o1", "vo-vo", "a", "p", pupil: "l", trial: "2025-11-01", enrolled: "")
    #expect(told(trial, row("o2", "a", "b", "2026-03-01")) == [])
  }

  @Test func `may go to vo from the voorziening where it was placed`() {
    #expect(
      told(
        row("o1", "a", "b", "2025-09-01"),
        row("o2", "b", "hulp", "2025-11-01", kind: "vo-bovenschools"),
        row("o3", "hulp", "p", "2026-03-01", kind: "vso-vo")) == [])
  }

  @Test func `leaves the location of a vso school where it is`() {
    let first = row("o1", "a", "v2", "2026-02-02", kind: "vo-vso")
    #expect(told(first, row("o2", "v2", "b", "2026-05-01", kind: "vso-vo")) == [])
    #expect(
      told(first, row("o2", "v1", "b", "2026-05-01", kind: "vso-vo"))
        == ["O005|l|1-5-2026|v2|v1|o1"])
  }

  @Test func `may leave the location that came after a closed one`() {
    let texts = Tables.base.replacing(
      "v2;v;V2;2026-01-01;", by: "v2;v;V2;2026-01-01;2026-07-31", in: "vestigingen.csv")
    #expect(
      told(
        row("o1", "a", "v2", "2026-02-02", kind: "vo-vso"),
        row("o2", "v1", "b", "2026-10-01", kind: "vso-vo"), in: texts) == [])
  }

  @Test func `is not judged when one of its rows is wrong`() {
    #expect(
      told(
        row("o1", "a", "bb", "2025-11-01"), row("o2", "a", "b", "2026-01-15"),
        row("o3", "a", "p", "2026-03-01")) == ["O009|bb|b"])
  }

  @Test func `is named by its row when the row names no pupil`() {
    let first = Tables.row("l", "vo-vo", "a", "b", enrolled: "2025-11-01")
    #expect(told(first, row("o2", "a", "p", "2026-03-01")) == ["O005|l|1-3-2026|b|a|l"])
    #expect(told(first, Tables.row("o2", "vo-vo", "a", "p")) == [])
  }
}
