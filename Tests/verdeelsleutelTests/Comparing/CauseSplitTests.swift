import Dossiers
import Results
import Tables
import TestSupport
import Testing

@testable import verdeelsleutel

@Suite("The causes of a difference")
struct CauseSplitTests {
  private static let amsterdam = "amsterdam-diemen-2024-2028"

  /// Every scenario that the repository ships, with its dossier.
  static let shipped: [(dossier: String, scenario: String)] = ShippedDossierTests.names.flatMap {
    dossier in
    let folder = "\(RepositoryFiles.root)/budgets/\(dossier)/scenarios"
    return ((try? RepositoryFiles.names(in: folder)) ?? []).map { (dossier, $0) }
  }

  @Test(arguments: shipped)
  func `sum to the difference of every school`(dossier: String, scenario: String) throws {
    let run = try ComparedRun(dossier, scenarios: [scenario])
    #expect(run.faults == [])
    let rows = run.causeRows.flatMap { $0 }
    #expect(rows == run.split.rows && !rows.isEmpty)
  }

  /// A cent with the wrong cause, a cent too much in a pot and a wrong order are all noticed.
  @Test func `that are a cent wrong are noticed`() throws {
    let run = try ComparedRun("voorbeeld", scenarios: ["krimp"], year: 2026)
    let year = run.redistribution.years[0]
    func school(_ school: Redistribution.School, _ cents: Int128) -> Redistribution.School {
      var causes = school.causes
      causes[0] += cents
      return .init(
        code: school.code, name: school.name, board: school.board, kind: school.kind,
        presence: school.presence, amounts: school.amounts, causes: causes)
    }
    func faults(
      _ schools: [Redistribution.School], _ pots: [Redistribution.Part]
    ) -> [String] {
      let wrong = Redistribution.Year(
        year: 2026, isAllocated: true, schools: schools, boards: year.boards, kinds: year.kinds,
        pots: pots)
      return ComparedRun.faults(
        of: Redistribution(
          before: "a", after: "b", years: [wrong], causes: run.redistribution.causes))
    }
    #expect(faults(year.schools, year.pots) == [])
    #expect(!faults(year.schools.map { school($0, 1) }, year.pots).isEmpty)
    #expect(!faults(year.schools.reversed(), year.pots).isEmpty)
    #expect(!faults(year.schools, Array(year.pots.dropLast())).isEmpty)
  }

  @Test func `of two independent changes change with their order, and their sum does not`() throws {
    for (dossier, names) in [
      ("voorbeeld", ["krimp", "lwoo-12-6-1"]),
      (Self.amsterdam, ["basis-per-vestiging", "minimum-10-miljoen"]),
    ] {
      let one = try ComparedRun(dossier, scenarios: names, year: 2026)
      let other = try ComparedRun(dossier, scenarios: names.reversed(), year: 2026)
      #expect(one.faults == [] && other.faults == [])
      #expect(one.differences == other.differences)
      #expect(Set(one.split.rows.map(\.key)) == Set(other.split.rows.map(\.key)))
      func split(_ run: ComparedRun) -> [String: Int128] {
        let rows = run.causeRows
        let year = run.redistribution.years[0]
        var split: [String: Int128] = [:]
        for school in year.schools {
          for (cause, cents) in school.causes.enumerated() {
            split["\(school.code) \(rows[cause][0].scenario) \(rows[cause][0].line)"] = cents
          }
        }
        return split
      }
      #expect(split(one) != split(other))
    }
  }

  @Test func `begin after the scenarios that both outcomes have`() throws {
    let run = try ComparedRun(
      Self.amsterdam, with: ["lwoo-12-6-1"], scenarios: ["basis-per-vestiging"], year: 2026)
    #expect(run.faults == [])
    #expect(
      run.causeRows.map { $0.map(\.scenario) } == [["basis-per-vestiging"]])
    let whole = try ComparedRun(
      Self.amsterdam, scenarios: ["lwoo-12-6-1", "basis-per-vestiging"], year: 2026)
    let last = whole.redistribution.causes.count - 1
    let expected = whole.redistribution.years[0].schools.map { ($0.code, $0.causes[last]) }
    let found = run.redistribution.years[0].schools.map { ($0.code, $0.amounts.difference) }
    #expect(found.sorted { $0.0 < $1.0 }.map(\.1) == expected.sorted { $0.0 < $1.0 }.map(\.1))
  }

  /// A school without a location is no valid dossier, so its rows are one cause.
  @Test func `take a change that is nothing alone together with the next`() throws {
    let run = try ComparedRun("voorbeeld", scenarios: ["nieuwe-school"])
    #expect(run.causeRows.contains { $0.count > 1 })
    #expect(
      run.redistribution.years.contains { year in
        year.schools.contains { $0.presence == .after && $0.amounts.before == 0 }
      })
  }

  @Test func `are files when there are too many rows, and scenarios when there are too many files`()
    throws
  {
    func rows(_ scenario: String, _ files: Int, _ count: Int) -> [OverlayRow] {
      (0..<files).flatMap { file in
        (0..<count).map {
          OverlayRow(
            scenario: scenario, path: "\(file).csv", line: $0 + 2, key: [], effect: .removed)
        }
      }
    }
    let files = DossierFiles([])
    func stops(_ rows: [OverlayRow], shared: Int = 0) throws -> [Int] {
      let run = try ComparedRun("voorbeeld", scenarios: ["lwoo-12-6-1"])
      return CauseSplit(
        files: files, scenarios: [], year: nil, base: run.split.base, rows: rows, shared: shared,
        permission: run.split.permission
      ).stops
    }
    #expect(try stops(rows("a", 1, 200)) == Array(1...200))
    #expect(try stops(rows("a", 3, 100)) == [100, 200, 300])
    #expect(try stops(rows("a", 3, 100), shared: 150) == Array(151...300))
    #expect(try stops(rows("a", 300, 1) + rows("b", 1, 2)) == [300, 302])
  }
}
