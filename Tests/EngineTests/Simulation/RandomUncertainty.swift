import Dossiers
import Engine
import Numbers
import Results
import Scenarios
import Tables
import TestSupport

/// Random dossiers of which nearly everything varies.
struct VaryingDossier {
  let dossier: Dossier
  let outcome: Outcome?

  /// So many dossiers that compile and run; the same for the same seed.
  static func all(_ count: Int, seed: UInt64) -> [VaryingDossier] {
    var random = SeededGenerator(seed: seed)
    return ModelGenerator.models(count, seed: seed).compactMap { model in
      let run = EngineRun(model.tables)
      guard run.compilation != nil else { return nil }
      var dossier = run.dossier
      vary(&dossier, &random)
      return VaryingDossier(dossier: dossier, outcome: run.errors.isEmpty ? run.outcome : nil)
    }
  }

  private static func vary(_ dossier: inout Dossier, _ random: inout SeededGenerator) {
    for telgroep in dossier.telgroepen.indices where random.happens(percent: 80) {
      dossier.uncertainties.append(row(.telgroep(telgroep), &random))
    }
    for parameter in dossier.parameters.indices where random.happens(percent: 40) {
      dossier.uncertainties.append(row(.parameter(parameter), &random))
    }
    for number in 0..<random.pick(0, 0, 1, 3) {
      dossier.risks.append(
        Risk(
          name: "risico_\(number)", chance: Decimal(coefficient: 25, scale: 2),
          minimum: Money(cents: random.pick(0, 100_000)),
          maximum: Money(cents: random.pick(100_000, 99_999_999)), control: "",
          provenance: provenance(random.pick(.aanname, .prognose))))
    }
  }

  private static func row(
    _ subject: Uncertainty.Subject, _ random: inout SeededGenerator
  ) -> Uncertainty {
    let spread = Decimal(coefficient: Int128(random.pick(0, 1, 3, 20, 99)), scale: 2)
    let changes = [-20, 0, 5, 100].map { Decimal(coefficient: $0, scale: 2) }
    return Uncertainty(
      subject: subject, target: Target(origin: .none),
      distribution: random.pick(
        .normal(spread), .triangular(spread), .uniform(spread), .list(changes)),
      correlation: Decimal(coefficient: random.pick(0, 5, 10), scale: 1),
      course: random.pick(.loose, .cumulative), provenance: provenance(.prognose))
  }

  private static func provenance(_ status: Status) -> Provenance {
    Provenance(status: status, source: "b", origin: .none)
  }
}

extension SimulationPlan {
  /// Runs all blocks in an order, divided over so many workers.
  func run(_ order: [Int]? = nil, workers count: Int = 1) -> Simulation {
    let workers = (0..<count).map { _ in worker() }
    for (place, block) in (order ?? Array(0..<blockCount)).enumerated() {
      workers[place % count].run(block: block)
    }
    return simulation(of: workers.map { $0.tally })
  }
}
