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
  /// The outcome when nothing varies, where there is one.
  let outcome: Outcome?

  /// So many dossiers, of which those that do not compile are left out; the same for the same seed.
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
    for _ in 0..<random.pick(0, 0, 1, 3) {
      dossier.risks.append(
        .test(
          chance: 25, from: random.pick(0, 100_000), through: random.pick(100_000, 99_999_999),
          random.pick(.aanname, .prognose)))
    }
  }

  private static func row(
    _ subject: Uncertainty.Subject, _ random: inout SeededGenerator
  ) -> Uncertainty {
    let spread = Decimal(coefficient: Int128(random.pick(0, 1, 3, 20, 99)), scale: 2)
    let changes = [-20, 0, 5, 100].map { Decimal(coefficient: $0, scale: 2) }
    return .test(
      subject,
      random.pick(.normal(spread), .triangular(spread), .uniform(spread), .list(changes)),
      correlation: random.pick(0, 5, 10), random.pick(.loose, .cumulative))
  }
}

extension Uncertainty {
  /// A row for all schools; the correlation in tenths.
  static func test(
    _ subject: Subject, _ distribution: Distribution, correlation: Int = 0,
    _ course: Course = .loose
  ) -> Uncertainty {
    Uncertainty(
      subject: subject, target: Target(origin: .none), distribution: distribution,
      correlation: Decimal(coefficient: Int128(correlation), scale: 1), course: course,
      provenance: Provenance(status: .prognose, source: "b", origin: .none))
  }
}

extension Risk {
  /// A risk with a chance in percent and amounts in cents.
  static func test(
    chance: Int, from minimum: Int64, through maximum: Int64, _ status: Status
  ) -> Risk {
    Risk(
      name: "risico", chance: Decimal(coefficient: Int128(chance), scale: 2),
      minimum: Money(cents: minimum), maximum: Money(cents: maximum), control: "",
      provenance: Provenance(status: status, source: "b", origin: .none))
  }
}

extension SimulationPlan {
  /// Runs all blocks in an order, divided over so many workers.
  func simulation(_ order: [Int]? = nil, workers count: Int = 1) -> Simulation {
    let workers = (0..<count).map { _ in worker() }
    for (place, block) in (order ?? Array(0..<blockCount)).enumerated() {
      workers[place % count].run(block: block)
    }
    return simulation(of: workers.map { $0.tally })
  }
}
