import Dossiers
import Engine
import Reports
import Results
import Scenarios
import Tables
import TestSupport
import Testing

@testable import verdeelsleutel

/// A dossier of the repository compared with scenarios laid over it, as the command does.
struct ComparedRun {
  let redistribution: Redistribution
  let split: CauseSplit

  init(
    _ dossier: String, with: [String] = [], scenarios: [String], year: Int? = nil
  ) throws {
    let files = DossierFiles(
      try RepositoryFiles.dossier(dossier).map { DossierFile(path: $0.path, bytes: $0.bytes) })
    let base = DossierReader.read(files)
    func calculation(_ names: [String]) -> Calculation {
      Calculation(
        DossierReader.read(files, scenarios: names, after: base, rows: .noted), year: year)
    }
    let (before, after) = (calculation(with), calculation(with + scenarios))
    let old = (try #require(before.dossier), try #require(before.outcome))
    let new = (try #require(after.dossier), try #require(after.outcome))
    split = CauseSplit(
      files: files, scenarios: with + scenarios, year: year, base: base,
      rows: after.reading.overlayRows, shared: before.reading.overlayRows.count,
      permission: ComparisonGuard(from: old, to: new))
    let (causes, between) = split.causes()
    redistribution = NamedRun(name: "voor", outcome: old.1, dossier: old.0).redistribution(
      to: NamedRun(name: "na", outcome: new.1, dossier: new.0), causes: causes, between: between)
  }

  /// The rows of each cause.
  var causeRows: [[OverlayRow]] {
    redistribution.causes.map { cause in
      if case .rows(let rows) = cause { rows } else { [] }
    }
  }

  /// What does not add up, in words.
  var faults: [String] { Self.faults(of: redistribution) }

  static func faults(of redistribution: Redistribution) -> [String] {
    var faults: [String] = []
    for year in redistribution.years {
      for school in year.schools where school.causes.reduce(0, +) != school.amounts.difference {
        faults.append("\(year.year) \(school.code)")
      }
      for (name, parts) in [("besturen", year.boards), ("soort", year.kinds), ("pot", year.pots)] {
        let before = parts.reduce(Int128(0)) { $0 + $1.amounts.before }
        let after = parts.reduce(Int128(0)) { $0 + $1.amounts.after }
        if Redistribution.Amounts(before: before, after: after) != year.total {
          faults.append("\(year.year) \(name)")
        }
      }
      if year.effect.net != year.total.difference { faults.append("\(year.year) saldo") }
      let net = redistribution.causes.indices.reduce(Int128(0)) {
        $0 + year.effect(ofCause: $1).net
      }
      if net != year.total.difference { faults.append("\(year.year) oorzaken") }
      let order = year.schools.map { ($0.amounts.difference, $0.code) }
      for (one, next) in zip(order, order.dropFirst())
      where one.0 < next.0 || (one.0 == next.0 && one.1 >= next.1) {
        faults.append("\(year.year) volgorde \(next.1)")
      }
    }
    return faults
  }

  /// The difference of each school in each year.
  var differences: [String: Int128] {
    var differences: [String: Int128] = [:]
    for year in redistribution.years {
      for school in year.schools {
        differences["\(year.year) \(school.code)"] = school.amounts.difference
      }
    }
    return differences
  }
}
